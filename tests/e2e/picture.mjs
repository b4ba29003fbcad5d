// Pictures of the page, read pixel by pixel.

/** A picture of an element as base64 PNG, without scaling. */
export const take = async (locator) => (await locator.screenshot({ scale: 'css' })).toString('base64');

/** The colours of an element's picture: { '#rrggbb': number of pixels }. */
export const colours = async (page, locator) => coloursOf(page, await take(locator));

/** The colours of a picture as base64 PNG, counted in a page of whichever browser. */
export const coloursOf = (page, png) =>
  page.evaluate(async (png) => {
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
  }, png);

/** The share of pixels in which two pictures (of `take`) differ by more than `level` of 255 in a channel. */
export async function share(page, one, other, level = 64) {
  return page.evaluate(
    async ([one, other, level]) => {
      const read = async (png) => {
        const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
        canvas.drawImage(image, 0, 0);
        return canvas.getImageData(0, 0, image.width, image.height).data;
      };
      const [a, b] = await Promise.all([read(one), read(other)]);
      if (a.length !== b.length) return 1;
      let differing = 0;
      for (let i = 0; i < a.length; i += 4) {
        differing += [0, 1, 2].some((channel) => Math.abs(a[i + channel] - b[i + channel]) > level) ? 1 : 0;
      }
      return differing / (a.length / 4);
    },
    [one, other, level],
  );
}
