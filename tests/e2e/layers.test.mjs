// Ways to show the same places: hexagons, density, counts, districts in shades; chosen under the places' layer.

import { passes } from './axe.mjs';
import { withoutWebgl } from './graphics.mjs';
import { assert, atlas, test } from './harness.mjs';
import { places, shown } from './oracle.mjs';
import { fitsWidth, map, middle, moved, openTab, parameters, position, sentenceText, soon, tab, until, valueBox } from './panel.mjs';
import { colours, share, take } from './picture.mjs';

const CAPITAL = 'at=47.92,106.92,5';
const WAYS = ['groups', 'hexagons', 'density', 'districts'];

const way = (page) => page.locator('#show-as');
const legend = (page) => page.locator('.map-legend:not(.is-gone)');
const said = (page) => page.getByTestId('announced').textContent();
const analysis = async (page) => (await parameters(page)).an ?? '';

async function opened(open, query = '') {
  const page = await open(query);
  await atlas.drawn(page);
  return page;
}

/** Opens the page with an analysis on the map, and waits until its legend stands. */
async function laid(open, query) {
  const page = await opened(open, query);
  await legend(page).waitFor();
  // The map draws what the legend explains in the next frame.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  return page;
}

/** The figures of the ranking of an answer. */
const figures = (part) => part.locator('.rank-value').evaluateAll((all) => all.map((figure) => Number(figure.textContent.replaceAll(',', ''))));
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

test('each way is chosen from a list, by mouse and by keys, and taken back', async ({ open, shot }) => {
  const page = await opened(open, '?panel=layers');
  for (const topic of WAYS) {
    await way(page).selectOption(topic);
    await soon(() => analysis(page), topic);
    await legend(page).waitFor();
    await shot(page, `layers-${topic}`);
  }
  await page.goBack();
  await soon(() => way(page).inputValue(), 'density');
  await soon(() => analysis(page), 'density');
  // Back to symbols by keys.
  await way(page).focus();
  for (const topic of ['hexagons', 'groups', '']) {
    await page.keyboard.press('ArrowUp');
    await soon(() => analysis(page), topic);
  }
  await legend(page).waitFor({ state: 'detached' });
  await soon(() => page.locator('.map-legend.is-gone').count(), 1);
  // What is behind it is one press away, and the focus goes there.
  await way(page).selectOption('hexagons');
  await page.getByRole('button', { name: 'Settings and figures' }).press('Enter');
  await soon(() => tab(page, 'Analysis').getAttribute('aria-selected'), 'true');
  await soon(() => tab(page, 'Analysis').evaluate((own) => own === document.activeElement), true);
  await atlas.analysed(page, 'hexagons');
});

test('hexagons count the places shown, follow filters, and are marked where they are pressed', async ({ open }) => {
  const page = await laid(open, `?an=hexagons&${CAPITAL}`);
  const part = await atlas.analysed(page, 'hexagons');
  assert.equal(sum(await figures(part)), places.length);
  await openTab(page, 'Filters');
  await valueBox(page, 'domain', 'B').check();
  await openTab(page, 'Analysis');
  const few = shown({ domain: ['B'] }).length;
  await until(() => figures(part), (all) => sum(all) === few, 'the hexagons follow the filter');
  const { x, y } = await middle(page);
  await page.mouse.click(x, y);
  await until(() => analysis(page), (text) => /^hexagons,cell:/.test(text), 'the hexagon is marked');
  await legend(page).getByText('marked hexagon').waitFor();
  await until(() => said(page), (text) => text.includes('in the marked hexagon (Ulaanbaatar)'), 'said once');
  // By keys it is let go again, once the map has drawn it marked.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await map(page).focus();
  await page.keyboard.press('Enter');
  await soon(() => analysis(page), 'hexagons');
  await page.getByLabel('Side of a hexagon').selectOption('20000');
  await soon(() => analysis(page), 'hexagons,side:20000');
  await until(() => figures(part), (all) => sum(all) === few, 'smaller ones have the same places');
});

test('density has a bandwidth in metres and a legend in places per square kilometre', async ({ open }) => {
  const page = await laid(open, '?an=density');
  const part = await atlas.analysed(page, 'density');
  await legend(page).getByText('Places per km², bandwidth 50 km').waitFor();
  await part.getByRole('slider', { name: 'Bandwidth: 50 km' }).focus();
  await page.keyboard.press('ArrowLeft');
  await legend(page).getByText('Places per km², bandwidth 30\u{a0}km').waitFor();
  assert.equal(await part.getByRole('slider').getAttribute('aria-valuetext'), '30\u{a0}km');
  const rows = await legend(page).locator('li').allTextContents();
  assert.ok(rows.length >= 3 && rows.every((row) => /km²$/.test(row)), rows.join(' | '));
  assert.equal(new URL((await open(new URL(page.url()).search)).url()).searchParams.get('an'), await analysis(page));
});

test('a group says what it is, and opening it comes nearer until it splits', async ({ open }) => {
  const page = await laid(open, `?an=groups&${CAPITAL}`);
  const before = position(page);
  await map(page).focus();
  await page.keyboard.press(' ');
  await until(() => said(page), (text) => /\d+ places together: Cultural and Natural Heritage \d+/.test(text), 'what is under the crosshair is said');
  await page.keyboard.press('Enter');
  const there = await moved(page, before);
  assert.ok(there.zoom > before.zoom, JSON.stringify(there));
  assert.match(await sentenceText(page), new RegExp(`All ${places.length} places`));
  // With the mouse the same, from the start again.
  await page.goBack();
  await soon(() => position(page).zoom, before.zoom);
  const { x, y } = await middle(page);
  await page.mouse.click(x, y);
  await until(() => position(page), (now) => now.zoom > before.zoom, 'the map came nearer');
});

test('groups look alike with WebGL and on a canvas, with a ring of the domains', async ({ newPage, origin }) => {
  const look = async (prepare) => {
    const page = await newPage();
    await prepare(page);
    await page.goto(`${origin}?an=groups&${CAPITAL}&theme=light`);
    await atlas.drawn(page);
    await until(() => colours(page, map(page)), (seen) => (seen['#9b076f'] ?? 0) > 20, 'the ring has the second domain');
    return [page, await take(map(page))];
  };
  const [page, one] = await look(async () => {});
  const [, other] = await look(withoutWebgl);
  assert.ok((await share(page, one, other)) < 0.005);
});

test('places have no symbols of their own from afar, and have them from near by', async ({ open }) => {
  const page = await laid(open, `?an=hexagons&${CAPITAL}`);
  const pixels = async () => (await colours(page, map(page)))['#9b076f'] ?? 0;
  await soon(pixels, 0);
  const near = await laid(open, '?an=hexagons&at=47.92,106.92,11');
  await until(async () => (await colours(near, map(near)))['#9b076f'] ?? 0, (count) => count > 20, 'symbols');
});

for (const theme of ['light', 'dark', 'contrast']) {
  test(`axe, ${theme}`, { theme: theme === 'dark' ? 'dark' : 'light' }, async ({ open, shot }) => {
    const page = await laid(open, `?an=groups&panel=layers&theme=${theme}`);
    await passes(page);
    await shot(page, `layers-groups-${theme}`);
  });
}

for (const topic of WAYS) {
  test(`on a phone in Mongolian: ${topic}`, { width: 360, height: 740, touch: true, locale: 'mn-MN' }, async ({ open, shot }) => {
    const page = await laid(open, `?an=${topic}&panel=layers`);
    await shot(page, `layers-phone-${topic}`);
    assert.ok(await fitsWidth(page));
    const part = await page.locator('#part-layers').evaluate((own) => own.scrollWidth - own.clientWidth);
    assert.ok(part <= 0, `${part} px too wide`);
    const { width, height } = await way(page).boundingBox();
    assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
  });
}
