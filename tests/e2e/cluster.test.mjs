// Clusters that the reader tunes: map, table and sentence follow the settings, the result is that of the native program,
// the link shows it again, and it can be stopped.

import { createRequire } from 'node:module';

import { assert, atlas, test } from './harness.mjs';
import { clusters, places, shown } from './oracle.mjs';
import { fitsWidth, map, openTab, parameters, soon, tab, until } from './panel.mjs';
import { colours } from './picture.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const found = (page) => page.getByTestId('clusters-found');
const plain = (text) => text.replaceAll('\u00a0', ' ');
const foundText = async (page) => ((await found(page).count()) === 1 ? plain(await found(page).textContent()) : '');
const radii = (page) => page.locator('table.radii tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
const facts = (page, term) => page.locator('.cluster-list .fact', { has: page.locator('dt', { hasText: term }) }).locator('dd').allTextContents();
const preset = (page, name) => page.getByRole('button', { name });

/** Waits until a study is done. */
const done = (page) => until(async () => (await foundText(page)) !== '' && (await page.locator('.study').count()) === 0, (is) => is, 'the study ends');

async function axe(page) {
  await page.addScriptTag({ path: AXE });
  const broken = await page.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ['violations'] })).violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`)));
  assert.deepEqual(broken, []);
}

test('the program that finds clusters comes only when asked for; the result is the native one', async ({ open, shot }) => {
  const page = await open();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await atlas.drawn(page);
  await openTab(page, 'Clusters');
  assert.deepEqual(asked.filter((path) => path.includes('analyst')), []);
  await preset(page, /^City/).click();
  await done(page);
  assert.ok(asked.some((path) => path.endsWith('analyst_bg.wasm')));
  const [members, left] = [clusters.map((cluster) => cluster.properties.count), 49];
  const sum = members.reduce((a, b) => a + b);
  assert.equal(await foundText(page), `${clusters.length} clusters with ${sum} of ${places.length} places; ${left} left out because their positions are coarser than 250 m`);
  assert.deepEqual(await facts(page, 'Members'), members.map(String));
  for (const stability of await facts(page, 'Stability')) assert.match(stability, /^[01](\.\d+)? · (stable|doubtful|do not interpret)$/);
  assert.equal(parameters(page).cl, 'dbscan,250,5');
  assert.deepEqual((await radii(page)).map(([radius]) => radius), ['125', '187.5', '250', '375', '500']);
  assert.deepEqual((await radii(page))[2].slice(1), ['2', `${sum} (33%)`, '66']);
  await soon(async () => plain(await page.getByTestId('announced').textContent()), await foundText(page));
  await shot(page, 'cluster-desk');
  await axe(page);
});

test('radius, least number and filters change clusters, table and sentence; back undoes it; the link shows it again', async ({ open }) => {
  const page = await open();
  await atlas.drawn(page);
  await openTab(page, 'Clusters');
  await preset(page, /^City/).click();
  await done(page);
  const [before, table] = [await foundText(page), await radii(page)];
  await page.getByLabel('Radius in metres').fill('1000');
  await page.getByLabel('Radius in metres').press('Enter');
  await until(() => foundText(page), (text) => text !== before && text !== '', 'another sentence');
  await done(page);
  assert.equal(parameters(page).cl, 'dbscan,1000,5');
  assert.notDeepEqual(await radii(page), table);
  assert.equal((await radii(page))[2][0], '1,000');
  const [wide, address, sizes] = [await foundText(page), page.url(), await facts(page, 'Members')];
  await page.getByRole('slider', { name: 'Radius' }).press('ArrowRight');
  await until(() => parameters(page).cl, (text) => text !== 'dbscan,1000,5');
  await page.goBack();
  await soon(() => foundText(page), wide);
  await page.goBack();
  await soon(() => foundText(page), before);
  const again = await open(new URL(address).search);
  await atlas.drawn(again);
  await done(again);
  assert.equal(await tab(again, 'Clusters').getAttribute('aria-selected'), 'true');
  assert.equal(await foundText(again), wide);
  assert.deepEqual(await facts(again, 'Members'), sizes);
  const filtered = await open('?cl=dbscan,500,3&f.domain=B');
  await atlas.drawn(filtered);
  await done(filtered);
  assert.ok((await foundText(filtered)).includes(` of ${shown({ domain: ['B'] }).length} places`));
  await preset(filtered, 'By density').click();
  await soon(() => parameters(filtered).cl, 'hdbscan,5');
  await soon(() => filtered.locator('table.radii').count(), 0);
  await filtered.getByRole('button', { name: 'Remove these clusters' }).click();
  await soon(() => found(filtered).count(), 0);
  assert.equal(parameters(filtered).cl, undefined);
});

test('choosing a cluster flies there and marks its outline; its layer can be switched off', async ({ open, shot }) => {
  const page = await open('?cl=dbscan,250,5&off=places,clusters');
  await atlas.drawn(page);
  await done(page);
  const name = page.locator('.cluster-name').first();
  await name.click();
  assert.equal(await name.getAttribute('aria-pressed'), 'true');
  const accent = async () => (await colours(page, map(page)))['#d42a1e'] ?? 0;
  await until(accent, (pixels) => pixels > 100, 'the chosen outline');
  await page.locator('.cluster-list summary').first().click();
  await page.getByText(/^Found by computation, not declared by anyone\. Its 25 places are joined/).waitFor();
  await shot(page, 'cluster-chosen');
  await openTab(page, 'Layers');
  await page.getByRole('switch', { name: /^Your clusters/ }).uncheck();
  await soon(accent, 0, 'switched off');
});

test('a study can be stopped and begun again; without a worker it is said', async ({ newPage, origin }) => {
  const page = await newPage({ expect: [/analyst/, /ERR_FAILED/] });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/analyst_bg.wasm*', async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await page.goto(`${origin}?cl=dbscan,250,5`);
  await atlas.drawn(page);
  await page.getByRole('progressbar', { name: 'Finding clusters' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Stopped before everything was computed.').waitFor();
  assert.equal(await found(page).count(), 0);
  release();
  await page.getByRole('button', { name: 'Compute again' }).click();
  await done(page);
  const broken = await newPage({ expect: [/analyst/, /ERR_FAILED/] });
  await broken.route('**/analyst.js*', (route) => route.abort());
  await broken.goto(`${origin}?cl=dbscan,250,5`);
  await atlas.drawn(broken);
  await broken.getByText(/^The clusters could not be computed/).waitFor();
  const without = await newPage();
  await without.addInitScript(() => {
    const Own = globalThis.Worker;
    globalThis.Worker = class extends Own {
      constructor(...given) {
        if (globalThis.noWorkers) throw new Error('no workers');
        super(...given);
      }
    };
  });
  await without.goto(origin);
  await atlas.drawn(without);
  await without.evaluate(() => (globalThis.noWorkers = true));
  await openTab(without, 'Clusters');
  await preset(without, /^City/).click();
  await without.getByText(/^This browser does not start the program/).waitFor();
});

for (const theme of ['light', 'dark']) {
  test(`on a phone, in Mongolian, ${theme}`, { width: 360, height: 740, touch: true, scale: 2, theme, locale: 'mn-MN' }, async ({ open, shot }) => {
    const page = await open('?cl=dbscan,250,5');
    await atlas.drawn(page);
    await done(page);
    assert.equal(await fitsWidth(page), true);
    await shot(page, `cluster-phone-${theme}`);
    await page.getByRole('button', { name: 'Самбарыг өндөр болгох' }).click();
    assert.equal(await page.locator('.tabs').evaluate((row) => row.scrollWidth <= row.clientWidth), true, 'the four tabs fit');
    await page.locator('table.radii').scrollIntoViewIfNeeded();
    await shot(page, `cluster-phone-high-${theme}`);
    await axe(page);
  });
}
