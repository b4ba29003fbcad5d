// Accessibility by axe-core, all of its rules, in the states that a person meets.

import { passes } from './axe.mjs';
import { atlas, test } from './harness.mjs';
import { clusters, districts, places } from './oracle.mjs';
import { card, openTab, options, search, soon } from './panel.mjs';

async function begin(open, query = '', more) {
  const page = await open(query, more);
  await atlas.drawn(page);
  return page;
}

test('axe: first view', async ({ open }) => passes(await begin(open)));

test('axe: first view, dark', { theme: 'dark' }, async ({ open }) => passes(await begin(open)));

test('axe: first view, Mongolian', { locale: 'mn-MN' }, async ({ open }) => passes(await begin(open)));

for (const theme of ['light', 'dark']) {
  test(`axe: filters with some chosen, some at zero, ${theme}`, { theme }, async ({ open }) => {
    const page = await begin(open, '?f.domain=A1&f.type=heritage_element&f.founded=1900..1959');
    await openTab(page, 'Filters');
    await soon(() => page.locator('.is-zero').count().then((count) => count > 0), true);
    await passes(page);
  });

  test(`axe: layers, ${theme}`, { theme }, async ({ open }) => {
    const page = await begin(open, '?off=clusters');
    await openTab(page, 'Layers');
    await passes(page);
  });

  test(`axe: card and open search, ${theme}`, { theme }, async ({ open }) => {
    const page = await begin(open, `?sel=places:${places[1].id}`);
    await card(page).waitFor();
    await passes(page);
    await search(page).fill('museum');
    await options(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await passes(page);
  });
}

test('axe: cards of a district and of a cluster', async ({ open }) => {
  for (const [layer, all] of Object.entries({ districts, clusters })) {
    const page = await begin(open, `?sel=${layer}:${all[0].id ?? all[0].properties.id}`);
    await card(page).waitFor();
    await passes(page);
  }
});

test('axe: nothing found, in list and search', async ({ open }) => {
  const page = await begin(open, '?q=qqxqq');
  await page.getByText('No place matches all of this').waitFor();
  await passes(page);
  await search(page).fill('qqxqq');
  await passes(page);
});

test('axe: by distance, under districts', async ({ open }) => {
  for (const sort of ['distance', 'district']) await passes(await begin(open, `?sort=${sort}`));
});

test('axe: notices and error screen', async ({ open, newPage, origin }) => {
  await passes(await begin(open, '?at=99,200,3&v=9&sel=places:gone'));
  const broken = await newPage({ expect: [/404/] });
  await broken.route('**/lakes.geojson', (route) => route.fulfill({ status: 404 }));
  await broken.goto(origin);
  await atlas.drawn(broken);
  await broken.getByRole('button', { name: 'Try again' }).waitFor();
  await passes(broken);
  const missing = await open('?atlas=atlantis', { expect: [/404/] });
  await missing.getByRole('alertdialog').filter({ visible: true }).waitFor();
  await passes(missing);
});

const PHONE = { width: 360, height: 740, touch: true, scale: 2 };

test('axe: phone', PHONE, async ({ open }) => {
  const page = await begin(open);
  await passes(page);
  await page.getByRole('button', { name: 'Make the panel taller' }).click();
  await openTab(page, 'Filters');
  await passes(page);
});

test('axe: phone, low sheet, dark', { ...PHONE, theme: 'dark' }, async ({ open }) => {
  const page = await begin(open);
  await page.getByRole('button', { name: 'Make the panel shorter' }).click();
  await passes(page);
});
