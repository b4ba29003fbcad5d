// Keys of the page as a whole: F6 from region to region, and the dialog that tells every key. Loaded when first wanted.
// What it says comes with the button that opens it, in the reader's language.

/** What had the focus last in each region; the focus comes back to it. */
const last = new WeakMap();
const isRegion = "[data-region]";
const canHaveFocus = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";

addEventListener("focusin", ({ target }) => remember(target));

function remember(element) {
  const region = element?.closest?.(isRegion);
  if (region) last.set(region, element);
}

const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });

/** The stops of the Tab key in a region, without those of a region inside it. */
function stops(region) {
  const all = [...region.querySelectorAll(canHaveFocus)];
  return all.filter((one) => one.tabIndex >= 0 && !one.disabled && isSeen(one) && one.closest(isRegion) === region);
}

/** Puts the focus into the next region, or for -1 into the one before. */
export function goOn(step) {
  const regions = [...document.querySelectorAll(isRegion)].filter((region) => stops(region).length > 0);
  if (regions.length === 0) return;
  const now = document.activeElement;
  remember(now);
  const at = regions.indexOf(now?.closest(isRegion));
  const next = at < 0 ? (step > 0 ? 0 : regions.length - 1) : (at + step + regions.length) % regions.length;
  const own = stops(regions[next]);
  const before = last.get(regions[next]);
  (own.includes(before) ? before : own[0]).focus({ focusVisible: true });
}

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/** The style of dialogs, once it is there: none must be seen undressed. */
function style() {
  if (document.querySelector('link[href="share.css"]')) return undefined;
  return new Promise((done) => {
    document.head.append(make("link", { rel: "stylesheet", href: "share.css", onload: done, onerror: done }));
  });
}

/** Opens the dialog that tells every key; closing it natively gives the focus back. */
export async function tell(button) {
  await style();
  if (document.querySelector("dialog:modal")) return;
  const { help, close } = button.dataset;
  const closer = make("button", { type: "button", className: "button", textContent: close });
  const title = make("h2", { id: "help-title", textContent: button.ariaLabel });
  const dialog = make("dialog", { className: "share help" }, make("div", { className: "share-head" }, title, closer));
  dialog.setAttribute("aria-labelledby", "help-title");
  let list;
  for (const row of help.split(/\s*\|\s*/)) {
    const [key, meaning] = row.split(/: ?(.*)/s);
    // A row without a meaning is the heading of those after it.
    if (!meaning) dialog.append(make("h3", { textContent: key }));
    if (!list || !meaning) dialog.append((list = make("dl", { className: "facts" })));
    if (!meaning) continue;
    const names = key.split(", ").flatMap((name, at) => [...(at ? [" "] : []), make("kbd", { textContent: name })]);
    list.append(make("div", { className: "fact" }, make("dt", {}, ...names), make("dd", { textContent: meaning })));
  }
  closer.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
