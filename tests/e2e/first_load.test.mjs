// The first view: what stands there without anyone having done anything.

import { assert, atlas, test } from './harness.mjs';
import { atlasDocument, englishName, places } from './oracle.mjs';
import { chooseLanguage, listSize, map, parameters, rows, sentence, sentenceText, soon, tab, until } from './panel.mjs';
import { colours } from './picture.mjs';

test('the app loads, draws and asks nobody else for anything', async ({ open, shot }) => {
  const page = await open();
  const interactive = await atlas.interactive(page);
  const drawn = await atlas.drawn(page);
  assert.ok(interactive > 0 && drawn >= interactive);
  assert.equal(await page.title(), atlasDocument.title.en);
  assert.equal(await sentenceText(page), `All ${places.length} places`);
  assert.equal(await listSize(page), places.length);
  assert.ok((await rows(page).count()) >= 8, 'a screenful of rows');
  const first = await rows(page).first().locator('.row-name').textContent();
  assert.ok(places.some((place) => englishName(place) === first), `${first} is a place's name`);
  await soon(() => page.locator('.row-detail', { hasText: 'MN-' }).count(), 0, 'districts have names, not codes');
  await shot(page, 'first-load');
});

test('attribution, disclaimer and scale stand on the map', async ({ open }) => {
  const page = await open();
  await atlas.drawn(page);
  const print = page.locator('.fine-print');
  for (const { attribution } of Object.values(atlasDocument.sources)) {
    assert.ok((await print.textContent()).includes(attribution), `${attribution} is named`);
  }
  await print.getByText(atlasDocument.disclaimer.en).waitFor({ state: 'visible' });
  assert.match(await print.locator('.scale').textContent(), /^[\d,.]+\s(m|km)$/);
  await print.getByRole('button', { name: 'Sources and licences' }).click();
  await soon(() => tab(page, 'Layers').getAttribute('aria-selected'), 'true');
  for (const { licence } of Object.values(atlasDocument.sources)) {
    assert.ok((await page.locator('#sources').textContent()).includes(licence), licence);
  }
});

test('the map is drawn: land, places in their domains’ colours, smooth edges', async ({ open }) => {
  const page = await open();
  await atlas.drawn(page);
  const seen = await colours(page, map(page));
  const land = '#f7f5f0';
  const heritage = '#cb6a09';
  assert.ok(seen[land] > 50_000, `land: ${seen[land]} pixels`);
  assert.ok(seen[heritage] > 500, `heritage symbols: ${seen[heritage]} pixels`);
  assert.ok(Object.keys(seen).length > 100, `${Object.keys(seen).length} colours`);
});

test('what is there is shown while the places are still on their way', async ({ newPage, origin }) => {
  const page = await newPage();
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/places.geojson', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(origin);
  await atlas.interactive(page);
  await page.getByRole('progressbar').waitFor();
  const land = async () => (await colours(page, map(page)))['#f7f5f0'] ?? 0;
  await until(land, (pixels) => pixels > 50_000, 'the country is drawn');
  assert.equal(await page.evaluate(() => performance.getEntriesByName('atlas:drawn').length), 0);
  release();
  await atlas.drawn(page);
  await soon(() => sentenceText(page), `All ${places.length} places`);
  await soon(() => page.getByRole('progressbar').count(), 0);
});

test('English for an English browser, Mongolian at a press, and back', async ({ open }) => {
  const page = await open();
  await atlas.drawn(page);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await chooseLanguage(page, 'mn');
  await soon(() => page.locator('html').getAttribute('lang'), 'mn');
  await soon(() => sentenceText(page), `Бүх ${places.length} газар`);
  await soon(() => page.title(), atlasDocument.title.mn);
  assert.equal(parameters(page).lang, 'mn');
  await chooseLanguage(page, 'en');
  await soon(() => sentenceText(page), `All ${places.length} places`);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});

test('Mongolian for a Mongolian browser, in every part', { locale: 'mn-MN' }, async ({ open, shot }) => {
  const page = await open();
  await atlas.drawn(page);
  assert.equal(await page.locator('html').getAttribute('lang'), 'mn');
  assert.equal(await sentenceText(page), `Бүх ${places.length} газар`);
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), atlasDocument.title.mn);
  const names = new Set(places.map(({ properties }) => properties.name));
  for (const name of await rows(page).locator('.row-name').allTextContents()) assert.ok(names.has(name), name);
  for (const part of ['Газрууд', 'Шүүлтүүр', 'Давхарга']) {
    await tab(page, part).click();
    await soon(() => tab(page, part).getAttribute('aria-selected'), 'true');
    const labels = await page.evaluate(() =>
      [...document.querySelectorAll('button, [aria-label], h1, h2, label, option')]
        .filter((element) => element.checkVisibility() && !element.closest('.row, .sources, .language'))
        .map((element) => element.getAttribute('aria-label') ?? element.textContent.trim())
        .filter((text) => text !== ''),
    );
    assert.deepEqual(labels.filter((text) => !/[Ѐ-ӿ]/.test(text)), [], `${part}: everything is in Mongolian`);
  }
  await shot(page, 'first-load-mongolian');
});

test('appearance: as the device, light, dark', { theme: 'dark' }, async ({ open, shot }) => {
  const page = await open();
  await atlas.drawn(page);
  const theme = () => page.locator('html').getAttribute('data-theme');
  const land = async (colour) => ((await colours(page, map(page)))[colour] ?? 0) > 50_000;
  assert.equal(await theme(), 'dark');
  await soon(() => land('#1c2127'), true, 'dark land');
  await shot(page, 'first-load-dark');
  await page.getByRole('button', { name: /^Appearance: As on this device/ }).click();
  await soon(theme, 'light');
  assert.equal(parameters(page).theme, 'light');
  await soon(() => land('#f7f5f0'), true, 'light land');
  await page.getByRole('button', { name: /^Appearance: Light/ }).click();
  await soon(theme, 'dark');
  assert.equal(parameters(page).theme, 'dark');
  await page.getByRole('button', { name: /^Appearance: Dark/ }).click();
  await soon(theme, 'contrast');
  await page.getByRole('button', { name: /^Appearance: High contrast/ }).click();
  await soon(() => parameters(page).theme, undefined);
  await page.emulateMedia({ colorScheme: 'light' });
  await soon(theme, 'light', 'the device’s change is followed');
  await soon(() => sentence(page).count(), 1);
});
