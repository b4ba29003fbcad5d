// The whole journey by keys alone.

import { assert, atlas, test } from './harness.mjs';
import { atlasDocument, places } from './oracle.mjs';
import { card, cardTitle, focused, map, moved, options, parameters, position, search, selected, sentenceText, soon, tab, until } from './panel.mjs';

const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Says whether the focused element is told apart from its unfocused self. */
const hasRing = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const look = (element, pseudo) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(element, pseudo);
      return [outlineStyle === 'none' ? '' : outlineWidth + outlineColor, boxShadow, borderColor, backgroundColor].join();
    };
    const whole = () => [at, at.parentElement].flatMap((element) => [look(element), look(element, '::before'), look(element, '::after')]).join();
    const before = whole();
    at.blur();
    const after = whole();
    at.focus({ preventScroll: true, focusVisible: true });
    return before !== after;
  });

async function begin(open, query = '') {
  const page = await open(query);
  await atlas.drawn(page);
  return page;
}

test('skip links come first and lead to the list and to the map', async ({ open }) => {
  const page = await begin(open);
  await press(page, 'Tab');
  assert.equal(await focused(page), 'a Skip to the list');
  await soon(() => page.getByText('Skip to the list').evaluate((link) => link.getBoundingClientRect().top >= 0), true, 'it is seen');
  await press(page, 'Enter', 'Tab');
  await soon(() => focused(page).then((name) => name.startsWith('button mn-')), true, 'the next stop is a row');
  const other = await begin(open);
  await press(other, 'Tab', 'Tab');
  assert.equal(await focused(other), 'a Skip to the map');
  await press(other, 'Enter');
  await soon(() => focused(other), 'application map');
  assert.equal(new URL(other.url()).searchParams.get('v') ?? '1', '1', 'the address stays whole');
});

test('from the first Tab round the page and out again: every stop is seen, no trap', async ({ open }) => {
  const page = await begin(open);
  const stops = [];
  for (let i = 0; i < 40; i += 1) {
    await press(page, 'Tab');
    const name = await focused(page);
    if (name.startsWith('body') || (stops.length > 3 && name === stops[0])) break;
    assert.ok(await hasRing(page), `${name} shows its focus`);
    stops.push(name);
  }
  assert.ok(stops.length < 40, `the way ends: ${stops.length} stops`);
  for (const stop of ['combobox search', 'tab tab-places', 'select sort', 'application map', 'button Zoom in']) {
    assert.ok(stops.includes(stop), `${stop} is on the way: ${stops.join(' | ')}`);
  }
  assert.equal(stops.filter((name) => name.startsWith('button mn-')).length, 1, 'the list is one stop');
  assert.equal(stops.filter((name) => name.startsWith('tab ')).length, 1, 'the tabs are one stop');
  await map(page).focus();
  await press(page, 'Shift+Tab');
  assert.ok((await focused(page)).startsWith('button mn-'), 'and back');
});

test('search, filter, list, card, back', async ({ open }) => {
  const page = await begin(open);
  await tab(page, 'Places').focus();
  await press(page, 'ArrowRight');
  await soon(() => tab(page, 'Filters').getAttribute('aria-selected'), 'true');
  await soon(() => focused(page), 'tab tab-filters');
  await press(page, 'Tab', 'Space');
  await until(() => sentenceText(page), (text) => text.includes(': '));
  assert.equal(parameters(page)['f.domain'], 'A');
  await tab(page, 'Filters').focus();
  await press(page, 'ArrowLeft');
  await soon(() => focused(page), 'tab tab-places');
  // The order, the download, the list.
  await press(page, 'Tab', 'Tab', 'Tab');
  const number = () => page.evaluate(() => Number(document.activeElement.closest('li')?.getAttribute('aria-posinset') ?? 0));
  const last = () => page.evaluate(() => Number(document.activeElement.closest('li')?.getAttribute('aria-setsize') ?? 0));
  await soon(number, 1);
  await press(page, 'ArrowDown', 'ArrowDown');
  await soon(number, 3);
  await press(page, 'ArrowUp');
  await soon(number, 2);
  await press(page, 'PageDown');
  const far = await until(number, (now) => now > 5);
  await press(page, 'PageUp');
  await until(number, (now) => now < far);
  await press(page, 'End');
  await soon(async () => (await number()) === (await last()), true);
  await soon(() => page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    const frame = document.querySelector('.list-frame').getBoundingClientRect();
    return box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;
  }), true, 'the row is in sight');
  await press(page, 'Home');
  await soon(number, 1);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await soon(number, 4);
  const row = await focused(page);
  await press(page, 'Enter');
  await card(page).waitFor();
  await soon(() => focused(page).then((name) => name.startsWith('h2')), true, 'the card’s title has the focus');
  assert.equal(`button ${selected(page).slice('places:'.length)}`, row);
  await press(page, 'Shift+Tab', 'Shift+Tab');
  await soon(() => focused(page), 'button Back to the list');
  await press(page, 'Enter');
  await soon(() => card(page).count(), 0);
  await soon(() => focused(page), row, 'the focus is on the row again');
});

test('the whole journey by keys: search, filter, card, map, analysis, share, and back to the beginning', async ({ open }) => {
  const page = await begin(open);
  const dialog = page.getByRole('dialog', { name: 'Share this view' });
  const tabTo = async (wanted, key = 'Tab') => {
    for (let i = 0; i < 60; i += 1) {
      await press(page, key);
      if ((await focused(page)).startsWith(wanted)) return;
    }
    assert.fail(`${wanted} is not reached; at ${await focused(page)}`);
  };
  await tabTo('combobox search');
  await page.keyboard.type('museum');
  await until(() => options(page).count(), (count) => count > 0);
  await press(page, 'ArrowDown', 'ArrowDown');
  await press(page, 'Enter');
  await card(page).waitFor();
  await soon(() => focused(page).then((name) => name.startsWith('h2')), true);
  await press(page, 'F6');
  await soon(() => focused(page), 'application map');
  await press(page, 'Escape');
  await soon(() => card(page).count(), 0);
  await press(page, 'F6');
  await until(() => focused(page), (name) => !name.startsWith('application'));
  await tabTo('tab tab-places', 'Shift+Tab').catch(() => tabTo('tab tab-places'));
  await press(page, 'ArrowRight');
  await soon(() => focused(page), 'tab tab-filters');
  await press(page, 'Tab', 'Space');
  await until(() => sentenceText(page), (text) => text.includes(': '));
  await tabTo('tab tab-filters', 'Shift+Tab');
  await press(page, 'End');
  await soon(() => focused(page), 'tab tab-analysis');
  await atlas.analysed(page, 'overview');
  await press(page, 'Tab');
  await until(() => page.evaluate(() => Boolean(document.activeElement.closest('#part-analysis'))), Boolean, 'into the analysis');
  await tabTo('button Share this view', 'Shift+Tab');
  await press(page, 'Enter');
  await dialog.waitFor();
  // A dialog keeps the focus, and lets it go with Escape.
  for (let i = 0; i < 15; i += 1) {
    await press(page, 'Tab');
    const isOut = await page.evaluate(() => document.activeElement !== document.body && !document.activeElement.closest('dialog'));
    assert.ok(!isOut, await focused(page));
  }
  await press(page, 'Escape');
  await soon(() => dialog.count(), 0);
  await soon(() => focused(page), 'button Share this view');
  await page.goBack();
  await soon(() => sentenceText(page), `All ${places.length} places`);
});

test('search by keys alone', async ({ open }) => {
  const page = await begin(open);
  for (let i = 0; i < 10 && (await focused(page)) !== 'combobox search'; i += 1) await press(page, 'Tab');
  await page.keyboard.type('zanabazar museum');
  await until(() => options(page).count(), (count) => count > 0);
  await press(page, 'Enter');
  await soon(() => cardTitle(page).textContent(), 'Zanabazar Museum of Fine Arts');
  await search(page).focus();
  await press(page, 'Shift+Tab');
  assert.notEqual(await focused(page), 'combobox search', 'no trap');
});

test('the map: arrows, plus, minus, Home, Escape', async ({ open }) => {
  const page = await begin(open, '?at=47.5,104,7');
  await map(page).focus();
  let now = position(page);
  const after = async (key, holds, message) => {
    await press(page, key);
    const next = await moved(page, now);
    assert.ok(holds(now, next), `${key}: ${message}: ${JSON.stringify([now, next])}`);
    now = next;
  };
  await after('ArrowRight', (a, b) => b.lng > a.lng && Math.abs(b.lat - a.lat) < 0.01, 'east');
  await after('ArrowLeft', (a, b) => b.lng < a.lng, 'west');
  await after('ArrowUp', (a, b) => b.lat > a.lat && Math.abs(b.lng - a.lng) < 0.01, 'north');
  await after('ArrowDown', (a, b) => b.lat < a.lat, 'south');
  await after('+', (a, b) => Math.abs(b.zoom - a.zoom - 1) < 0.01, 'one zoom nearer');
  await after('-', (a, b) => Math.abs(a.zoom - b.zoom - 1) < 0.01, 'one zoom farther');
  await after('Shift+ArrowRight', (a, b) => b.lng > a.lng, 'farther east');
  await after('Home', (a, b) => b.zoom < a.zoom, 'the whole country');
  const home = now;
  await page.getByRole('button', { name: 'Zoom in' }).focus();
  await after('Enter', (a, b) => b.zoom > a.zoom, 'by the button');
  await page.getByRole('button', { name: 'Show everything' }).focus();
  await press(page, 'Enter');
  await soon(() => position(page), home);
  const place = places[0];
  const other = await begin(open, `?sel=places:${place.id}`);
  await card(other).waitFor();
  await map(other).focus();
  await press(other, 'Escape');
  await soon(() => card(other).count(), 0, 'Escape closes the card');
});

test('the map stays within its bounds and zooms', async ({ open }) => {
  const page = await begin(open, '?at=47.5,104,4');
  await map(page).focus();
  for (let i = 0; i < 6; i += 1) await press(page, 'Shift+Minus');
  await until(() => position(page)?.zoom, (zoom) => zoom === atlasDocument.view.min_zoom, 'the least zoom');
  for (let i = 0; i < 12; i += 1) await press(page, 'Shift++');
  await until(() => position(page)?.zoom, (zoom) => zoom === atlasDocument.view.max_zoom, 'the greatest zoom');
});
