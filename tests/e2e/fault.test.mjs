// The network at its worst: what does not come says what, why and what to do, and everything else goes on.

import { assert, atlas, test } from './harness.mjs';
import { atlasDocument, places, shown } from './oracle.mjs';
import { card, listSize, notices, openTab, parameters, rows, sentenceText, soon, tab, until, valueBox } from './panel.mjs';

/** Longer than the program waits for a server that says nothing. */
const QUIET_MS = 30_000;

const feature = (i) => ({
  type: 'Feature',
  id: `n${i}`,
  properties: { id: `n${i}`, name: `Place ${i}`, kind: ['bakery', 'cinema', 'school'][i % 3] },
  geometry: { type: 'Point', coordinates: [106 + i / 100, 47] },
});
const collection = (count, from = 0) =>
  JSON.stringify({ type: 'FeatureCollection', features: Array.from({ length: count }, (_, i) => feature(from + i)) });
const data = (server, path = '/towns.geojson') => `?data=${encodeURIComponent(server.url(path))}`;

const said = (page) => notices(page).allTextContents();
/** Waits for `count` notices, as long as a server may be silent; gives what they say. */
async function told(page, count = 1) {
  await notices(page).nth(count - 1).waitFor({ timeout: QUIET_MS });
  return said(page);
}

/** Takes a picture of an error's state on a phone and on a desk. */
async function shots(page, shot, name) {
  await page.setViewportSize({ width: 360, height: 740 });
  await shot(page, `fault-${name}-phone`);
  await page.setViewportSize({ width: 1280, height: 720 });
  await shot(page, `fault-${name}`);
}

/** Lets the atlas of the page take layers from elsewhere: { id: address }. */
const layersFrom = (page, files) =>
  page.route('**/data/mongolia/atlas.json', (route) => {
    const layers = atlasDocument.layers.map((layer) => ({ ...layer, file: files[layer.id] ?? layer.file }));
    return route.fulfill({ json: { ...atlasDocument, layers } });
  });

test('two files stall, one at once, one half way: said after a while, the rest works, a new try keeps the filters', async ({ newPage, serve, origin, shot }) => {
  const server = await serve({
    '/districts.geojson': { hang: true },
    '/settlements.geojson': { body: 'x'.repeat(5000), stallAfter: 900 },
  });
  const page = await newPage();
  await layersFrom(page, { districts: server.url('/districts.geojson'), settlements: server.url('/settlements.geojson') });
  await page.goto(origin);
  await soon(() => sentenceText(page), `All ${places.length} places`);
  await openTab(page, 'Filters');
  await atlas.filtered(page, () => valueBox(page, 'domain', 'C').check());
  const count = shown({ domain: ['C'] }).length;
  await page.getByText(/^Still on its way: /).waitFor({ timeout: 10_000 });
  assert.match(await page.locator('.progress-slow').textContent(), /Aimags and the capital/);
  await shots(page, shot, 'slow');
  for (const text of await told(page, 2)) {
    assert.match(text, /(districts|settlements)\.geojson stopped coming: nothing for 20 seconds.*Try again in a while.*Everything else is shown/s);
  }
  assert.equal(await page.locator('.progress-slow').count(), 0);
  await shots(page, shot, 'stalled');
  assert.match(await sentenceText(page), new RegExp(`^${count} of ${places.length} places`));
  const good = (id) => ({ body: JSON.stringify({ type: 'FeatureCollection', features: [{ ...feature(1), geometry: { type: 'Polygon', coordinates: [[[106, 47], [107, 47], [107, 48], [106, 47]]] }, id }] }) });
  server.set('/districts.geojson', good('MN-1'));
  server.set('/settlements.geojson', { body: collection(2) });
  for (let left = 2; left > 0; left -= 1) {
    await notices(page).first().getByRole('button', { name: 'Try again' }).click();
    await soon(() => notices(page).count(), left - 1);
  }
  assert.match(await sentenceText(page), new RegExp(`^${count} of ${places.length} places`));
  assert.equal(parameters(page)['f.domain'], 'C');
});

test('the description of the atlas stalls: a screen says so', async ({ newPage, origin, shot }) => {
  const page = await newPage();
  let letGo;
  await page.route('**/data/mongolia/atlas.json', (route) => new Promise((go) => (letGo = go)).then(() => route.abort().catch(() => {})));
  await page.goto(origin);
  const dialog = page.getByRole('alertdialog').filter({ visible: true });
  await dialog.waitFor({ timeout: QUIET_MS });
  assert.match(await dialog.textContent(), /data\/mongolia\/atlas\.json stopped coming: nothing for 20 seconds/);
  await shots(page, shot, 'no-atlas');
  letGo();
  await page.unroute('**/data/mongolia/atlas.json');
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await soon(() => sentenceText(page), `All ${places.length} places`);
});

test('a slow line is waited for as long as something comes', async ({ open, serve }) => {
  const bytes = Buffer.from(collection(400));
  let taken = 0;
  const server = await serve({
    '/towns.geojson': {
      pieces: function* () {
        for (; taken < bytes.length; taken += 4096) yield bytes.subarray(taken, taken + 4096);
      },
      delayMs: 9_000,
    },
  });
  const page = await open(data(server));
  await page.getByText(/^Still on its way: /).waitFor({ timeout: 10_000 });
  await soon(() => sentenceText(page), 'All 400 places');
  assert.equal(await notices(page).count(), 0);
});

test('a program that is slow to come: a link to try again, and the map when it is there', async ({ newPage, origin, shot }) => {
  const page = await newPage();
  let letGo;
  const held = new Promise((go) => (letGo = go));
  await page.route('**/*_bg.wasm', (route) => held.then(() => route.continue()));
  await page.goto(origin, { waitUntil: 'commit' });
  await page.getByRole('link', { name: 'try again' }).waitFor({ timeout: 12_000 });
  await shots(page, shot, 'start');
  letGo();
  await soon(() => sentenceText(page), `All ${places.length} places`);
});

for (const chunked of [false, true]) {
  test(`a file that breaks off on its way, its length ${chunked ? 'not ' : ''}told`, async ({ open, serve, shot }) => {
    const server = await serve({ '/towns.geojson': { body: collection(2000), cutAfter: 90_000, chunked } });
    const page = await open(data(server), { expect: [/ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION/] });
    assert.match((await told(page))[0], /towns\.geojson breaks off on its way\. Check the connection and try again/);
    await shots(page, shot, 'cut');
    server.set('/towns.geojson', { body: collection(2000) });
    await page.getByRole('button', { name: 'Try again' }).click();
    await soon(() => sentenceText(page), 'All 2,000 places');
  });
}

test('a file that ends early is shown as far as it goes, and that is said', async ({ open, serve, shot }) => {
  const whole = collection(6);
  const server = await serve({ '/towns.geojson': { body: whole.slice(0, whole.indexOf('"Place 3"')) } });
  const page = await open(data(server));
  const [text] = await told(page);
  assert.match(text, /is not complete.*towns\.geojson: The file ends early; what stands before the end is kept/s);
  await soon(() => sentenceText(page), 'All 3 places');
  await shots(page, shot, 'partial');
  server.set('/towns.geojson', { body: whole });
  await page.getByRole('button', { name: 'Try again' }).click();
  await soon(() => sentenceText(page), 'All 6 places');
  assert.equal(await notices(page).count(), 0);
});

test('a file that is changed while it is read: what is whole is shown, what is not is named', async ({ open, serve }) => {
  const [before, after] = [collection(300), collection(300, 5000).replaceAll('Place', 'Other place')];
  const server = await serve({ '/towns.geojson': { body: before.slice(0, 20_000) + after.slice(20_000 + 17) } });
  const page = await open(data(server));
  await atlas.drawn(page);
  await until(() => listSize(page), (size) => size > 290, 'nearly all are there');
  await openTab(page, 'Layers');
  await page.getByTestId('report').locator('summary').click();
  assert.match(await page.getByTestId('report').textContent(), /The feature is not (quite )?JSON/);
  await openTab(page, 'Places');
  await rows(page).nth(1).click();
  await card(page).waitFor();
});

test('a file that was changed between two tries is taken as it is now', async ({ newPage, serve, origin }) => {
  const server = await serve({ '/places.geojson': { status: 503 } });
  const page = await newPage({ expect: [/503/] });
  await layersFrom(page, { places: server.url('/places.geojson') });
  await page.goto(`${origin}?f.domain=C`);
  assert.match((await told(page)).join(), /The server answered 503 for places\.geojson\. Try again in a while/);
  server.set('/places.geojson', { body: collection(5).replaceAll('"kind"', '"category":"C1","kind"') });
  await page.getByRole('button', { name: 'Try again' }).click();
  await soon(() => sentenceText(page).then((text) => text.split(':')[0]), '5 of 5 places');
  assert.equal(parameters(page)['f.domain'], 'C');
});

test('a language file of another version does not start the program', async ({ newPage, origin }) => {
  const page = await newPage({ expect: [/language file/] });
  await page.route('**/lang/en.txt', async (route) => {
    const answer = await route.fetch();
    return route.fulfill({ response: answer, body: `${await answer.text()}\nNEWER = newer\n` });
  });
  await page.goto(origin);
  const screen = page.getByRole('alertdialog');
  await screen.waitFor();
  assert.match(await screen.textContent(), /could not be loaded.*language file does not fit/s);
  await page.unroute('**/lang/en.txt');
  await screen.getByRole('link', { name: 'Try again' }).click();
  await atlas.drawn(page);
});

test('a site that does not allow its use is told from one that is not there', async ({ open, serve, shot }) => {
  const server = await serve({ '/towns.geojson': { body: collection(3), cors: false } });
  const page = await open(data(server), { expect: [/CORS/, /ERR_FAILED/] });
  assert.match((await told(page))[0], /towns\.geojson lies on a site that answers but does not allow its use here \(CORS\)\. Ask that site/);
  assert.deepEqual(server.methods, ['GET', 'HEAD'], 'nothing is fetched twice');
  await shots(page, shot, 'forbidden');
  await server.close();
  const other = await open(data(server), { expect: [/ERR_CONNECTION_REFUSED/] });
  assert.match((await told(other))[0], /towns\.geojson cannot be reached\. Check the connection and the address/);
});

test('a web page in place of the atlas’s description is called one', async ({ newPage, origin }) => {
  const page = await newPage();
  await page.route('**/data/mongolia/atlas.json', (route) => route.fulfill({ body: '<!doctype html><title>Sign in</title>', contentType: 'text/html' }));
  await page.goto(origin);
  const dialog = page.getByRole('alertdialog').filter({ visible: true });
  await dialog.waitFor();
  assert.match(await dialog.textContent(), /atlas\.json is not JSON.*a web page, perhaps an error page/s);
});

test('without a network that is said, and what is missing comes by itself with the network', async ({ newPage, origin, shot }) => {
  const page = await newPage({ expect: [/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/] });
  // A file that is asked for when the program is there.
  await page.route('**/clusters.geojson', async (route) => {
    await page.context().setOffline(true);
    return route.abort('internetdisconnected');
  });
  await page.goto(`${origin}?f.domain=C`);
  await until(() => told(page), (all) => all.some((text) => /clusters\.geojson did not come: this device is offline\. Connect it, then try again/.test(text)));
  await shots(page, shot, 'offline');
  await page.unroute('**/clusters.geojson');
  const again = page.waitForResponse((response) => response.url().endsWith('/clusters.geojson') && response.ok());
  await page.context().setOffline(false);
  await again;
  await soon(() => notices(page).count(), 0);
  assert.equal(parameters(page)['f.domain'], 'C');
});

test('what is not wanted any more is ended, and does not come later', async ({ open, serve, origin }) => {
  const bytes = Buffer.from(collection(200));
  const server = await serve({
    '/endless.geojson': {
      pieces: function* () {
        yield bytes.subarray(0, bytes.length - 2);
        for (;;) yield Buffer.from(`,${' '.repeat(30_000)}${JSON.stringify(feature(7))}`);
      },
    },
  });
  const page = await open();
  await atlas.drawn(page);
  await page.evaluate((query) => {
    history.pushState(null, '', query);
    history.pushState(null, '', '?v=1');
    history.back();
  }, data(server, '/endless.geojson'));
  await until(() => server.given['/endless.geojson']?.bytes ?? 0, (sent) => sent > 100_000, 'it comes');
  await page.evaluate(() => history.back());
  await soon(() => sentenceText(page), `All ${places.length} places`);
  await soon(() => server.given['/endless.geojson'].isCut, true, 'its connection is closed');
  await openTab(page, 'Filters');
  await atlas.filtered(page, () => valueBox(page, 'domain', 'C').check());
  assert.equal(new URL(page.url()).origin, new URL(origin).origin);
  await soon(() => tab(page, 'Filters').getAttribute('aria-selected'), 'true');
});
