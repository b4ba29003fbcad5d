// Filter: from the click on a facet's value to the drawn frame, as the app measures it (`atlas:filter`). With `bench` in
// the address the app ends each measure with a read of one pixel, so that the graphics work is in it.

import { drawn, filtered } from '../e2e/atlas.mjs';
import { COUNTS, generatedServer, openGenerated } from './ingest.mjs';
import { timed } from './median.mjs';

const RUNS = 15;
const VALUE = '[data-facet] input[type="checkbox"]:not(:disabled)';

export async function filter(browser, origin) {
  const rows = [];
  const measure = async (name, open) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const page = await open(context);
    await drawn(page);
    await page.locator('#tab-filters').click();
    await page.locator(VALUE).first().waitFor();
    const values = Math.min(await page.locator(VALUE).count(), 5);
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) {
      // Each value is switched on, and later off.
      const click = () => page.locator(VALUE).nth(run % values).evaluate((input) => input.click());
      runs.push(await filtered(page, click));
    }
    await context.close();
    rows.push(timed(name, runs));
  };

  await measure('the default atlas', async (context) => {
    const page = await context.newPage();
    await page.goto(`${origin}?bench=1`);
    return page;
  });
  for (const count of COUNTS) {
    const server = await generatedServer(count);
    await measure(`${count.toLocaleString('en')} points`, (context) => openGenerated(context, origin, server));
    await server.close();
  }
  return rows;
}
