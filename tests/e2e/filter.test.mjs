// Filters: the sentence, the list, the counts, the map and the address agree with each other and with the data.

import { assert, atlas, test } from './harness.mjs';
import { UNKNOWN, counts, loneliest, places, shown } from './oracle.mjs';
import {
  card, facetCounts, listSize, middle, openTab, parameters, rows, selected, sentenceText, soon, until, valueBox,
} from './panel.mjs';
import { colours } from './picture.mjs';

const FACETS = ['domain', 'type', 'district', 'precision'];

/** The whole panel says what `filters` leave; ends on the filters' part. */
async function agrees(page, filters) {
  const left = shown(filters).length;
  const head = Object.keys(filters).length === 0 ? `All ${places.length} places` : `${left} of ${places.length} places`;
  await soon(async () => (await sentenceText(page)).split(':')[0], head);
  await openTab(page, 'Places');
  await soon(() => listSize(page), left);
  await openTab(page, 'Filters');
  const all = page.getByRole('button', { name: /^Show all/ });
  if (await all.isVisible()) await all.click();
  for (const facet of FACETS) {
    const expected = counts(facet, filters);
    // Parts of a domain are counted once they are opened.
    const visible = async () => Object.keys(await facetCounts(page, facet)).length;
    const codes = facet === 'domain' ? Object.keys(await facetCounts(page, facet)) : Object.keys(expected);
    await soon(visible, codes.length);
    const wanted = Object.fromEntries(codes.map((code) => [code, expected[code]]));
    await soon(() => facetCounts(page, facet), wanted, facet);
  }
}

async function begin(open, query = '') {
  const page = await open(query);
  await atlas.drawn(page);
  await openTab(page, 'Filters');
  return page;
}

test('one domain: sentence, list, counts, address; measured', async ({ open, shot }) => {
  const page = await begin(open);
  await agrees(page, {});
  const took = await atlas.filtered(page, () => page.getByRole('checkbox', { name: /^Visual Arts and Crafts/ }).check());
  assert.ok(took > 0 && took < 5_000, `${took} ms`);
  await agrees(page, { domain: ['C'] });
  assert.match(await sentenceText(page), /: Visual Arts and Crafts$/);
  assert.equal(parameters(page)['f.domain'], 'C');
  await shot(page, 'filter-domain');
});

test('OR inside a facet, AND across; a facet’s counts ignore its own filter', async ({ open }) => {
  const page = await begin(open);
  await valueBox(page, 'domain', 'C').check();
  await valueBox(page, 'domain', 'B').check();
  await agrees(page, { domain: ['B', 'C'] });
  await valueBox(page, 'district', 'MN-1').check();
  await agrees(page, { domain: ['B', 'C'], district: ['MN-1'] });
  assert.match(await sentenceText(page), /Performance and Celebration or Visual Arts and Crafts, in Ulaanbaatar$/);
  assert.deepEqual(counts('domain', { domain: ['B', 'C'] }), counts('domain'), 'the oracle ignores the own facet too');
  await valueBox(page, 'precision', 'building').check();
  await agrees(page, { domain: ['B', 'C'], district: ['MN-1'], precision: ['building'] });
  const { 'f.domain': domain, 'f.district': district, 'f.precision': precision } = parameters(page);
  assert.deepEqual([domain, district, precision], ['B,C', 'MN-1', 'building']);
});

test('a part of a domain takes the domain’s place, and the other way round', async ({ open }) => {
  const page = await begin(open);
  await valueBox(page, 'domain', 'A').check();
  await page.getByRole('button', { name: 'Parts of Cultural and Natural Heritage' }).click();
  await valueBox(page, 'domain', 'A1').check();
  await agrees(page, { domain: ['A1'] });
  assert.equal(await valueBox(page, 'domain', 'A').isChecked(), false);
  assert.equal(await valueBox(page, 'domain', 'A').evaluate((box) => box.indeterminate), true, 'partly chosen');
  assert.equal(parameters(page)['f.domain'], 'A1');
  await valueBox(page, 'domain', 'A').check();
  await soon(() => valueBox(page, 'domain', 'A1').isChecked(), false);
  await agrees(page, { domain: ['A'] });
});

test('years by the two fields, with and without the unknown', async ({ open }) => {
  const page = await begin(open);
  const facet = page.locator('[data-facet="founded"]');
  const withUnknown = facet.getByRole('checkbox');
  assert.equal(await withUnknown.isDisabled(), true, 'nothing to add the unknown to');
  await facet.getByLabel('From').fill('1940');
  await facet.getByLabel('From').press('Enter');
  await agrees(page, { founded: { from: 1940 } });
  assert.equal(parameters(page)['f.founded'], '1940..');
  await facet.getByLabel('To').fill('1959');
  await facet.getByLabel('To').press('Tab');
  await agrees(page, { founded: { from: 1940, to: 1959 } });
  assert.match(await sentenceText(page), /1940–1959/);
  await withUnknown.check();
  await agrees(page, { founded: { from: 1940, to: 1959, unknown: true } });
  assert.equal(parameters(page)['f.founded'], '1940..1959,?');
  await facet.getByLabel('From').fill('');
  await facet.getByLabel('From').press('Tab');
  await agrees(page, { founded: { to: 1959, unknown: true } });
});

test('years by a bar of the histogram', async ({ open }) => {
  const page = await begin(open);
  const decade = 1940;
  const own = { from: decade, to: decade + 9 };
  const bar = page.locator('[data-facet="founded"] .bar', { hasText: `${decade}–${decade + 9}: ${shown({ founded: own }).length}` });
  await bar.click();
  await agrees(page, { founded: own });
  await soon(() => page.locator('[data-facet="founded"]').getByLabel('From').inputValue(), `${decade}`);
  await bar.click();
  await agrees(page, {});
});

test('values that would bring nothing are greyed', async ({ open }) => {
  const page = await begin(open);
  await valueBox(page, 'type', 'training').check();
  await agrees(page, { type: ['training'] });
  const expected = counts('domain', { type: ['training'] });
  const look = (code) =>
    valueBox(page, 'domain', code).evaluate((box) => {
      const style = getComputedStyle(box.closest('.value').querySelector('.value-name'));
      return { isZero: box.closest('.value').classList.contains('is-zero'), colour: style.color };
    });
  const codes = Object.keys(expected).filter((code) => code.length === 1);
  const looks = await Promise.all(codes.map(async (code) => [code, await look(code)]));
  for (const [code, { isZero }] of looks) assert.equal(isZero, expected[code] === 0, code);
  const inks = (zero) => new Set(looks.filter(([, { isZero }]) => isZero === zero).map(([, { colour }]) => colour));
  for (const ink of inks(true)) assert.ok(!inks(false).has(ink), 'greyed values look different');
});

test('one filter is taken away by its chip, all of them at once by one press', async ({ open }) => {
  const page = await begin(open);
  await valueBox(page, 'domain', 'A').check();
  await valueBox(page, 'domain', 'C').check();
  await valueBox(page, 'type', 'venue').check();
  await page.getByRole('button', { name: 'Remove this filter: Visual Arts and Crafts' }).click();
  await agrees(page, { domain: ['A'], type: ['venue'] });
  assert.equal(await valueBox(page, 'domain', 'C').isChecked(), false, 'its box is empty again');
  await page.getByRole('button', { name: 'Clear all: Type' }).click();
  await agrees(page, { domain: ['A'] });
  await page.locator('.chips').getByRole('button', { name: 'Clear all' }).click();
  await agrees(page, {});
  assert.deepEqual(Object.keys(parameters(page)).filter((key) => key.startsWith('f.')), []);
  assert.equal(await page.locator('.chip').count(), 0);
});

test('nothing matches: said, with a way out', async ({ open, shot }) => {
  const page = await begin(open);
  await valueBox(page, 'type', 'training').check();
  assert.equal(counts('domain', { type: ['training'] }).E, 0, 'the case needs a domain without schools');
  await valueBox(page, 'domain', 'E').check();
  await soon(async () => (await sentenceText(page)).split(':')[0], `0 of ${places.length} places`);
  await openTab(page, 'Places');
  await page.getByText('No place matches all of this').waitFor();
  await shot(page, 'filter-empty');
  await page.locator('.empty').getByRole('button', { name: 'Clear all' }).click();
  await soon(() => listSize(page), places.length);
});

test('places without a value can be asked for', async ({ open }) => {
  const page = await begin(open, `?f.district=${UNKNOWN}`);
  await soon(async () => (await sentenceText(page)).split(':')[0], `${shown({ district: [UNKNOWN] }).length} of ${places.length} places`);
});

test('the map shows what the list shows', async ({ open }) => {
  const place = loneliest();
  const [lng, lat] = place.geometry.coordinates;
  const page = await begin(open, `?at=${lat},${lng},12`);
  const ink = async () => (await colours(page, page.getByRole('application')))['#cb6a09'] ?? 0;
  assert.equal(place.properties.category[0], 'A', 'the case counts pixels of heritage');
  await until(ink, (pixels) => pixels > 20, 'the place is drawn');
  const spot = await middle(page);
  await valueBox(page, 'domain', 'C').check();
  await soon(ink, 0, 'a place that is filtered out is not drawn');
  await page.mouse.click(spot.x, spot.y);
  await page.mouse.move(spot.x + 200, spot.y + 100);
  await soon(() => selected(page), null);
  assert.equal(await card(page).count(), 0);
  await page.getByRole('button', { name: 'Remove this filter: Visual Arts and Crafts' }).click();
  await until(ink, (pixels) => pixels > 20, 'it is drawn again');
  await openTab(page, 'Layers');
  await page.getByRole('switch', { name: /^Places/ }).uncheck();
  await soon(ink, 0, 'with its layer off nothing is drawn');
  assert.equal(parameters(page).off, 'places');
  await page.getByRole('switch', { name: /^Places/ }).check();
  await until(ink, (pixels) => pixels > 20, 'with its layer on it is');
  await page.mouse.click(spot.x, spot.y);
  await soon(() => selected(page), `places:${place.id}`);
  await card(page).waitFor();
});

test('the list stands by name, by distance or under districts', async ({ open }) => {
  const page = await open('?at=46.2,105.5,6');
  await atlas.drawn(page);
  const order = page.getByRole('combobox', { name: 'Order' });
  const names = () => rows(page).locator('.row-name').allTextContents();
  await until(names, (all) => all.length > 8);
  const sorted = await names();
  assert.deepEqual(sorted, [...sorted].sort(new Intl.Collator('en').compare), 'by name');
  await order.selectOption({ label: 'Nearest to the map’s centre' });
  await until(() => page.locator('.row-away').count(), (count) => count > 8);
  const away = (await page.locator('.row-away').allTextContents()).map((text) => {
    const [number, unit] = text.split(/\s/);
    return Number(number.replaceAll(',', '')) * (unit === 'km' ? 1000 : 1);
  });
  assert.deepEqual(away, [...away].sort((a, b) => a - b), 'nearest first');
  assert.equal(parameters(page).sort, 'distance');
  await order.selectOption({ label: 'By district' });
  const headings = await until(() => page.locator('.list-heading span:first-child').allTextContents(), (all) => all.length > 1);
  assert.deepEqual(headings, [...headings].sort(new Intl.Collator('en').compare));
  await soon(() => listSize(page), places.length, 'headings are not places');
});
