// The address: it holds the whole view, survives what is wrong with it, and goes back and forward.

import { assert, atlas, test } from './harness.mjs';
import { places } from './oracle.mjs';
import {
  card, cardTitle, chooseLanguage, listSize, map, moved, notices, openTab, parameters, position, rows, search, selected, sentenceText, soon, tab, until, valueBox,
} from './panel.mjs';

async function begin(open, query = '') {
  const page = await open(query);
  await atlas.drawn(page);
  return page;
}

test('a view opened from its address is the same view', async ({ open }) => {
  const page = await begin(open);
  await openTab(page, 'Filters');
  await valueBox(page, 'domain', 'A').check();
  await valueBox(page, 'precision', 'building').check();
  await page.locator('[data-facet="founded"]').getByLabel('From').fill('1900');
  await page.locator('[data-facet="founded"]').getByLabel('From').press('Enter');
  await openTab(page, 'Layers');
  await page.getByRole('switch', { name: /^Clusters/ }).uncheck();
  await openTab(page, 'Places');
  await page.getByRole('combobox', { name: 'Order' }).selectOption('distance');
  await chooseLanguage(page, 'mn');
  await page.getByRole('button', { name: /^Харагдах байдал/ }).click();
  const before = position(page);
  await rows(page).nth(2).click();
  await moved(page, before);
  const address = new URL(page.url());
  const said = async (page) => ({
    title: await cardTitle(page).textContent(),
    facts: await card(page).textContent(),
    theme: await page.locator('html').getAttribute('data-theme'),
    lang: await page.locator('html').getAttribute('lang'),
    scale: await page.locator('.scale').textContent(),
  });
  const other = await open(address.search);
  await atlas.drawn(other);
  // The address may be ahead of the frame that draws it, so both pages are read again and again.
  await until(
    async () => [await said(page), await said(other)],
    ([one, two]) => JSON.stringify(one) === JSON.stringify(two),
    'both pages say the same',
  );
  assert.equal(new URL(other.url()).search, address.search, 'opening it does not change it');
  for (const page_ of [page, other]) await page_.getByRole('button', { name: 'Жагсаалт руу буцах' }).click();
  const list = async (page) => ({
    sentence: await sentenceText(page),
    size: await listSize(page),
    sort: await page.getByRole('combobox', { name: 'Эрэмбэ' }).inputValue(),
    first: await rows(page).first().textContent(),
  });
  await soon(() => list(other), await list(page));
  await tab(other, 'Давхарга').click();
  await soon(() => other.getByRole('switch', { name: /^Бөөгнөрөл/ }).isChecked(), false);
  assert.ok(address.search.length < 300, `the address is short: ${address.search.length}`);
});

test('back and forward walk through filters, selections and layers', async ({ open }) => {
  const page = await begin(open);
  await openTab(page, 'Filters');
  await valueBox(page, 'domain', 'C').check();
  const filtered = await until(() => sentenceText(page), (text) => text.includes('Visual'));
  await valueBox(page, 'type', 'venue').check();
  const both = await until(() => sentenceText(page), (text) => text.includes('Venue'));
  await openTab(page, 'Places');
  await rows(page).first().click();
  await card(page).waitFor();
  const id = selected(page);
  await page.goBack();
  await soon(() => card(page).count(), 0);
  await soon(() => sentenceText(page), both);
  await page.goBack();
  await soon(() => sentenceText(page), filtered);
  await page.goBack();
  await soon(() => sentenceText(page), `All ${places.length} places`);
  await page.goForward();
  await soon(() => sentenceText(page), filtered);
  await page.goForward();
  await page.goForward();
  await card(page).waitFor();
  assert.equal(selected(page), id);
});

test('moving the map is no step back: one step leaves the page’s filter, not its last pan', async ({ open }) => {
  const page = await begin(open);
  await openTab(page, 'Filters');
  await valueBox(page, 'domain', 'C').check();
  const before = position(page);
  await map(page).focus();
  await page.keyboard.press('ArrowRight');
  const first = await moved(page, before);
  await page.keyboard.press('ArrowRight');
  await moved(page, first);
  await page.goBack();
  await soon(() => sentenceText(page), `All ${places.length} places`);
});

test('a broken link gives the default view and says so', async ({ open, shot }) => {
  const page = await begin(open, '?at=99,200,3&theme=pink');
  await soon(() => sentenceText(page), `All ${places.length} places`);
  const notice = await notices(page).allTextContents();
  assert.equal(notice.length, 1);
  assert.match(notice[0], /at/);
  assert.match(notice[0], /theme/);
  await shot(page, 'share-broken');
  await notices(page).getByRole('button', { name: 'Close' }).click();
  await soon(() => notices(page).count(), 0);
});

test('every kind of nonsense in a link still gives a map', async ({ open }) => {
  for (const query of ['?f.founded=..', '?%zz=%ff&at=', '?sel=nothing', '?near=1,2', '?lang=xx&sort=size&v=x', '?q=%F0%9F%8E%AD', '?f.domain=%00']) {
    const page = await begin(open, query);
    await until(() => sentenceText(page), (text) => / places?/.test(text), query);
    assert.ok((await map(page).boundingBox()).width > 500);
    await page.close();
  }
});

test('a link of a newer version is read as far as it goes', async ({ open }) => {
  const page = await begin(open, '?v=7&f.domain=C&f.mood=happy');
  await soon(() => notices(page).filter({ hasText: /newer version/i }).count(), 1);
  await until(() => sentenceText(page), (text) => text.includes('Visual Arts and Crafts'));
});

test('a place that the data no longer has is said to be gone', async ({ open }) => {
  const page = await begin(open, '?sel=places:mn-never-was');
  await soon(() => notices(page).filter({ hasText: 'The place in this link is not in the data' }).count(), 1);
  assert.equal(await card(page).count(), 0);
  await soon(() => listSize(page), places.length);
});

test('other people’s parameters stay in the address', async ({ open }) => {
  const page = await begin(open, '?utm_source=letter&f.domain=C&ref=a%20b');
  await openTab(page, 'Filters');
  await valueBox(page, 'domain', 'B').check();
  await soon(() => parameters(page)['f.domain'], 'B,C');
  assert.equal(parameters(page).utm_source, 'letter');
  assert.equal(parameters(page).ref, 'a b');
});

test('a text filter in the address stands in the search field', async ({ open }) => {
  const page = await begin(open, '?q=museum');
  await until(() => sentenceText(page), (text) => text.includes('name like “museum”'));
  await soon(() => search(page).inputValue(), 'museum');
});

test('an atlas that does not exist says so and offers the one that does', async ({ open }) => {
  const page = await open('?atlas=atlantis', { expect: [/404/] });
  const dialog = page.getByRole('alertdialog').filter({ visible: true });
  await dialog.waitFor();
  assert.match(await dialog.textContent(), /data\/atlantis\/atlas\.json does not exist/);
  await dialog.getByRole('link', { name: /default/i }).click();
  await atlas.drawn(page);
  await soon(() => sentenceText(page), `All ${places.length} places`);
});
