// The tools that measure and draw, and what is drawn as a filter: by mouse, by touch, by keys alone.

import { passes } from './axe.mjs';
import { assert, atlas, test } from './harness.mjs';
import { metres, places } from './oracle.mjs';
import { chooseLanguage, fitsWidth, focused, listSize, map, openTab, parameters, position, sentenceText, soon, tab, until } from './panel.mjs';

const CITY = '?at=47.918,106.917,13';
const PHONE = { width: 360, height: 740, touch: true, scale: 2 };

const bar = (page) => page.locator('.draw');
const opener = (page) => page.locator('[data-draw]');
const mode = (page, value) => bar(page).locator(`input[value=${value}]`);
const points = (page) => page.locator('.draw-point');
const figures = (page) => page.locator('.draw-figure').allTextContents().then((all) => all.map((text) => text.replaceAll('\u00a0', ' ')));
const status = (page) => bar(page).locator('[role=status]').textContent().then((text) => text.replaceAll('\u00a0', ' ').trim());
const press = (page, name) => bar(page).getByRole('button', { name });

/** Opens the page, and the tools in one of their modes. */
async function begin(open, value, query = CITY) {
  const page = await open(query);
  await atlas.drawn(page);
  await opener(page).click();
  await bar(page).waitFor();
  // A phone's sheet gives way, and the map is measured anew.
  await soon(() => page.locator('.panel.is-low').count().then((low) => low > 0), true);
  await page.locator('.draw-aim[d]').waitFor({ state: 'attached' });
  if (value) await mode(page, value).check();
  return page;
}

/** The corners in the address, as [lng, lat]. */
const corners = (page) =>
  (parameters(page).area ?? '').split(';').filter(Boolean).map((pair) => pair.split(',').map(Number).reverse());

/** Whether a place lies in a polygon, by the even-odd rule on Mercator's plane. */
function isInside(ring, [lng, lat]) {
  const up = (degrees) => Math.asinh(Math.tan((degrees * Math.PI) / 180));
  const flat = ring.map(([x, y]) => [x, up(y)]);
  const y = up(lat);
  return flat.filter(([ax, ay], at) => {
    const [bx, by] = flat[(at + 1) % flat.length];
    return ay < y !== by < y && ax + ((y - ay) / (by - ay)) * (bx - ax) > lng;
  }).length % 2 === 1;
}

/** Where something is on the map, in shares of its width and height, as a point of the page. */
async function spot(page, x, y) {
  const box = await map(page).boundingBox();
  return [box.x + box.width * x, box.y + box.height * y];
}

const SQUARE = [[0.45, 0.42], [0.75, 0.45], [0.72, 0.8], [0.42, 0.78]];

async function click(page, spots) {
  for (const [at, [x, y]] of spots.entries()) {
    await page.mouse.click(...(await spot(page, x, y)));
    await soon(() => points(page).count(), at + 1);
  }
}

test('area: a polygon by mouse becomes a filter, stays in the link, and back undoes it', async ({ open, shot }) => {
  const page = await begin(open, 'area');
  await click(page, SQUARE);
  const [around, size] = await figures(page);
  assert.match(around, /^Perimeter: [\d.]+ km$/);
  assert.match(size, /^Area: [\d.]+ (ha|km²)$/);
  await passes(page);
  await shot(page, 'area-polygon');
  // A press on the first corner goes around.
  await points(page).first().click();
  await soon(() => bar(page).count(), 0);
  const ring = corners(page);
  assert.equal(ring.length, 4);
  const inside = places.filter(({ geometry }) => geometry && isInside(ring, geometry.coordinates));
  assert.ok(inside.length > 2 && inside.length < places.length / 2, `${inside.length} inside`);
  await until(() => sentenceText(page), (text) => text === `${inside.length} of ${places.length} places: inside the drawn area`);
  await soon(() => listSize(page), inside.length);
  assert.equal(await focused(page), 'button Measure or draw', 'the focus is back');
  await soon(() => tab(page, 'Filters').textContent(), 'Filters1');
  await shot(page, 'area-filter');
  // The link opens the same.
  const link = new URL(page.url()).search;
  const other = await open(link);
  await atlas.drawn(other);
  await soon(() => listSize(other), inside.length);
  assert.equal(new URL(other.url()).search, link);
  // Opened again it is there to be changed.
  await opener(other).click();
  await soon(() => points(other).count(), 4);
  assert.ok(await mode(other, 'area').isChecked());
  await press(other, 'Close').click();
  // Back and forward.
  await page.goBack();
  await soon(() => sentenceText(page), `All ${places.length} places`);
  await page.goForward();
  await soon(() => listSize(page), inside.length);
  // The chip takes it away.
  await page.getByRole('button', { name: /inside the drawn area/ }).click();
  await soon(() => sentenceText(page), `All ${places.length} places`);
  assert.equal(parameters(page).area, undefined);
});

test('area: taps set points and open nothing; the map still moves; dragging moves a point', async ({ open }) => {
  const page = await begin(open, 'line');
  const before = position(page);
  await click(page, SQUARE);
  assert.equal(await page.getByTestId('card').count(), 0);
  const length = await figures(page);
  await page.mouse.move(...(await spot(page, 0.6, 0.6)));
  await page.mouse.down();
  await page.mouse.move(...(await spot(page, 0.5, 0.55)), { steps: 6 });
  await page.mouse.up();
  await until(() => position(page), (now) => now !== before, 'it is dragged');
  await soon(() => points(page).count(), 4);
  assert.deepEqual(await figures(page), length, 'the points stay on the ground');
  const place = (await points(page).last().boundingBox());
  const at = [place.x + place.width / 2, place.y + place.height / 2];
  await page.mouse.move(...at);
  await page.mouse.down();
  await page.mouse.move(at[0] - 80, at[1] + 20, { steps: 5 });
  await page.mouse.up();
  assert.notDeepEqual(await figures(page), length, 'another length');
  assert.match(await status(page), /^Point 4\. Length: /);
  // Closed, a tap means a place again.
  await press(page, 'Close').click();
  await soon(() => page.locator('.draw-sheet').count(), 0);
});

test('area: a distance is the ground’s, in the reader’s words', async ({ open }) => {
  const page = await begin(open, 'line', '?at=47.9,106.9,11&lang=fr');
  await click(page, [[0.3, 0.6], [0.8, 0.6]]);
  // The second point is put a known way off, by keys: each step is four pixels.
  const where = () => points(page).evaluateAll((all) => all.map((one) => one.getAttribute('transform').match(/[-\d.]+/g).map(Number)));
  const [[ax, ay], [bx, by]] = await where();
  const box = await map(page).boundingBox();
  const zoom = 11;
  const width = 512 * 2 ** zoom;
  const center = { x: 106.9 / 360 + 0.5, y: 0.5 - Math.asinh(Math.tan((47.9 * Math.PI) / 180)) / (2 * Math.PI) };
  const ground = (x, y) => {
    const world = { x: center.x + (x - box.width / 2) / width, y: center.y + (y - box.height / 2) / width };
    return [(world.x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * world.y))) * 180) / Math.PI];
  };
  const wanted = metres(ground(ax, ay), ground(bx, by));
  const [said] = await figures(page);
  const kilometres = Number(said.match(/^Longueur : ([\d,]+) km$/)[1].replace(',', '.'));
  assert.ok(Math.abs(kilometres * 1000 / wanted - 1) < 0.01, `${said}, ${wanted} m by the oracle’s sphere`);
  await chooseLanguage(page, 'mn');
  await until(() => figures(page), ([text]) => /^Урт: [\d.]+ км$/.test(text), 'the same in Mongolian');
  await soon(() => points(page).count(), 2);
});

test('area: a circle by its radius, at the crosshair', async ({ open, shot }) => {
  const page = await begin(open, 'circle');
  const field = bar(page).getByLabel('Radius in metres');
  await field.fill('0.2');
  await field.press('Enter');
  await until(() => status(page), (text) => text.startsWith('This cannot be a filter'));
  await field.fill('1500');
  await field.press('Enter');
  await soon(() => figures(page).then(([text]) => text), 'Radius: 1.5 km');
  await soon(() => points(page).count(), 2);
  await shot(page, 'area-circle');
  await press(page, 'Use as filter').click();
  await until(() => sentenceText(page), (text) => /within 1\.5\skm of a point on the map$/.test(text));
  const [lat, lng, radius] = parameters(page).near.split(',').map(Number);
  assert.equal(radius, 1500);
  assert.ok(metres([lng, lat], [106.917, 47.918]) < 20, `${lat}, ${lng}`);
  const edge = places.filter(({ geometry }) => geometry && Math.abs(metres(geometry.coordinates, [lng, lat]) - 1500) < 8);
  const near = places.filter(({ geometry }) => geometry && metres(geometry.coordinates, [lng, lat]) <= 1500);
  assert.ok(Math.abs((await listSize(page)) - near.length) <= edge.length);
  // Another drawing comes in its place.
  await opener(page).click();
  assert.ok(await mode(page, 'circle').isChecked());
  await mode(page, 'area').check();
  await press(page, 'Clear').click();
  await soon(() => points(page).count(), 0);
  await click(page, SQUARE);
  await press(page, 'Use as filter').click();
  await until(() => sentenceText(page), (text) => text.endsWith('inside the drawn area'));
  assert.equal(parameters(page).near, undefined);
});

test('area: all of it by keys, each step said once', async ({ open }) => {
  const page = await open(CITY);
  await atlas.drawn(page);
  await opener(page).focus();
  await page.keyboard.press('Enter');
  await bar(page).waitFor();
  await soon(() => page.evaluate(() => document.activeElement.value), 'line');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.ok(await mode(page, 'area').isChecked());
  // The points lie between the bar and the map; there are none yet.
  await page.keyboard.press('Shift+Tab');
  await soon(() => focused(page), 'application map');
  const said = await page.evaluateHandle(() => {
    const all = [];
    const status = document.querySelector('.draw [role=status]');
    new MutationObserver(() => all.push(status.textContent.replaceAll('\u00a0', ' ').trim())).observe(status, { childList: true, characterData: true, subtree: true });
    return all;
  });
  const step = async (...keys) => {
    const before = position(page);
    for (const key of keys) await page.keyboard.press(key);
    await until(() => position(page), (now) => now !== before, keys.join());
  };
  await page.keyboard.press('Enter');
  await step('Shift+ArrowRight');
  await page.keyboard.press('Space');
  await step('Shift+ArrowDown');
  await page.keyboard.press('Enter');
  await soon(() => points(page).count(), 3);
  await page.keyboard.press('Enter');
  await soon(() => points(page).count(), 4);
  await page.keyboard.press('Backspace');
  await soon(() => points(page).count(), 3);
  const heard = await said.jsonValue();
  assert.equal(heard.length, 5, heard.join(' | '));
  assert.match(heard[0], /^Point 1\. Length: 0 m$/);
  assert.match(heard[2], /^Point 3\. Perimeter: .*\. Area: /);
  assert.match(heard[4], /^Point 4 is taken away\. Perimeter: /);
  // A point is reached and moved by keys.
  await page.keyboard.press('Tab');
  await until(() => focused(page), (name) => name.startsWith('button Point 3 of 3'));
  const before = await figures(page);
  await page.keyboard.press('ArrowLeft');
  assert.notDeepEqual(await figures(page), before);
  await page.keyboard.press('PageDown');
  await until(() => focused(page), (name) => name.startsWith('button Point 1 of 3'));
  // Enter on the first corner goes around.
  await page.keyboard.press('Enter');
  await soon(() => bar(page).count(), 0);
  await until(() => sentenceText(page), (text) => text.endsWith('inside the drawn area'));
  assert.equal(await focused(page), 'button Measure or draw');
  // Escape leaves, and the map's keys are its own again.
  await page.keyboard.press('Enter');
  await bar(page).waitFor();
  await map(page).focus();
  await page.keyboard.press('Escape');
  await soon(() => bar(page).count(), 0);
  await soon(() => points(page).count(), 0);
});

test('area: three taps of a finger, on a phone', PHONE, async ({ open, shot }) => {
  const page = await begin(open, 'area');
  for (const [at, [x, y]] of [[0.2, 0.45], [0.8, 0.5], [0.5, 0.72]].entries()) {
    await page.touchscreen.tap(...(await spot(page, x, y)));
    await soon(() => points(page).count(), at + 1);
  }
  await soon(() => page.getByTestId('card').count(), 0);
  await shot(page, 'area-phone');
  await press(page, 'Use as filter').tap();
  await until(() => sentenceText(page), (text) => text.endsWith('inside the drawn area'));
  assert.equal(corners(page).length, 3);
});

for (const [locale, theme] of [['en', 'light'], ['mn', 'dark'], ['vi', 'light'], ['fr', 'dark']]) {
  test(`area: 360 px in ${locale}, ${theme}: everything is there, accessible and large enough`, { ...PHONE, locale, theme }, async ({ open, shot }) => {
    const page = await begin(open);
    for (const value of ['line', 'circle', 'area']) {
      await mode(page, value).check();
      if (value !== 'line') await bar(page).locator('.draw-set').tap();
      await passes(page);
      assert.ok(await fitsWidth(page));
      const small = await bar(page).locator('button, label, summary').evaluateAll((all) =>
        all.filter((one) => one.checkVisibility()).map((one) => [one.textContent, one.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 44 || height < 44).map(([text, { width, height }]) => `${text}: ${width}×${height}`));
      assert.deepEqual(small, [], `${value}: targets of 44 px`);
      const box = await bar(page).boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 360 && box.y + box.height < 330, `${value}: ${JSON.stringify(box)}`);
      await shot(page, `area-${locale}-${value}`);
    }
  });
}

test('area: in high contrast', { theme: 'light' }, async ({ open, shot }) => {
  const page = await begin(open, 'area', `${CITY}&theme=contrast`);
  await click(page, SQUARE);
  await passes(page);
  await shot(page, 'area-contrast');
});

test('area: an analysis is of what lies inside, and a wrong polygon is named', async ({ open }) => {
  const ring = '47.93000,106.88000;47.93000,106.94000;47.90000,106.94000;47.90000,106.88000';
  const page = await open(`${CITY}&area=${ring}&an=overview`);
  await atlas.drawn(page);
  const part = await atlas.analysed(page, 'overview');
  const inside = places.filter(({ geometry }) => geometry && isInside(ring.split(';').map((pair) => pair.split(',').map(Number).reverse()), geometry.coordinates));
  await until(() => part.textContent(), (text) => new RegExp(`\\b${inside.length}\\b`).test(text), `${inside.length} of them`);
  const broken = await open('?area=47.9,106.9;47.8,106.8');
  await atlas.drawn(broken);
  await broken.locator('.notices .notice').filter({ hasText: 'area' }).waitFor();
  await soon(() => sentenceText(broken), `All ${places.length} places`);
  await openTab(broken, 'Places');
});

test('area: an embed can leave the tools out', async ({ open }) => {
  const page = await open('?embed=1&hide=draw');
  await atlas.drawn(page);
  assert.equal(await opener(page).isVisible(), false);
  assert.equal(await page.locator('[data-help]').isVisible(), true);
});
