// Clusters that the reader tunes: map, table, curve and sentence follow the settings, and the result is that of the
// native program.

import { assert, atlas, test } from './harness.mjs';
import { clusters, places, shown } from './oracle.mjs';
import { card, fitsWidth, map, parameters, soon, until } from './panel.mjs';

const found = (page) => page.getByTestId('clusters-found').textContent();
const radii = (page) =>
  page.getByRole('table', { name: /radius/i }).locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.replaceAll('\u00a0', ' '))));

async function opened(open, query) {
  const page = await open(query);
  await atlas.drawn(page);
  await atlas.analysed(page, 'clusters');
  return page;
}

test('the clusters on the page are those of the native program', async ({ open, shot }) => {
  const page = await opened(open, '?an=clusters');
  const sizes = clusters.map((cluster) => cluster.properties.count);
  const inside = sizes.reduce((sum, size) => sum + size, 0);
  assert.equal(await found(page), `${clusters.length} clusters with ${inside} of ${places.length} places.`);
  assert.deepEqual((await radii(page)).map(([radius]) => radius), ['125 m', '187.5 m', '250 m', '375 m', '500 m']);
  assert.match((await radii(page))[2][2], new RegExp(`^${inside} `));
  await page.locator('#cluster-1').click();
  await page.locator('#cluster-chosen-name').waitFor();
  assert.equal(parameters(page).an, 'clusters,chosen:1');
  await page.getByText(/^Found by computation, not declared by anyone\. Its 25 places are joined/).waitFor();
  await shot(page, 'cluster-chosen');
  // A member opens its card.
  await page.locator('.cluster-chosen summary', { hasText: 'places in it' }).click();
  const asked = await page.evaluate(() => performance.getEntriesByName('atlas:analysis').length);
  await page.locator('.members button').nth(2).click();
  await card(page).waitFor();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await soon(() => page.locator('.members button').nth(2).evaluate((button) => button === document.activeElement), true, 'the focus comes back');
  assert.equal(await page.evaluate(() => performance.getEntriesByName('atlas:analysis').length), asked, 'nothing is asked again');
});

test('radius, least number, method and filters change clusters, table and sentence; the link shows them again', async ({ open }) => {
  const page = await opened(open, '?an=clusters');
  const [before, table] = [await found(page), await radii(page)];
  await page.getByText('Settings', { exact: true }).click();
  await page.getByLabel('Radius in metres').fill('1000');
  await page.getByLabel('Radius in metres').press('Enter');
  await soon(() => parameters(page).an, 'clusters,radius:1000');
  await until(() => found(page), (text) => text !== before, 'another sentence');
  await atlas.analysed(page, 'clusters');
  assert.notDeepEqual(await radii(page), table);
  assert.equal((await radii(page))[2][0], '1 km');
  const [wide, address] = [await found(page), page.url()];
  // The slider keeps the focus while it is drawn, and each stop shows other clusters.
  const slider = page.getByRole('slider', { name: 'Radius' }).first();
  await slider.focus();
  for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('ArrowRight');
  await until(() => found(page), (text) => text !== wide, 'the slider changes the clusters');
  assert.equal(await slider.evaluate((field) => field === document.activeElement), true);
  const again = await opened(open, new URL(address).search);
  assert.equal(await found(again), wide);
  await again.getByText('Settings', { exact: true }).click();
  await again.getByRole('radio', { name: 'Each by its own density' }).evaluate((radio) => radio.click());
  await until(() => parameters(again).an, (text) => text.includes('method:hdbscan'));
  const filtered = await opened(open, '?an=clusters,radius:500,least:3&f.domain=B');
  assert.match(await found(filtered), new RegExp(` of ${shown({ domain: ['B'] }).length} places`));
});

test('the curve of distances proposes a radius', async ({ open }) => {
  const page = await opened(open, '?an=clusters');
  const before = await found(page);
  await page.getByRole('slider', { name: 'Move the radius along the curve' }).focus();
  await page.keyboard.press('Home');
  await until(() => found(page), (text) => text !== before, 'the curve changes the clusters');
  await page.locator('#clusters-bend').click();
  await until(() => parameters(page).an, (text) => /radius:1[78]\d\d/.test(text ?? ''), 'the bend is taken');
});

test('pressing a cluster on the map chooses it; the legend takes the analysis away', async ({ open }) => {
  const page = await opened(open, '?an=clusters&off=places,clusters&at=47.9185,106.9185,14');
  await map(page).click({ position: { x: 440, y: 360 } });
  await until(() => parameters(page).an, (text) => text.includes('chosen:'), 'the area is pressed');
  await page.getByRole('button', { name: 'Take the analysis off the map' }).click();
  await soon(() => parameters(page).an, undefined);
  await soon(() => page.locator('.map-legend').isVisible(), false);
});

for (const theme of ['light', 'dark']) {
  test(`clusters on a phone, in Mongolian, ${theme}`, { width: 360, height: 740, touch: true, scale: 2, theme, locale: 'mn-MN' }, async ({ open, shot }) => {
    const page = await opened(open, '?an=clusters&at=47.918,106.917,12.5');
    assert.equal(await fitsWidth(page), true);
    await shot(page, `cluster-phone-${theme}`);
    await page.getByRole('button', { name: 'Самбарыг өндөр болгох' }).click();
    assert.equal(await page.locator('.tabs').evaluate((row) => row.scrollWidth <= row.clientWidth), true, 'the four tabs fit');
    await page.getByLabel('Юуг шинжлэх').selectOption({ label: 'Тойм' });
    await atlas.analysed(page, 'overview');
    await shot(page, `overview-phone-${theme}`);
  });
}
