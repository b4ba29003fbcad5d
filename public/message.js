// Messages between an embed and the page around it, version 1: { v: 1, type, payload, requestId }.
//
// Loaded only where the embed's address names the page's exact origin (`host=https://example.org`); where the atlas
// document lists `hosts`, that origin must be among them. Messages come from the parent window and that origin or are
// not seen; they go to the parent and that origin, never to "*". Whatever comes is a stranger's: it is measured, taken
// apart and written as a piece of an address, which the program reads as it reads any link. Locked filters stay.
//
// An embed in a sandbox has no origin that the page could name. There `ready` carries a MessagePort for the way back.

const VERSION = 1;
/** Bounds of a message: values in it, depth, letters in all. */
const MOST = { values: 2000, depth: 5, letters: 16_000 };
/** Most messages within a second; more are answered once and then dropped. */
const MOST_A_SECOND = 60;
const FORBIDDEN = ["__proto__", "constructor", "prototype"];
/** What goes out; a page that sends it back gets no answer, or there would be no end. */
const OURS = ["ready", "viewChanged", "selectionChanged", "resized", "ack", "error"];
/** Heights that an embed with a map asks for, in CSS px, and its height for each px of width. */
const MAP_PX = { least: 360, most: 720, share: 0.6 };

/** Why a message is refused: a word for programs, a sentence for people. */
class Refusal extends Error {
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

const refuse = (reason, message) => {
  throw new Refusal(reason, message);
};

/** Walks through a value within its bounds; refuses whatever is no plain data. */
function measure(value, left = { values: MOST.values, letters: MOST.letters }, depth = 0) {
  if ((left.values -= 1) < 0 || depth > MOST.depth) refuse("size", "the message has too many values or is too deep");
  if (typeof value === "string" && (left.letters -= value.length) < 0) refuse("size", "the message is too long");
  if (value === null || ["string", "boolean", "undefined"].includes(typeof value) || Number.isFinite(value)) return;
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) refuse("shape", "the message holds something that is neither text, number, list nor plain object");
  // Not `Object.entries`: it would read all of a million members before the first is counted.
  for (const name in value) {
    if (FORBIDDEN.includes(name)) refuse("name", `a member must not be called ${name}`);
    if ((left.letters -= name.length) < 0) refuse("size", "the message is too long");
    measure(value[name], left, depth + 1);
  }
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const pair = (key, value) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`;
const number = (value, name) => (Number.isFinite(value) ? value : refuse("value", `${name} is no number`));
const text = (value, name) => (typeof value === "string" ? value : refuse("value", `${name} is no text`));

/** An item of a list as it stands in an address, and back. */
const item = (value) => {
  if (value === "?") return value;
  return text(value, "a value").replaceAll("!", "!!").replaceAll(",", "!.").replaceAll("..", ".!_.").replaceAll("?", "!-");
};
const unitem = (written) => written.replace(/!(.?)/gs, (_, sign) => ({ ".": ",", "-": "?", _: "" })[sign] ?? sign);

/** A facet's filter: a list of values, or { from, to, unknown }. */
function filter(value) {
  if (Array.isArray(value)) return value.length > 0 ? value.map(item).join(",") : refuse("value", "a filter is empty");
  if (!isObject(value)) refuse("value", "a filter is neither a list nor a range");
  const end = (name) => (value[name] === undefined || value[name] === null ? "" : number(value[name], name));
  return `${end("from")}..${end("to")}${value.unknown === true ? ",?" : ""}`;
}

function unfilter(written) {
  const [range, ...unknown] = written.endsWith(",?") ? [written.slice(0, -2), "?"] : [written];
  const ends = /^(-?[\d.e+]*?)\.\.(-?[\d.e+]*)$/i.exec(range);
  if (!ends) return written.split(",").filter(Boolean).map((value) => (value === "?" ? value : unitem(value)));
  const end = (digits) => (digits === "" ? null : Number(digits));
  return { from: end(ends[1]), to: end(ends[2]), unknown: unknown.length > 0 };
}

/** A view's address as plain data for the page around. */
function view(query, sentence) {
  const asked = new URLSearchParams(query);
  const numbers = (name) => asked.get(name)?.split(",").slice(0, 3).map(Number);
  const [lat, lng, zoom] = numbers("at") ?? [];
  const [nearLat, nearLng, radius] = numbers("near") ?? [];
  const corners = asked.get("area")?.split(";").map((corner) => corner.split(",").map(Number));
  const filters = {};
  for (const [key, value] of asked) {
    // A facet's name comes from a stranger's address: it must not reach the prototype.
    if (key.startsWith("f.") && !FORBIDDEN.includes(key.slice(2))) filters[key.slice(2)] = unfilter(value);
  }
  return {
    position: lat === undefined ? null : { lat, lng, zoom },
    filters,
    locked: (asked.get("lock") ?? "").split(",").filter(Boolean).map(unitem),
    text: asked.get("q") ?? "",
    near: nearLat === undefined ? null : { lat: nearLat, lng: nearLng, radius },
    area: corners?.map(([lat, lng]) => ({ lat, lng })) ?? null,
    language: document.documentElement.lang,
    theme: asked.get("theme") ?? "auto",
    query: query.slice(1),
    sentence,
  };
}

function selection(query) {
  const [layer, ...id] = new URLSearchParams(query).get("sel")?.split(":") ?? [];
  return layer === undefined ? null : { layer, id: id.join(":") };
}

/** What may be asked for, each as a piece of an address; a pair without a value takes it away. */
const ASKED = {
  setView({ lat, lng, zoom }) {
    return [pair("at", [number(lat, "lat"), number(lng, "lng"), number(zoom, "zoom")].map(decimal).join(","))];
  },
  // What is named becomes what is said, and what is not named stays; the filters as a whole are one thing.
  setFilters(payload, now) {
    const isAsked = ["filters", "text", "near", "area"].some((name) => payload[name] !== undefined);
    if (!isAsked) refuse("value", "none of filters, text, near and area is there");
    const pairs = [];
    if (payload.filters !== undefined) {
      if (!isObject(payload.filters)) refuse("value", "filters is no object");
      const wanted = Object.entries(payload.filters);
      const locked = wanted.find(([facet]) => now.locked.includes(facet));
      if (locked) refuse("locked", `the filter ${locked[0]} is locked`);
      const open = Object.keys(now.filters).filter((facet) => !now.locked.includes(facet));
      for (const facet of open) if (!Object.hasOwn(payload.filters, facet)) pairs.push(`${encodeURIComponent(`f.${facet}`)}=`);
      for (const [facet, value] of wanted) pairs.push(pair(`f.${facet}`, filter(value)));
    }
    if (payload.text !== undefined) pairs.push(pair("q", text(payload.text, "text")));
    if (payload.near === null) pairs.push("near=");
    else if (payload.near !== undefined) {
      if (!isObject(payload.near)) refuse("value", "near is no object");
      const { lat, lng, radius } = payload.near;
      pairs.push(pair("near", [number(lat, "lat"), number(lng, "lng"), number(radius, "radius")].map(decimal).join(",")));
    }
    if (payload.area === null) pairs.push("area=");
    else if (payload.area !== undefined) {
      if (!Array.isArray(payload.area) || !payload.area.every(isObject)) refuse("value", "area is no list of corners");
      const corner = ({ lat, lng }) => [number(lat, "lat"), number(lng, "lng")].map(decimal).join(",");
      pairs.push(pair("area", payload.area.map(corner).join(";")));
    }
    return pairs;
  },
  select({ layer, id }) {
    if (id === null) return ["sel="];
    const name = layer === undefined ? "places" : text(layer, "layer");
    return [name.includes(":") ? refuse("value", "layer is none") : pair("sel", `${name}:${text(id, "id")}`)];
  },
  setLanguage: ({ language }) => [pair("lang", text(language, "language"))],
  setTheme: ({ theme }) => [pair("theme", text(theme, "theme"))],
};

/** A number without an exponent, as addresses have it. */
const decimal = (value) => (Math.abs(value) < 1e-6 ? "0" : Math.abs(value) < 1e15 ? String(value) : refuse("value", "a number is too large"));

/** The exact origin that a text names; none: it is something else, or one of many (`null`). */
function originOf(asked) {
  try {
    const { origin, protocol } = new URL(asked);
    return origin === asked && ["http:", "https:"].includes(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}

/** The height that the embed would like, in CSS px. */
function wantedHeight() {
  const parts = [...document.querySelectorAll(".is-list :is(.card, .list-frame, .part.is-scrolling)")];
  const shown = parts.find((part) => part.checkVisibility());
  if (shown) {
    // Not its scrolling height, which is never less than what it has already.
    const ends = [...shown.children].map((child) => child.getBoundingClientRect().bottom);
    const top = shown.getBoundingClientRect().top - shown.scrollTop;
    const padding = parseFloat(getComputedStyle(shown).paddingBlockEnd) || 0;
    return Math.ceil(innerHeight - shown.clientHeight + Math.max(0, ...ends) - top + padding);
  }
  return Math.round(Math.min(MAP_PX.most, Math.max(MAP_PX.least, innerWidth * MAP_PX.share)));
}

/** Listens to the page around if it is from the origin `asked`, for as long as the embed lives. */
export function listen(asked) {
  const host = originOf(asked);
  if (!host || parent === self) return;
  // What the program last said; none: it has not begun.
  let now;
  let isAllowed = false;
  let height;
  // How many messages have come since when, in milliseconds.
  let [times, since] = [0, 0];
  // Without an origin of its own the embed cannot be named as a receiver: the page gets the end of a channel.
  const channel = self.origin === "null" ? new MessageChannel() : undefined;

  const post = (type, payload, requestId = null, ports = []) =>
    parent.postMessage({ v: VERSION, type, payload, requestId }, host, ports);
  const state = () => ({ view: view(now.query, now.sentence), selection: selection(now.query) });

  const hear = ({ detail }) => {
    const before = now;
    const [query, hosts, ...sentence] = detail.split("\n");
    isAllowed = hosts === "*" || hosts.split(" ").includes(host);
    if (!isAllowed) return undefined;
    now = { query, sentence: sentence.join("\n") };
    if (!before) greet();
    else {
      if (before.query !== query || before.sentence !== now.sentence) post("viewChanged", state().view);
      if (JSON.stringify(selection(before.query)) !== JSON.stringify(selection(query))) post("selectionChanged", selection(query));
    }
    return requestAnimationFrame(tellHeight);
  };

  let isGreeted = false;
  const greet = () => {
    // A channel's end can be given away once.
    post("ready", { versions: [VERSION], ...state() }, null, channel && !isGreeted ? [channel.port2] : []);
    isGreeted = true;
  };

  const tellHeight = () => {
    const wanted = wantedHeight();
    if (wanted === height || !now) return;
    height = wanted;
    post("resized", { height });
  };

  const take = (data) => {
    let requestId = null;
    try {
      if (!isObject(data)) refuse("shape", "the message is no object");
      measure(data);
      const { v, type, payload = {} } = data;
      if (OURS.includes(type)) return;
      if (["string", "number"].includes(typeof data.requestId)) requestId = data.requestId;
      if (v !== VERSION) refuse("version", `v is not ${VERSION}`);
      if (type === "hello") return greet();
      if (typeof type !== "string" || !Object.hasOwn(ASKED, type)) refuse("type", "there is no such type");
      if (!isObject(payload)) refuse("shape", "payload is no object");
      const patch = ASKED[type](payload, view(now.query, now.sentence)).join("&");
      const isTaken = dispatchEvent(new CustomEvent("atlas:go", { detail: patch, cancelable: true }));
      if (!isTaken) refuse(type === "select" ? "missing" : "value", "the atlas has no such thing, or it cannot be read");
      post("ack", state(), requestId);
    } catch (error) {
      const { reason = "failed", message } = error;
      post("error", { reason, message: `${message}` }, requestId);
    }
  };

  const receive = (data) => {
    if (!isAllowed || !now) return;
    const time = performance.now();
    if (time - since >= 1000) [times, since] = [0, time];
    times += 1;
    if (times <= MOST_A_SECOND) take(data);
    else if (times === MOST_A_SECOND + 1) post("error", { reason: "rate", message: "too many messages" });
  };

  addEventListener("message", ({ data, origin, source }) => {
    if (source === parent && origin === host) receive(data);
  });
  if (channel) channel.port1.onmessage = ({ data }) => receive(data);
  addEventListener("atlas:changed", hear);
  addEventListener("resize", tellHeight);
  // What is used in the embed may make it longer or shorter without changing the view.
  for (const event of ["click", "keyup"]) addEventListener(event, () => requestAnimationFrame(tellHeight));
  // The program may have spoken before: it is asked again.
  dispatchEvent(new CustomEvent("atlas:go", { detail: "" }));
}
