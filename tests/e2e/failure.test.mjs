// When the program itself breaks: a screen that says so, with two ways on.

import { assert, atlas, test } from './harness.mjs';
import { chooseLanguage } from './panel.mjs';

test('a panic shows a screen with a way back to the same view', async ({ open, shot }) => {
  const page = await open('?f.domain=B', { expect: [/unreachable/] });
  await atlas.drawn(page);
  // The browser refuses every new element: the program cannot go on, for real.
  await page.evaluate(() => {
    const refuse = () => {
      throw new Error('no new nodes');
    };
    Document.prototype.createElement = refuse;
  });
  await page.getByRole('tab', { name: /^Filters/ }).click();
  const screen = page.getByRole('alertdialog');
  await screen.waitFor();
  assert.match(await screen.textContent(), /our fault, not yours/);
  assert.match(await page.locator('#failure-detail').textContent(), /unreachable/);
  await shot(page, 'failure');

  await screen.getByRole('link', { name: 'Open this view again' }).click();
  await atlas.drawn(page);
  assert.equal(new URL(page.url()).searchParams.get('f.domain'), 'B');
  assert.equal(await page.locator('#failure').isVisible(), false);
});

test('a program or a language that does not come shows a screen that tries again', { locale: 'mn', theme: 'dark' }, async ({ newPage, origin, shot }) => {
  for (const file of ['**/*_bg.wasm', '**/creative-atlas-*.js', '**/lang/mn.txt']) {
    const page = await newPage({ expect: [/./] });
    await page.route(file, (route) => route.fulfill({ status: 404, body: 'no' }));
    await page.goto(origin);
    const screen = page.getByRole('alertdialog');
    await screen.waitFor();
    assert.match(await screen.textContent(), /could not be loaded/);
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark', 'dark as the device is');
    assert.match(await screen.textContent(), /ачаалж чадсангүй/);
    await shot(page, 'failure-start');
    await page.unroute(file);
    await screen.getByRole('link', { name: 'Try again' }).click();
    await atlas.drawn(page);
    assert.equal(await screen.isVisible(), false);
  }
});

test('a language that does not come leaves the page in the one before', async ({ open }) => {
  const page = await open('', { expect: [/mn\.txt/, /404/] });
  await atlas.drawn(page);
  await page.route('**/lang/mn.txt', (route) => route.fulfill({ status: 404 }));
  const answered = page.waitForResponse('**/lang/mn.txt');
  await chooseLanguage(page, 'mn');
  await answered;
  await page.getByRole('tab', { name: /^Filters/ }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});
