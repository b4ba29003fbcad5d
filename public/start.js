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

const isDark = asked.get("theme") === "dark" || (asked.get("theme") !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.dataset.theme = isDark ? "dark" : "light";

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
  by("splash")?.remove();
  screen.focus();
}

// A program that panics stops with a `RuntimeError`; other errors are those of other scripts, except before the start.
const isOurs = (error) => error instanceof WebAssembly.RuntimeError || Boolean(by("splash"));
addEventListener("unhandledrejection", ({ reason }) => isOurs(reason) && fail(reason));
addEventListener(
  "error",
  ({ error, target }) => {
    if (error && isOurs(error)) fail(error);
    else if (target instanceof HTMLScriptElement && by("splash")) fail(target.src || "script");
  },
  true,
);
