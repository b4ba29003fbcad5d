// Bytes to first use: everything that the page loads until the default map is drawn, compressed as servers do.

import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { drawn } from '../e2e/atlas.mjs';

export async function bytes(browser, origin) {
  const page = await browser.newPage();
  const responses = [];
  // The context hears of what workers load too.
  page.context().on('response', (response) => responses.push(response));
  await page.goto(origin);
  await drawn(page);
  const files = new Map();
  for (const response of responses.filter((response) => response.url().startsWith(origin) && response.ok())) {
    const name = new URL(response.url()).pathname.slice(1) || 'index.html';
    const body = await response.body().catch(() => undefined);
    if (body && !files.has(name)) files.set(name, sizes(body));
  }
  await page.context().close();
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
