// Search: three spellings of one name, keys and pointer, results that lead somewhere.

import { assert, atlas, test } from './harness.mjs';
import { englishName, metres, places, settlements } from './oracle.mjs';
import { card, cardTitle, focused, listSize, moved, options, parameters, position, rows, search, selected, sentenceText, soon, until } from './panel.mjs';

const town = settlements.find(({ properties }) => properties.name === 'Цэцэрлэг');
const sight = places.find((place) => englishName(place) === 'Zanabazar Museum of Fine Arts');

async function begin(open) {
  const page = await open();
  await atlas.drawn(page);
  await search(page).click();
  return page;
}

/** The map's distance from a position, in metres. */
const away = (page, [lng, lat]) => {
  const now = position(page);
  return now ? metres([now.lng, now.lat], [lng, lat]) : Infinity;
};

test('three spellings of one name, and more, lead to the same town', async ({ open }) => {
  const page = await begin(open);
  for (const spelling of ['Цэцэрлэг', 'Tsetserleg', 'cecerleg', 'ЦЭЦЭРЛЭГ', 'tsetserl']) {
    await page.getByRole('button', { name: 'Show everything' }).click();
    await until(() => away(page, town.geometry.coordinates), (metres) => metres > 50_000, 'the map is elsewhere');
    await search(page).fill('');
    await search(page).pressSequentially(spelling);
    const found = options(page).filter({ hasText: 'Tsetserleg' }).filter({ hasText: 'Town' });
    await found.waitFor();
    assert.equal(await search(page).getAttribute('aria-expanded'), 'true');
    await found.click();
    await until(() => away(page, town.geometry.coordinates), (metres) => metres < 500, `${spelling}: the map is at the town`);
    assert.ok(position(page).zoom >= 11);
    assert.equal(await options(page).filter({ visible: true }).count(), 0, 'the list is closed');
  }
});

test('a name in Cyrillic is found by its Latin form and by its English name', async ({ open }) => {
  const page = await begin(open);
  for (const name of [sight.properties.name, 'zanabazar', 'museum of fine arts', 'ЗАНАБАЗАРЫН']) {
    await search(page).fill(name);
    await options(page).filter({ hasText: 'Zanabazar Museum of Fine Arts' }).first().waitFor();
  }
});

test('keys: arrows walk, Enter opens, Escape closes, then empties', async ({ open, shot }) => {
  const page = await begin(open);
  await search(page).fill('theatre');
  await until(() => options(page).count(), (count) => count > 3);
  const active = () => search(page).getAttribute('aria-activedescendant');
  const chosen = () => page.locator('[role="option"][aria-selected="true"]').count();
  assert.equal(await chosen(), 0);
  await page.keyboard.press('ArrowDown');
  await soon(active, 'search-option-0');
  await page.keyboard.press('ArrowDown');
  await soon(active, 'search-option-1');
  assert.equal(await chosen(), 1);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await soon(active, `search-option-${(await options(page).count()) - 1}`, 'from the first to the last line');
  await page.keyboard.press('Escape');
  await soon(() => search(page).getAttribute('aria-expanded'), 'false');
  assert.equal(await search(page).inputValue(), 'theatre', 'the text stays');
  await page.keyboard.press('Escape');
  await soon(() => search(page).inputValue(), '');
  await search(page).fill('Zanabazar Museum');
  await options(page).filter({ hasText: 'Zanabazar Museum of Fine Arts' }).first().waitFor();
  await shot(page, 'search-open');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await soon(() => selected(page), `places:${sight.id}`);
  await soon(() => cardTitle(page).textContent(), 'Zanabazar Museum of Fine Arts');
});

test('a result flies the map there and opens its card', async ({ open }) => {
  const page = await begin(open);
  const before = position(page);
  await search(page).fill('zanabazar');
  await options(page).filter({ hasText: 'Zanabazar Museum of Fine Arts' }).first().click();
  await soon(() => cardTitle(page).textContent(), 'Zanabazar Museum of Fine Arts');
  await moved(page, before);
  await until(() => away(page, sight.geometry.coordinates), (metres) => metres < 20, 'the map is at the place');
  assert.ok(position(page).zoom >= 15);
  assert.equal(selected(page), `places:${sight.id}`);
});

test('a flight that moves ends at the same place', { reducedMotion: 'no-preference' }, async ({ open }) => {
  const page = await begin(open);
  await search(page).fill('zanabazar');
  await options(page).filter({ hasText: 'Zanabazar Museum of Fine Arts' }).first().click();
  await until(() => away(page, sight.geometry.coordinates), (metres) => metres < 20, 'the map is at the place');
});

test('districts and clusters are found too', async ({ open }) => {
  const page = await begin(open);
  await search(page).fill('Khövsgöl');
  await options(page).filter({ hasText: 'Administrative unit' }).first().click();
  await soon(() => cardTitle(page).textContent(), 'Khövsgöl');
  await soon(() => focused(page), 'h2 Khövsgöl');
  await search(page).fill('around zanabazar');
  await options(page).filter({ hasText: 'Computed cluster' }).first().click();
  await soon(() => cardTitle(page).textContent(), 'Around Zanabazar Museum of Fine Arts');
});

test('the last line makes the text a filter', async ({ open }) => {
  const page = await begin(open);
  const names = ({ properties: { name, name_en, name_latin, name_other } }) => [name, name_en, name_latin, name_other];
  const alike = places.filter((place) => names(place).flat().some((name) => name?.toLowerCase().includes('theatre')));
  await search(page).fill('theatre');
  const line = options(page).last();
  assert.equal((await line.textContent()).trim(), 'Show only places named like “theatre”');
  await atlas.filtered(page, () => line.click());
  assert.equal(parameters(page).q, 'theatre');
  const size = await listSize(page);
  assert.equal(await sentenceText(page), `${size} of ${places.length} places: name like “theatre”`);
  assert.ok(size >= alike.length && size < places.length, `${size} places, ${alike.length} of them by their letters`);
  const listed = new Set(await rows(page).evaluateAll((all) => all.map((row) => row.dataset.id)));
  for (const { id } of alike.slice(0, 1)) assert.ok(listed.has(id), id);
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await soon(() => listSize(page), places.length);
  assert.equal(parameters(page).q, undefined);
});

test('a text that names nothing says so', async ({ open }) => {
  const page = await begin(open);
  await search(page).fill('qqxqq');
  await page.getByText('Nothing here is named like “qqxqq”.').filter({ visible: true }).first().waitFor();
  assert.equal(await options(page).count(), 0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await soon(() => search(page).inputValue(), '');
  await soon(() => listSize(page), places.length, 'nothing was filtered by it');
});

test('spaces, quotes, pattern letters and very long texts are only letters', async ({ open }) => {
  const page = await begin(open);
  const texts = ['.*', '(', '\\', '%', '<b>', '"', '   ', '🎭', 'a'.repeat(5_000)];
  for (const text of texts) await search(page).fill(text);
  await search(page).fill('');
  assert.equal(await card(page).count(), 0);
  await soon(() => listSize(page), places.length);
});
