// Too much for the device: a file of 200 MB on a small phone, and a program that gets no more memory. The page says so
// and goes on.

import { assert, atlas, test } from './harness.mjs';
import { places } from './oracle.mjs';
import { notices, openTab, sentenceText, soon, tab, until } from './panel.mjs';
import { withMemory } from './wasm.mjs';

const PHONE = { width: 360, height: 740, touch: true, scale: 2 };
const MB = 1_000_000;
/** A WebAssembly page is 64 KiB. */
const PAGES_PER_MB = 16;

/** About `megabytes` of GeoJSON, made while it is sent. */
const pieces = (megabytes) =>
  function* () {
    yield Buffer.from('{"type":"FeatureCollection","features":[\n');
    const note = 'a text that makes it long '.repeat(8);
    for (let bytes = 0, i = 0; bytes < megabytes * MB; ) {
      const lines = Array.from({ length: 200 }, () => {
        i += 1;
        return `{"type":"Feature","properties":{"id":"n${i}","name":"Place ${i}","kind":"${note}${i}"},"geometry":{"type":"Point","coordinates":[${(106 + (i % 1000) / 1000).toFixed(3)},47.${i}]}}`;
      });
      const piece = Buffer.from((bytes > 0 ? ',\n' : '') + lines.join(',\n'));
      bytes += piece.length;
      yield piece;
    }
    yield Buffer.from(']}');
  };

const query = (server) => `?data=${encodeURIComponent(server.url('/large.geojson'))}`;

/** A device of so many GB. */
const remember = (page, gigabytes) =>
  page.addInitScript((size) => Object.defineProperty(Navigator.prototype, 'deviceMemory', { get: () => size }), gigabytes);

for (const length of [200 * MB, undefined]) {
  test(`200 MB on a small phone, ${length ? 'told' : 'not told'} beforehand: refused with a way on`, PHONE, async ({ newPage, origin, serve, shot }) => {
    const server = await serve({ '/large.geojson': { pieces: pieces(200), length } });
    const page = await newPage();
    await remember(page, 2);
    await page.goto(origin + query(server));
    await notices(page).first().waitFor();
    const said = await notices(page).first().textContent();
    assert.match(said, /large\.geojson is larger than this device can open \(64 MB\)/);
    assert.match(said, /Open it on a larger one, or take a part of it with the program “atlas”/);
    await soon(() => server.given['/large.geojson'].isCut, true, 'nothing goes on coming');
    const { bytes } = server.given['/large.geojson'];
    assert.ok(bytes < (length ? 20 : 90) * MB, `${bytes} bytes were sent`);
    await shot(page, `memory-refused-${length ? 'told' : 'counted'}`);
    // The page is alive, and the default map is a link away.
    await openTab(page, 'Layers');
    await soon(() => tab(page, 'Layers').getAttribute('aria-selected'), 'true');
    server.set('/large.geojson', { pieces: pieces(1) });
    await openTab(page, 'Places');
    await page.getByRole('button', { name: 'Try again' }).click();
    await until(() => sentenceText(page), (text) => /^All [\d,]+ places$/.test(text), 'a smaller file is read');
  });
}

/** Serves the program with at most so much memory. */
async function short(page, pages) {
  await page.route('**/*_bg.wasm', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: withMemory(await answer.body(), pages) });
  });
}

for (const [what, megabytes] of [['for a file’s bytes', 60], ['for what comes of them', 24]]) {
  test(`no memory ${what}: the reading ends, the page goes on`, async ({ newPage, origin, serve, shot }) => {
    const server = await serve({ '/large.geojson': { pieces: pieces(megabytes), length: undefined } });
    const page = await newPage({ expect: [/unreachable|out of memory/i] });
    await short(page, 48 * PAGES_PER_MB);
    await page.goto(origin + query(server));
    await notices(page).first().waitFor({ timeout: 60_000 });
    assert.match(await notices(page).first().textContent(), /Reading large\.geojson stopped.*too little memory free.*Close other pages and try again/);
    await shot(page, 'memory-reading');
    assert.equal(await page.locator('#failure').isVisible(), false);
    server.set('/large.geojson', { pieces: pieces(1) });
    await page.getByRole('button', { name: 'Try again' }).click();
    await until(() => sentenceText(page), (text) => /^All [\d,]+ places$/.test(text), 'another reader reads');
  });
}

test('no memory for the program itself: a screen with ways on', async ({ newPage, origin, shot }) => {
  const page = await newPage({ expect: [/./] });
  await short(page, 0);
  await page.goto(origin);
  const screen = page.getByRole('alertdialog');
  await screen.waitFor();
  await shot(page, 'memory-program');
  assert.match(await screen.textContent(), /could not be loaded|broke down/);
  await page.unroute('**/*_bg.wasm');
  await screen.getByRole('link', { name: /Try again|Open this view again/ }).click();
  await atlas.drawn(page);
  await soon(() => sentenceText(page), `All ${places.length} places`);
});
