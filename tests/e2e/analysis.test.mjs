// Analyses: loaded when asked for, worked out beside the page, linked with the filters, stopped, failing in words.

import { passes } from './axe.mjs';
import { assert, atlas, test } from './harness.mjs';
import { clusters, counts, places, shown } from './oracle.mjs';
import { openTab, parameters, sentenceText, soon, tab, until } from './panel.mjs';

const TOPICS = ['overview', 'clusters', 'specialisation', 'districts', 'hexagons', 'density', 'groups', 'chance', 'mix', 'coverage', 'compare', 'brief'];

async function opened(open, query, topic) {
  const page = await open(query);
  await atlas.drawn(page);
  return { page, part: await atlas.analysed(page, topic) };
}

test('the program for analyses comes only when they are asked for', async ({ open }) => {
  const page = await open();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await atlas.drawn(page);
  assert.deepEqual(asked.filter((path) => /analyst|report/.test(path)), []);
  await openTab(page, 'Analysis');
  const part = await atlas.analysed(page, 'overview');
  assert.ok(asked.some((path) => path.endsWith('analyst_bg.wasm')) && asked.some((path) => path.endsWith('report.css')));
  const domains = counts('domain');
  const bars = await part.locator('figure').first().locator('.bar').evaluateAll((all) => all.map((bar) => Number(bar.querySelector('.bar-figure').textContent)));
  assert.deepEqual(bars, Object.entries(domains).filter(([code]) => code.length === 1).map(([, count]) => count).sort((a, b) => b - a));
});

test('a bar filters map, list and sentence, says so, and is taken back', async ({ open }) => {
  const { page, part } = await opened(open, '?an=overview', 'overview');
  const bar = part.getByRole('button', { name: /^Performance and Celebration/ }).first();
  await bar.click();
  await soon(() => parameters(page)['f.domain'], 'B');
  await soon(() => sentenceText(page), `${shown({ domain: ['B'] }).length} of ${places.length} places: Performance and Celebration`);
  await soon(() => bar.getAttribute('aria-pressed'), 'true');
  assert.equal(await bar.evaluate((button) => button === document.activeElement), true, 'the focus stays');
  await page.goBack();
  await soon(() => sentenceText(page), `All ${places.length} places`);
  await soon(() => bar.getAttribute('aria-pressed'), 'false');
});

test('drawing over the years filters from the first to the last, also backwards', async ({ open, shot }) => {
  const { page, part } = await opened(open, '?an=overview', 'overview');
  const column = (from) => part.locator(`[data-from="${from}"]`);
  await column(1950).scrollIntoViewIfNeeded();
  const middle = async (bar) => {
    const box = await bar.boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  await page.mouse.move(...(await middle(column(1950))));
  await page.mouse.down();
  await page.mouse.move(...(await middle(column(1920))), { steps: 4 });
  await page.mouse.up();
  await soon(() => parameters(page)['f.founded'], '1920..1959');
  const wanted = shown({ founded: { from: 1920, to: 1959 } }).length;
  await until(() => sentenceText(page), (text) => text.startsWith(`${wanted} of `), 'the sentence follows');
  await shot(page, 'timeline');
  // One column, by the keyboard.
  await column(1930).focus();
  await page.keyboard.press('Enter');
  await soon(() => parameters(page)['f.founded'], '1930..1939');
});

test('a cell of the table filters by domain and district at once', async ({ open }) => {
  const { page, part } = await opened(open, '?an=overview', 'overview');
  const cell = part.locator('button.heat-cell').first();
  const count = Number(await cell.textContent());
  await cell.click();
  await until(() => parameters(page), (all) => all['f.domain'] && all['f.district'], 'both filters');
  await until(() => sentenceText(page), (text) => text.startsWith(`${count} of `), 'as many as the cell said');
});

for (const topic of TOPICS) {
  test(`axe and width: ${topic}`, { theme: topic.length % 2 === 0 ? 'dark' : 'light' }, async ({ open, shot }) => {
    const { page, part } = await opened(open, `?an=${topic}`, topic);
    await part.evaluate((all) => all.querySelectorAll('details').forEach((details) => (details.open = true)));
    await passes(page);
    const wide = await page.locator('.analysis-body').evaluate((body) => body.scrollWidth - body.clientWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    await shot(page, `analysis-${topic}`);
    assert.ok((await part.textContent()).length > 200);
  });

  test(`in Mongolian on a phone: ${topic}`, { width: 360, height: 740, touch: true, locale: 'mn-MN' }, async ({ open }) => {
    const { page, part } = await opened(open, `?an=${topic}`, topic);
    await part.evaluate((all) => all.querySelectorAll('details').forEach((details) => (details.open = true)));
    const wide = await page.locator('.analysis-body').evaluate((body) => body.scrollWidth - body.clientWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    // What is said is Mongolian: Latin letters stand in names and terms only.
    const text = await part.evaluate((all) => [...all.querySelectorAll('.conclusion, figcaption, h3')].map((part) => part.textContent).join(' '));
    const letters = [...text].filter((letter) => /\p{L}/u.test(letter));
    assert.ok(letters.filter((letter) => /\p{Script=Cyrillic}/u.test(letter)).length > 0.7 * letters.length, text);
  });
}

test('districts are shaded, and pressing one on the map says so', async ({ open }) => {
  const { page } = await opened(open, '?an=districts', 'districts');
  await page.locator('.map-legend', { hasText: 'Places' }).waitFor();
  await page.getByLabel('Show', { exact: true }).selectOption({ index: 1 });
  await until(() => parameters(page).an, (text) => text.startsWith('districts,what:'), 'another measure');
  await page.locator('.map-legend', { hasText: '10,000' }).waitFor();
});

test('two districts are compared, and a link shows the same', async ({ open }) => {
  const { page, part } = await opened(open, '?an=compare', 'compare');
  const before = await part.locator('.conclusion').textContent();
  await page.getByLabel('Side B').selectOption({ label: 'Arkhangai' });
  await until(() => part.locator('.conclusion').textContent(), (text) => text !== before, 'another conclusion');
  await soon(() => page.locator('.map-legend').textContent(), 'AUlaanbaatarBArkhangai');
  const after = await part.locator('.conclusion').textContent();
  const again = await opened(open, new URL(page.url()).search, 'compare');
  assert.equal(await again.part.locator('.conclusion').textContent(), after);
});

test('an analysis can be stopped and begun again', async ({ newPage, origin }) => {
  const page = await newPage({ expect: [/analyst/, /ERR_FAILED/] });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/analyst_bg.wasm*', async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await page.goto(`${origin}?an=clusters`);
  await atlas.drawn(page);
  await page.getByRole('progressbar', { name: 'The analysis is being made' }).waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped.').waitFor();
  release();
  await page.getByRole('button', { name: 'Try again' }).click();
  await atlas.analysed(page, 'clusters');
});

test('a program that does not come, and a browser without workers, are said', async ({ newPage, origin }) => {
  const broken = await newPage({ expect: [/analyst/, /ERR_FAILED/] });
  await broken.route('**/analyst.js*', (route) => route.abort());
  await broken.goto(`${origin}?an=clusters`);
  await atlas.drawn(broken);
  await broken.getByText(/^The analysis could not be made/).waitFor();
  const without = await newPage();
  await without.addInitScript(() => {
    const Own = globalThis.Worker;
    globalThis.Worker = class extends Own {
      constructor(...given) {
        if (globalThis.noWorkers) throw new Error('no workers');
        super(...given);
      }
    };
  });
  await without.goto(origin);
  await atlas.drawn(without);
  await without.evaluate(() => (globalThis.noWorkers = true));
  await openTab(without, 'Analysis');
  await without.getByText(/^The analysis could not be made/).waitFor();
});

test('the link of an analysis opens it, in any language, and options that make no sense do no harm', async ({ open }) => {
  const { page, part } = await opened(open, '?an=clusters,radius:250&lang=mn', 'clusters');
  assert.equal(await tab(page, 'Шинжилгээ').getAttribute('aria-selected'), 'true');
  assert.match(await part.getByTestId('clusters-found').textContent(), new RegExp(`^${clusters.length} бөөгнөрөл`));
  for (const nonsense of ['nothing', 'clusters,radius:-5,least:1e99,chosen:77,method:x', 'districts,what:%3Cimg%20src=x%3E,classes:7', 'chance,test:x,draws:-1,seed:a', 'compare,a:district=nowhere,b:zzz', 'brief,of:brief', ',,,:::!']) {
    const strange = await open(`?an=${nonsense}`);
    await atlas.drawn(strange);
    await strange.locator('.analysis:not(.is-busy) .analysis-page').waitFor();
    assert.equal(await strange.locator('.analysis-page img').count(), 0);
  }
});

test('any GeoJSON file is analysed, also one without districts, kinds or years', async ({ open, serve }) => {
  const point = (i) => ({ type: 'Feature', id: `p${i}`, geometry: { type: 'Point', coordinates: [10 + (i % 7) / 1000, 50 + i / 1000] }, properties: { name: `Place ${i}` } });
  const body = JSON.stringify({ type: 'FeatureCollection', features: Array.from({ length: 40 }, (_, i) => point(i)) });
  const server = await serve({ '/mine.geojson': { body, type: 'application/geo+json' } });
  for (const topic of TOPICS) {
    const { part } = await opened(open, `?data=${encodeURIComponent(server.url('/mine.geojson'))}&an=${topic}`, topic);
    assert.ok((await part.textContent()).length > 150, topic);
  }
});
