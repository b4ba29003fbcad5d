// The page's side of working without a network. Comes when everything is drawn; nothing else waits for it.
//
// Registers the service worker, makes the page installable, and says when a new version or newer data is there. The page
// is never loaded anew by itself.

/** How long a page stays before it asks for a new version when it is looked at again, in milliseconds. */
const PATIENCE_MS = 3_600_000;

/** The address of what this page shows. */
function shown() {
  const asked = new URLSearchParams(location.search);
  return new URL(asked.get("data") ?? `data/${asked.get("atlas") ?? "mongolia"}/atlas.json`, location.href);
}

/** The program's words in the language that the page has now. */
async function words() {
  const code = document.documentElement.lang;
  const { code: first, text } = globalThis.atlasLanguage;
  const file = code === first ? await text : await fetch(`lang/${code}.txt`).then((answer) => answer.text());
  const lines = file.split("\n").map((line) => line.split(" = "));
  return (name) => lines.find(([key]) => key === name)?.[1] ?? "";
}

const said = new Set();

/** Says once that something new is there, with a way to it. */
async function tell(message, reload) {
  if (said.has(message)) return;
  said.add(message);
  const word = await words();
  const place = document.createElement("div");
  place.className = "news";
  place.setAttribute("role", "status");
  document.body.append(place);
  const make = (tag, of, text) => Object.assign(document.createElement(tag), { className: of, textContent: text });
  const button = (of, text, does) => {
    const made = make("button", of, text);
    made.type = "button";
    made.addEventListener("click", does);
    return made;
  };
  const ways = make("div", "notice-actions", "");
  ways.append(
    button("button is-main", word("RELOAD"), reload),
    button("button", word("LATER"), () => place.remove()),
  );
  // What is announced is a change: the place must be there before its words.
  requestAnimationFrame(() => place.append(make("p", "", word(message)), ways));
}

async function begin(container) {
  const wasControlled = Boolean(container.controller);
  const registration = await container.register("offline.js", { updateViaCache: "none" });

  let isWanted = false;
  const reload = () => {
    isWanted = true;
    if (registration.waiting) registration.waiting.postMessage({ kind: "go" });
    else location.reload();
  };
  const offer = () => wasControlled && tell("NEW_VERSION", reload);
  container.addEventListener("controllerchange", () => {
    // One without a release ends once more: now the worker before answers nothing any more.
    container.controller?.postMessage({ kind: "taken" });
    return isWanted ? location.reload() : offer();
  });
  const follow = (worker) => worker?.addEventListener("statechange", () => worker.state === "installed" && offer());
  if (registration.waiting) offer();
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));

  const data = shown();
  // What changed in an atlas's folder concerns this page.
  const folder = data.pathname.replace(/[^/]*atlas\.json$/, "");
  container.addEventListener("message", ({ data: { kind, paths } }) => {
    if (kind === "welcome") installable();
    if (kind === "renewed" && paths.some((path) => path.startsWith(folder))) tell("NEW_DATA", reload);
  });
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() < last + PATIENCE_MS) return;
    last = Date.now();
    registration.update().catch(() => {});
  });

  await container.ready;
  // A host that has taken the worker's file away wants no worker any more.
  const answer = await fetch("offline.js", { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  if (answer?.status === 404 || answer?.status === 410) return registration.active?.postMessage({ kind: "end" });
  const isSparing = Boolean(navigator.connection?.saveData);
  registration.active?.postMessage({ kind: "hello", data: data.href, since: performance.timeOrigin, isSparing });
}

/** The manifest in the page's language. The browser asks for it only now. */
function installable() {
  const code = document.documentElement.lang;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = `manifest-${code}.webmanifest`;
  document.head.append(link);
}

await new Promise((go) => (globalThis.requestIdleCallback ?? setTimeout)(go));
try {
  // Where storage is denied, asking for it already throws.
  await begin(navigator.serviceWorker);
} catch (error) {
  console.info(`Not kept for times without a network: ${error?.message ?? error}`);
}
