// Cold start: from navigation to the marks, each time in a fresh context (no cache, no storage).

import { drawn, interactive } from '../e2e/atlas.mjs';
import { timed } from './median.mjs';

const RUNS = 5;

export async function coldStart(browser, origin) {
  const runs = { interactive: [], drawn: [] };
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const page = await context.newPage();
    await page.goto(`${origin}?bench=1`);
    runs.interactive.push(await interactive(page));
    runs.drawn.push(await drawn(page));
    await context.close();
  }
  return [timed('navigation to atlas:interactive', runs.interactive), timed('navigation to atlas:drawn', runs.drawn)];
}
