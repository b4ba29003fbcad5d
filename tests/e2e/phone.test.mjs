// A phone: a sheet with three heights over the map, worked by touch.

import { assert, atlas, test } from './harness.mjs';
import { districts, englishName, loneliest, places } from './oracle.mjs';
import { card, cardTitle, fitsWidth, map, moved, openTab, options, position, rows, search, selected, sentence, sentenceText, soon, tab, until } from './panel.mjs';

const PHONE = { width: 360, height: 740, touch: true, scale: 2 };
/** Free space that the map keeps at its edges, in CSS px. */
const MARGIN = 28;

async function begin(open, query = '') {
  const page = await open(query);
  await atlas.drawn(page);
  return page;
}

const button = (page, name) => page.getByRole('button', { name });
const top = (page) => page.locator('.panel').evaluate((panel) => panel.getBoundingClientRect().top);

/** Waits until the sheet stands still; gives its top edge. */
async function settled(page) {
  let last;
  return until(() => top(page), (now) => {
    const isStill = now === last;
    last = now;
    return isStill;
  });
}

/** Fingers on the map, by the browser's own protocol. */
async function fingers(page) {
  const session = await page.context().newCDPSession(page);
  const send = (type, points) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  return {
    async draw(paths, steps = 8) {
      const at = (share) => paths.map(([[x0, y0], [x1, y1]]) => [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share]);
      await send('touchStart', at(0));
      for (let step = 1; step <= steps; step += 1) await send('touchMove', at(step / steps));
      await send('touchEnd', []);
    },
  };
}

test('phone: the first view fits, nothing is wider than the screen', PHONE, async ({ open, shot }) => {
  const page = await begin(open);
  assert.equal(await sentenceText(page), `All ${places.length} places`);
  assert.ok(await fitsWidth(page));
  await sentence(page).waitFor({ state: 'visible' });
  await shot(page, 'phone');
  await button(page, 'Make the panel taller').tap();
  for (const part of ['Filters', 'Layers', 'Places']) {
    await tab(page, part).tap();
    await soon(() => tab(page, part).getAttribute('aria-selected'), 'true');
    assert.ok(await fitsWidth(page), part);
    await shot(page, `phone-${part.toLowerCase()}`);
  }
  await rows(page).nth(1).tap();
  await card(page).waitFor();
  assert.ok(await fitsWidth(page), 'card');
  await shot(page, 'phone-card');
});

test('phone: the whole country is in sight', PHONE, async ({ open }) => {
  const page = await begin(open, '?at=47.5,104,7');
  const before = position(page);
  await button(page, 'Show everything').tap();
  const { lng, zoom } = await moved(page, before);
  const { width } = await map(page).boundingBox();
  const x = (degrees) => width / 2 + ((degrees - lng) / 360) * 512 * 2 ** zoom;
  const edges = districts.flatMap(({ geometry }) => geometry.coordinates.flat(Infinity)).filter((_, i) => i % 2 === 0);
  const outside = edges.filter((degrees) => x(degrees) < 0 || x(degrees) > width);
  assert.equal(outside.length, 0, 'corners of the country beyond the edges');
});

test('phone: Mongolian fits too', { ...PHONE, width: 320, locale: 'mn-MN' }, async ({ open, shot }) => {
  const page = await begin(open);
  assert.ok(await fitsWidth(page));
  await button(page, 'Самбарыг өндөр болгох').tap();
  for (const part of ['Шүүлтүүр', 'Давхарга', 'Газрууд']) {
    await tab(page, part).tap();
    assert.ok(await fitsWidth(page), part);
  }
  const cut = await page.locator('.tabs button, .title').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1).map((one) => one.textContent));
  assert.deepEqual(cut, [], 'nothing is cut off');
  await shot(page, 'phone-mongolian');
});

test('phone: three heights by the buttons', PHONE, async ({ open }) => {
  const page = await begin(open);
  const middle = await settled(page);
  await button(page, 'Make the panel taller').tap();
  await until(() => top(page), (now) => now < middle - 100, 'taller');
  const high = await settled(page);
  assert.equal(await button(page, 'Make the panel taller').isDisabled(), true);
  await button(page, 'Make the panel shorter').tap();
  await soon(() => top(page), middle);
  await button(page, 'Make the panel shorter').tap();
  await until(() => top(page), (now) => now > middle + 100, 'shorter');
  const low = await settled(page);
  assert.equal(await button(page, 'Make the panel shorter').isDisabled(), true);
  assert.ok(high < middle && middle < low);
  assert.ok(low < 740 - 60, 'search and sentence can still be reached');
  assert.ok(await search(page).isVisible());
});

test('phone: three heights by drawing the handle', PHONE, async ({ open }) => {
  const page = await begin(open);
  const hand = await fingers(page);
  const middle = await settled(page);
  const grip = async () => {
    const { x, y, width, height } = await page.locator('.handle-grip').boundingBox();
    return [x + width / 2, y + height / 2];
  };
  const draw = async (dy) => {
    const [x, y] = await grip();
    await hand.draw([[[x, y], [x, y + dy]]]);
  };
  await draw(-160);
  await until(() => top(page), (now) => now < middle - 100, 'drawn up');
  await settled(page);
  await draw(160);
  await soon(() => top(page), middle, 'drawn down');
  await settled(page);
  await draw(160);
  await until(() => top(page), (now) => now > middle + 100, 'drawn down again');
  await settled(page);
  await draw(-160);
  await soon(() => top(page), middle, 'and up');
});

test('phone: a row opens its card; back leads to the list', PHONE, async ({ open }) => {
  const page = await begin(open);
  const row = rows(page).nth(2);
  const id = await row.getAttribute('data-id');
  await row.tap();
  await soon(() => cardTitle(page).textContent(), englishName(places.find((place) => place.id === id)));
  await button(page, 'Back to the list').tap();
  await soon(() => card(page).count(), 0);
  await soon(() => rows(page).nth(2).isVisible(), true);
});

test('phone: a tap on a symbol opens its card and keeps it in sight', PHONE, async ({ open }) => {
  const place = loneliest();
  const [lng, lat] = place.geometry.coordinates;
  const page = await begin(open, `?at=${lat},${lng},12`);
  const frame = await map(page).boundingBox();
  // The middle of what the sheet leaves free.
  const spot = { x: frame.x + frame.width / 2, y: frame.y + (MARGIN + frame.height / 2 - MARGIN) / 2 };
  await page.touchscreen.tap(spot.x, spot.y);
  await soon(() => selected(page), `places:${place.id}`);
  await soon(() => cardTitle(page).textContent(), englishName(place));
  const sheetTop = await settled(page);
  assert.ok(spot.y < sheetTop, 'the sheet does not cover it');
});

test('phone: pinch and drag move the map', PHONE, async ({ open }) => {
  const page = await begin(open, '?at=47.5,104,6');
  const hand = await fingers(page);
  const { x, y, width } = await map(page).boundingBox();
  const [cx, cy] = [x + width / 2, y + 180];
  let now = position(page);
  await hand.draw([[[cx - 30, cy], [cx - 90, cy]], [[cx + 30, cy], [cx + 90, cy]]]);
  const zoom = () => position(page).zoom;
  const nearer = now.zoom + Math.log2(3);
  await until(zoom, (zoom) => Math.abs(zoom - nearer) < 0.3, `fingers three times as far apart: from ${now.zoom} to ${nearer}`);
  await hand.draw([[[cx - 90, cy], [cx - 30, cy]], [[cx + 90, cy], [cx + 30, cy]]]);
  const start = now.zoom;
  await until(zoom, (zoom) => Math.abs(zoom - start) < 0.3, 'and together again');
  now = position(page);
  await hand.draw([[[cx + 60, cy], [cx - 60, cy]]]);
  const next = await moved(page, now);
  assert.ok(next.lng > now.lng, 'the map follows the finger');
  assert.equal(await page.evaluate(() => visualViewport.scale), 1, 'the page itself is not zoomed');
  assert.equal(selected(page), null, 'a gesture is no tap');
});

test('phone: search opens over the sheet and leads to a place', PHONE, async ({ open, shot }) => {
  const page = await begin(open);
  await button(page, 'Make the panel shorter').tap();
  await settled(page);
  await search(page).tap();
  await search(page).fill('zanabazar museum');
  const option = options(page).first();
  await option.waitFor();
  const box = await option.boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= 740, 'the first result is in sight');
  await shot(page, 'phone-search');
  await option.tap();
  await soon(() => cardTitle(page).textContent(), 'Zanabazar Museum of Fine Arts');
  await soon(() => cardTitle(page).isVisible(), true);
});

test('phone: what is touched is 44 px or larger', PHONE, async ({ open }) => {
  const page = await begin(open);
  await button(page, 'Make the panel taller').tap();
  await settled(page);
  const small = () =>
    page.evaluate(() => {
      const inText = '.fine-print, .sources';
      const controls = [...document.querySelectorAll('button, a[href], input, select, summary, [role="option"]')].filter(
        (one) => one.checkVisibility() && !one.closest(inText) && !one.matches('.skip'),
      );
      return controls
        .map((one) => [one, (one.closest('label') ?? one).getBoundingClientRect()])
        .filter(([, { width, height }]) => width > 0 && (width < 43.5 || height < 43.5))
        .map(([one, { width, height }]) => `${one.className || one.tagName} ${one.getAttribute('aria-label') ?? one.dataset.value ?? ''} ${Math.round(width)}×${Math.round(height)}`);
    });
  for (const part of ['Places', 'Filters', 'Layers']) {
    await openTab(page, part);
    assert.deepEqual([...new Set(await small())], [], part);
  }
  await openTab(page, 'Places');
  await rows(page).first().tap();
  await card(page).waitFor();
  assert.deepEqual(await small(), [], 'card');
});

test('phone on its side', { ...PHONE, width: 700, height: 340 }, async ({ open, shot }) => {
  const page = await begin(open);
  assert.ok(await fitsWidth(page));
  await shot(page, 'phone-side');
  await button(page, 'Make the panel shorter').tap();
  await settled(page);
  assert.ok(await search(page).isVisible());
  await shot(page, 'phone-side-low');
});
