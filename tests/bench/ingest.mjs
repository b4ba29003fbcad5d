// Ingest: generated points through `?data=`, from the first byte sent to the last point drawn, beside the browser's own
// JSON.parse of the same text in the same run (which then has objects, but no columns and no picture).

import { drawn } from '../e2e/atlas.mjs';
import { generatedName, generatedText } from './generated.mjs';
import { faultServer } from '../e2e/fault.mjs';
import { timed } from './median.mjs';

export const COUNTS = [1_000, 10_000, 100_000];
const RUNS = 3;

export async function ingest(browser, origin) {
  const rows = [];
  for (const count of COUNTS) {
    const server = await generatedServer(count);
    const runs = { whole: [], afterwards: [], parse: [] };
    for (let run = 0; run < RUNS; run += 1) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
      const page = await openGenerated(context, origin, server);
      // Marks count from the page's time origin; on one machine it and the server's clock agree.
      const end = (await page.evaluate(() => performance.timeOrigin)) + (await drawn(page));
      runs.whole.push(end - server.times.asked);
      runs.afterwards.push(end - server.times.sent);
      await page.goto(server.url('/blank.html'));
      runs.parse.push(await page.evaluate(timeParse, server.url(`/${generatedName(count)}`)));
      await context.close();
    }
    await server.close();
    const size = `${count.toLocaleString('en')} points, ${(server.length / 1e6).toFixed(1)} MB`;
    rows.push(
      timed(`${size}: request to drawn`, runs.whole),
      timed(`${size}: last byte sent to drawn`, runs.afterwards),
      timed(`${size}: JSON.parse alone`, runs.parse),
    );
  }
  return rows;
}

/** Serves a generated file and notes when it was asked for and when its last byte was sent. */
export async function generatedServer(count) {
  const body = Buffer.from(generatedText(count));
  const times = {};
  const now = () => performance.timeOrigin + performance.now();
  const server = await faultServer({
    '/blank.html': { body: '<link rel="icon" href="data:,">', type: 'text/html' },
    [`/${generatedName(count)}`]: {
      body: (_, response) => {
        times.asked = now();
        response.on('finish', () => (times.sent = now()));
        return body;
      },
    },
  });
  return { ...server, times, length: body.length, address: server.url(`/${generatedName(count)}`) };
}

/** Opens the generated file of a server in a page of its own. */
export async function openGenerated(context, origin, server) {
  const page = await context.newPage();
  await page.goto(`${origin}?data=${encodeURIComponent(server.address)}&bench=1`);
  return page;
}

/** Runs in the page: the time that JSON.parse takes for the text at `url`, in milliseconds. */
async function timeParse(url) {
  const text = await (await fetch(url)).text();
  const start = performance.now();
  const { features } = JSON.parse(text);
  const time = performance.now() - start;
  if (features.length === 0) throw new Error('no features');
  return time;
}
