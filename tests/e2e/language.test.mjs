// Four languages and an old script: everything is in the reader's language, what is not says so, and nothing is too wide.

import { readFileSync } from 'node:fs';

import { assert, atlas, test } from './harness.mjs';
import { atlasDocument, districts, places } from './oracle.mjs';
import { card, cardTitle, chooseLanguage, openTab, options, parameters, rows, search, sentenceText, soon, until } from './panel.mjs';

const LANGUAGES = { mn: 'Монгол', en: 'English', vi: 'Tiếng Việt', fr: 'Français' };
const CODES = Object.keys(LANGUAGES);

/** The messages of a language's file. */
function messages(code) {
  const text = readFileSync(new URL(`../../public/lang/${code}.txt`, import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(' = ')), line.slice(line.indexOf(' = ') + 3)]));
}

/** A message with its values. */
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, n) => values[n]);

async function begin(open, query) {
  const page = await open(query);
  await atlas.drawn(page);
  return page;
}

test('each language is chosen by its own name, and the page says which it is', async ({ open }) => {
  const page = await begin(open, '');
  assert.deepEqual(await page.locator('#language option').allTextContents(), Object.values(LANGUAGES));
  assert.deepEqual(await page.locator('#language option').evaluateAll((all) => all.map((one) => one.lang)), CODES);
  for (const code of [...CODES, 'en']) {
    await chooseLanguage(page, code);
    await soon(() => page.locator('html').getAttribute('lang'), code);
    assert.equal(await page.locator('#language').inputValue(), code);
    assert.equal(parameters(page).lang, code);
    await soon(() => sentenceText(page), fill(messages(code).ALL_PLACES_OTHER, `${places.length}`));
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), atlasDocument.title[code]);
    assert.equal(await page.title(), atlasDocument.title[code]);
  }
});

for (const [locale, code] of [['vi-VN', 'vi'], ['fr-CA', 'fr']]) {
  test(`${code} for a browser that wants ${locale}, in every part`, { locale }, async ({ open, shot }) => {
    const page = await begin(open, '');
    const own = messages(code);
    const english = messages('en');
    // Words that the two languages share.
    const shared = new Set(Object.keys(own).filter((name) => own[name] === english[name]).map((name) => own[name]));
    const foreign = new Set(Object.values(english).filter((text) => !shared.has(text)));
    assert.equal(await page.locator('html').getAttribute('lang'), code);
    for (const part of ['TAB_FILTERS', 'TAB_LAYERS', 'TAB_PLACES']) {
      await openTab(page, new RegExp(`^${own[part]}`));
      const labels = await page.evaluate(() =>
        [...document.querySelectorAll('button, [aria-label], h1, h2, label, option, summary')]
          .filter((element) => element.checkVisibility() && !element.closest('.language'))
          .map((element) => element.getAttribute('aria-label') ?? element.textContent.trim()),
      );
      assert.deepEqual(labels.filter((text) => foreign.has(text)), [], `${part}: nothing is left in English`);
      await shot(page, `language-${code}-${part.toLowerCase()}`);
    }
    await rows(page).first().click();
    await card(page).waitFor();
    await shot(page, `language-${code}-card`);
  });
}

test('names that are not in the page’s language say which they are in', async ({ open }) => {
  const page = await begin(open, '?lang=fr');
  const seen = await rows(page).evaluateAll((all) =>
    all.map((row) => {
      const name = row.querySelector('.row-name');
      return [row.dataset.id, name.textContent, name.lang, [...row.querySelectorAll('.row-detail span')].map((span) => span.lang)];
    }),
  );
  assert.ok(seen.length > 5);
  const kinds = new Set();
  for (const [id, text, lang, details] of seen) {
    const { name, name_en: inEnglish, name_latin: inLatin } = places.find((place) => place.properties.id === id).properties;
    const expected = inEnglish ? [inEnglish, 'en'] : inLatin ? [inLatin, 'mn-Latn'] : [name, 'mn'];
    assert.deepEqual([text, lang], expected, id);
    assert.equal(details[0], 'fr', 'the kind is in French');
    assert.ok(['fr', 'en'].includes(details[1]), `${id}: the district says its language: ${details}`);
    kinds.add(lang);
  }
  assert.ok(kinds.size >= 1);

  // The card: the title, the local name under it, the unit, and what is copied from the source.
  const place = places.find(({ properties: { name_en: name, address } }) => name && address);
  const { id, name, name_en: inEnglish, address } = place.properties;
  const open2 = await begin(open, `?lang=fr&sel=places:${encodeURIComponent(id)}`);
  assert.deepEqual([await cardTitle(open2).textContent(), await cardTitle(open2).getAttribute('lang')], [inEnglish, 'en']);
  const local = card(open2).locator('.card-name', { hasText: name }).first();
  assert.equal(await local.getAttribute('lang'), 'mn');
  assert.equal(await card(open2).locator('dd', { hasText: address }).getAttribute('lang'), 'mn');

  // The search's list.
  await search(open2).fill('khovd');
  await options(open2).first().waitFor();
  const langs = await options(open2).locator('.finding-name').evaluateAll((all) => all.map((one) => [one.textContent, one.lang]));
  assert.ok(langs.length > 0);
  for (const [text, lang] of langs) assert.ok(/[Ѐ-ӿ]/.test(text) ? lang === 'mn' : ['en', 'mn-Latn', 'fr'].includes(lang), `${text}: ${lang}`);

  // A capital that has a French name bears it, in French.
  const capital = districts.find(({ properties }) => properties.name_fr);
  const open3 = await begin(open, `?lang=fr&sel=districts:${capital.properties.iso}`);
  assert.deepEqual([await cardTitle(open3).textContent(), await cardTitle(open3).getAttribute('lang')], ['Oulan-Bator', 'fr']);
});

test('a title that the atlas lacks in the page’s language is English and says so', async ({ newPage, origin }) => {
  const page = await newPage();
  const { vi: _title, ...title } = atlasDocument.title;
  const layers = atlasDocument.layers.map((layer) => ({ ...layer, title: { en: layer.title.en } }));
  const facets = atlasDocument.facets.map((facet) => ({ ...facet, title: { en: facet.title.en } }));
  await page.route('**/mongolia/atlas.json', (route) => route.fulfill({ json: { ...atlasDocument, title, layers, facets } }));
  await page.goto(new URL('?lang=vi', origin).href);
  await atlas.drawn(page);
  const heading = page.getByRole('heading', { level: 1 });
  assert.deepEqual([await heading.textContent(), await heading.getAttribute('lang')], [title.en, 'en']);
  await openTab(page, new RegExp(`^${messages('vi').TAB_FILTERS}`));
  const facet = page.locator('.facet h2').first();
  assert.deepEqual([await facet.textContent(), await facet.getAttribute('lang')], [facets[0].title.en, 'en']);
  await openTab(page, new RegExp(`^${messages('vi').TAB_LAYERS}`));
  const layer = page.locator('.layer-title').first();
  assert.equal(await layer.getAttribute('lang'), 'en');
});

test('traditional script stands upright, in a font that is fetched only then', async ({ open, newPage, origin, shot }) => {
  const fonts = (page) =>
    page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('font/')));
  const page = await begin(open, '');
  assert.deepEqual(await fonts(page), [], 'nobody pays for what is not shown');
  const capital = districts.find(({ properties }) => properties.name_mong);
  await page.goto(new URL(`?sel=districts:${capital.properties.iso}`, origin).href);
  await atlas.drawn(page);
  const name = card(page).locator('.vertical');
  assert.equal(await name.textContent(), capital.properties.name_mong);
  assert.equal(await name.getAttribute('lang'), 'mn-Mong');
  await until(() => fonts(page), (all) => all.some((one) => one.includes('noto-sans-mongolian.woff2')), 'the font is fetched');
  await page.evaluate(() => document.fonts.ready);
  assert.ok(await page.evaluate((text) => document.fonts.check('20px "Noto Sans Mongolian"', text), capital.properties.name_mong));
  const { mode, width, height } = await name.evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    return { mode: getComputedStyle(element).writingMode, width, height };
  });
  assert.equal(mode, 'vertical-lr');
  assert.ok(height > 2 * width, `${width}×${height}: taller than wide`);
  await shot(page, 'language-traditional');

  // A title in traditional script is an ornament beside the title.
  const titled = await newPage();
  const title = { ...atlasDocument.title, 'mn-Mong': capital.properties.name_mong };
  await titled.route('**/mongolia/atlas.json', (route) => route.fulfill({ json: { ...atlasDocument, title } }));
  await titled.goto(origin);
  await atlas.drawn(titled);
  const ornament = titled.locator('.head .vertical');
  assert.equal(await ornament.textContent(), capital.properties.name_mong);
  assert.equal(await titled.getByRole('heading', { level: 1 }).textContent(), atlasDocument.title.en);
  await shot(titled, 'language-traditional-title');
});

/** How far a highlighted line reaches into the margin beside it, in CSS px. */
const BLEED_PX = 4;

/** What is wider than it may be: elements whose text runs out of them sideways, and a page that scrolls sideways. */
const tooWide = (page) =>
  page.evaluate((bleed) => {
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.visually-hidden, .skip:not(:focus), svg, canvas, pre, option')) return false;
      const style = getComputedStyle(element);
      // Cut with an ellipsis, or scrolled on purpose.
      const isMeant = style.textOverflow === 'ellipsis' || style.overflowX === 'auto' || style.overflowX === 'scroll';
      return style.display !== 'inline' && !isMeant && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + bleed;
    });
    const said = wide.map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.scrollWidth} > ${element.clientWidth}: ${element.textContent.slice(0, 40)}`);
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [...said, `the page: ${scrollWidth} > ${clientWidth}`] : said;
  }, BLEED_PX);

for (const width of [320, 360]) {
  for (const code of CODES) {
    test(`no word is too long: ${code} at ${width} px`, { width, height: 740, touch: true, scale: 2, timeout: 180_000 }, async ({ open, shot }) => {
      const own = messages(code);
      const page = await begin(open, `?lang=${code}&f.domain=A,B,C&f.precision=building`);
      const check = async (what) => assert.deepEqual(await tooWide(page), [], what);
      await check('the first view');
      await shot(page, `narrow-${code}-${width}`);
      await page.getByRole('button', { name: own.SHEET_TALLER }).tap();
      for (const part of ['TAB_FILTERS', 'TAB_LAYERS', 'TAB_PLACES']) {
        await openTab(page, new RegExp(`^${own[part]}`));
        if (part === 'TAB_FILTERS') await page.getByRole('button', { name: fill(own.TREE_OPEN, own.FCS_A), exact: true }).tap();
        await check(part);
        await shot(page, `narrow-${code}-${width}-${part.slice(4).toLowerCase()}`);
      }
      await rows(page).first().tap();
      await card(page).waitFor();
      await check('a card');
      await shot(page, `narrow-${code}-${width}-card`);
      await page.getByRole('button', { name: own.BACK }).tap();
      await search(page, own.SEARCH).fill('ulaan');
      await options(page).first().waitFor();
      await check('the search');
    });
  }
}
