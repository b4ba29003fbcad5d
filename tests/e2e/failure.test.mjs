// When the program itself breaks: a screen that says so, with two ways on.

import { assert, atlas, test } from './harness.mjs';

test('a panic shows a screen with a way back to the same view', async ({ open, shot }) => {
  const page = await open('?f.domain=B', { expect: [/panicked/, /unreachable/] });
  await atlas.drawn(page);
  // The browser refuses every new element: the program cannot go on, for real.
  await page.evaluate(() => {
    const refuse = () => {
      throw new Error('no new nodes');
    };
    Document.prototype.createElement = refuse;
    Document.prototype.createTextNode = refuse;
    Node.prototype.cloneNode = refuse;
  });
  await page.getByRole('tab', { name: /^Filters/ }).click();
  const screen = page.getByRole('alertdialog');
  await screen.waitFor();
  assert.match(await screen.textContent(), /our fault, not yours/);
  assert.match(await page.locator('#failure-detail').textContent(), /panicked/);
  await shot(page, 'failure');

  await screen.getByRole('link', { name: 'Open this view again' }).click();
  await atlas.drawn(page);
  assert.equal(new URL(page.url()).searchParams.get('f.domain'), 'B');
  assert.equal(await page.locator('#failure').isVisible(), false);
});
