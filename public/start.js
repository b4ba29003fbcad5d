// What must work before the program does, and after it broke: the page is light or dark as the reader wants it, the
// reader's language is fetched while the program is still on its way, and when the program cannot start or breaks down, a
// screen says so and offers ways on. Nothing that the reader chose is lost: it is all in the address.

const languages = ["en", "mn", "vi", "fr"];
const asked = new URLSearchParams(location.search);
const tags = [asked.get("lang"), ...navigator.languages].map((tag) => (tag ?? "").toLowerCase().split(/[-_]/));
// Mongolian in its traditional script is another language than in Cyrillic.
const tag = tags.find(([code, ...parts]) => languages.includes(code) && !parts.includes("mong"));
const code = tag?.[0] ?? "en";
// A file of an older edition would not fit the program: the server is always asked.
const file = fetch(`lang/${code}.txt`, { cache: "no-cache" });
const text = file.then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(`${answer.url}: ${answer.status}`))));
globalThis.atlasLanguage = { code, text };

const root = document.documentElement;
const wants = (feature) => matchMedia(`(${feature})`).matches;
const device = wants("prefers-color-scheme: dark") ? "dark" : wants("prefers-contrast: more") ? "contrast" : "light";
const theme = asked.get("theme");
root.dataset.theme = ["light", "dark", "contrast"].includes(theme) ? theme : device;

// What only some pages need comes when it is wanted: an embed's style, the share dialog, talk with the page around.
const late = (name, use) =>
  import(`./${name}`).then(use).catch(() => dispatchEvent(new CustomEvent("atlas:lost", { detail: name })));
// One file with everything inside asks nobody for a base map.
addEventListener("atlas:basemap", ({ detail }) => detail && !globalThis.atlasInside && late("basemap.js", ({ show }) => show(detail)));
addEventListener("atlas:vertical", () => late("vertical.js", ({ load }) => load()));
addEventListener("atlas:share", ({ detail }) => late("share.js", ({ open }) => open(detail)));
if ("embed" in root.dataset || asked.get("embed") === "1") {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "embed.css" }));
  if (asked.has("host") && parent !== self) late("message.js", ({ listen }) => listen(asked.get("host")));
}

// The page is written for one atlas: its files come while the program is on its way, those of the first picture at once,
// the others when the program asks. They are small: the program reads them without a worker.
const { atlas, first, then } = document.currentScript.dataset;
const isOwn = !asked.has("data") && [null, atlas].includes(asked.get("atlas"));
const files = new Map();
const names = (list) => (isOwn ? (list?.split(" ") ?? []) : []).filter(Boolean);
for (const name of names(first)) {
  // The program gives it up when nothing comes.
  const controller = new AbortController();
  const answer = Object.assign(fetch(name, { signal: controller.signal }), { controller });
  // A failure is the program's to tell, when it asks.
  answer.catch(() => {});
  files.set(new URL(name, document.baseURI).href, answer);
}
for (const name of names(then)) files.set(new URL(name, document.baseURI).href, null);
globalThis.atlasFiles = files;

// The page's list is of all places of that atlas; who asked for another view does not see it.
if (!isOwn || "embed" in root.dataset || [...asked.keys()].some((key) => /^(f\..*|q|near|area|sort|an|embed)$/.test(key))) root.dataset.list = "later";

// Where the browser asks for it (Trusted Types), a worker is a script of this very folder, and nothing else is ever made
// of a text.
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL(text) {
    const [{ href }, folder] = [new URL(text, document.baseURI), new URL(".", document.baseURI).href];
    return href.startsWith(folder) && /^[\w.-]+\.js(\?|$)/.test(href.slice(folder.length)) ? href : null;
  },
});

const by = (id) => document.getElementById(id);

async function fail(error) {
  const screen = by("failure");
  if (!screen?.hidden) return;
  screen.hidden = false;
  by("failure-detail").textContent = `${error?.stack ?? error}`;
  // Until the program has begun, the screen's own text stands: it could not be loaded.
  if (!by("splash")) {
    const lines = (await text).split("\n").map((line) => line.split(" = "));
    const say = (id, name) => (by(id).textContent = lines.find(([key]) => key === name)?.[1] ?? "");
    say("failure-title", "BROKEN_TITLE");
    say("failure-text", "BROKEN");
    say("failure-again", "BROKEN_AGAIN");
    say("failure-default", "OPEN_DEFAULT");
    say("failure-summary", "DETAILS");
  }
  // The list of places stays readable beside the screen.
  const hasList = isOwn && Boolean(document.querySelector("#splash .panel"));
  screen.classList.toggle("is-beside", hasList);
  if (hasList) delete root.dataset.list;
  (hasList ? document.querySelector(".splash-wait") : by("splash"))?.remove();
  screen.focus();
}

// A program that panics stops with a `RuntimeError`; other errors are those of other scripts, except before the start.
const isOurs = (error) => Boolean(by("splash")) || error instanceof WebAssembly.RuntimeError;
addEventListener("unhandledrejection", ({ reason }) => isOurs(reason) && fail(reason));
addEventListener(
  "error",
  ({ error, target }) => {
    if (error && isOurs(error)) fail(error);
    else if (target instanceof HTMLScriptElement && by("splash")) fail(target.src || "script");
  },
  true,
);

// F6 goes from region to region, ? on the map and its button tell the keys: by a script that comes with the first of them.
// A dialog keeps the focus: one that closes while the script is on its way would not.
addEventListener("keydown", (event) => {
  if (event.key === "F6" && !event.ctrlKey && !event.altKey && !event.metaKey && !document.querySelector("dialog:modal")) {
    event.preventDefault();
    late("key.js", ({ goOn }) => goOn(event.shiftKey ? -1 : 1));
  } else if (event.key === "?" && event.target.id === "map") {
    document.querySelector("[data-help]")?.click();
  }
});
addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-help]");
  if (button) late("key.js", ({ tell }) => tell(button));
  const tool = target.closest?.("[data-draw]");
  if (tool) late("draw.js", ({ toggle }) => toggle(tool));
});

// A place of the list that is chosen before the program is there: it finds the place in the address.
addEventListener("click", (event) => {
  const link = event.target.closest?.("#splash .row");
  if (!link || !by("failure").hidden || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const query = new URLSearchParams(location.search);
  query.set("sel", new URL(link.href).searchParams.get("sel"));
  history.pushState(null, "", `?${query}`);
  event.preventDefault();
  document.querySelector("#splash .is-selected")?.classList.remove("is-selected");
  link.classList.add("is-selected");
  // A program that has just begun reads its address again.
  dispatchEvent(new PopStateEvent("popstate"));
});

// The program's list goes on where the page's was scrolled to.
let scrolled = 0;
const follow = () => {
  const frame = document.querySelector("main:not(#splash) .list-frame");
  if (frame && frame.scrollHeight > frame.clientHeight) frame.scrollTop = scrolled;
  else if (performance.getEntriesByName("atlas:drawn").length === 0) requestAnimationFrame(follow);
};
addEventListener(
  "scroll",
  ({ target }) => {
    if (!target.closest?.("#splash")) return;
    if (scrolled === 0) requestAnimationFrame(follow);
    scrolled = target.scrollTop;
  },
  true,
);

// What keeps the page for times without a network comes when everything is drawn, not into other people's pages, nor where all files are inside.
if (self === top && "serviceWorker" in navigator && !globalThis.atlasInside) {
  const watch = new PerformanceObserver((marks) => {
    if (!marks.getEntriesByName("atlas:drawn").length) return;
    watch.disconnect();
    import("./offline-page.js").catch(() => {});
  });
  watch.observe({ type: "mark", buffered: true });
}
