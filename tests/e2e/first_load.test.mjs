// The app comes up.

import { assert, atlas, test } from './harness.mjs';

test('the app loads, draws and asks nobody else for anything', async ({ open, shot }) => {
  const page = await open();
  const interactive = await atlas.interactive(page);
  const drawn = await atlas.drawn(page);
  assert.ok(interactive > 0 && drawn > 0);
  assert.match(await page.title(), /\S/);
  assert.notEqual(await page.evaluate(() => document.body.innerText.trim()), '', 'the page shows text');
  await shot(page, 'first-load');
});
