// The style of traditional Mongolian script, with its font: loaded with the first text in it. When the letters are there the
// program is told (`atlas:upright`): the map writes with them only then.

const FONT = '16px "Noto Sans Mongolian"';

/** Brings the style sheet and the font; without them everything stays in Cyrillic. */
export async function load() {
  const link = document.createElement("link");
  const styled = new Promise((done) => link.addEventListener("load", done));
  link.setAttribute("rel", "stylesheet");
  link.setAttribute("href", "font/mongolian.css");
  document.head.append(link);
  await styled;
  const faces = await document.fonts.load(FONT, "\u1820").catch(() => []);
  if (faces.length > 0) dispatchEvent(new CustomEvent("atlas:upright", { detail: "" }));
}
