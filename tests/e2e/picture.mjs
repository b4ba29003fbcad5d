// Pictures of the page, read pixel by pixel.

/** A picture of an element as base64 PNG, without scaling. */
const take = async (locator) => (await locator.screenshot({ scale: 'css' })).toString('base64');

/** The colours of an element's picture: { '#rrggbb': number of pixels }. */
export async function colours(page, locator) {
  return page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, image.width, image.height);
    const table = {};
    for (let i = 0; i < data.length; i += 4) {
      const colour = `#${[data[i], data[i + 1], data[i + 2]].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
      table[colour] = (table[colour] ?? 0) + 1;
    }
    return table;
  }, await take(locator));
}
