// What a browser does around the page: back and forward, two tabs, a wrong clock, a storage that is full or denied.

import { launch } from './browser.mjs';
import { assert, atlas, test } from './harness.mjs';
import { atlasDocument, places, shown } from './oracle.mjs';
import { cardTitle, map, openTab, options, parameters, rows, search, sentenceText, soon, until, valueBox } from './panel.mjs';
import { colours } from './picture.mjs';

const hasLand = (page) => until(() => colours(page, map(page)), (seen) => (seen['#f7f5f0'] ?? 0) > 50_000, 'the country is drawn');

test('a page kept for going back is as it was: drawn, filtered, its workers at work, nothing twice', async ({ serve, origin }) => {
  const server = await serve({ '/other': { body: '<!doctype html><title>Other</title><p>Another page', type: 'text/html' } });
  // Playwright's own choice is that no page is kept.
  const browser = await launch({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(() => addEventListener('pageshow', ({ persisted }) => (window.wasKept ??= persisted || undefined)));
    await page.goto(`${origin}?an=overview`);
    await atlas.drawn(page);
    await atlas.analysed(page, 'overview');
    await openTab(page, 'Filters');
    await atlas.filtered(page, () => valueBox(page, 'domain', 'C').check());
    const said = await sentenceText(page);
    await page.goto(server.url('/other'));
    // A page that was kept is not loaded again.
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForFunction(() => window.wasKept);
    await hasLand(page);
    assert.equal(await sentenceText(page), said);
    // One press is one step: no listener is there twice.
    const steps = await page.evaluate(() => history.length);
    await openTab(page, 'Filters');
    await atlas.filtered(page, () => valueBox(page, 'domain', 'B').check());
    const count = shown({ domain: ['B', 'C'] }).length;
    await until(() => sentenceText(page), (text) => text.startsWith(`${count} of `), `${count} places`);
    assert.equal(await page.evaluate(() => history.length), steps, 'the step forward is replaced by one step');
    // The worker that analyses is alive.
    await openTab(page, 'Analysis');
    const part = await atlas.analysed(page, 'overview');
    await until(() => part.textContent(), (text) => text.includes(`${count}`), 'the analysis followed');
    await page.keyboard.press('Escape');
    const scale = () => page.locator('.scale').textContent();
    const before = await scale();
    await map(page).press('+');
    await until(scale, (now) => now !== before, 'the map zooms');
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
  }
});

test('two tabs do not know of each other', async ({ open, origin }) => {
  const one = await open();
  await atlas.drawn(one);
  const other = await one.context().newPage();
  await other.goto(`${origin}?f.domain=A&lang=mn`);
  await atlas.drawn(other);
  await openTab(one, 'Filters');
  await atlas.filtered(one, () => valueBox(one, 'domain', 'C').check());
  assert.deepEqual([parameters(one)['f.domain'], parameters(other)['f.domain']], ['C', 'A']);
  assert.match(await sentenceText(other), new RegExp(`^${places.length} газраас ${shown({ domain: ['A'] }).length}`));
  await other.close();
  await openTab(one, 'Places');
  await rows(one).first().click();
  await cardTitle(one).waitFor();
  await one.goBack();
  await soon(() => cardTitle(one).count(), 0);
});

/** Runs on the page: the clock goes on from `start`. */
const setClock = (start) => {
  const Real = Date;
  const shift = start - Real.now();
  globalThis.Date = class extends Real {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [Real.now() + shift]));
    }

    static now() {
      return Real.now() + shift;
    }
  };
};

test('a wrong clock changes nothing but the brief’s date', async ({ newPage, origin }) => {
  const texts = [];
  for (const year of [1970, 2026, 2100]) {
    const page = await newPage();
    await page.addInitScript(setClock, Date.UTC(year, 0, 2, 12));
    await page.goto(`${origin}?f.founded=1900..1990&an=brief`);
    await atlas.drawn(page);
    const brief = await atlas.analysed(page, 'brief');
    const text = await brief.textContent();
    assert.ok(text.includes(`2 January ${year}`) || text.includes(`${year}-01-02`), `the brief is of ${year}: ${text.slice(0, 400)}`);
    await openTab(page, 'Layers');
    const sources = await page.locator('#sources').textContent();
    await openTab(page, 'Filters');
    const years = await page.locator('[data-facet="founded"]').textContent();
    texts.push([await sentenceText(page), sources, years]);
    await page.close();
  }
  assert.deepEqual(texts[0], texts[1]);
  assert.deepEqual(texts[2], texts[1]);
  for (const { date } of Object.values(atlasDocument.sources)) assert.ok(!date || texts[0][1].includes(date.slice(0, 4)), date);
});

test('a storage that is full or denied is not missed', async ({ newPage, origin }) => {
  for (const fault of ['full', 'denied']) {
    const page = await newPage({ serviceWorkers: 'allow' });
    if (fault === 'full') {
      const session = await page.context().newCDPSession(page);
      await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(origin).origin, quotaSize: 0 });
    } else {
      await page.addInitScript(() => {
        const deny = () => {
          throw new DOMException('The document is not allowed to use its storage', 'SecurityError');
        };
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { get: deny });
        Object.defineProperty(document, 'cookie', { get: deny, set: deny });
        if (navigator.serviceWorker) navigator.serviceWorker.register = () => Promise.reject(new DOMException('denied', 'SecurityError'));
      });
    }
    await page.goto(origin);
    await atlas.drawn(page);
    await search(page).fill('zanabazar museum');
    await options(page).first().click();
    await cardTitle(page).waitFor();
    await page.reload();
    await atlas.drawn(page);
    await cardTitle(page).waitFor();
  }
});
