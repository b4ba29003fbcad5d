// The share dialog: the link, the HTML for another page, its preview; and the arrows that move the map.

import { readFileSync } from 'node:fs';

import { passes } from './axe.mjs';
import { assert, atlas, test } from './harness.mjs';
import { focused, map, moved, notices, openTab, parameter, position, sentenceText, soon, until, valueBox } from './panel.mjs';

const CLIPBOARD = ['clipboard-read', 'clipboard-write'];

const opener = (page) => page.getByRole('button', { name: 'Share this view' });
const dialog = (page) => page.getByRole('dialog', { name: 'Share this view' });
const pasted = (page) => page.evaluate(() => navigator.clipboard.readText());

async function begin(open, query = '') {
  const page = await open(query);
  await atlas.drawn(page);
  await opener(page).click();
  await dialog(page).waitFor();
  return page;
}

test('sharing: the link and the HTML are copied, with the options taken', { permissions: CLIPBOARD }, async ({ open }) => {
  const page = await begin(open, '?v=1&f.domain=C');
  const box = dialog(page);
  const link = box.getByRole('textbox', { name: 'Link to this view' });
  await soon(() => link.inputValue(), page.url());
  await box.getByRole('button', { name: 'Copy link' }).click();
  await box.getByRole('button', { name: 'Link copied' }).waitFor();
  assert.equal(await pasted(page), page.url());

  await box.getByRole('combobox', { name: 'It shows' }).selectOption('Map');
  await box.getByRole('combobox', { name: 'Height in px' }).selectOption('800');
  await box.getByRole('checkbox', { name: /^Readers cannot remove/ }).check();
  await box.getByRole('button', { name: 'Copy HTML' }).click();
  await box.getByRole('button', { name: 'HTML copied' }).waitFor();
  const html = await pasted(page);
  assert.equal(html, await box.getByRole('textbox', { name: 'HTML for your page' }).inputValue());
  // An editor's page, not one that forbids making pages of text.
  const editor = await page.context().newPage();
  const attributes = await editor.evaluate((text) => {
    const frame = new DOMParser().parseFromString(text, 'text/html').querySelector('iframe');
    return Object.fromEntries([...frame.attributes].map(({ name, value }) => [name, value]));
  }, html);
  assert.equal(attributes.width, '100%');
  assert.equal(attributes.height, '800');
  assert.equal(attributes.loading, 'lazy');
  assert.equal(attributes.allow, 'fullscreen; clipboard-write');
  assert.match(attributes.title, /^Map: .*Mongolia/);
  const { searchParams } = new URL(attributes.src);
  assert.deepEqual(Object.fromEntries(searchParams), { v: '1', 'f.domain': 'C', embed: '1', ui: 'map', lock: 'domain' });
});

test('sharing: the preview comes when asked for and follows the options', async ({ open, shot }) => {
  const page = await begin(open, '?v=1&f.domain=C');
  const box = dialog(page);
  assert.equal(page.frames().length, 1, 'nothing is loaded before');
  const steps = await page.evaluate(() => history.length);
  await box.getByRole('button', { name: 'Preview' }).click();
  const frame = await until(() => page.frames()[1], Boolean);
  await atlas.drawn(frame);
  assert.equal(await sentenceText(frame), await sentenceText(page));
  await box.locator('.share-preview').scrollIntoViewIfNeeded();
  await shot(page, 'share-preview');
  await box.getByRole('combobox', { name: 'It shows' }).selectOption('List');
  await until(() => page.frames()[1]?.url() ?? '', (url) => url.includes('ui=list'));
  assert.equal(await page.evaluate(() => history.length), steps, 'no step of “back”');
  await page.keyboard.press('Escape');
  await soon(() => page.frames().length, 1);
});

test('sharing: the code of the link is drawn in its size and saved as a drawing', async ({ open, shot }) => {
  const page = await begin(open, '?v=1&f.domain=C&lang=en');
  const box = dialog(page);
  await box.getByRole('button', { name: 'QR code of the link' }).click();
  const drawing = box.getByRole('img', { name: /^QR code of the link: http.*f\.domain=C/ });
  await drawing.waitFor();
  await shot(page, 'share-code');
  await box.getByRole('combobox', { name: 'Side in print, mm' }).selectOption('50');
  const [download] = await Promise.all([page.waitForEvent('download'), box.getByRole('button', { name: 'Save the code (SVG)' }).click()]);
  assert.equal(download.suggestedFilename(), 'link.svg');
  const svg = readFileSync(await download.path(), 'utf8');
  assert.match(svg, /width="50mm" height="50mm"/);
  // The same drawing as that of the brief, which is read back by a reader of codes natively.
  const path = await drawing.locator('path').getAttribute('d');
  assert.ok(svg.includes(path) && path.startsWith('M4 4h7v1h-7z'));
  await page.keyboard.press('Escape');
  await soon(() => page.locator('dialog').count(), 0);
  assert.equal(await notices(page).count(), 0);
});

test('sharing: a link too long for a code says so; widths are offered', async ({ open }) => {
  const page = await begin(open, `?v=1&lang=en&campaign=${'x'.repeat(2400)}`);
  const box = dialog(page);
  await box.getByRole('button', { name: 'QR code of the link' }).click();
  await box.getByText('This link is too long for a code').first().waitFor();
  await box.getByRole('combobox', { name: 'Width in px' }).selectOption('640');
  assert.match(await box.getByRole('textbox', { name: 'HTML for your page' }).inputValue(), / width="640" height="600" /);
});

test('sharing: a dialog that does not come is said', async ({ open }) => {
  const page = await open('?v=1&lang=en', { expect: [/share\.js|ERR_FAILED/] });
  await atlas.drawn(page);
  await page.route('**/share.js', (route) => route.abort());
  await opener(page).click();
  await notices(page).filter({ hasText: 'share.js cannot be reached' }).waitFor();
});

test('sharing: worked by keys, the focus comes back', async ({ open }) => {
  const page = await open();
  await atlas.drawn(page);
  for (const close of ['Escape', 'button']) {
    await opener(page).focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    assert.ok(await dialog(page).evaluate((box) => box.contains(document.activeElement)), 'the focus is inside');
    if (close === 'Escape') await page.keyboard.press('Escape');
    else await dialog(page).getByRole('button', { name: 'Close' }).click();
    await soon(() => page.locator('dialog').count(), 0);
    await soon(() => focused(page), 'button Share this view');
  }
});

test('sharing: nothing to lock without filters; copying that fails says so', async ({ open }) => {
  const page = await begin(open);
  const box = dialog(page);
  assert.equal(await box.getByRole('checkbox').count(), 0);
  await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('no'))));
  await box.getByRole('button', { name: 'Copy HTML' }).click();
  await box.getByRole('button', { name: /did not allow copying/ }).waitFor();
  await soon(() => box.getByRole('status').textContent().then((text) => /did not allow/.test(text)), true);
});

for (const theme of ['light', 'dark']) {
  for (const [width, height] of [[360, 740], [1280, 720]]) {
    const device = { theme, width, height, touch: width < 400, scale: width < 400 ? 2 : 1 };
    test(`axe: share dialog, ${width}×${height}, ${theme}`, device, async ({ open, shot }) => {
      const page = await begin(open, '?v=1&f.domain=C');
      await shot(page, `share-${width}-${theme}`);
      await passes(page, { iframes: false });
      assert.ok(await dialog(page).evaluate((box) => box.scrollWidth <= box.clientWidth), 'nothing is wider');
    });
  }
}

test('arrows: move the map, come with pointer and focus', async ({ open, shot }) => {
  const page = await open('?v=1&at=47.5,104,7&lang=en');
  await atlas.drawn(page);
  const pad = page.locator('.map-arrows');
  const shown = () => pad.evaluate((part) => getComputedStyle(part).opacity);
  await soon(shown, '0');
  await page.getByRole('button', { name: 'Zoom in' }).hover();
  await soon(shown, '1');
  await shot(page, 'arrows');
  let before = position(page);
  for (const [name, is] of [
    ['Move left', (a, b) => b.lng < a.lng],
    ['Move right', (a, b) => b.lng > a.lng],
    ['Move up', (a, b) => b.lat > a.lat],
    ['Move down', (a, b) => b.lat < a.lat],
  ]) {
    await page.getByRole('button', { name }).click();
    const after = await moved(page, before);
    assert.ok(is(before, after), name);
    before = after;
  }
  await page.mouse.move(400, 600);
  await map(page).focus();
  await soon(shown, '0');
  await page.getByRole('button', { name: 'Move left' }).focus();
  await soon(shown, '1');
});

test('arrows: always there for fingers, large enough, with Mongolian names', { width: 360, height: 740, touch: true, scale: 2, locale: 'mn-MN' }, async ({ open, shot }) => {
  const page = await open();
  await atlas.drawn(page);
  for (const name of ['Зүүн тийш', 'Баруун тийш', 'Дээш', 'Доош']) {
    const button = page.getByRole('button', { name, exact: true });
    const { width, height, x } = await button.boundingBox();
    assert.ok(width >= 44 && height >= 44 && x >= 0, `${name}: ${width}×${height}`);
  }
  await page.getByRole('button', { name: 'Дээш' }).tap();
  await parameter(page, 'at');
  await shot(page, 'arrows-phone');
});

test('arrows: a filter stays when the map is moved', async ({ open }) => {
  const page = await open();
  await atlas.drawn(page);
  await openTab(page, 'Filters');
  await valueBox(page, 'domain', 'C').check();
  await page.getByRole('button', { name: 'Move left' }).focus();
  await page.keyboard.press('Enter');
  await parameter(page, 'at');
  assert.equal(await parameter(page, 'f.domain'), 'C');
});
