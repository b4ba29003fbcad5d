// Measuring on the map, and drawing what places must lie in: a distance, a circle, a polygon. Loaded with the first press of
// its button. The program does all that measures: it is told the points (`atlas:pen`) and answers at once
// (`atlas:measured`); while a tool is open it tells the camera with every frame (`atlas:camera`) and each tap
// (`atlas:tap`). What becomes a filter goes to it as a piece of an address. Here are the points, what is seen of them, and
// the keys.

const SVG = "http://www.w3.org/2000/svg";
const MODES = ["line", "circle", "area"];
/** How near to the first point, in CSS px, a press means that point. */
const CLOSE_PX = 14;
/** How far a point is dragged until it is no press, in CSS px. */
const SLOP_PX = 4;
/** How far an arrow key moves a point, in CSS px; with Shift, and without. */
const STEPS_PX = [40, 4];
/** The shortest leg that has its length written beside it, in CSS px. */
const LABEL_PX = 56;
const MOST_RADIUS_M = 1_000_000;

const make = (name, attributes = {}, ...parts) => dress(document.createElement(name), attributes, parts);
const draw = (name, attributes = {}, ...parts) => dress(document.createElementNS(SVG, name), attributes, parts);

function dress(element, attributes, parts) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...parts);
  return element;
}

const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, at) => values[at] ?? "");

/** The messages of the page's language, by name. */
async function messages() {
  const code = document.documentElement.lang;
  const begun = globalThis.atlasLanguage;
  const text = begun?.code === code ? await begun.text : await (await fetch(`lang/${code}.txt`, { cache: "no-cache" })).text();
  return Object.fromEntries(text.split("\n").filter((line) => line.includes(" = ")).map((line) => line.split(/ = (.*)/s, 2)));
}

/** The tools' style, once it is there: they must not be seen undressed. */
function style() {
  if (document.querySelector('link[href="draw.css"]')) return undefined;
  return new Promise((done) => {
    document.head.append(make("link", { rel: "stylesheet", href: "draw.css", onload: done, onerror: done }));
  });
}

/** Where a position is on the Mercator square, and back; the square goes from 0 to 1, y down. */
const world = ({ lat, lng }) => ({ x: lng / 360 + 0.5, y: 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI) });
const position = ({ x, y }) => {
  // Five decimals, a metre, are what an address has: what is seen is what is kept.
  const rounded = (degrees, most) => Math.min(Math.max(Math.round(degrees * 1e5) / 1e5, -most), most);
  return { lat: rounded((Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, 85), lng: rounded((x - 0.5) * 360, 180) };
};
const written = (points) => points.map(({ lat, lng }) => `${lat},${lng}`).join(";");
const read = (text) => (text ?? "").split(";").filter(Boolean).map((pair) => pair.split(",").map(Number)).map(([lat, lng]) => ({ lat, lng }));

/** Tells the program; false where it refuses. */
const tell = (detail) => dispatchEvent(new CustomEvent("atlas:pen", { detail, cancelable: true }));

/** What is drawn: it outlives a change of language. */
class Sketch {
  mode = "line";
  points = [];
  /** The metres of a radius that was typed; 0: it ends at the second point. */
  radius = 0;
  measured = undefined;

  /** The circle or the polygon that the address has as a filter is there to be changed. */
  constructor(query) {
    const corners = read(query.get("area"));
    const [lat, lng, radius] = (query.get("near") ?? "").split(",").map(Number);
    if (corners.length > 2) {
      Object.assign(this, { mode: "area", points: corners });
    } else if (radius > 0) {
      Object.assign(this, { mode: "circle", points: [{ lat, lng }], radius });
    }
    this.measure();
  }

  /** Asks the program what the points measure. */
  measure() {
    const hear = ({ detail }) => {
      const [legs, length, around, size, radius, ring] = detail.split("\n");
      const [metres, reach] = radius.split("\t");
      this.measured = { legs: legs.split("\t").filter(Boolean), length, around, size, metres: Number(metres), reach, ring: read(ring) };
    };
    addEventListener("atlas:measured", hear, { once: true });
    tell(`${this.mode === "circle" ? this.radius : 0} ${written(this.points)}`);
    // A circle of a typed radius has its second point where it can be grasped.
    if (this.mode === "circle" && this.radius > 0 && this.measured.ring.length > 0) {
      const { lat, lng } = this.measured.ring[0];
      this.points[1] = { lat, lng };
    }
  }

  add(point) {
    if (this.mode === "circle" && this.points.length > 1) this.points.length = 1;
    this.radius = 0;
    this.points.push(point);
    this.measure();
    return Math.min(this.points.length, this.mode === "circle" ? 2 : Infinity);
  }

  move(at, point) {
    // Who moves the middle takes the circle along.
    if (this.mode === "circle" && at === 0 && this.points.length > 1) this.radius ||= this.measured.metres;
    else this.radius = 0;
    this.points[at] = point;
    this.measure();
  }

  remove(at) {
    this.points.splice(at, 1);
    this.radius = 0;
    this.measure();
  }

  change(mode) {
    // A circle has two points at most; what else was drawn is not thrown away for a look at it.
    this.mode = mode;
    if (mode === "circle") this.points.length = Math.min(this.points.length, 2);
    this.radius = 0;
    this.measure();
  }

  isReady() {
    return this.mode === "circle" ? this.measured.metres > 0 : this.mode === "area" && this.points.length > 2;
  }

  /** The piece of an address that makes it the filter, in place of the one that was drawn before. */
  patch() {
    if (this.mode === "area") return `near=&area=${written(this.points)}`;
    const [{ lat, lng }] = this.points;
    return `area=&near=${lat},${lng},${Math.round(this.measured.metres * 10) / 10}`;
  }
}

/** The tool that is open. */
let tool;
let isOpening = false;

/** Opens the tools, or closes them. */
export async function toggle(button) {
  if (tool) return tool.close();
  if (isOpening) return undefined;
  isOpening = true;
  const [say] = await Promise.all([messages(), style()]).finally(() => (isOpening = false));
  const sketch = new Sketch(new URLSearchParams(location.search));
  tool = open(button, sketch, say);
  tool.focus();
  return undefined;
}

function open(button, sketch, say) {
  const frame = document.getElementById("map");
  const map = frame.parentElement;
  const end = new AbortController();
  const during = { signal: end.signal };
  let camera;
  let current = 0;

  const screen = (point) => {
    const { x, y } = world(point);
    return { x: (x - camera.x) * camera.scale + camera.left, y: (y - camera.y) * camera.scale + camera.top };
  };
  const point = ({ x, y }) => position({ x: (x - camera.left) / camera.scale + camera.x, y: (y - camera.top) / camera.scale + camera.y });
  const path = (points, isClosed) => points.map(screen).map(({ x, y }, at) => `${at ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("") + (isClosed && points.length > 0 ? "Z" : "");

  // What is seen on the map.
  const [halo, line, spoke, aim] = ["halo", "line", "spoke", "aim"].map((name) => draw("path", { class: `draw-${name}`, "aria-hidden": "true" }));
  const labels = draw("g", { "aria-hidden": "true" });
  const handles = draw("g", { role: "group", "aria-label": say.DRAW_POINTS });
  const sheet = draw("svg", { class: "draw-sheet" }, halo, line, spoke, aim, labels, handles);

  // What is said of it.
  const status = make("p", { class: "visually-hidden", role: "status" });
  const hint = make("p", { class: "draw-hint", id: "draw-hint" });
  const length = make("p", { class: "draw-figure" });
  const size = make("p", { class: "draw-figure" });
  const list = make("ol");
  const legs = make("details", {}, make("summary", {}, say.DRAW_LEGS), list);

  /** What is measured, in words: one or two sentences. */
  const figures = () => {
    const { length, around, size, metres, reach } = sketch.measured;
    if (sketch.points.length === 0) return [];
    if (sketch.mode === "line") return [fill(say.DRAW_LENGTH, length)];
    if (sketch.mode === "circle") return metres > 0 ? [fill(say.DRAW_REACH, reach)] : [];
    return sketch.points.length > 2 ? [fill(say.DRAW_AROUND, around), fill(say.DRAW_SIZE, size)] : [fill(say.DRAW_LENGTH, length)];
  };
  const announce = (text) => {
    // What is said twice must differ, or it would not be heard again.
    status.textContent = status.textContent === text ? `${text}\u00a0` : text;
  };
  const summed = () => (sketch.points.length > 0 ? figures().join(". ") : say.DRAW_NONE);

  /** What a press on the map, at a place of the screen, does. */
  const set = (at) => {
    const first = sketch.mode === "area" && sketch.points.length > 2 ? screen(sketch.points[0]) : undefined;
    if (first && Math.hypot(first.x - at.x, first.y - at.y) <= CLOSE_PX) return use();
    const count = sketch.add(point(at));
    current = count - 1;
    announce(fill(say.DRAW_SAID, count, figures().join(". ")));
    return render();
  };
  const remove = (at) => {
    const hadFocus = handles.contains(document.activeElement);
    if (sketch.points.length === 0) return announce(say.DRAW_NONE);
    sketch.remove(at);
    current = Math.max(Math.min(current, sketch.points.length - 1), 0);
    announce(fill(say.DRAW_GONE, at + 1, summed()));
    render();
    if (hadFocus) (handles.children[current] ?? frame).focus({ focusVisible: true });
    return undefined;
  };
  const undo = () => remove(sketch.points.length - 1);
  const clear = () => {
    sketch.points.length = 0;
    sketch.radius = 0;
    sketch.measure();
    announce(say.DRAW_NONE);
    render();
  };
  function use() {
    if (!sketch.isReady()) return announce(hint.textContent);
    // The program says what is shown then.
    return tell(sketch.patch()) ? close() : announce(say.DRAW_REFUSED);
  }
  function close() {
    const hadFocus = [bar, sheet].some((part) => part.contains(document.activeElement)) || document.activeElement === document.body;
    end.abort();
    tool = undefined;
    for (const part of [sheet, bar]) part.remove();
    tell("");
    if (hadFocus) button.focus({ focusVisible: true });
  }

  // The bar.
  const choices = MODES.map((mode) => {
    const input = make("input", { type: "radio", name: "draw", value: mode, onchange: () => choose(mode) });
    input.checked = sketch.mode === mode;
    return make("label", {}, input, make("span", {}, say[`DRAW_${mode.toUpperCase()}`]));
  });
  const choose = (mode) => {
    sketch.change(mode);
    current = 0;
    render();
  };
  const radius = make("input", { type: "number", min: "1", max: `${MOST_RADIUS_M}`, step: "any", inputmode: "decimal" });
  radius.addEventListener("change", () => {
    const metres = Number(radius.value);
    if (!(metres >= 1 && metres <= MOST_RADIUS_M)) return announce(say.DRAW_REFUSED);
    // Without a middle it is the crosshair.
    if (sketch.points.length === 0) sketch.points.push(point(camera.aim));
    sketch.radius = metres;
    sketch.measure();
    announce(summed());
    return render();
  });
  const field = make("label", { class: "draw-radius" }, make("span", {}, say.DRAW_RADIUS), radius);
  const press = (name, act, more = "") => make("button", { type: "button", class: `button ${more}`, onclick: act }, say[name]);
  const apply = press("DRAW_USE", use, "is-main");
  const closer = make(
    "button",
    { type: "button", class: "tool", "aria-label": say.CLOSE, title: say.CLOSE, onclick: close },
    draw("svg", { class: "icon", viewBox: "0 0 20 20", "aria-hidden": "true" }, draw("path", { d: "m5 5 10 10M15 5 5 15" })),
  );
  const bar = make(
    "div",
    { class: "draw", role: "group", "aria-label": say.DRAW, "data-region": "" },
    make("div", { class: "draw-head" }, make("div", { class: "draw-modes", role: "radiogroup", "aria-label": say.DRAW, "aria-describedby": "draw-hint draw-keys" }, ...choices), closer),
    hint,
    make("p", { class: "visually-hidden", id: "draw-keys" }, say.DRAW_HINT_KEYS),
    field,
    length,
    size,
    legs,
    make("div", { class: "draw-acts" }, press("DRAW_SET", () => set(camera.aim), "draw-set"), press("DRAW_UNDO", undo), press("DRAW_CLEAR", clear), apply),
    status,
  );

  /** A point that is grasped, or moved by keys. */
  const handle = (at) => {
    const dot = draw("g", { class: "draw-point", role: "button" }, draw("circle", { class: "draw-reach" }), draw("circle", { class: "draw-dot" }));
    let grasped;
    dot.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      dot.setPointerCapture(event.pointerId);
      const { x, y } = screen(sketch.points[at]);
      grasped = { x: event.clientX - x, y: event.clientY - y, from: [event.clientX, event.clientY], isMoved: false };
    });
    dot.addEventListener("pointermove", (event) => {
      if (!grasped) return;
      grasped.isMoved ||= Math.hypot(event.clientX - grasped.from[0], event.clientY - grasped.from[1]) > SLOP_PX;
      if (grasped.isMoved) shift(at, { x: event.clientX - grasped.x, y: event.clientY - grasped.y });
    });
    dot.addEventListener("pointerup", () => {
      const was = grasped;
      grasped = undefined;
      if (was?.isMoved) announce(fill(say.DRAW_SAID, at + 1, figures().join(". ")));
      else if (was) pressed(at);
    });
    dot.addEventListener("pointercancel", () => (grasped = undefined));
    dot.addEventListener("focus", () => {
      current = at;
      order();
    });
    dot.addEventListener("keydown", (event) => onPoint(event, at));
    return dot;
  };
  const shift = (at, to) => {
    sketch.move(at, point(to));
    render();
  };
  /** Who presses the first corner has gone around. */
  const pressed = (at) => {
    if (at === 0 && sketch.mode === "area" && sketch.isReady()) use();
    else handles.children[at]?.focus();
  };
  const onPoint = (event, at) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[event.key];
    const count = sketch.points.length;
    if (way) {
      const step = STEPS_PX[event.shiftKey ? 0 : 1];
      const { x, y } = screen(sketch.points[at]);
      shift(at, { x: x + way[0] * step, y: y + way[1] * step });
      announce(fill(say.DRAW_SAID, at + 1, figures().join(". ")));
    } else if (event.key === "PageDown" || event.key === "PageUp") {
      handles.children[(at + (event.key === "PageUp" ? count - 1 : 1)) % count].focus({ focusVisible: true });
    } else if (event.key === "Delete" || event.key === "Backspace") remove(at);
    else if (event.key === "Enter" || event.key === " ") pressed(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** The points are one stop of the Tab key. */
  const order = () => [...handles.children].forEach((dot, at) => dot.setAttribute("tabindex", at === current ? "0" : "-1"));

  /** Everything anew: the points have changed. */
  function render() {
    const { mode, points, measured } = sketch;
    while (handles.children.length > points.length) handles.lastChild.remove();
    while (handles.children.length < points.length) handles.append(handle(handles.children.length));
    [...handles.children].forEach((dot, at) => dot.setAttribute("aria-label", fill(say.DRAW_POINT, at + 1, points.length)));
    order();
    hint.textContent = say[`DRAW_HINT_${mode.toUpperCase()}`];
    hint.hidden = sketch.isReady() || (mode === "line" && points.length > 1);
    const [first = "", second = ""] = figures();
    [length.textContent, size.textContent] = [first, second];
    legs.hidden = mode === "circle" || measured.legs.length < 2;
    list.replaceChildren(...measured.legs.map((leg) => make("li", {}, leg)));
    field.hidden = mode !== "circle";
    if (document.activeElement !== radius || sketch.radius === 0) radius.value = measured.metres > 0 && mode === "circle" ? `${Math.round(measured.metres * 10) / 10}` : "";
    apply.hidden = mode === "line";
    labels.replaceChildren(...(mode === "circle" ? [] : measured.legs.map((leg) => draw("text", {}, leg))));
    place();
  }

  /** Everything where it is now: the camera has moved. */
  function place() {
    const { mode, points, measured } = sketch;
    // The program tells the camera with what it measures, too: what is anew then is made just after.
    if (!camera || handles.children.length !== points.length) return;
    const isRound = mode === "circle";
    const d = path(isRound ? measured.ring : points, mode !== "line");
    for (const part of [halo, line]) part.setAttribute("d", d);
    line.classList.toggle("is-closed", mode !== "line");
    spoke.setAttribute("d", isRound ? path(points, false) : "");
    aim.setAttribute("d", `M${camera.aim.x - 18} ${camera.aim.y}h36M${camera.aim.x} ${camera.aim.y - 18}v36`);
    const spots = points.map(screen);
    [...handles.children].forEach((dot, at) => dot.setAttribute("transform", `translate(${spots[at].x.toFixed(1)} ${spots[at].y.toFixed(1)})`));
    [...labels.children].forEach((label, at) => {
      const [a, b] = [spots[at], spots[at + 1]];
      label.setAttribute("x", (a.x + b.x) / 2);
      label.setAttribute("y", (a.y + b.y) / 2 - 6);
      label.setAttribute("visibility", Math.hypot(a.x - b.x, a.y - b.y) < LABEL_PX ? "hidden" : "visible");
    });
  }

  addEventListener(
    "atlas:camera",
    ({ detail }) => {
      const [x, y, scale, left, top, ...at] = detail.split(" ").map(Number);
      camera = { x, y, scale, left, top, aim: { x: at[0], y: at[1] } };
      place();
    },
    during,
  );
  addEventListener(
    "atlas:tap",
    ({ detail }) => {
      const [x, y] = detail.split(" ").map(Number);
      set({ x, y });
    },
    during,
  );
  // On the map the tool comes before the program: these keys are its own as long as it is open.
  const onMap = (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "Escape" && !event.defaultPrevented) close();
    else if (event.target !== frame || !isPlain) return;
    else if (event.key === "Enter" || event.key === " ") set(camera.aim);
    else if (event.key === "Backspace" || event.key === "Delete") undo();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  map.addEventListener("keydown", onMap, { ...during, capture: true });
  // Two points set quickly are no zoom.
  map.addEventListener("dblclick", (event) => frame.contains(event.target) && event.stopPropagation(), { ...during, capture: true });
  // Another language: the same drawing in its words.
  const { lang } = document.documentElement;
  const watch = new MutationObserver(async () => {
    // The page says its language again and again, mostly the same.
    if (document.documentElement.lang === lang) return;
    watch.disconnect();
    const next = await messages();
    if (end.signal.aborted) return;
    close();
    tool = open(button, sketch, next);
  });
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
  end.signal.addEventListener("abort", () => watch.disconnect());

  frame.after(sheet, bar);
  sketch.measure();
  render();
  return { close, focus: () => choices[MODES.indexOf(sketch.mode)].firstChild.focus() };
}
