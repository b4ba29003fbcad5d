// An embed in somebody else's page: a frame in an article of another origin, scrolled, zoomed, locked, sandboxed.

import { host as place } from './article.mjs';
import { passes } from './axe.mjs';
import { assert, atlas, test } from './harness.mjs';
import { places } from './oracle.mjs';
import { card, openTab, parameters, rested, rows, sentenceText, soon, until, valueBox } from './panel.mjs';

/** Opens an office's article with an embed of `query`; gives the page and the embed's frame, once it is drawn. */
async function host(world, query, options) {
  const { page, frame } = await place(world, query, options);
  await atlas.drawn(frame);
  return { page, frame };
}

const at = async (page, share = 0.5) => {
  const { x, y, width, height } = await page.locator('iframe').boundingBox();
  // Only a part of it may be in sight.
  const bottom = Math.min(y + height, page.viewportSize().height);
  return { x: x + width * (share === 0.5 ? 0.7 : share), y: (y + bottom) / 2 };
};
/** Scrolls the article until the whole embed is in sight; presses find the frame where it was last drawn. */
async function inSight(page) {
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await drawnAgain(page);
}
const drawnAgain = (page) => page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
const scrolled = (page) => page.evaluate(() => scrollY);
const scale = (frame) => frame.locator('.scale').textContent();
const fullLink = (frame) => frame.getByRole('link', { name: 'Open the full map' });

test('embed: the wheel over the map scrolls the article, with Ctrl it zooms the map', async ({ shot, ...world }) => {
  const { page, frame } = await host(world, '?v=1&embed=1&lang=en');
  const { x, y } = await at(page);
  await page.mouse.move(x, y);
  const before = await scale(frame);
  assert.equal(await scrolled(page), 0);
  const hint = frame.getByText('Ctrl + wheel zooms the map').waitFor();
  await page.mouse.wheel(0, 120);
  await until(() => scrolled(page), (now) => now > 60, 'the article scrolled');
  await hint;
  await shot(page, 'embed-hint');
  assert.equal(await scale(frame), before, 'the map stays');
  await frame.locator('.map-hint').waitFor({ state: 'detached' });
  const place = await scrolled(page);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await until(() => scale(frame), (now) => now !== before, 'the map zoomed');
  assert.equal(await scrolled(page), place, 'the article stays');
});

test('embed: the link opens the page itself with the same view', async ({ ...world }) => {
  const { page, frame } = await host(world, '?v=1&embed=1&ui=map&lock=domain&f.domain=C&lang=en&at=47.918,106.917,12&campaign=x');
  await inSight(page);
  const link = fullLink(frame);
  assert.equal(await link.getAttribute('target'), '_blank');
  const said = await sentenceText(frame);
  const [full] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await atlas.drawn(full);
  const { embed, ui, lock, ...rest } = parameters(full);
  assert.deepEqual([embed, ui, lock], [undefined, undefined, undefined]);
  assert.deepEqual(rest, { v: '1', at: '47.91800,106.91700,12', 'f.domain': 'C', lang: 'en', campaign: 'x' });
  await soon(() => sentenceText(full), said);
  await full.getByRole('heading', { level: 1 }).waitFor();
  await full.getByRole('button', { name: /^Remove this filter/ }).click();
  await soon(() => sentenceText(full), `All ${places.length} places`);
});

test('embed: what a reader does leaves no step behind in the article’s history', async ({ ...world }) => {
  const { page, frame } = await host(world, '?v=1&embed=1&lang=en');
  const steps = await page.evaluate(() => history.length);
  await inSight(page);
  await openTab(frame, 'Filters');
  await valueBox(frame, 'domain', 'C').check();
  await openTab(frame, 'Places');
  await rows(frame).first().click();
  await card(frame).waitFor();
  await until(() => frame.url(), (url) => url.includes('sel=') && url.includes('embed=1'));
  assert.equal(await page.evaluate(() => history.length), steps);
});

test('embed: locked filters cannot be taken away', async ({ open }) => {
  const page = await open('?v=1&embed=1&f.domain=C&f.type=venue&lock=domain&lang=en');
  await atlas.drawn(page);
  const said = await until(() => sentenceText(page), (text) => /Visual Arts/.test(text) && /Venue/.test(text));
  const chips = page.locator('.chip');
  await soon(() => chips.allTextContents(), ['Venue']);
  await openTab(page, 'Filters');
  await page.locator('[data-facet="type"]').waitFor();
  assert.equal(await page.locator('[data-facet="domain"]').count(), 0, 'a locked facet is not shown');
  await page.locator('.summary').getByRole('button', { name: 'Clear all' }).click();
  const after = await until(() => sentenceText(page), (text) => text !== said);
  assert.match(after, /Visual Arts/);
  assert.equal(await chips.count(), 0);
  assert.equal(parameters(page)['f.domain'], 'C');
  assert.equal(parameters(page).lock, 'domain');
  assert.equal(await page.getByRole('tab', { name: 'Filters' }).textContent(), 'Filters', 'no badge');
});

test('embed: a lock that names nothing is said and left out', async ({ open }) => {
  for (const query of ['?embed=1&lock=domain', '?embed=1&f.mood=happy&lock=mood', '?embed=1&ui=globe', '?embed=1&panel=cellar', '?embed=1&hide=credits']) {
    const page = await open(`${query}&lang=en`);
    await page.locator('.notice').filter({ hasText: query.match(/(lock|ui|panel|hide)=/)[1] }).waitFor();
    await soon(() => sentenceText(page), `All ${places.length} places`);
  }
});

test('embed: works in a sandbox without origin and storage, under a host’s strict policy', async ({ shot, ...world }) => {
  const { origin } = new URL(world.origin);
  const policy = `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; script-src 'none'; frame-src ${origin}`;
  const { page, frame } = await host(world, '?v=1&embed=1&lang=en', {
    attributes: 'sandbox="allow-scripts"',
    headers: { 'Content-Security-Policy': policy },
  });
  assert.equal(await frame.evaluate(() => self.origin), 'null');
  await inSight(page);
  await soon(() => sentenceText(frame), `All ${places.length} places`);
  await openTab(frame, 'Filters');
  await valueBox(frame, 'domain', 'C').check();
  await until(() => sentenceText(frame), (text) => /Visual Arts/.test(text));
  await until(() => fullLink(frame).getAttribute('href'), (href) => href.includes('f.domain=C'), 'the link has the view');
  await openTab(frame, 'Places');
  await rows(frame).nth(1).click();
  await card(frame).waitFor();
  await shot(page, 'embed-sandbox');
});

test('embed: works where the browser blocks the storage of third parties', async (world) => {
  const { page, frame } = await host(world, '?v=1&embed=1&lang=en');
  const refusal = await frame.evaluate(() => {
    try {
      return String(localStorage.length);
    } catch ({ name }) {
      return name;
    }
  });
  assert.equal(refusal, 'SecurityError', 'the browser blocks it');
  await soon(() => sentenceText(frame), `All ${places.length} places`);
  await openTab(frame, 'Filters');
  await valueBox(frame, 'domain', 'C').check();
  await until(() => sentenceText(frame), (text) => /Visual Arts/.test(text));
  assert.deepEqual(await page.context().cookies(), []);
});

test('embed: under a policy that names the atlas as a frame and nothing else', async (world) => {
  const { origin } = new URL(world.origin);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src ${origin}`;
  const { frame } = await host(world, '?v=1&embed=1&lang=en', { headers: { 'Content-Security-Policy': policy } });
  await soon(() => sentenceText(frame), `All ${places.length} places`);
});

test('embed: its page needs no parameter, its link leads to the page itself', async (world) => {
  const { page, frame } = await host(world, 'embed.html?f.domain=C&lang=en');
  assert.equal(await frame.locator('header.head').count(), 0, 'no head');
  await until(() => sentenceText(frame), (text) => /Visual Arts/.test(text));
  const href = new URL(await fullLink(frame).getAttribute('href'));
  assert.equal(href.href, new URL('?v=1&f.domain=C&lang=en', world.origin).href);
  const { x, y } = await at(page);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, 120);
  await until(() => scrolled(page), (now) => now > 60, 'the article scrolled');
  await openTab(frame, 'Filters');
  await valueBox(frame, 'domain', 'A').check();
  await until(() => frame.url(), (url) => url.includes('embed.html?v=1&f.domain=A,C') && url.includes('embed=1'));
});

test('embed: it opens with a part of the panel, and leaves out what it is told to', { width: 1000, height: 600 }, async ({ open, shot }) => {
  const page = await open('?v=1&embed=1&lang=en&panel=filters&hide=search,zoom,home,help,draw,move,scale,layers,analysis');
  await atlas.drawn(page);
  await soon(() => page.getByRole('tab', { name: 'Filters' }).getAttribute('aria-selected'), 'true');
  await page.locator('[data-facet="domain"]').waitFor();
  for (const gone of ['.search', '.map-arrows', '.scale', '#tab-layers', '#tab-analysis']) {
    assert.equal(await page.locator(gone).isVisible().catch(() => false), false, gone);
  }
  assert.equal(await page.locator('.map-buttons > button').filter({ visible: true }).count(), 0);
  for (const stays of ['.credits', '.disclaimer', '.full-map']) await page.locator(stays).waitFor({ state: 'visible' });
  await shot(page, 'embed-hide');
  // Arrow keys pass over tabs that are not there.
  await page.getByRole('tab', { name: 'Filters' }).focus();
  await page.keyboard.press('ArrowRight');
  await soon(() => page.getByRole('tab', { name: 'Places' }).getAttribute('aria-selected'), 'true');
  assert.equal(new URL(await fullLink(page).getAttribute('href')).search, '?v=1&lang=en');
  await passes(page);
  const other = await open('?v=1&embed=1&ui=list&lang=en&hide=tabs,sort,download,chips&f.domain=C');
  await atlas.drawn(other);
  await rows(other).first().waitFor();
  for (const gone of ['.tabs', '.list-order', '.chips']) assert.equal(await other.locator(gone).isVisible(), false, gone);
  await shot(other, 'embed-hide-list');
});

test('embed: on a phone, a named part stands half up', { width: 360, height: 640, touch: true, scale: 2 }, async ({ open, shot }) => {
  const page = await open('?v=1&embed=1&lang=en&panel=layers');
  await atlas.drawn(page);
  await page.locator('#part-layers').waitFor();
  assert.equal(await page.locator('.panel.is-low').count(), 0);
  await shot(page, 'embed-panel-phone');
});

test('embed: works where the history refuses', async ({ newPage, origin }) => {
  const page = await newPage();
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    History.prototype.pushState = refuse;
    History.prototype.replaceState = refuse;
    Object.defineProperty(globalThis, 'localStorage', { get: refuse });
  });
  await page.goto(new URL('?v=1&embed=1&lang=en', origin).href);
  await atlas.drawn(page);
  await openTab(page, 'Filters');
  await valueBox(page, 'domain', 'C').check();
  await until(() => sentenceText(page), (text) => /Visual Arts/.test(text));
  await until(() => fullLink(page).getAttribute('href'), (href) => href.includes('f.domain=C'));
});

test('embed: the map alone opens cards and sources over it', { width: 960, height: 500 }, async ({ open, shot }) => {
  const page = await open(`?v=1&embed=1&ui=map&lang=en`);
  await atlas.drawn(page);
  assert.equal(await page.locator('#list').isVisible(), false);
  await page.getByTestId('sentence').waitFor({ state: 'visible' });
  await shot(page, 'embed-map');
  await page.getByRole('button', { name: 'Sources and licences' }).click();
  await page.locator('#part-layers').waitFor();
  await shot(page, 'embed-map-sources');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('#part-layers').waitFor({ state: 'hidden' });
  const other = await open(`?v=1&embed=1&ui=map&lang=en&sel=places:${places[1].id}`);
  await card(other).waitFor();
  await atlas.drawn(other);
  await shot(other, 'embed-map-card');
  await other.getByRole('button', { name: 'Back to the list' }).click();
  await card(other).waitFor({ state: 'detached' });
  await other.getByTestId('sentence').waitFor({ state: 'visible' });
});

test('embed: the list alone has the fine print under it', { width: 700, height: 600 }, async ({ open, shot }) => {
  const page = await open('?v=1&embed=1&ui=list&lang=en');
  await atlas.drawn(page);
  await rows(page).first().waitFor();
  assert.equal(await page.locator('#map').isVisible(), false);
  for (const part of ['.disclaimer', '.full-map', '.credits']) await page.locator(part).waitFor();
  await shot(page, 'embed-list');
  await rows(page).first().click();
  await card(page).waitFor();
});

for (const theme of ['light', 'dark']) {
  for (const [width, height] of [[360, 740], [1280, 720]]) {
    const device = { theme, width, height, touch: width < 400, scale: width < 400 ? 2 : 1 };
    test(`axe: embeds, ${width}×${height}, ${theme}`, device, async ({ open, shot }) => {
      for (const ui of ['both', 'map', 'list']) {
        const page = await open(`?v=1&embed=1&ui=${ui}&f.domain=C&lock=domain&lang=en`);
        await atlas.drawn(page);
        await fullLink(page).waitFor();
        await shot(page, `embed-${ui}-${width}-${theme}`);
        await passes(page);
      }
    });
  }
}

const PHONE = { width: 360, height: 740, touch: true, scale: 2 };

test('embed: one finger scrolls the article, two fingers move the map', PHONE, async ({ shot, ...world }) => {
  const { page, frame } = await host(world, '?v=1&embed=1&ui=map&lang=en', { height: 400, theme: 'light' });
  const { y, height } = await page.locator('iframe').boundingBox();
  // Touches find the frame where it was last drawn.
  await page.evaluate((top) => scrollTo(0, top), y - 100);
  await drawnAgain(page);
  const start = await scrolled(page);
  const x = 120;
  const middle = 100 + height / 2;
  const session = await page.context().newCDPSession(page);
  const send = (type, points) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })) });
  const draw = async (paths, steps = 10) => {
    const where = (share) => paths.map(([[x0, y0], [x1, y1]]) => [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share]);
    await send('touchStart', where(0));
    for (let step = 1; step <= steps; step += 1) await send('touchMove', where(step / steps));
    await send('touchEnd', []);
  };
  const link = () => fullLink(frame).getAttribute('href');
  const before = await link();
  // The hint stands for a moment only: it is waited for from before.
  const hint = frame.getByText('Two fingers move the map').waitFor();
  await draw([[[x, middle], [x, middle - 120]]]);
  await until(() => scrolled(page), (now) => now > start + 60, 'the article scrolled');
  await hint;
  await shot(page, 'embed-fingers');
  assert.equal(await link(), before, 'the map stays');
  // A finger that was quick leaves the article gliding.
  const place = await rested(() => scrolled(page));
  const top = y - place + height / 2;
  await draw([[[x, top], [x + 60, top]]]);
  assert.equal(await link(), before, 'one finger sideways moves nothing');
  await draw([[[x - 40, top], [x - 40, top - 60]], [[x + 40, top], [x + 40, top - 60]]]);
  const panned = await until(link, (now) => now !== before, 'two fingers moved the map');
  await draw([[[x - 20, top], [x - 80, top]], [[x + 20, top], [x + 80, top]]]);
  await until(link, (now) => now !== panned, 'a pinch zoomed');
  assert.ok(Math.abs((await scrolled(page)) - place) < 2, 'the article stays');
});
