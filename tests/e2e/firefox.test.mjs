// The main journeys in Firefox: what Chromium's tests hold to the last detail is seen to work there at all.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { assert, colours, downloadFolder, drawn, press, says, shot, test, text, until } from './firefox.mjs';
import { atlasDocument, counts, englishName, places, shown } from './oracle.mjs';

const LAND = '#f7f5f0';
const SENTENCE = '[data-testid="sentence"]';
const CARD = '[data-testid="card"] h2';

const begin = async (open, query = '', options) => {
  const page = await open(query, options);
  await drawn(page);
  return page;
};
const tab = (page, name) => press(page, `::-p-xpath(//*[@role="tab"][starts-with(normalize-space(.), "${name}")])`);
const parameters = (page) => Object.fromEntries(new URL(page.url()).searchParams);
const listSize = (page) => page.evaluate(() => Number(document.querySelector('#list [aria-setsize]')?.getAttribute('aria-setsize') ?? 0));
const hasLand = (page, least = 50_000) => until(() => colours(page), (seen) => (seen[LAND] ?? 0) > least, 'the country is drawn');
const hasWebgl = (page) => page.evaluate(() => Boolean(document.querySelector('#map canvas').getContext('webgl2')));
const withoutWebgl = (page) =>
  page.evaluateOnNewDocument(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === 'webgl2' ? null : original.call(this, kind, ...rest);
    };
  });
const notice = (page) => says(page, '.notices', /./);
const fits = (page) => page.evaluate(() => document.scrollingElement.scrollWidth <= document.documentElement.clientWidth);

test('firefox: the page loads, the map is drawn, the list is there', async ({ open }) => {
  const page = await begin(open);
  assert.equal(await page.title(), atlasDocument.title.en);
  assert.equal(await text(page, SENTENCE), `All ${places.length} places`);
  assert.equal(await listSize(page), places.length);
  await hasLand(page);
  assert.equal(await hasWebgl(page), false, 'no graphics card stands behind WebGL2 here');
  const seen = await colours(page);
  assert.ok(seen['#cb6a09'] > 500, `heritage symbols: ${seen['#cb6a09']} pixels`);
  await says(page, '.row-detail', /Ulaanbaatar/);
  await shot(page, 'firefox');
});

test('firefox: a filter, its counts, the map and the list follow; back undoes it', async ({ open }) => {
  const page = await begin(open);
  await tab(page, 'Filters');
  await press(page, '[data-facet="domain"] input[data-value="C"]');
  const wanted = shown({ domain: ['C'] });
  await says(page, SENTENCE, new RegExp(`^${wanted.length} of ${places.length} places`));
  const counted = await page.evaluate(() =>
    Object.fromEntries([...document.querySelectorAll('[data-facet="type"] .value-line')].map((line) => [line.querySelector('input').dataset.value, Number(line.querySelector('.count').textContent)])),
  );
  const oracle = counts('type', { domain: ['C'] });
  for (const [code, count] of Object.entries(counted)) assert.equal(count, oracle[code] ?? 0, code);
  await tab(page, 'Places');
  await until(() => listSize(page), (size) => size === wanted.length);
  assert.equal(parameters(page)['f.domain'], 'C');
  await page.goBack();
  await says(page, SENTENCE, new RegExp(`^All ${places.length} places`));
});

test('firefox: search, card, its address, back', async ({ open }) => {
  const page = await begin(open);
  await press(page, '[role="combobox"]');
  await page.keyboard.type('zanabazar museum');
  await says(page, '[role="option"] .finding-name', /Zanabazar/i);
  const name = await text(page, '[role="option"] .finding-name');
  await press(page, '[role="option"]');
  await says(page, CARD, new RegExp(name));
  const [, id] = (await until(() => parameters(page).sel, Boolean)).split(':');
  assert.equal(englishName(places.find((place) => place.id === id)), name);
  await shot(page, 'firefox-card');
  const again = await begin(open, new URL(page.url()).search);
  await says(again, CARD, new RegExp(name));
  await page.goBack();
  await until(() => text(page, CARD), (said) => said === undefined, 'the card is closed');
});

test('firefox: the map moves by mouse, wheel and keys', async ({ open }) => {
  const page = await begin(open);
  const { x, y, width, height } = await (await page.waitForSelector('#map')).boundingBox();
  const middle = [x + width / 2, y + height / 2];
  const at = () => parameters(page).at;
  await page.mouse.move(...middle);
  await page.mouse.wheel({ deltaY: -300 });
  const near = await until(at, Boolean, 'the wheel zooms');
  await page.mouse.down();
  await page.mouse.move(middle[0] + 60, middle[1] + 20, { steps: 6 });
  await page.mouse.up();
  const moved = await until(at, (now) => now !== near, 'the mouse drags');
  await page.focus('#map');
  await page.keyboard.press('+');
  await until(at, (now) => now !== moved && Number(now.split(',')[2]) > Number(near.split(',')[2]), 'the key zooms');
});

test('firefox: languages', async ({ open }) => {
  const page = await begin(open, '?lang=mn');
  await says(page, SENTENCE, new RegExp(`^Бүх ${places.length} газар`));
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'mn');
  const english = await begin(open);
  await english.select('#language', 'mn');
  await says(english, SENTENCE, new RegExp(`^Бүх ${places.length} газар`));
  assert.equal(parameters(english).lang, 'mn');
});

test('firefox: an analysis is answered by its own program in a worker', async ({ open }) => {
  const page = await begin(open, '?an=overview');
  await page.waitForSelector('.analysis-page[data-topic="overview"]');
  await page.waitForSelector('.analysis:not(.is-busy)');
  await says(page, '.analysis-page', new RegExp(`${places.length}`));
  await shot(page, 'firefox-analysis');
});

test('firefox: on a phone nothing is wider than the screen', async ({ open }) => {
  const page = await begin(open, '', { width: 360, height: 740 });
  assert.ok(await fits(page));
  await hasLand(page, 5_000);
  for (const part of ['Filters', 'Layers', 'Analysis', 'Places']) {
    await tab(page, part);
    assert.ok(await fits(page), part);
  }
  await shot(page, 'firefox-phone');
});

test('firefox: an embed with a locked filter, in another site’s page and in a sandbox', async ({ open, serve, origin }) => {
  const src = new URL('?v=1&embed=1&lang=en&f.domain=C&lock=domain', origin).href.replaceAll('&', '&amp;');
  const frames = ['', 'sandbox="allow-scripts"'].map((more) => `<iframe src="${src}" width="100%" height="560" ${more}></iframe>`);
  const server = await serve({
    '/favicon.ico': { status: 204 },
    '/article': { body: `<!doctype html><title>x</title><body style="margin:0">${frames.join('')}`, type: 'text/html' },
  });
  // A page without an origin may start no worker: there the page reads by itself.
  const page = await open(server.url('/article'), { height: 1160, expect: [/may not load data from .*reader\.js/] });
  const count = shown({ domain: ['C'] }).length;
  const embeds = await until(() => page.frames().filter((frame) => frame.url().startsWith(origin)), ({ length }) => length === 2, 'two embeds');
  for (const frame of embeds) {
    await says(frame, SENTENCE, new RegExp(`^${count} of ${places.length} places`));
    assert.equal(await frame.evaluate(() => document.querySelectorAll('.chip').length), 0);
    await drawn(frame);
  }
  await shot(page, 'firefox-embed');
});

test('firefox: without WebGL2 the map is drawn on a 2D canvas', async ({ open }) => {
  const page = await begin(open, '', { prepare: withoutWebgl });
  await hasLand(page);
  assert.equal(await page.evaluate(() => document.querySelector('#map canvas').getContext('2d') !== null), true);
});

test('firefox: a broken address opens what it can and names the rest', async ({ open }) => {
  const page = await begin(open, '?v=1&at=north&f.domain=C&off=%ZZ');
  assert.match(await notice(page), /could not be read and was left out.*at/);
  await says(page, SENTENCE, new RegExp(`^${shown({ domain: ['C'] }).length} of `));
});

test('firefox: files that do not come, or not whole, say why', async ({ open, serve }) => {
  const feature = (i) => `{"type":"Feature","properties":{"id":"n${i}","name":"Place ${i}"},"geometry":{"type":"Point","coordinates":[106.${i},47]}}`;
  const body = `{"type":"FeatureCollection","features":[${Array.from({ length: 900 }, (_, i) => feature(i)).join()}]}`;
  const server = await serve({
    '/cut.geojson': { body, cutAfter: 60_000 },
    '/closed.geojson': { body, cors: false },
    '/page.geojson': { body: '<!doctype html><title>Sign in</title>', type: 'text/html' },
    '/trouble.geojson': { status: 500 },
  });
  const expected = {
    '/cut.geojson': /cut\.geojson breaks off on its way/,
    '/closed.geojson': /answers but does not allow its use here \(CORS\)/,
    '/gone.geojson': /gone\.geojson does not exist there \(404\)/,
    '/page.geojson': /a web page, perhaps an error page/,
    '/trouble.geojson': /The server answered 500/,
  };
  for (const [path, says] of Object.entries(expected)) {
    const page = await open(`?data=${encodeURIComponent(server.url(path))}`, { expect: [/./] });
    assert.match(await notice(page), says);
  }
  server.set('/gone.geojson', { body });
  const page = await begin(open, `?data=${encodeURIComponent(server.url('/gone.geojson'))}`);
  await says(page, SENTENCE, /^All 900 places/);
});

test('firefox: the places shown are saved as a file', async ({ open }) => {
  const page = await begin(open, '?f.domain=A');
  await press(page, '[aria-label="Download these places (GeoJSON)"]');
  const name = await until(() => readdirSync(downloadFolder()).find((file) => file.endsWith('.geojson')), Boolean, 'the file is saved');
  const read = () => {
    try {
      return JSON.parse(readFileSync(join(downloadFolder(), name), 'utf8'));
    } catch {
      return undefined;
    }
  };
  const file = await until(read, Boolean, 'the file is whole');
  assert.deepEqual(file.features.map(({ id }) => id).sort(), shown({ domain: ['A'] }).map(({ id }) => id).sort());
});

test('firefox: back from another page the view is as it was and works', async ({ open, serve }) => {
  const server = await serve({ '/other': { body: '<!doctype html><title>Other</title><p>Another page', type: 'text/html' }, '/favicon.ico': { status: 204 } });
  const page = await begin(open, '?f.domain=C');
  await page.goto(server.url('/other'));
  // A page that was kept is not loaded, so nothing tells when it is there again but what it shows.
  await page.evaluate(() => setTimeout(() => history.back(), 0));
  await until(() => text(page, SENTENCE).catch(() => undefined), Boolean, 'the page is back');
  await says(page, SENTENCE, new RegExp(`^${shown({ domain: ['C'] }).length} of `));
  await hasLand(page);
  await tab(page, 'Filters');
  await press(page, '[data-facet="domain"] input[data-value="B"]');
  await says(page, SENTENCE, new RegExp(`^${shown({ domain: ['B', 'C'] }).length} of `));
});
