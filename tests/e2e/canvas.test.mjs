// Browsers without WebGL2, and graphics cards that never come back: the map is drawn on a 2D canvas.

import { withCard, withoutWebgl } from './graphics.mjs';
import { assert, atlas, test } from './harness.mjs';
import { englishName, places } from './oracle.mjs';
import { cardTitle, map, middle, moved, notices, options, position, search, selected, soon, until } from './panel.mjs';
import { colours, share, take } from './picture.mjs';

const LAND = { light: '#f7f5f0', dark: '#1c2127' };
const rich = places.find(({ id }) => id === 'mn-geoportal-3816');

/** Opens pages that are made so first, and waits until they are drawn. */
const made = (prepare) => async (newPage, address, options) => {
  const page = await newPage(options);
  await prepare(page);
  await page.goto(address);
  await atlas.drawn(page);
  return page;
};
const flat = made(withoutWebgl);
const carded = made(withCard);

const notice = (page) => page.getByText('This browser cannot draw the map').filter({ visible: true });
const hasLand = (page, theme = 'light') =>
  until(() => colours(page, map(page)), (seen) => (seen[LAND[theme]] ?? 0) > 50_000, 'the country is drawn');

/** Takes the graphics card away. */
const lose = (page) =>
  page.evaluate(async () => {
    const canvas = document.querySelector('#map canvas');
    const gone = new Promise((done) => canvas.addEventListener('webglcontextlost', done, { once: true }));
    canvas.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext();
    await gone;
  });

test('without WebGL2 the country is drawn, can be moved and its places open', async ({ newPage, origin, shot }) => {
  const page = await flat(newPage, origin);
  await hasLand(page);
  assert.equal(await notice(page).count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Zoom in' }).filter({ visible: true }).count(), 1);
  await shot(page, 'canvas');
  const { x, y } = await middle(page);
  const still = await take(map(page));
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const step of [20, 60, 100, 100, 100]) await page.mouse.move(x + step, y);
  await page.mouse.up();
  await until(() => take(map(page)).then((now) => share(page, still, now)), (part) => part > 0.02, 'the picture moved');
  const there = await moved(page, undefined);
  await map(page).press('+');
  assert.ok((await moved(page, there)).zoom > there.zoom);
  await search(page).fill('zanabazar museum');
  const name = await options(page).first().locator('.finding-name').textContent();
  await options(page).first().click();
  await soon(() => cardTitle(page).textContent(), name);
});

test('without a graphics card WebGL2 is left alone', async ({ open }) => {
  const page = await open();
  await atlas.drawn(page);
  await hasLand(page);
  assert.ok(await page.evaluate(() => document.querySelector('#map canvas').getContext('2d') !== null));
});

test('without WebGL2 a press on a place opens its card', { theme: 'dark', scale: 2 }, async ({ newPage, origin, shot }) => {
  const [lng, lat] = rich.geometry.coordinates;
  const page = await flat(newPage, `${origin}?at=${lat},${lng},17`);
  const { x, y } = await middle(page);
  await page.mouse.click(x, y);
  await soon(() => selected(page), `places:${rich.id}`);
  await soon(() => cardTitle(page).textContent(), englishName(rich));
  await shot(page, 'canvas-dark');
});

for (const theme of ['light', 'dark']) {
  test(`the same map with and without WebGL2, ${theme}`, { theme, scale: 2 }, async ({ newPage, origin }) => {
    for (const at of ['', '?at=47.919,106.917,13', '?at=50.5,100.2,7']) {
      const one = await carded(newPage, new URL(at, origin).href);
      const other = await flat(newPage, new URL(at, origin).href);
      if (at === '') await hasLand(other, theme);
      const pictures = async () => share(one, await take(map(one)), await take(map(other)));
      await until(pictures, (part) => part < 0.004, `the pictures of ${at} are the same`);
      await Promise.all([one.close(), other.close()]);
    }
  });
}

test('a graphics card that never comes back is done without, and nothing is forgotten', async ({ newPage, origin }) => {
  const page = await carded(newPage, `${origin}?at=47.919,106.917,13&sel=places:${rich.id}`);
  await soon(() => cardTitle(page).textContent(), englishName(rich));
  const [before, there] = [await take(map(page)), position(page)];
  await lose(page);
  await page.waitForFunction(() => document.querySelector('#map canvas').getContext('2d') !== null);
  assert.equal(await page.locator('#map canvas').count(), 2, 'one canvas went, one came');
  const same = () => take(map(page)).then((now) => share(page, before, now));
  await until(same, (part) => part < 0.004, 'the picture is the same again');
  assert.deepEqual([position(page), selected(page)], [there, `places:${rich.id}`]);
  assert.equal((await notice(page).count()) + (await notices(page).count()), 0);
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -300);
  assert.ok((await moved(page, there)).zoom > there.zoom);
});

test('a card that comes back in time is used again, however often it goes', async ({ newPage, origin }) => {
  const page = await carded(newPage, origin);
  for (let time = 0; time < 3; time += 1) {
    await page.evaluate(() => {
      window.loss = document.querySelector('#map canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    });
    await lose(page);
    await page.waitForTimeout(1_300);
    await page.evaluate(() => window.loss.restoreContext());
    await hasLand(page);
  }
  await page.waitForTimeout(3_200);
  assert.ok(await page.evaluate(() => document.querySelector('#map canvas').getContext('webgl2') !== null));
});

for (const webgl of [true, false]) {
  test(`the pixel ratio changes with the page’s zoom, ${webgl ? 'with' : 'without'} WebGL2`, async ({ newPage, origin }) => {
    const page = await (webgl ? carded : flat)(newPage, origin);
    await atlas.drawn(page);
    const session = await page.context().newCDPSession(page);
    // Zooming a page changes the ratio and the size together.
    for (const [deviceScaleFactor, width] of [[2, 640], [1.5, 853], [1, 1280]]) {
      await session.send('Emulation.setDeviceMetricsOverride', { width, height: 720, deviceScaleFactor, mobile: false });
      const ratios = () =>
        page.locator('#map canvas').evaluateAll((all) => all.map((canvas) => canvas.width / canvas.clientWidth));
      await until(ratios, (all) => all.every((ratio) => Math.abs(ratio - deviceScaleFactor) < 0.01), `× ${deviceScaleFactor}`);
      await until(() => colours(page, map(page)), (seen) => (seen[LAND.light] ?? 0) > 10_000, 'the country is drawn');
    }
  });
}
