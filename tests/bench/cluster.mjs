// Clusters: 50,000 generated points clustered by the analyst beside the page, from the question to the first answer on the
// page (clusters, table of radii, outlines) and to the whole one (with stability), and the page's longest task meanwhile.

import { drawn } from '../e2e/atlas.mjs';
import { generatedServer } from './ingest.mjs';
import { timed } from './median.mjs';

const COUNT = 50_000;
const RUNS = 5;

export async function cluster(browser, origin) {
  const server = await generatedServer(COUNT);
  const rows = [];
  for (const method of ['dbscan,radius:1000,least:10', 'hdbscan,least:10']) {
    const runs = { first: [], whole: [], longest: [] };
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      globalThis.longest = 0;
      const seen = (list) => {
        globalThis.longest = Math.max(globalThis.longest, ...list.getEntries().map((entry) => entry.duration));
      };
      new PerformanceObserver(seen).observe({ type: 'longtask' });
    });
    await page.goto(`${origin}?data=${encodeURIComponent(server.address)}&an=clusters,method:${method}`);
    await drawn(page);
    await page.locator('.analysis:not(.is-busy) .analysis-page').waitFor({ timeout: 120_000 });
    for (let run = 0; run < RUNS; run += 1) {
      await page.evaluate(() => {
        globalThis.longest = 0;
        performance.clearMeasures('atlas:analysis');
      });
      // The same question with other places: each run leaves out one type.
      await page.locator('#tab-filters').click();
      await page.locator('[data-facet] input[type="checkbox"]:not(:disabled)').nth(run % 4).evaluate((input) => input.click());
      const times = await page.waitForFunction(() => {
        const entries = performance.getEntriesByName('atlas:analysis', 'measure').map((entry) => entry.duration);
        const isIdle = document.querySelector('.analysis:not(.is-busy)') !== null;
        return isIdle && entries.length > 0 && [entries[0], entries.at(-1), globalThis.longest];
      }, null, { polling: 20, timeout: 120_000 });
      const [first, whole, longest] = await times.jsonValue();
      runs.first.push(first);
      runs.whole.push(whole);
      runs.longest.push(longest);
    }
    await context.close();
    const name = `${method.split(',')[0]}, ${COUNT.toLocaleString('en')} points`;
    rows.push(timed(`${name}: first answer`, runs.first), timed(`${name}: whole`, runs.whole), timed(`${name}: longest task of the page`, runs.longest));
  }
  await server.close();
  return rows;
}
