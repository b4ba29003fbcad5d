// Places that lie on one another: one symbol with their number, fanned out by mouse, touch, keys and the address.

import { assert, atlas, test } from './harness.mjs';
import { card, cardTitle, map, middle, openTab, parameters, selected, soon, until } from './panel.mjs';
import { share, take } from './picture.mjs';

const HERE = [106.917, 47.918];
const NAMES = ['Theatre', 'Gallery', 'Studio'];
const LOW = [106.88, 47.91];

const point = (id, name, kind, coordinates) => ({
  type: 'Feature', id, properties: { id, name, kind }, geometry: { type: 'Point', coordinates },
});
const features = [
  ...NAMES.map((name, i) => point(`h${i}`, name, ['stage', 'hall', 'hall'][i], HERE)),
  ...Array.from({ length: 11 }, (_, i) => point(`l${i}`, `Room ${i}`, 'room', LOW)),
  point('alone', 'Alone', 'hall', [106.93, 47.92]),
];

/** Opens the file with the first house in the middle of the map. */
async function begin({ open, serve }, { more = '', at = `${HERE[1]},${HERE[0]},15` } = {}) {
  const server = await serve({ '/houses.geojson': { body: JSON.stringify({ type: 'FeatureCollection', features }) } });
  const page = await open(`?data=${encodeURIComponent(server.url('/houses.geojson'))}&at=${at}${more}`);
  await atlas.drawn(page);
  return page;
}

const said = (page) => page.locator('[aria-live], [role=status]').allTextContents().then((all) => all.join('\n'));
const numbered = (page) => page.locator('.map-near li').allTextContents();
const isFanned = (page) => until(() => said(page), (text) => text.includes('3 places here'), 'the stack is told');

/** The corner of a place's symbol, CSS px from the middle, on a ring of three. */
const spot = (place) => {
  const turned = (place / 3) * 2 * Math.PI - Math.PI / 2;
  return [36 * Math.cos(turned), 36 * Math.sin(turned)];
};

/** Where a place of the first house is drawn once that is fanned out; the map stands as it was opened. */
async function spotOf(page, place) {
  const { x, y } = await middle(page);
  const [right, down] = spot(place);
  return [x + right, y + down];
}

test('stack: a press fans it out, each of its places is picked, a press elsewhere folds it up', async (t) => {
  const page = await begin(t);
  const before = await take(map(page));
  const { x, y } = await middle(page);
  await page.mouse.click(x, y);
  await isFanned(page);
  assert.equal(await card(page).count(), 0, 'nothing is opened yet');
  await page.mouse.move(x + 200, y + 150);
  await until(async () => share(page, before, await take(map(page))), (part) => part > 0.0015, 'the fan is seen');
  await t.shot(page, 'stack-fan');
  for (const place of [0, 1, 2]) {
    await page.mouse.click(...(await spotOf(page, place)));
    await soon(() => cardTitle(page).textContent(), NAMES[place]);
  }
  await page.mouse.click(x + 150, y + 150);
  await soon(() => card(page).count(), 0);
  await until(async () => share(page, before, await take(map(page))), (part) => part < 0.001, 'it is folded up');
  await page.mouse.click(...(await spotOf(page, 1)));
  await soon(() => selected(page), null, 'nothing is there any more');
});

test('stack: by touch', { width: 390, height: 844, touch: true }, async (t) => {
  const page = await begin(t);
  const { x, y } = await middle(page, 0.5);
  await page.touchscreen.tap(x, y);
  await isFanned(page);
  const [right, down] = spot(0);
  await page.touchscreen.tap(x + right, y + down);
  await soon(() => cardTitle(page).textContent(), 'Theatre');
});

test('stack: by keys every place is reached, also on a spiral, and Escape folds up', async (t) => {
  const page = await begin(t);
  await map(page).focus();
  await page.keyboard.press('Space');
  await until(() => said(page), (text) => /1 \w+ \+2/.test(text), 'one symbol stands for three');
  await page.keyboard.press('Enter');
  await isFanned(page);
  await until(() => numbered(page), (names) => names.length === 3 && NAMES.every((name) => names.includes(name)));
  const names = await numbered(page);
  await page.keyboard.press('2');
  await soon(() => cardTitle(page).textContent(), names[1]);
  await map(page).focus();
  await page.keyboard.press('Escape');
  await soon(() => card(page).count(), 0);
  await until(() => numbered(page), (all) => all.some((name) => name.endsWith(' +2')), 'it is one symbol again');
  const other = await begin(t, { at: `${LOW[1]},${LOW[0]},15` });
  await map(other).focus();
  await other.keyboard.press('Enter');
  await until(() => said(other), (text) => text.includes('11 places here'));
  await until(() => numbered(other), (all) => all.length === 8);
  const reached = new Set();
  for (const key of ['ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowUp']) {
    for (const name of await numbered(other)) reached.add(name);
    const last = (await numbered(other)).join();
    await other.keyboard.press(key);
    await until(() => numbered(other), (all) => all.join() !== last, 'others are near now');
  }
  assert.equal([...reached].filter((name) => /^Room \d+$/.test(name)).length, 11);
});

test('stack: a link to one of its places fans it out; another filter folds it up', async (t) => {
  const page = await begin(t, { more: '&sel=places:h1' });
  await soon(() => cardTitle(page).textContent(), 'Gallery');
  await page.mouse.click(...(await spotOf(page, 2)));
  await soon(() => cardTitle(page).textContent(), 'Studio');
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await openTab(page, 'Filters');
  await page.getByRole('checkbox', { name: /^hall/ }).check();
  await until(() => parameters(page)['f.kind'], Boolean);
  await map(page).focus();
  await page.keyboard.press('Space');
  await until(() => numbered(page), (all) => all.some((name) => name.endsWith(' +1')), 'two are left, and folded up');
});
