// What axe cannot see: the tree that assistive technology reads, the map by keys, regions, room, sizes, forced colours, paper.
//
// The trees are kept in tests/e2e/snapshot. ATLAS_SNAPSHOT=write writes them anew; look at the difference before committing.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

import { passes } from './axe.mjs';
import { assert, atlas, test } from './harness.mjs';
import { metres, places } from './oracle.mjs';
import { card, cardTitle, fitsWidth, focused, map, openTab, position, search, sentenceText, soon, until } from './panel.mjs';

const PHONE = { width: 360, height: 740, touch: true, scale: 2 };
const announced = (page) => page.getByTestId('announced').textContent();

async function begin(open, query = '', more) {
  const page = await open(query, more);
  await atlas.drawn(page);
  return page;
}

/** Gives the map the focus as the Tab key would. */
async function focusMap(page) {
  await page.keyboard.press('Tab');
  await map(page).focus();
}

/** The states that are looked at, and how one gets there. */
const STATES = {
  list: { query: '' },
  card: { query: `?sel=places:${places[1].id}`, go: (page) => card(page).waitFor() },
  filters: { query: '?f.domain=C', go: (page) => openTab(page, 'Filters') },
  layers: { query: '', go: (page) => openTab(page, 'Layers') },
  analysis: { query: '?an=overview', go: (page) => atlas.analysed(page, 'overview') },
  share: { query: '', go: (page) => page.getByRole('button', { name: 'Share this view' }).click() },
  help: { query: '', go: (page) => page.getByRole('button', { name: 'Keyboard shortcuts' }).click() },
  embed: { query: '?embed=1&ui=map' },
  phone: { query: '', more: PHONE },
};

/** A tree without what follows the third item of each list: enough to see what an item is. */
function shortened(tree) {
  const seen = [];
  const lines = [];
  let skipped = Infinity;
  for (const line of tree.split('\n')) {
    const depth = line.search(/\S/);
    if (depth > skipped) continue;
    skipped = Infinity;
    seen.length = depth + 1;
    const isItem = /^\s*- (listitem|option|row)\b/.test(line);
    seen[depth] = isItem ? (seen[depth] ?? 0) + 1 : 0;
    if (isItem && seen[depth] > 3) {
      skipped = depth;
      if (seen[depth] === 4) lines.push(`${' '.repeat(depth)}- …`);
    } else lines.push(line);
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

for (const [name, { query, go, more }] of Object.entries(STATES)) {
  test(`the tree of ${name} is the one that was looked at; axe finds nothing`, more ?? {}, async ({ open, origin }) => {
    const page = await begin(open, query);
    await go?.(page);
    if (name === 'help' || name === 'share') await page.getByRole('dialog').waitFor();
    const path = new URL(`snapshot/${name}.txt`, import.meta.url);
    const tree = async () => shortened((await page.locator('body').ariaSnapshot()).replaceAll(origin, 'https://example.org/'));
    if (process.env.ATLAS_SNAPSHOT === 'write') {
      mkdirSync(new URL('snapshot/', import.meta.url), { recursive: true });
      // A tree that stands still is the one to keep.
      let before = '';
      await until(tree, (now) => now === before || !(before = now));
      writeFileSync(path, before);
    }
    await soon(tree, readFileSync(path, 'utf8'), `the tree differs from ${path.pathname}; ATLAS_SNAPSHOT=write renews it`);
    await passes(page);
  });
}

test('F6 goes from region to region and back, and comes back to where one was', async ({ open }) => {
  const page = await begin(open, '?at=99,200,3');
  await search(page).focus();
  const stops = [];
  for (let i = 0; i < 3; i += 1) {
    const before = await focused(page);
    await page.keyboard.press('F6');
    stops.push(await until(() => focused(page), (now) => now !== before));
  }
  assert.deepEqual(stops, ['button Close', 'application map', 'combobox search'], 'notice, map, panel');
  await page.keyboard.press('Shift+F6');
  await soon(() => focused(page), 'application map');
  for (const region of ['.panel', '.map']) {
    assert.ok((await page.locator(region).getAttribute('aria-label')).length > 5, `${region} has a name`);
  }
});

test('help: by ? on the map, by its button; closing gives the focus back; ? elsewhere is a letter', async ({ open }) => {
  const page = await begin(open);
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await focusMap(page);
  await page.keyboard.press('?');
  await help.waitFor();
  // Those of the tools that measure and draw are among them.
  const headings = ['With the map focused', 'While measuring or drawing, with the map focused', 'On one of its points'];
  assert.deepEqual(await help.getByRole('heading', { level: 3 }).allTextContents(), headings);
  const keys = await help.locator('dl').last().locator('dt').evaluateAll((all) => all.map((one) => one.textContent));
  assert.deepEqual(keys, ['Arrow keys', 'Page Down Page Up', 'Delete Backspace', 'Enter Space']);
  await page.keyboard.press('F6');
  await page.keyboard.press('Escape');
  await soon(() => focused(page), 'application map');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).focus();
  await page.keyboard.press('Enter');
  await help.waitFor();
  await page.keyboard.press('Enter');
  await soon(() => help.count(), 0);
  await soon(() => focused(page), 'button Keyboard shortcuts');
  await search(page).focus();
  await page.keyboard.type('?');
  assert.equal(await help.count(), 0);
});

test('the map says where it is, once for every move by key', async ({ open }) => {
  const page = await begin(open, '?at=47.918,106.917,14');
  const heard = await page.evaluateHandle(() => {
    const all = [];
    new MutationObserver(() => all.push(document.querySelector('[data-testid=announced]').textContent))
      .observe(document.querySelector('[data-testid=announced]'), { childList: true, characterData: true, subtree: true });
    return all;
  });
  await focusMap(page);
  await page.keyboard.press('ArrowRight');
  const first = await until(() => announced(page), (text) => text.startsWith('In view: '));
  await page.keyboard.press('+');
  await until(() => announced(page), (text) => text !== first && text.startsWith('In view: '));
  assert.equal((await heard.jsonValue()).length, 2, JSON.stringify(await heard.jsonValue()));
  const description = await page.locator('#map-said').textContent();
  assert.equal(description, `${await sentenceText(page)}. ${await announced(page)}`, 'one description for all');
  for (const part of ['#map', '#list', '#part-places']) {
    assert.match(await page.locator(part).getAttribute('aria-describedby'), /\bmap-said\b/, part);
  }
});

test('the count in view is that of the places in the frame', async ({ open }) => {
  const page = await begin(open, '?at=47.918,106.917,13&f.domain=C');
  const bounds = { west: 0, east: 0 };
  const said = await until(() => page.locator('#map-said').textContent(), (text) => text.includes('In view'));
  const box = await map(page).boundingBox();
  const { lng, lat, zoom } = position(page);
  // Web Mercator by hand: pixels from the middle of the map.
  const scale = 512 * 2 ** zoom;
  const y = (degrees) => (1 - Math.asinh(Math.tan((degrees * Math.PI) / 180)) / Math.PI) / 2;
  const inside = ({ geometry, properties }) => {
    if (!geometry || properties.category?.[0] !== 'C') return false;
    const [dx, dy] = [((geometry.coordinates[0] - lng) / 360) * scale, (y(geometry.coordinates[1]) - y(lat)) * scale];
    return Math.abs(dx) <= box.width / 2 && Math.abs(dy) <= box.height / 2;
  };
  assert.ok(bounds);
  const points = places.filter(({ geometry }) => !geometry || geometry.type === 'Point');
  assert.match(said, new RegExp(`In view: ${points.filter(inside).length} of `));
});

test('1 to 8 open the nearest places, the space bar says them, Enter opens what is under the crosshair', async ({ open }) => {
  const near = places.filter(({ geometry }) => geometry?.type === 'Point');
  const away = (place) => metres(place.geometry.coordinates, [101.5, 46]);
  const [first, second] = [...near].sort((a, b) => away(a) - away(b));
  const [lng, lat] = first.geometry.coordinates;
  const page = await begin(open, `?at=${lat},${lng},15`);
  await focusMap(page);
  await page.locator('.map-aim').waitFor();
  await page.keyboard.press('Space');
  const said = await until(() => announced(page), (text) => text.startsWith('Nearest to the middle: 1 '));
  const listed = await until(() => page.locator('.map-near li').allTextContents(), (all) => all.length > 0);
  assert.ok(said.includes(`1 ${listed[0]}`) && listed.length <= 8);
  await page.keyboard.press('Enter');
  await soon(() => cardTitle(page).textContent(), listed[0]);
  await soon(() => focused(page).then((name) => name.startsWith('h2')), true, 'the card has the focus, and is read once');
  await page.goto(new URL(`?at=${(lat + second.geometry.coordinates[1]) / 2},${(lng + second.geometry.coordinates[0]) / 2},6`, page.url()).href);
  await atlas.drawn(page);
  await focusMap(page);
  await page.keyboard.press('2');
  await card(page).waitFor();
  const empty = await begin(open, '?at=43,95,12');
  await focusMap(empty);
  await empty.keyboard.press('Enter');
  await soon(() => announced(empty), 'There is nothing to open under the crosshair.');
  await map(empty).click({ position: { x: 40, y: 300 } });
  await soon(() => empty.locator('.map-aim').count().then((count) => count > 0 && empty.locator('.map-aim').isVisible()), false, 'a mouse needs none');
});

/** What can be pressed and is smaller than `least` CSS px, with its size. Links within a text are let off, as in WCAG 2.5.8. */
const tooSmall = (page, least) =>
  page.evaluate((least) => {
    const found = [];
    for (const one of document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=tab], [role=option]')) {
      const target = one.matches('[type=checkbox], [type=radio]') ? (one.closest('label') ?? one) : one;
      if (one.closest('.skip, .visually-hidden') || !one.checkVisibility({ visibilityProperty: true })) continue;
      if (one.matches('a') && getComputedStyle(one).display === 'inline') continue;
      const { width, height } = target.getBoundingClientRect();
      if (width > 0 && Math.min(width, height) < least - 0.5) found.push(`${one.className || one.tagName} “${(one.ariaLabel ?? one.textContent).slice(0, 30)}” ${width.toFixed(0)}×${height.toFixed(0)}`);
    }
    return found;
  }, least);

for (const [least, options] of [[24, {}], [44, PHONE]]) {
  test(`whatever can be pressed is at least ${least} px wide and high`, options, async ({ open }) => {
    for (const [name, { query, go, more }] of Object.entries(STATES)) {
      if (more || name === 'analysis') continue;
      const page = await begin(open, query);
      if (options.touch && name !== 'help') await page.getByRole('button', { name: 'Make the panel taller' }).click({ timeout: 2_000 }).catch(() => {});
      await go?.(page);
      await soon(() => tooSmall(page, least), [], name);
      await page.close();
    }
  });
}

test('names tell controls apart: no two buttons of a state have one name', async ({ open }) => {
  for (const name of ['list', 'filters', 'layers', 'embed']) {
    const page = await begin(open, STATES[name].query || '?f.domain=A,C&f.type=venue');
    await STATES[name].go?.(page);
    const names = await page.getByRole('button').evaluateAll((all) => all.filter((one) => one.checkVisibility() && !one.closest('.row')).map((one) => one.ariaLabel ?? one.textContent));
    assert.deepEqual(names.filter((one, at) => names.indexOf(one) !== at), [], name);
    await page.close();
  }
});

for (const [zoom, width, height] of [['200 %', 640, 360], ['400 %', 320, 256]]) {
  test(`at ${zoom}: nothing to be scrolled sideways, the list and the filters can be reached`, { width, height }, async ({ open, shot }) => {
    const page = await begin(open, '?f.domain=A');
    assert.ok(await fitsWidth(page));
    const first = page.locator('#list .row').first();
    await first.scrollIntoViewIfNeeded();
    await first.click();
    await card(page).waitFor();
    assert.ok(await fitsWidth(page));
    await passes(page);
    await shot(page, `access-${width}`);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await openTab(page, 'Filters');
    await page.locator('[data-facet="type"] input').first().check();
    assert.ok(await fitsWidth(page));
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    assert.ok(await fitsWidth(page));
  });
}

for (const theme of ['light', 'dark']) {
  test(`forced colours, ${theme}: signs, borders and focus are seen`, { theme, forcedColors: 'active' }, async ({ open, shot }) => {
    const page = await begin(open, '?f.domain=A,C');
    const border = (selector) => page.locator(selector).first().evaluate((one) => parseFloat(getComputedStyle(one).borderTopWidth));
    for (const selector of ['.chip', '.map-buttons', '.badge']) assert.ok((await border(selector)) >= 1, selector);
    const sign = await page.locator('.row .glyph path').first().evaluate((path) => getComputedStyle(path).fill);
    assert.notEqual(sign, 'none');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(ring, 'none');
    await passes(page, { rules: { 'color-contrast': { enabled: false } } });
    await shot(page, `access-forced-${theme}`);
    await openTab(page, 'Layers');
    await passes(page, { rules: { 'color-contrast': { enabled: false } } });
  });
}

test('high contrast: axe finds nothing, letters reach 7 to 1', async ({ open, shot }) => {
  for (const name of ['list', 'card', 'filters', 'layers', 'share', 'help']) {
    const page = await begin(open, `${STATES[name].query || '?'}&theme=contrast`);
    await STATES[name].go?.(page);
    await passes(page, { rules: { 'color-contrast-enhanced': { enabled: true } } });
    await shot(page, `access-contrast-${name}`);
    await page.close();
  }
});

test('on paper: title, description, map, legend and sources, and no controls', async ({ open, shot }) => {
  const page = await begin(open, '?f.domain=A,C');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await page.locator('#part-layers').waitFor();
  for (const selector of ['.title', '#map-said', '#map canvas >> nth=0', '#part-layers .legend-line >> nth=0', '#sources', '.disclaimer']) {
    assert.ok(await page.locator(selector).isVisible(), `${selector} is printed`);
  }
  for (const selector of ['.search', '.tabs', '.map-buttons', '.head-tools', '#list']) {
    assert.ok(!(await page.locator(selector).isVisible()), `${selector} is not`);
  }
  await shot(page, 'access-print', { fullPage: true });
});
