// The map's names in traditional Mongolian script: as columns, for who reads Mongolian and wants it, in a font that only
// they load; Cyrillic where there is no such name, and until the letters are there.

import { readFileSync } from 'node:fs';

import { assert, atlas, test } from './harness.mjs';
import { districts } from './oracle.mjs';
import { chooseLanguage, map, middle, moved, openTab, parameters, soon, until } from './panel.mjs';
import { share, take } from './picture.mjs';

const towns = JSON.parse(readFileSync(new URL('../../data/mongolia/settlements.geojson', import.meta.url), 'utf8')).features;
const named = [...districts, ...towns].filter(({ properties }) => properties.name_mong).map(({ properties }) => properties);
const upright = new Set(named.map(({ name_mong }) => name_mong));
const SWITCH = { name: 'Зураг дээрх нэрийг монгол бичгээр' };
const LAYERS = /^Давхарга/;

/** Notes, for the frame of now, what is written on a canvas and whether it stands as a column. */
const spied = async (newPage, address, { origin, prepare, ...options }) => {
  const page = await newPage(options);
  await page.addInitScript(() => {
    const proto = CanvasRenderingContext2D.prototype;
    const { clearRect, fillText } = proto;
    globalThis.written = [];
    proto.clearRect = function (...box) {
      if (this.canvas.classList.contains('map-labels')) globalThis.written = [];
      return clearRect.apply(this, box);
    };
    proto.fillText = function (text, ...at) {
      const { a, b } = this.getTransform();
      if (this.canvas.classList.contains('map-labels')) globalThis.written.push({ text, isColumn: Math.abs(a) < 1e-9 && b > 0 });
      return fillText.call(this, text, ...at);
    };
  });
  await prepare?.(page);
  await page.goto(new URL(address, origin).href);
  await atlas.drawn(page);
  return page;
};
const written = (page) => page.evaluate(() => globalThis.written);
const columns = async (page) => (await written(page)).filter(({ isColumn }) => isColumn).map(({ text }) => text).sort();
const fonts = (page) =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('font/')));

test('names on the map stand in columns where the reader wants it and the data has them', async ({ newPage, origin, shot }) => {
  const page = await spied(newPage, '?lang=mn&at=48.2,106.5,5.6', { origin });
  assert.deepEqual([await columns(page), await fonts(page)], [[], []], 'Cyrillic, and nobody pays for more');
  const before = await written(page);
  assert.ok(before.length > 5 && !before.some(({ text }) => /[\u1800-\u18af]/.test(text)));
  const still = await take(map(page));

  await openTab(page, LAYERS);
  const choice = page.getByRole('switch', SWITCH);
  assert.equal(await choice.isChecked(), false);
  await choice.press('Space');
  const shown = await until(() => columns(page), (all) => all.length > 2, 'columns are written');
  assert.ok(shown.every((text) => upright.has(text)), `${shown}`);
  assert.ok((await fonts(page)).some((name) => name.includes('noto-sans-mongolian.woff2')));
  // Who has no such name is written as before, and nobody is written twice.
  const lines = (await written(page)).filter(({ isColumn }) => !isColumn).map(({ text }) => text);
  const twice = named.filter(({ name, name_mong }) => shown.includes(name_mong) && lines.includes(name)).map(({ name }) => name);
  // The capital is a district and a town of one name.
  assert.ok(lines.length > 3 && twice.every((name) => name === 'Улаанбаатар'), `${lines} ${twice}`);
  await until(() => take(map(page)).then((now) => share(page, still, now)), (part) => part > 0.0005, 'the picture is another');
  assert.equal((await parameters(page)).script, 'mong');
  await shot(page, 'script-light');

  // Panning a little changes nothing of what stands where.
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const step of [8, 16, 24]) await page.mouse.move(x + step, y + step);
  await page.mouse.up();
  await until(() => columns(page), (now) => shown.every((text) => now.includes(text)), 'columns stay');

  // The address brings it back; another language has its own letters, and keeps the choice.
  await page.reload();
  await until(() => columns(page), (all) => all.length > 2, 'columns after a reload');
  await chooseLanguage(page, 'fr');
  await soon(() => columns(page), []);
  await openTab(page, /^Couches/);
  assert.equal(await page.locator('[data-layer=script]').count(), 0, 'offered to readers of Mongolian only');
  assert.equal((await parameters(page)).script, 'mong');
  await chooseLanguage(page, 'mn');
  await until(() => columns(page), (all) => all.length > 2, 'columns again');
  await page.getByRole('switch', SWITCH).press('Space');
  await soon(() => columns(page), []);
  assert.equal((await parameters(page)).script, undefined);
});

test('on a narrow phone by night there are columns too', { width: 360, height: 740, touch: true, theme: 'dark', scale: 2 }, async ({ newPage, origin, shot }) => {
  const page = await spied(newPage, '?lang=mn&script=mong&at=48.2,106.5,5', { origin });
  await until(() => columns(page), (all) => all.length > 0, 'columns are written');
  await shot(page, 'script-phone-dark');
  await openTab(page, LAYERS);
  const box = await page.locator('[data-layer=script] label').boundingBox();
  assert.ok(box.height >= 44 && box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box));
  await page.getByRole('switch', SWITCH).scrollIntoViewIfNeeded();
  await shot(page, 'script-phone-layers');
});

test('without the font the map stays in Cyrillic', async ({ newPage, origin }) => {
  const asked = [];
  const prepare = (page) =>
    page.route('**/noto-sans-mongolian.woff2', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ status: 404, body: '' });
    });
  const page = await spied(newPage, '?lang=mn&script=mong&at=48.2,106.5,5.6', { origin, prepare, expect: [/404/, /font/i] });
  await until(() => asked.length, (count) => count > 0, 'the font is asked for');
  await page.evaluate(() => document.fonts.ready);
  await map(page).press('ArrowLeft');
  await moved(page, undefined);
  const all = await written(page);
  assert.ok(all.length > 5 && !all.some(({ text, isColumn }) => isColumn || /[\u1800-\u18af]/.test(text)));
});

test('data without such names offers no choice', async ({ newPage, origin }) => {
  const prepare = async (page) => {
    for (const file of ['districts', 'settlements']) {
      await page.route(`**/mongolia/${file}.geojson`, async (route) => {
        const answer = await route.fetch();
        const text = (await answer.text()).replace(/"name_mong":"[^"]*",?/g, '');
        await route.fulfill({ response: answer, body: text });
      });
    }
  };
  const page = await spied(newPage, '?lang=mn&script=mong', { origin, prepare });
  await openTab(page, LAYERS);
  await page.locator('[data-layer=places]').waitFor();
  assert.equal(await page.locator('[data-layer=script]').count(), 0);
  assert.deepEqual(await fonts(page), []);
});
