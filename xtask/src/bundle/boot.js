// Starts the app in a page that carries all its files inside, which may be opened from a disk: there is nobody to ask, and
// the browser loads neither modules nor workers from a file. The same text is the script of the page and of its workers.
//
// Before it stand `atlasPrograms`, the app's scripts as functions by their names, the app itself first, and `atlasStart`,
// the page's first script. Where a script would import another, it calls `atlasImport`.
// The app takes itself to lie under BASE, an address that nobody has; what it asks for there is taken from the page.
(() => {
  const BASE = "https://atlas.invalid/";
  const TYPES = { wasm: "application/wasm", json: "application/json", css: "text/css", txt: "text/plain" };
  const isPage = typeof document !== "undefined";

  const loaded = new Map();
  const load = (name) => {
    if (!loaded.has(name)) loaded.set(name, atlasPrograms[name]());
    return loaded.get(name);
  };
  globalThis.atlasImport = async (address) => load(nameOf(address));

  let receive;
  /** The files by their names, each a compressed `Blob`. */
  const files = new Promise((resolve) => (receive = resolve));
  const nameOf = (address) => {
    const { href, origin, pathname } = new URL(address, BASE);
    return href.startsWith(BASE) && origin ? decodeURIComponent(pathname.slice(1)) : undefined;
  };

  async function answer(name) {
    const packed = (await files).get(name);
    if (!packed) return new Response("", { status: 404 });
    const stream = packed.stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream, { headers: { "Content-Type": TYPES[name.split(".").pop()] ?? "application/octet-stream" } });
  }

  const ask = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (input, options) => {
    const name = nameOf(input.url ?? `${input}`);
    return name === undefined ? ask(input, options) : answer(name);
  };

  if (!isPage) {
    self.onmessage = ({ data: given }) => {
      receive(given);
      self.onmessage = async ({ data: { script, module } }) => {
        self.onmessage = null;
        try {
          await load(nameOf(script)).default({ module_or_path: module });
        } catch (error) {
          self.postMessage({ kind: "failed", error: `${error?.message ?? error}` });
        }
      };
    };
    return;
  }

  globalThis.atlasInside = files;
  const own = document.currentScript.textContent;
  let unpacked;
  const unpack = () => {
    unpacked = new Map();
    for (const part of document.querySelectorAll("script[data-file]")) {
      const text = atob(part.textContent);
      const bytes = new Uint8Array(text.length);
      for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
      unpacked.set(part.dataset.file, new Blob([bytes]));
      part.remove();
    }
    receive(unpacked);
  };
  addEventListener("DOMContentLoaded", unpack, { once: true });

  const { Worker: NativeWorker } = globalThis;
  /** A worker with this same text, which gets the files before anything else. */
  globalThis.Worker = class extends NativeWorker {
    constructor() {
      const address = URL.createObjectURL(new Blob([own], { type: "text/javascript" }));
      super(address);
      this.postMessage(unpacked);
    }
  };

  // A style sheet that is added later.
  const { setAttribute } = Element.prototype;
  HTMLLinkElement.prototype.setAttribute = function (name, value) {
    const file = name === "href" ? nameOf(value) : undefined;
    if (file === undefined) return setAttribute.call(this, name, value);
    answer(file)
      .then((found) => found.blob())
      .then((style) => setAttribute.call(this, "href", URL.createObjectURL(new Blob([style], { type: "text/css" }))));
  };

  atlasStart();
  const [app] = Object.keys(atlasPrograms);
  const start = () => load(app).default({ module_or_path: answer([...unpacked.keys()].find((name) => /^creative-atlas.*wasm$/.test(name))) });
  addEventListener("DOMContentLoaded", start, { once: true });
})();
