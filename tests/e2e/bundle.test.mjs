// One HTML file with everything inside, opened from a disk in a browser that reaches nobody.

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { assert, atlas, test } from './harness.mjs';
import { DIST } from './folder.mjs';
import { englishName, places, shown } from './oracle.mjs';
import { card, cardTitle, facetCounts, listSize, map, openTab, options, parameters, rows, search, selected, sentenceText, soon, until, valueBox } from './panel.mjs';
import { colours } from './picture.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILE = `${ROOT}test-results/mongolia.html`;

before(() => {
  mkdirSync(`${ROOT}test-results`, { recursive: true });
  execFileSync('cargo', ['xtask', 'bundle', 'mongolia', '--dir', DIST, '--out', FILE], { cwd: ROOT, stdio: 'inherit' });
});

/** Opens the file without a network; what it asks for besides itself is an error. */
async function opened(newPage, query = '', options = {}) {
  const page = await newPage({ offline: true, ...options, expect: [/^foreign host: file:\/\/.*\/test-results\/mongolia\.html/] });
  const asked = [];
  page.context().on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  await page.route(/^(https?|wss?):/, (route) => route.abort());
  const refused = [];
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()));
  await page.goto(`${pathToFileURL(FILE)}${query}`);
  await atlas.drawn(page);
  const isOwn = (url) => /^(blob|data):/.test(url) || url.startsWith(`${pathToFileURL(FILE)}`);
  const check = () => assert.deepEqual([...asked.filter((url) => !isOwn(url)), ...refused], []);
  return { page, check };
}

test('a file opens with map and list', async ({ newPage, shot }) => {
  const { page, check } = await opened(newPage);
  assert.equal(await sentenceText(page), `All ${places.length} places`);
  assert.equal(await listSize(page), places.length);
  assert.ok(Object.keys(await colours(page, map(page))).length > 20, 'a map is drawn');
  await shot(page, 'bundle');
  check();
});

test('a file filters, searches, selects, and keeps its address', async ({ newPage }) => {
  const { page, check } = await opened(newPage);
  await openTab(page, 'Filters');
  const counts = await facetCounts(page, 'domain');
  await valueBox(page, 'domain', 'B').check();
  const wanted = shown({ domain: ['B'] }).length;
  assert.equal(counts.B, wanted);
  await soon(async () => (await sentenceText(page)).startsWith(`${wanted} of `), true);
  await soon(() => parameters(page)['f.domain'], 'B');
  await page.reload();
  await atlas.drawn(page);
  await soon(async () => (await sentenceText(page)).startsWith(`${wanted} of `), true, 'the address has the view');
  await page.goBack().catch(() => {});
  await page.goto(`${pathToFileURL(FILE)}`);
  await atlas.drawn(page);
  const place = places.find((one) => one.properties.name_en) ?? places[0];
  await search(page).fill(englishName(place));
  await options(page).first().click();
  await card(page).waitFor();
  assert.ok((await cardTitle(page).textContent()).length > 0);
  await soon(() => Boolean(selected(page)), true);
  await page.keyboard.press('Escape');
  check();
});

test('a file answers analyses and saves files', async ({ newPage, shot }) => {
  const { page, check } = await opened(newPage, '?an=clusters');
  const clusters = await atlas.analysed(page, 'clusters');
  assert.ok((await clusters.textContent()).length > 100);
  assert.ok(page.workers().length > 0, 'a worker answers');
  await shot(page, 'bundle-analysis');
  const style = await page.evaluate(() => [...document.styleSheets].filter(({ ownerNode }) => ownerNode.tagName === 'LINK').length);
  assert.equal(style, 1, 'the style of analyses');
  await page.goto(`${pathToFileURL(FILE)}?an=brief&f.domain=B`);
  await atlas.drawn(page);
  const brief = await atlas.analysed(page, 'brief');
  assert.equal(await brief.locator('svg.brief-map').count(), 1);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Places as GeoJSON', exact: true }).click(),
  ]);
  const geojson = JSON.parse(await readFile(await saved.path(), 'utf8'));
  assert.equal(geojson.features.length, shown({ domain: ['B'] }).length);
  check();
});

test('a file speaks every language, dark and small', { width: 360, height: 740, touch: true, theme: 'dark' }, async ({ newPage, shot }) => {
  const { page, check } = await opened(newPage, '?lang=en');
  for (const code of await page.evaluate(() => atlasInside.then((files) => [...files.keys()].filter((name) => name.startsWith('lang/'))))) {
    const lang = code.slice('lang/'.length, -'.txt'.length);
    await page.goto(`${pathToFileURL(FILE)}?lang=${lang}`);
    await atlas.drawn(page);
    await soon(() => page.locator('html').getAttribute('lang'), lang);
  }
  await page.goto(`${pathToFileURL(FILE)}?lang=mn`);
  await atlas.drawn(page);
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  await shot(page, 'bundle-phone');
  check();
});

test('a file says what a link from it is', async ({ newPage, shot }) => {
  const { page, check } = await opened(newPage);
  await page.getByRole('button', { name: 'Share this view' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Hand on the file itself to share it.').waitFor();
  assert.equal(await dialog.locator('textarea').count(), 0, 'no HTML for another page');
  await shot(page, 'bundle-share');
  check();
});

test('a file without workers reads by itself', async ({ newPage }) => {
  const page = await newPage({ offline: true, expect: [/^foreign host: file:/] });
  await page.addInitScript(() => {
    globalThis.Worker = class {
      constructor() {
        throw new DOMException('denied', 'SecurityError');
      }
    };
  });
  await page.goto(`${pathToFileURL(FILE)}`);
  await atlas.drawn(page);
  await until(() => sentenceText(page), (text) => text === `All ${places.length} places`);
  assert.ok((await rows(page).count()) > 0);
});
