// The page before its program, without it, and in the moment when the program takes over.

import { passes } from './axe.mjs';
import { assert, atlas, test } from './harness.mjs';
import { atlasDocument, englishName, places } from './oracle.mjs';
import { map, parameters, sentenceText, soon, until } from './panel.mjs';

const ROWS = '#splash .list-row';

/** How Chromium says that a script was asked for and is not run. */
const NO_SCRIPT = /request failed: .*\.js csp$/;

/** Lets the program wait until `go` is called. */
async function hold(page) {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  await page.route('**/*_bg.wasm', async (route) => {
    await held;
    await route.continue();
  });
  return go;
}

/** Waits until the program's own list stands alone. */
const taken = (page) => page.waitForFunction(() => !document.getElementById('splash') && document.querySelector('.list-row'));

test('without scripts: title, summary, every place with its link, sources, disclaimer', { javaScriptEnabled: false }, async ({ open, shot }) => {
  for (const [width, name] of [[1280, 'desk'], [360, 'phone']]) {
    const page = await open('', { width, height: 740, expect: [NO_SCRIPT] });
    assert.equal(await page.title(), atlasDocument.title.en);
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), atlasDocument.title.en);
    const said = page.locator('noscript');
    assert.equal(await said.locator('p').first().textContent(), atlasDocument.summary.en);
    await said.getByText(/needs JavaScript and WebAssembly/).waitFor();
    const links = await page.locator(`${ROWS} a`).evaluateAll((all) => all.map((link) => new URL(link.href).searchParams.get('sel')));
    assert.deepEqual(links.toSorted(), places.map(({ properties }) => `places:${properties.id}`).toSorted());
    const names = await page.locator(`${ROWS} .row-name`).allTextContents();
    assert.deepEqual(names.toSorted(), places.map(englishName).toSorted());
    for (const { attribution, licence } of Object.values(atlasDocument.sources)) {
      const foot = await page.locator('.splash-foot').textContent();
      assert.ok(foot.includes(attribution) && foot.includes(licence), attribution);
    }
    await page.getByText(atlasDocument.disclaimer.en).scrollIntoViewIfNeeded();
    assert.ok((await page.evaluate(() => scrollY)) > 1000, 'the page scrolls as pages do');
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    await shot(page, `noscript-${name}`);
    await page.locator(`${ROWS} a`).first().click();
    assert.match(parameters(page).sel, /^places:/);
  }
});

test('the page is accessible before any script has come', async ({ newPage, origin }) => {
  for (const [width, theme] of [[1280, 'light'], [360, 'dark']]) {
    // axe itself needs scripts to run, so the page's own do not come.
    const page = await newPage({ width, height: 740, theme, expect: [/ERR_FAILED/] });
    await page.route(/\.js$/, (route) => route.abort());
    await page.goto(origin);
    assert.equal(await page.locator(ROWS).count(), places.length);
    await passes(page);
  }
});

test('search engines find the data set and every place', { javaScriptEnabled: false }, async ({ open }) => {
  const page = await open('', { expect: [NO_SCRIPT] });
  const [dataset, list] = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
  assert.equal(dataset['@type'], 'Dataset');
  assert.equal(dataset.name, atlasDocument.title.en);
  assert.equal(list.itemListElement.length, places.length);
  const known = new Set(places.map(englishName));
  const local = new Set(places.map(({ properties }) => properties.name));
  for (const { item } of list.itemListElement) {
    assert.ok(known.has(item.name), item.name);
    assert.match(item.url, /\?sel=places:/);
    assert.ok(local.has(item.alternateName), item.alternateName);
  }
  // Where everything is stands in the files that the data set names.
  assert.ok(dataset.distribution.some(({ contentUrl }) => contentUrl.endsWith('data/mongolia/places.geojson')));
  assert.equal(await page.locator('meta[name="description"]').getAttribute('content'), atlasDocument.summary.en);
});

test('without WebAssembly the list stays readable beside the reason', async ({ newPage, origin, shot }) => {
  for (const [width, name] of [[1280, 'desk'], [360, 'phone']]) {
    const page = await newPage({ width, height: 740, expect: [/WebAssembly/] });
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(origin);
    const screen = page.getByRole('alertdialog');
    await screen.waitFor();
    assert.match(await screen.textContent(), /could not be loaded/);
    assert.equal(await page.locator(ROWS).count(), places.length);
    // Playwright clicks only what nothing covers.
    await page.locator(ROWS).first().click({ trial: true });
    await page.locator(ROWS).last().click({ trial: true });
    await screen.getByRole('link', { name: 'Try again' }).click({ trial: true });
    await shot(page, `no-webassembly-${name}`);
    await passes(page);
  }
});

test('a place chosen before the program is there is open when it is', async ({ newPage, origin }) => {
  const page = await newPage();
  const go = await hold(page);
  const loads = [];
  page.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()));
  await page.goto(`${origin}?theme=dark`, { waitUntil: 'commit' });
  const row = page.locator(ROWS).nth(2);
  const name = await row.locator('.row-name').textContent();
  await row.click();
  await soon(() => row.locator('a').getAttribute('class'), 'row is-selected');
  assert.match(parameters(page).sel, /^places:/);
  assert.equal(parameters(page).theme, 'dark', 'the rest of the address stays');
  go();
  await page.locator('.card').getByText(name, { exact: true }).first().waitFor();
  assert.equal(loads.length, 1, 'the page was not loaded again');
  await page.goBack();
  await soon(() => page.locator('.card').count(), 0, '"back" closes it');
});

for (const [width, height, touch] of [[1280, 720, false], [1920, 1080, false], [360, 740, true]]) {
  test(`the program takes over without a jump, ${width}×${height}`, { width, height, touch }, async ({ newPage, origin, shot }) => {
    const page = await newPage();
    await page.addInitScript(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shifts.push([entry.value, entry.hadRecentInput]);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const go = await hold(page);
    await page.goto(origin, { waitUntil: 'commit' });
    await page.locator(ROWS).nth(100).waitFor();
    await until(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length), (count) => count === 1, 'it is painted');
    await shot(page, `splash-${width}`);
    const look = (within) =>
      page.evaluate((inside) => {
        const top = (selector) => Math.round(document.querySelector(`${inside} ${selector}`).getBoundingClientRect().top);
        const rows = [...document.querySelectorAll(`${inside} .row`)].slice(0, 5).map((row) => row.textContent);
        return { tops: ['.title', '.search', '.sentence', '.tabs', '.list-frame', '.list-row'].map(top), rows };
      }, within);
    const before = await look('#splash');
    go();
    await taken(page);
    await atlas.drawn(page);
    const after = await look('main');
    assert.deepEqual(after.rows, before.rows, 'the same places in the same order');
    before.tops.forEach((top, at) => assert.ok(Math.abs(top - after.tops[at]) <= 2, `${before.tops} → ${after.tops}`));
    const shifts = await page.evaluate(() => globalThis.shifts);
    const sum = shifts.reduce((total, [value]) => total + value, 0);
    assert.ok(sum < 0.01, `layout shift ${sum}`);
  });
}

test('the list is in the order of the program’s own, and stays where it was scrolled to', async ({ newPage, origin }) => {
  const page = await newPage();
  const go = await hold(page);
  await page.goto(origin, { waitUntil: 'commit' });
  await page.locator(ROWS).nth(places.length - 1).waitFor();
  const names = await page.locator(`${ROWS} .row-name`).allTextContents();
  const sorted = await page.evaluate((all) => all.toSorted(new Intl.Collator('en', { numeric: true }).compare), names);
  assert.deepEqual(names, sorted);
  await page.locator('#splash .list-frame').evaluate((frame) => (frame.scrollTop = 3000));
  go();
  await taken(page);
  await soon(() => page.locator('main .list-frame').evaluate((frame) => frame.scrollTop), 3000);
  await page.getByText(names[53], { exact: true }).first().waitFor();
});

test('nothing is asked for twice, and the first map needs no worker', async ({ newPage, origin }) => {
  const page = await newPage();
  const counts = new Map();
  page.on('request', (request) => counts.set(request.url(), (counts.get(request.url()) ?? 0) + 1));
  await page.goto(origin);
  await atlas.drawn(page);
  assert.deepEqual([...counts].filter(([, count]) => count > 1), []);
  for (const file of ['atlas.json', 'places.geojson', 'districts.geojson', 'world.geojson', 'en.txt', '_bg.wasm']) {
    assert.equal([...counts.keys()].filter((url) => url.endsWith(file)).length, 1, file);
  }
  assert.equal(page.workers().length, 0);
  assert.equal(await sentenceText(page), `All ${places.length} places`);
});

test('the files of the first map are asked for before the program is there, the others after', async ({ newPage, origin }) => {
  const page = await newPage();
  const go = await hold(page);
  const asked = [];
  page.on('request', (request) => asked.push(request.url().split('/').at(-1)));
  await page.goto(origin, { waitUntil: 'load' });
  const first = ['atlas.json', 'places.geojson', 'countries.geojson', 'districts.geojson', 'settlements.geojson'];
  await until(() => asked, (all) => first.every((file) => all.includes(file)), 'the first files');
  assert.deepEqual(asked.filter((file) => /^(world|lakes|clusters)\.geojson$/.test(file)), []);
  go();
  await atlas.drawn(page);
  assert.ok(asked.includes('world.geojson'));
});

test('another atlas, another view: the list is not shown, and nothing is fetched in vain', async ({ newPage, origin, serve }) => {
  const { origin: elsewhere } = await serve({ '/one.geojson': { body: '{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{"name":"One"},"geometry":{"type":"Point","coordinates":[7,46]}}]}' } });
  for (const [query, isOwn] of [[`?data=${encodeURIComponent(`${elsewhere}one.geojson`)}`, false], ['?atlas=nowhere', false], ['?q=museum', true], ['?f.domain=B', true], ['?embed=1', true]]) {
    const page = await newPage({ expect: [/404/] });
    const go = await hold(page);
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${origin}${query}`, { waitUntil: 'load' });
    assert.equal(await page.locator('#splash .panel').isVisible(), false, query);
    assert.equal(await page.locator('.splash-mark').isVisible(), true, query);
    go();
    await until(() => page.locator('#splash').count(), (count) => count === 0, query);
    await (query.startsWith('?atlas') ? page.getByRole('alertdialog').waitFor() : map(page).waitFor());
    assert.equal(asked.some((path) => path.includes('/data/mongolia/')), isOwn, `${query}: ${asked}`);
  }
});
