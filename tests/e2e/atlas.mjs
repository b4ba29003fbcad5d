// Questions that tests ask the app's page.

/** Waits for a performance mark and gives its time in milliseconds since the start of navigation. */
export async function mark(page, name) {
  const handle = await page.waitForFunction(
    (wanted) => performance.getEntriesByName(wanted, 'mark').at(-1)?.startTime,
    name,
    { polling: 20 },
  );
  return handle.jsonValue();
}

/** Waits until every source is on the screen. */
export const drawn = (page) => mark(page, 'atlas:drawn');

/** Waits until the page reacts to input. */
export const interactive = (page) => mark(page, 'atlas:interactive');

/** The durations of all `atlas:filter` measures so far, in milliseconds. */
export const filterTimes = (page) =>
  page.evaluate(() => performance.getEntriesByName('atlas:filter', 'measure').map((entry) => entry.duration));

/** Does `action` and waits until the map has been drawn with a changed filter; gives the time it took. */
export async function filtered(page, action) {
  const before = (await filterTimes(page)).length;
  await action();
  await page.waitForFunction(
    (count) => performance.getEntriesByName('atlas:filter', 'measure').length > count,
    before,
    { polling: 20 },
  );
  return (await filterTimes(page)).at(-1);
}

/** Waits until an analysis of a topic is whole, and gives its part of the page. */
export async function analysed(page, topic) {
  const part = page.locator(`.analysis-page[data-topic="${topic}"]`);
  await part.waitFor();
  await page.locator('.analysis:not(.is-busy)').waitFor();
  return part;
}
