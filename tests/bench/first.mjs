// First things first on a slow phone: the app beside a page that people would make with MapLibre of the same files, in
// the same run, taking turns, each time with nothing in the cache.
//
// "list" is when at least two names of the list are on the screen, "map" the first frame of a map that takes input,
// "drawn" when everything is. Bytes are those of the bodies as the server compresses them (gzip), whoever asked.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { mark } from '../e2e/atlas.mjs';
import { median, timed } from './median.mjs';
import { SLOW, slowPage } from './slow.mjs';

const RUNS = 5;
const PEER = fileURLToPath(new URL('peer/', import.meta.url));
const LIBRARY = fileURLToPath(new URL('../../node_modules/maplibre-gl/dist/', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

export async function first(browser, origin) {
  const app = await serve(async (path) => Buffer.from(await (await fetch(new URL(path, origin))).arrayBuffer()));
  const peer = await serve(async (path) => {
    if (path.startsWith('data/')) return Buffer.from(await (await fetch(new URL(path, origin))).arrayBuffer());
    return readFile(`${path.startsWith('maplibre-gl') ? LIBRARY : PEER}${path || 'index.html'}`);
  });
  const pages = { app: [app, 'atlas'], MapLibre: [peer, 'peer'] };
  const runs = Object.fromEntries(Object.keys(pages).map((name) => [name, { list: [], map: [], drawn: [], toMap: [], toDrawn: [] }]));
  // The first round warms what the servers compress, and does not count.
  for (let run = -1; run < RUNS; run += 1) {
    for (const [name, [server, marks]] of Object.entries(pages)) {
      const figures = await visit(browser, server, marks);
      if (run >= 0) for (const [kind, value] of Object.entries(figures)) runs[name][kind].push(value);
    }
  }
  await Promise.all([app.close(), peer.close()]);
  const words = { list: 'list readable', map: 'first frame of the map', drawn: 'everything drawn' };
  const line = `${(SLOW.down * 8) / 1e6} Mbit/s, ${SLOW.roundTripMs} ms, processor ÷${SLOW.processor}`;
  return Object.keys(pages).flatMap((name) => [
    ...Object.entries(words).map(([kind, says]) => ({ line, ...timed(`${name}: ${says}`, runs[name][kind]) })),
    { name: `${name}: bytes until the first frame, gzip`, value: median(runs[name].toMap), unit: 'bytes' },
    { name: `${name}: bytes until everything is drawn, gzip`, value: median(runs[name].toDrawn), unit: 'bytes' },
  ]).concat(Object.entries(words).map(([kind, says]) => ({
    name: `MapLibre ÷ app: ${says}`,
    value: Math.round((median(runs.MapLibre[kind]) / median(runs.app[kind])) * 100) / 100,
    unit: '×',
  })));
}

/** One visit: the times, and the bytes that the server had sent by then. */
async function visit(browser, server, marks) {
  server.forget();
  const page = await slowPage(browser);
  await page.addInitScript(() => {
    const look = () => {
      const seen = [...document.querySelectorAll('.row-name')].slice(0, 40).filter((name) => {
        const { top, bottom } = name.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight && bottom > top;
      });
      if (seen.length >= 2) requestAnimationFrame(() => performance.mark('list:seen'));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(server.origin, { waitUntil: 'commit' });
  const seen = await mark(page, 'list:seen');
  const map = await earliest(page, `${marks}:interactive`);
  await mark(page, `${marks}:drawn`);
  const drawn = await earliest(page, `${marks}:drawn`);
  const start = await page.evaluate(() => performance.timeOrigin);
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  const until = (ms) => server.bytes(start + ms);
  await page.context().close();
  return { list: Math.max(seen, painted), map, drawn, toMap: until(map), toDrawn: until(drawn) };
}

async function earliest(page, name) {
  await mark(page, name);
  return page.evaluate((wanted) => performance.getEntriesByName(wanted, 'mark')[0].startTime, name);
}

/** A server that compresses, lets nothing be kept without asking except what has a hash in its name, and counts. */
async function serve(read) {
  const compressed = new Map();
  let sent = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname.slice(1));
    try {
      if (!compressed.has(path)) compressed.set(path, gzipSync(await read(path), { level: 9 }));
      const body = compressed.get(path);
      sent.push([performance.timeOrigin + performance.now(), body.length]);
      const keep = /-[0-9a-f]{15,16}[._]/.test(path) ? 'max-age=31536000, immutable' : 'no-cache';
      const type = TYPES[extname(path) || '.html'] ?? 'application/json';
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'cache-control': keep, 'content-length': body.length });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}/`,
    forget: () => (sent = []),
    bytes: (until) => sent.filter(([time]) => time <= until).reduce((sum, [, length]) => sum + length, 0),
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}
