// <creative-atlas src="https://atlas.example/">: an embed as an element, for pages that want more than an iframe.
//
//   <script type="module" src="https://atlas.example/element.js"></script>
//   <creative-atlas src="https://atlas.example/?f.domain=C" ui="map" lang="en" height="600">
//     <a href="https://atlas.example/?f.domain=C">Map of visual arts</a>
//   </creative-atlas>
//
// What is inside stands where scripts are off, and gives way to an iframe. `src` is the address of any view; `at`, `sel`,
// `lang`, `theme`, `ui`, `panel`, `hide` and `lock` are its parameters. `fit` lets the embed say how high it is, up to
// `max-height`. `sandbox` gives the iframe that attribute. Messages are those of message.js; `ready` settles with the
// first, methods settle when they are done or refused.

const PARAMETERS = ["at", "sel", "lang", "theme", "ui", "panel", "hide", "lock"];
const EVENTS = { viewChanged: "view-change", selectionChanged: "selection-change", resized: "fit", ready: "ready" };
/** How long an answer is waited for. */
const PATIENCE_MS = 10_000;

class CreativeAtlas extends HTMLElement {
  static observedAttributes = ["src", "height", "sandbox", ...PARAMETERS];

  #frame;
  #origin;
  #port;
  #title;
  #count = 0;
  #waiting = new Map();
  #hear = (event) => this.#take(event);

  connectedCallback() {
    addEventListener("message", this.#hear);
    this.#load();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.#frame = undefined;
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#frame || before === now) return;
    if (name === "height") this.#frame.style.height = `${parseInt(now, 10)}px`;
    else this.#load();
  }

  #load() {
    const src = URL.parse?.(this.getAttribute("src"), location.href) ?? new URL(this.getAttribute("src"), location.href);
    if (!/^https?:$/.test(src.protocol)) return;
    const put = Object.fromEntries(PARAMETERS.filter((name) => this.hasAttribute(name)).map((name) => [name, this.getAttribute(name)]));
    const asked = { embed: 1, ...put, ...(origin === "null" ? {} : { host: origin }) };
    for (const [name, value] of Object.entries(asked)) src.searchParams.set(name, value);
    const sandbox = this.getAttribute("sandbox");
    // A frame in a sandbox has no origin but for `allow-same-origin`.
    this.#origin = sandbox === null || /\ballow-same-origin\b/.test(sandbox) ? src.origin : "null";
    this.#port = undefined;
    this.ready = new Promise((done) => (this.#waiting = new Map([["ready", done]])));
    const frame = document.createElement("iframe");
    if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
    frame.allow = "fullscreen; clipboard-write";
    frame.loading = this.getAttribute("loading") ?? "lazy";
    frame.title = this.getAttribute("title") ?? (this.#title ??= this.textContent.trim());
    // Not a style attribute, which the page's policy may forbid.
    Object.assign(frame.style, { display: "block", width: "100%", border: 0, height: `${parseInt(this.getAttribute("height"), 10) || 600}px` });
    this.style.display ||= "block";
    frame.src = src;
    this.#frame = frame;
    this.replaceChildren(frame);
  }

  #take({ source, origin, data, ports }) {
    if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#origin || data?.v !== 1) return;
    const { type, payload, requestId } = data;
    if (type === "ready") this.#port = ports[0];
    if (type === "ready" || type === "ack") ({ view: this.view, selection: this.selection } = payload);
    if (type === "viewChanged") this.view = payload;
    if (type === "selectionChanged") this.selection = payload;
    if (type === "resized" && this.hasAttribute("fit")) {
      this.#frame.style.height = `${Math.min(payload.height, Number(this.getAttribute("max-height")) || 1200)}px`;
    }
    const settle = this.#waiting.get(type === "ready" ? type : requestId);
    this.#waiting.delete(type === "ready" ? type : requestId);
    settle?.(type === "error" ? Promise.reject(Object.assign(new Error(payload.message), payload)) : payload);
    if (type in EVENTS) this.dispatchEvent(new CustomEvent(EVENTS[type], { detail: payload, bubbles: true }));
  }

  async #ask(type, payload) {
    await this.ready;
    const requestId = (this.#count += 1);
    return new Promise((done, fail) => {
      this.#waiting.set(requestId, done);
      setTimeout(() => this.#waiting.delete(requestId) && fail(new Error("no answer")), PATIENCE_MS);
      const message = { v: 1, type, payload, requestId };
      if (this.#port) this.#port.postMessage(message);
      else this.#frame.contentWindow.postMessage(message, this.#origin);
    });
  }

  setView = (view) => this.#ask("setView", view);
  setFilters = (filters) => this.#ask("setFilters", filters);
  select = (place) => this.#ask("select", place);
  setLanguage = (language) => this.#ask("setLanguage", { language });
  setTheme = (theme) => this.#ask("setTheme", { theme });
}

customElements.get("creative-atlas") ?? customElements.define("creative-atlas", CreativeAtlas);
