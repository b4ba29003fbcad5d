// The share dialog: the link to this view with its code, and the HTML that puts the view into another page, with a
// preview. Loaded when the button is pressed; the program says the link (`atlas:share`) and draws the code (`atlas:ask`
// for it, `atlas:code` with it). All the rest follows from the link, because a modal dialog lets nothing change it.

/** Widths and heights of an embed, as they stand in HTML. */
const WIDTHS = ["100%", "960", "640", "360"];
const HEIGHTS = ["400", "600", "800"];
/** What an embed can show: the values of `ui` and their messages. */
const PARTS = { both: "EMBED_BOTH", map: "EMBED_MAP", list: "EMBED_LIST" };
/** Sides of a printed code, in millimetres. */
const SIDES_MM = ["30", "50", "80"];
/** How long a button says that it has copied. */
const SAID_MS = 4000;
const CLOSE = "m5 5 10 10M15 5 5 15";
const LINK =
  "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1";
const SVG = "http://www.w3.org/2000/svg";

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

const icon = (path) => draw("svg", { class: "icon", viewBox: "0 0 20 20", "aria-hidden": "true" }, draw("path", { d: path }));
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** The messages of the page's language, by name. */
async function messages() {
  const code = document.documentElement.lang;
  const begun = globalThis.atlasLanguage;
  const text = begun?.code === code ? await begun.text : await (await fetch(`lang/${code}.txt`, { cache: "no-cache" })).text();
  return Object.fromEntries(text.split("\n").filter((line) => line.includes(" = ")).map((line) => line.split(/ = (.*)/s, 2)));
}

/** The dialog's style, once it is there: it must not be seen undressed. */
function style() {
  if (document.querySelector('link[href="share.css"]')) return undefined;
  return new Promise((done) => {
    document.head.append(make("link", { rel: "stylesheet", href: "share.css", onload: done, onerror: done }));
  });
}

/** The address of an embed of the view at `link`. */
function embedAddress(link, { ui, isLocked }) {
  const address = new URL(link);
  const query = address.searchParams;
  const put = [["embed", "1"]];
  if (ui !== "both") put.push(["ui", ui]);
  // A facet's name is written as an item of a list.
  const escape = (name) => name.replaceAll("!", "!!").replaceAll(",", "!.").replaceAll("..", ".!_.").replaceAll("?", "!-");
  const facets = [...query.keys()].filter((key) => key.startsWith("f.")).map((key) => escape(key.slice(2)));
  if (isLocked && facets.length > 0) put.push(["lock", facets.join(",")]);
  const open = document.querySelector('[role="tab"][aria-selected="true"]')?.id.slice("tab-".length);
  if (open === "filters" || open === "layers") put.push(["panel", open]);
  // What is in the address already stays as it was written.
  const added = put.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
  address.search = [address.search.slice(1), ...added].filter(Boolean).join("&");
  return address.href;
}

let isOpening = false;

/** Opens the dialog for the view at `link`. */
export async function open(link) {
  if (isOpening || document.querySelector("dialog.share")) return;
  isOpening = true;
  const [say] = await Promise.all([messages(), style()]).finally(() => (isOpening = false));
  const status = make("p", { class: "visually-hidden", role: "status" });
  const announce = (text) => (status.textContent = text);
  const title = document.getElementById("map")?.getAttribute("aria-label") ?? document.title;

  const field = (kind, label, text, ...labels) => {
    const input = make(kind, { readonly: "", rows: "4", spellcheck: "false", onfocus: () => input.select() });
    input.value = text;
    const box = make("label", { class: "share-text" }, make("span", {}, say[label]), input);
    const button = copyButton(say, () => input.value, announce, ...labels);
    return { input, part: make("div", { class: "share-field" }, box, make("div", { class: "share-options" }, button)) };
  };
  const choice = (label, names, change) => {
    const select = make("select", { onchange: change }, ...names.map((name) => make("option", {}, name)));
    return { select, part: make("label", { class: "share-option" }, make("span", {}, say[label]), select) };
  };

  const own = field("input", "SHARE_LINK", link, "COPY_LINK", "COPIED");
  const html = field("textarea", "EMBED_CODE", "", "COPY_CODE", "COPIED_CODE");
  const update = () => {
    const src = embedAddress(link, { ui: Object.keys(PARTS)[shows.select.selectedIndex], isLocked: lock.checked });
    const [width, height] = [WIDTHS[widths.select.selectedIndex], HEIGHTS[heights.select.selectedIndex]];
    html.input.value =
      `<iframe src="${escaped(src)}" title="${escaped(title)}" width="${width}" height="${height}" loading="lazy" ` +
      'allow="fullscreen; clipboard-write" style="border: 0"></iframe>';
    if (preview.getAttribute("aria-expanded") === "false") return frame.replaceChildren();
    // Another address makes another frame: one that goes on to it would be a step of "back".
    const now = { class: "share-preview", src, title, width, height, allow: "fullscreen; clipboard-write" };
    return frame.replaceChildren(make("iframe", now));
  };
  const shows = choice("EMBED_SHOWS", Object.values(PARTS).map((name) => say[name]), update);
  const widths = choice("EMBED_WIDTH", WIDTHS.map((width) => width.replace("%", " %")), update);
  const heights = choice("EMBED_HEIGHT", HEIGHTS, update);
  heights.select.selectedIndex = 1;
  const lock = make("input", { type: "checkbox", onchange: update });
  const locks = make("label", { class: "share-option" }, lock, make("span", {}, say.EMBED_LOCK));
  const hasFilters = [...new URL(link).searchParams.keys()].some((key) => key.startsWith("f."));
  const toggle = () => {
    preview.setAttribute("aria-expanded", String(preview.getAttribute("aria-expanded") === "false"));
    update();
  };
  const preview = make("button", { type: "button", class: "button", "aria-expanded": "false", onclick: toggle }, say.PREVIEW);
  const frame = make("div");
  const code = codePart(say, link, announce);
  own.part.lastElementChild.append(code.button);

  const closer = make("button", { type: "button", class: "tool", "aria-label": say.CLOSE, onclick: () => dialog.close() }, icon(CLOSE));
  const options = make("div", { class: "share-options" }, shows.part, widths.part, heights.part, ...(hasFilters ? [locks] : []));
  const dialog = make(
    "dialog",
    { class: "share", "aria-labelledby": "share-title", onclose: () => (code.end(), dialog.remove()) },
    make("div", { class: "share-head" }, make("h2", { id: "share-title" }, say.SHARE), closer),
    own.part,
    code.part,
    // A page that is a file can stand in no other page.
    location.protocol === "file:"
      ? make("p", {}, say.LINK_IS_FILE)
      : make("section", { "aria-labelledby": "embed-title" }, make("h3", { id: "embed-title" }, say.EMBED), options, html.part, preview, frame),
    status,
  );
  update();
  document.body.append(dialog);
  // Closing it gives the focus back to the button.
  dialog.showModal();
}

/** A button that copies a text, and says so: at first what it does, then that it is done. */
function copyButton(say, text, announce, what, done) {
  const label = make("span", {}, say[what]);
  let turn = 0;
  const copy = async () => {
    const isCopied = await navigator.clipboard?.writeText(text()).then(() => true, () => false);
    label.textContent = say[isCopied ? done : "COPY_FAILED"];
    announce(label.textContent);
    const now = (turn += 1);
    setTimeout(() => turn === now && (label.textContent = say[what]), SAID_MS);
  };
  return make("button", { type: "button", class: "button", onclick: copy }, icon(LINK), label);
}

/** The code of a link: the button that asks for it, and the part that shows it and offers it as a file. */
function codePart(say, link, announce) {
  const part = make("div", { class: "share-code" });
  const sizes = make("select", {}, ...SIDES_MM.map((side) => make("option", {}, side)));
  const tell = (name) => {
    part.replaceChildren(make("p", {}, say[name]));
    announce(say[name]);
  };
  const show = ({ detail }) => {
    const [side, path] = detail.split("\n");
    if (!path) {
      tell(side === "0" ? "SHARE_CODE_LONG" : "SHARE_CODE_FAILED");
      return;
    }
    const drawing = draw(
      "svg",
      { viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": `${say.SHARE_CODE}: ${link}`, "shape-rendering": "crispEdges" },
      draw("rect", { width: side, height: side, fill: "#fff" }),
      draw("path", { d: path }),
    );
    const save = () => {
      const file = drawing.cloneNode(true);
      for (const name of ["width", "height"]) file.setAttribute(name, `${SIDES_MM[sizes.selectedIndex]}mm`);
      const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(file)], { type: "image/svg+xml" }));
      make("a", { href: address, download: "link.svg" }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    };
    const option = make("label", { class: "share-option" }, make("span", {}, say.SHARE_CODE_SIDE), sizes);
    const button = make("button", { type: "button", class: "button", onclick: save }, say.SHARE_CODE_SAVE);
    announce(say.SHARE_CODE);
    part.replaceChildren(drawing, make("div", { class: "share-options" }, option, button));
  };
  addEventListener("atlas:code", show);
  const ask = () => {
    tell("SHARE_CODE_WAIT");
    dispatchEvent(new CustomEvent("atlas:ask", { detail: "code" }));
  };
  const button = make("button", { type: "button", class: "button", onclick: ask }, say.SHARE_CODE);
  return { part, button, end: () => removeEventListener("atlas:code", show) };
}
