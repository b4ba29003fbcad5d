// The app beside the maps that people would take instead, on the same generated points, in the same run, taking turns.
//
// Every step ends with a pixel read from each canvas, so that the graphics work is in it. A frame is what the page does
// for it: what moving the view takes, and the next frame's own callbacks. Memory is what the page's process holds alone
// (its heap, WebAssembly, workers), above that of an empty page. `ATLAS_POINTS_MOST` bounds the number of points.

import { createReadStream, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { writeGenerated } from './generated.mjs';
import { median, timed } from './median.mjs';

const COUNTS = [1_000, 10_000, 100_000, 1_000_000].filter((count) => count <= Number(process.env.ATLAS_POINTS_MOST ?? Infinity));
const TARGET = fileURLToPath(new URL('../../target/rival/', import.meta.url));
const FOLDER = fileURLToPath(new URL('rival/', import.meta.url));
const LIBRE = fileURLToPath(new URL('../../node_modules/maplibre-gl/dist/', import.meta.url));
const PEERS = { MapLibre: 'maplibre', 'deck.gl': 'deck', OpenLayers: 'openlayers', markercluster: 'leaflet' };
/** How long a page may take for one step before it is given up, in milliseconds. */
const PATIENCE_MS = 180_000;
const SIZE = { width: 1280, height: 720 };
const MIDDLE = [SIZE.width / 2, SIZE.height / 2];

export async function rival(browser, origin) {
  mkdirSync(TARGET, { recursive: true });
  const entryPoints = Object.values(PEERS).map((name) => `${FOLDER}${name}.js`);
  // MapLibre finds its worker beside itself.
  await build({ entryPoints, outdir: TARGET, bundle: true, minify: true, format: 'esm', logLevel: 'error', external: ['maplibre-gl'] });
  const server = await serve();
  const rows = [];
  const empty = await emptyPage(browser, server);
  for (const count of COUNTS) {
    const name = `points-${count}.geojson`;
    if (!existsSync(TARGET + name)) await writeGenerated(TARGET + name, count);
    const pages = { app: `${origin}?data=${encodeURIComponent(`${server.origin}/${name}`)}&bench=1&lang=en&at=46.5,104,4` };
    for (const [peer, script] of Object.entries(PEERS)) pages[peer] = `${server.origin}/${script}.html?points=/${name}`;
    const found = Object.fromEntries(Object.keys(pages).map((page) => [page, []]));
    const runs = count > 100_000 ? 1 : 3;
    for (let run = 0; run < runs; run += 1) {
      for (const [page, address] of Object.entries(pages)) {
        // What could not do it once is not asked again.
        if (found[page].includes(undefined)) continue;
        found[page].push(await visit(browser, address, page === 'app').catch((error) => void console.error(`${page}, ${count}: ${error.message.split('\n')[0]}`)));
      }
    }
    rows.push(...table(count, found, empty));
  }
  await server.close();
  return rows;
}

const KINDS = {
  start: ['start to all drawn', 'ms'],
  filter: ['filter, call to drawn frame', 'ms'],
  frame: ['frame while panning and zooming', 'ms'],
  pick: ['what is under the pointer', 'ms'],
  held: ['longest task while loading', 'ms'],
  memory: ['memory of the page’s process', 'MB'],
};
/** Where clusters are no rival to drawing every point. */
const OF_POINTS = ['filter', 'frame'];

function table(count, found, empty) {
  const rows = [];
  for (const [kind, [says, unit]] of Object.entries(KINDS)) {
    const values = {};
    for (const [page, runs] of Object.entries(found)) {
      const all = runs.filter(Boolean).flatMap((run) => run[kind] ?? []).map((value) => (kind === 'memory' ? value - empty : value));
      if (all.length === 0) continue;
      values[page] = median(all);
      rows.push({ ...timed(`${count.toLocaleString('en')} points, ${page}: ${says}`, all), unit });
    }
    const { app, ...others } = values;
    const best = Object.entries(others).filter(([page]) => page !== 'markercluster' || !OF_POINTS.includes(kind)).sort(([, a], [, b]) => a - b)[0];
    if (app !== undefined && best) {
      const value = Number((app / Math.max(best[1], 0.1)).toPrecision(3));
      rows.push({ name: `${count.toLocaleString('en')} points: app ÷ best (${best[0]}): ${says}`, value, unit: '×' });
    }
  }
  return rows;
}

/** One visit of a page: every step, in milliseconds, and its memory in MB. */
async function visit(browser, address, isApp) {
  const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce', serviceWorkers: 'block' });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const broken = new Promise((_, reject) => page.on('pageerror', reject));
  const measured = measure(page, address, isApp);
  // The one that loses is heard of by the other.
  broken.catch(() => {});
  measured.catch(() => {});
  try {
    return await Promise.race([measured, broken]);
  } finally {
    await context.close();
  }
}

async function measure(page, address, isApp) {
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(isApp ? appIsDrawn : () => Boolean(globalThis.rival), undefined, { polling: 50 });
  const start = await page.evaluate(() => (globalThis.pixel(), globalThis.drawnAt ?? performance.now()));
  const held = await page.evaluate(() => Math.max(0, ...globalThis.tasks));
  if (isApp) await page.evaluate(appAsRival);
  const memory = await memoryOf(page);
  const { filter, frame, pick } = await page.evaluate(steps, MIDDLE);
  return { start, held, memory, filter, frame, pick };
}

/** Runs in each page before its own scripts: notes long tasks, and reads a pixel of every canvas. */
function watch() {
  globalThis.tasks = [];
  new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  const contexts = new WeakMap();
  const own = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (...given) {
    const context = own.apply(this, given);
    if (context) contexts.set(this, context);
    return context;
  };
  globalThis.pixel = () => {
    for (const canvas of document.querySelectorAll('canvas')) {
      const context = contexts.get(canvas);
      if (context?.readPixels) context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(4));
      else context?.getImageData(0, 0, 1, 1);
    }
  };
}

function appIsDrawn() {
  const mark = performance.getEntriesByName('atlas:drawn', 'mark')[0];
  if (mark) globalThis.drawnAt = mark.startTime;
  return Boolean(mark);
}

/** Runs in the app's page: its keys and its boxes are what a reader has, and what the bench uses. */
function appAsRival() {
  const map = document.getElementById('map');
  const press = (key) => map.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const ways = ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowLeft', 'ArrowUp'];
  const filters = () => performance.getEntriesByName('atlas:filter', 'measure').length;
  document.getElementById('tab-filters').click();
  globalThis.rival = {
    async filter(value) {
      const before = filters();
      const box = document.querySelector(value ? `[data-facet="entity_type"] input[data-value="${value}"]` : '[data-facet="entity_type"] input:checked');
      box.click();
      while (filters() === before) await new Promise((next) => requestAnimationFrame(next));
    },
    pan: (step) => press(ways[step % ways.length]),
    zoom: (by) => press(by > 0 ? '+' : '-'),
    pick(x, y) {
      const { left, top } = map.getBoundingClientRect();
      map.dispatchEvent(new PointerEvent('pointermove', { clientX: left + x / 2, clientY: top + y, pointerId: 1, pointerType: 'mouse', isPrimary: true, bubbles: true }));
    },
  };
}

/** Runs in a page: filters, moves and asks, and times it. */
async function steps([x, y]) {
  const { rival, pixel } = globalThis;
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const rest = async () => {
    for (let i = 0; i < 5; i += 1) await frame();
  };
  const found = { filter: [], frame: [], pick: [] };
  // What moving the view takes at once, and what the frame after it takes.
  const moved = async (move) => {
    await frame();
    const start = performance.now();
    // These two are before and after what the page asks for.
    const first = new Promise((next) => requestAnimationFrame(() => next(performance.now())));
    move();
    pixel();
    const own = performance.now() - start;
    const last = new Promise((next) => requestAnimationFrame(() => (pixel(), next(performance.now()))));
    found.frame.push(own + (await last) - (await first));
  };
  const slow = (list) => list.reduce((sum, value) => sum + value, 0) > 20_000;
  await rest();
  for (let step = 0; step < 12 && !slow(found.frame); step += 1) await moved(() => rival.pan(step));
  for (const by of [1, 1, -1, -1]) if (!slow(found.frame)) await moved(() => rival.zoom(by));
  await rest();
  for (let at = 0; rival.pick && at < 8 && !slow(found.pick); at += 1) {
    const start = performance.now();
    rival.pick(x + at * 9, y);
    found.pick.push(performance.now() - start);
    await frame();
  }
  for (const value of ['venue', null, 'event', null]) {
    if (slow(found.filter)) break;
    const start = performance.now();
    await rival.filter(value);
    pixel();
    found.filter.push(performance.now() - start);
    await rest();
  }
  return found;
}

/** What the processes of the browser's pages hold, in MB: the greatest of them is the page that is measured. */
async function memoryOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const all = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await all.send('SystemInfo.getProcessInfo');
  await all.detach();
  const held = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => {
    const text = existsSync(`/proc/${id}/smaps_rollup`) ? readFileSync(`/proc/${id}/smaps_rollup`, 'utf8') : '';
    return Number(/^Private_Dirty:\s+(\d+)/m.exec(text)?.[1] ?? NaN) / 1000;
  });
  return Math.max(...held.filter(Number.isFinite));
}

async function emptyPage(browser, server) {
  const page = await (await browser.newContext({ viewport: SIZE })).newPage();
  await page.goto(`${server.origin}/empty.html`);
  const memory = await memoryOf(page);
  await page.context().close();
  return memory;
}

/** Serves the peers' pages, their scripts and the points. */
async function serve() {
  const page = (name) => `<!doctype html><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,"><style>html,body,#map{margin:0;width:100%;height:100%}</style><script type="importmap">{"imports":{"maplibre-gl":"./maplibre-gl.mjs"}}</script><div id="map"></div><script type="module" src="${name}.js"></script>`;
  const server = createServer((request, response) => {
    const name = new URL(request.url, 'http://x').pathname.slice(1);
    const type = name.endsWith('.html') ? 'text/html' : /\.m?js$/.test(name) ? 'text/javascript' : 'application/geo+json';
    const path = (name.startsWith('maplibre-gl') ? LIBRE : TARGET) + name;
    const head = { 'content-type': type, 'cache-control': 'no-store', 'access-control-allow-origin': '*' };
    if (name.endsWith('.html')) return response.writeHead(200, head).end(name === 'empty.html' ? '' : page(name.slice(0, -5)));
    if (!existsSync(path)) return response.writeHead(404).end();
    response.writeHead(200, { ...head, 'content-length': statSync(path).size });
    createReadStream(path).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}
