// Bytes to first use: everything that the page loads until the default map is drawn, compressed as servers do.

import { createServer } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { drawn } from '../e2e/atlas.mjs';

export async function bytes(browser, origin) {
  const between = await listen(origin);
  const page = await browser.newPage();
  await page.goto(between.origin);
  await drawn(page);
  await page.context().close();
  await between.close();
  const files = new Map([...between.bodies].map(([name, body]) => [name, sizes(body)]));
  const names = [...files.keys()].sort();
  const total = (kind) => names.reduce((sum, name) => sum + files.get(name)[kind], 0);
  return [
    ...['gzip', 'brotli', 'raw'].map((kind) => ({ name: `all, ${kind}`, value: total(kind), unit: 'bytes' })),
    ...names.map((name) => ({ name: `${name}, gzip`, value: files.get(name).gzip, unit: 'bytes', ...files.get(name) })),
  ];
}

function sizes(body) {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  return { raw: body.length, gzip: gzipSync(body, { level: 9 }).length, brotli: brotliCompressSync(body, quality).length };
}

/** Stands between browser and server and keeps every file that is asked for, whoever asks: page, module or worker. */
async function listen(origin) {
  const bodies = new Map();
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url, origin));
    const body = Buffer.from(await answer.arrayBuffer());
    if (answer.ok) bodies.set(new URL(request.url, origin).pathname.slice(1) || 'index.html', body);
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = () => new Promise((done) => server.close(done));
  return { origin: `http://127.0.0.1:${server.address().port}/`, bodies, close };
}
