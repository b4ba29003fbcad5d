// A host's own base map: raster tiles and a PMTiles file from a server of its own, its credit, and what happens without it.

import { readFileSync } from 'node:fs';

import { passes } from './axe.mjs';
import { routeOf, routes } from './folder.mjs';
import { withCard } from './graphics.mjs';
import { assert, atlas, test } from './harness.mjs';
import { chooseLanguage, map, notices, soon, until } from './panel.mjs';
import { colours } from './picture.mjs';
import { archive, png } from './tile.mjs';

const MONGOLIA = JSON.parse(readFileSync(new URL('../../data/mongolia/atlas.json', import.meta.url), 'utf8'));
const ARCHIVE = archive();
const ATTRIBUTION = { en: '© Survey of the tests', mn: '© Туршилтын хэмжилт' };
/** Colours of tiles that no palette has. */
const [PINK, NAVY] = [[255, 190, 220], [10, 10, 90]];
const LAND = { light: '#f7f5f0', dark: '#1c2127' };
const WATER = { light: '#cfdee5', dark: '#102530', contrast: '#d6e8f5' };
/** The middle of lake Khövsgöl, and a steppe without lakes. */
const [LAKE, STEPPE] = ['51.0,100.5', '46.0,108.5'];

const hex = (colour) => `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
const tile = (colour) => ({ body: png(colour), type: 'image/png' });
const LEGS = /^\/(\w+)\/(\d+)\/(\d+)\/(\d+)(@2x)?\.png$/;

/** Routes for every raster tile of the folders named. */
function raster(folders) {
  const routes = {};
  for (const [folder, colour] of Object.entries(folders)) {
    for (let z = 0; z <= 6; z++) {
      for (let x = 0; x < 2 ** z; x++) for (let y = 0; y < 2 ** z; y++) routes[`/${folder}/${z}/${x}/${y}.png`] = tile(colour);
    }
  }
  return routes;
}

/** Opens the atlas of Mongolia with a base map. */
async function withBase({ newPage, origin }, basemap, query = '', more = {}, prepare = async () => {}) {
  const page = await newPage(more);
  await prepare(page);
  const text = JSON.stringify({ ...MONGOLIA, id: 'based', ...more.atlas, basemap: { attribution: ATTRIBUTION, ...basemap } });
  await page.route('**/data/based/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('/atlas.json')) return route.fulfill({ body: text, contentType: 'application/json' });
    const name = pathname.split('/').at(-1);
    return route.fulfill({ body: readFileSync(new URL(`../../data/mongolia/${name}`, import.meta.url)), contentType: 'application/geo+json' });
  });
  await page.goto(new URL(`?atlas=based${query}`, origin).href);
  await atlas.drawn(page);
  return page;
}

const credit = (page) => page.locator('.credits-base');
const tiled = (page) => credit(page).waitFor();

/** The colour of the tiles' canvas at a share of its width and height; the middle unless told. */
const pixel = (page, across = 0.5, down = 0.5) =>
  page.evaluate(
    ([across, down]) => {
      const canvas = document.querySelector('.map-tiles');
      const [x, y] = [canvas.width * across, canvas.height * down].map(Math.floor);
      const [red, green, blue] = canvas.getContext('2d').getImageData(x, y, 1, 1).data;
      return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    },
    [across, down],
  );

/** How much of the map's picture is of a colour. */
const shareOf = async (page, colour) => {
  const seen = await colours(page, map(page));
  return (seen[colour] ?? 0) / Object.values(seen).reduce((sum, count) => sum + count, 0);
};

for (const [painter, prepare] of [['on a 2D canvas', undefined], ['with WebGL2', withCard]]) {
  test(`raster tiles lie behind the map, drawn ${painter}`, async ({ newPage, origin, serve, shot }) => {
    const server = await serve(raster({ day: PINK }));
    const basemap = { kind: 'raster', url: server.url('/day/{z}/{x}/{y}.png'), max_zoom: 6 };
    const page = await withBase({ newPage, origin }, basemap, '', {}, prepare);
    await tiled(page);
    await until(() => shareOf(page, hex(PINK)), (share) => share > 0.7, 'the tiles are seen');
    assert.ok((await shareOf(page, LAND.light)) < 0.01, 'the paper of the map is gone');
    assert.equal(await credit(page).textContent(), ATTRIBUTION.en);
    for (const path of server.requests) assert.match(path, LEGS);
    assert.equal(new Set(server.requests).size, server.requests.length, 'no tile is asked for twice');
    await shot(page, `basemap-raster-${prepare ? 'gl' : 'canvas'}`);
    if (prepare) return;
    await passes(page);
    await chooseLanguage(page, 'mn');
    await soon(() => credit(page).textContent(), ATTRIBUTION.mn);
    assert.equal(await credit(page).getAttribute('lang'), 'mn');
  });
}

test('nearer than the nearest tiles these are enlarged', async ({ newPage, origin, serve }) => {
  const server = await serve(raster({ day: PINK }));
  const basemap = { kind: 'raster', url: server.url('/day/{z}/{x}/{y}.png'), max_zoom: 5 };
  const page = await withBase({ newPage, origin }, basemap, '&at=47.9,106.9,11');
  await tiled(page);
  await soon(() => pixel(page), hex(PINK));
  assert.ok(server.requests.every((path) => LEGS.exec(path)[2] === '5'), server.requests.join(' '));
});

test('fine screens get fine tiles where the address has {r}', { scale: 2 }, async ({ newPage, origin, serve }) => {
  const routes = Object.fromEntries(Object.entries(raster({ day: PINK })).map(([path, route]) => [path.replace('.png', '@2x.png'), route]));
  const server = await serve(routes);
  const page = await withBase({ newPage, origin }, { kind: 'raster', url: server.url('/day/{z}/{x}/{y}{r}.png'), max_zoom: 6 });
  await tiled(page);
  assert.ok(server.requests.length > 0 && server.requests.every((path) => path.endsWith('@2x.png')));
});

test('by night there are tiles of the night, or those of the day are dimmed', async ({ newPage, origin, serve, shot }) => {
  const server = await serve(raster({ day: PINK, night: NAVY }));
  const [url, dark_url] = [server.url('/day/{z}/{x}/{y}.png'), server.url('/night/{z}/{x}/{y}.png')];
  const night = await withBase({ newPage, origin }, { kind: 'raster', url, dark_url, max_zoom: 6 }, '&theme=dark');
  await tiled(night);
  await soon(() => pixel(night), hex(NAVY));
  assert.ok(server.requests.every((path) => path.startsWith('/night/')));
  const dimmed = await withBase({ newPage, origin }, { kind: 'raster', url, max_zoom: 6 }, '&theme=dark');
  await tiled(dimmed);
  const seen = await until(() => pixel(dimmed), (colour) => colour !== LAND.dark && colour !== '#000000');
  assert.ok(Number.parseInt(seen.slice(1, 3), 16) < 120, `${seen} leaves letters readable`);
  await shot(dimmed, 'basemap-dimmed');
});

test('the world goes on beyond its edge', async ({ newPage, origin, serve }) => {
  const server = await serve(raster({ day: PINK }));
  const view = { bounds: [-180, -60, 180, 75], min_zoom: 0, max_zoom: 18 };
  const basemap = { kind: 'raster', url: server.url('/day/{z}/{x}/{y}.png'), max_zoom: 6 };
  const page = await withBase({ newPage, origin }, basemap, '&at=0,179,3', { atlas: { view } });
  await tiled(page);
  for (const across of [0.1, 0.5, 0.9]) await soon(() => pixel(page, across), hex(PINK));
  assert.ok(server.requests.every((path) => Number(LEGS.exec(path)[3]) < 2 ** Number(LEGS.exec(path)[2])));
});

test('a PMTiles file is read in parts and drawn in the map’s own colours', { timeout: 240_000 }, async ({ newPage, origin, serve, shot }) => {
  const server = await serve({ '/country.pmtiles': { body: ARCHIVE, ranges: true, type: 'application/octet-stream' } });
  const basemap = { kind: 'pmtiles', url: server.url('/country.pmtiles') };
  for (const theme of ['light', 'dark', 'contrast']) {
    const lake = await withBase({ newPage, origin }, basemap, `&theme=${theme}&at=${LAKE},8`);
    await tiled(lake);
    await soon(() => pixel(lake), WATER[theme], `a lake, ${theme}`);
    if (theme === 'light') await shot(lake, 'basemap-lake');
  }
  const steppe = await withBase({ newPage, origin }, basemap, `&at=${STEPPE},7`);
  await tiled(steppe);
  await soon(() => pixel(steppe), LAND.light);
  const home = await withBase({ newPage, origin }, basemap, '', { expect: [] });
  await tiled(home);
  await shot(home, 'basemap-pmtiles');
  await passes(home);
});

test('a tile that is not there is left out', async ({ newPage, origin, serve }) => {
  const server = await serve(raster({ day: PINK }));
  const page = await withBase({ newPage, origin }, { kind: 'raster', url: server.url('/day/{z}/{x}/{y}.png'), max_zoom: 6 }, '&at=47,104,4', { expect: [/404/] });
  await tiled(page);
  await soon(() => pixel(page), hex(PINK));
  for (let z = 6; z <= 8; z++) for (const path of Object.keys(raster({ day: PINK }))) if (path.startsWith('/day/6/')) server.set(path, { status: 404 });
  const before = server.requests.length;
  await map(page).press('+');
  await map(page).press('+');
  await until(() => server.requests.slice(before).some((path) => path.startsWith('/day/6/')), Boolean);
  await soon(() => pixel(page), hex(PINK), 'one of farther out stands in');
  assert.equal(await notices(page).count(), 0);
});

test('without tiles the map’s own land is shown, and why; they can be asked for again', async ({ newPage, origin, serve, shot }) => {
  const server = await serve({});
  const basemap = { kind: 'raster', url: server.url('/day/{z}/{x}/{y}.png'), max_zoom: 6 };
  const page = await withBase({ newPage, origin }, basemap, '', { expect: [/404/] });
  const { host } = new URL(server.origin);
  const notice = notices(page).filter({ hasText: `The base map’s tiles were not found at ${host}.` });
  await notice.waitFor();
  assert.equal(await notices(page).count(), 1, 'it is said once');
  await until(() => shareOf(page, LAND.light), (share) => share > 0.2, 'the country is drawn');
  assert.equal(await credit(page).count(), 0);
  assert.equal(await page.locator('.map-tiles').count(), 0);
  await shot(page, 'basemap-failed');
  await passes(page);
  for (const [path, route] of Object.entries(raster({ day: PINK }))) server.set(path, route);
  await notice.getByRole('button', { name: 'Try again' }).click();
  await tiled(page);
  await soon(() => notices(page).count(), 0);
  await until(() => shareOf(page, hex(PINK)), (share) => share > 0.7);
});

const FAULTS = [
  ['gives no parts', { body: ARCHIVE }, /does not give parts of a file/, []],
  ['has no such file', { status: 404 }, /were not found at/, [/404/]],
  ['allows no other page its use', { body: ARCHIVE, ranges: true, cors: false }, /could not be reached, or may not be used on this page/, [/CORS|ERR_FAILED|access control/i]],
  ['has something else there', { body: `<html>${'x'.repeat(100)}</html>`, ranges: true }, /is not a base map that can be read/, []],
  ['has half a file', { body: ARCHIVE.subarray(0, 700), ranges: true }, /is not a base map that can be read|were not found at/, [/416/]],
];
for (const [what, route, said, expect] of FAULTS) {
  test(`a server that ${what} is named, and the map stays`, async ({ newPage, origin, serve }) => {
    const server = await serve({ '/country.pmtiles': route });
    const page = await withBase({ newPage, origin }, { kind: 'pmtiles', url: server.url('/country.pmtiles') }, '', { expect });
    await notices(page).filter({ hasText: said }).waitFor();
    await until(() => shareOf(page, LAND.light), (share) => share > 0.2, 'the country is drawn');
    await notices(page).getByRole('button', { name: 'Go on' }).click();
    await soon(() => notices(page).count(), 0);
  });
}

test('what is out of view is not waited for, and few are asked for at once', async ({ newPage, origin, serve }) => {
  const routes = raster({ day: PINK });
  const server = await serve(Object.fromEntries(Object.keys(routes).map((path) => [path, { hang: true }])));
  const [asked, lost] = [[], []];
  const watch = async (page) => {
    const isTile = (request) => request.url().startsWith(server.origin);
    page.on('request', (request) => isTile(request) && asked.push(request.url()));
    page.on('requestfailed', (request) => isTile(request) && lost.push(request.url()));
  };
  const basemap = { kind: 'raster', url: server.url('/day/{z}/{x}/{y}.png'), max_zoom: 6 };
  const page = await withBase({ newPage, origin }, basemap, '&at=47,90,5', {}, watch);
  await until(() => asked.length, (count) => count >= 8);
  assert.equal(asked.length, 8, 'eight at once');
  await page.evaluate(() => {
    history.pushState(null, '', '?atlas=based&at=47,118,5');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await until(() => lost.length, (count) => count > 0, 'requests are given up');
  await until(() => asked.length - lost.length, (count) => count === 8, 'others take their place');
});

test('in an embed, on a phone, on paper', { width: 360, height: 740, touch: true, scale: 2 }, async ({ newPage, origin, serve, shot }) => {
  const server = await serve({ '/country.pmtiles': { body: ARCHIVE, ranges: true } });
  const basemap = { kind: 'pmtiles', url: server.url('/country.pmtiles') };
  const page = await withBase({ newPage, origin }, basemap, '&embed=1&ui=map');
  await tiled(page);
  assert.ok(await credit(page).isVisible());
  await shot(page, 'basemap-embed');
  const phone = await withBase({ newPage, origin }, basemap, '');
  await tiled(phone);
  assert.ok(await credit(phone).isVisible(), 'the credit is seen on a phone too');
  await passes(phone);
  await shot(phone, 'basemap-phone');
  await phone.emulateMedia({ media: 'print' });
  const [tiles, shapes] = await phone.locator('#map canvas').evaluateAll((all) => all.map((canvas) => canvas.getBoundingClientRect().toJSON()));
  assert.deepEqual(tiles, shapes, 'tiles and map lie on each other on paper');
  assert.ok(await credit(phone).isVisible());
});

test('tiles are not kept: without a network a visited map has its own land', async ({ newPage, serve }) => {
  const table = await routes();
  for (const [path, route] of Object.entries(table)) {
    if (path.startsWith('/data/mongolia/')) table[path.replace('mongolia', 'based')] = route;
  }
  // Addresses are relative to the document.
  for (const [path, route] of Object.entries(raster({ day: PINK }))) table[`/data/based${path}`] = route;
  const basemap = { kind: 'raster', url: 'day/{z}/{x}/{y}.png', max_zoom: 6, attribution: ATTRIBUTION };
  table['/data/based/atlas.json'] = routeOf('atlas.json', JSON.stringify({ ...MONGOLIA, id: 'based', basemap }));
  const server = await serve(table);
  const page = await newPage({ serviceWorkers: 'allow', expect: [/ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/] });
  await page.goto(`${server.origin}/?atlas=based`);
  await tiled(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await tiled(page);
  const files = () =>
    page.evaluate(async () => {
      const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return caught.flat().map(({ url }) => new URL(url).pathname);
    });
  await until(files, (paths) => paths.includes('/data/based/atlas.json') && paths.includes('/data/based/places.geojson'));
  assert.deepEqual((await files()).filter((path) => path.includes('/day/')), []);
  await until(files, (paths) => paths.includes('/basemap.js'));
  await server.close();
  await page.reload();
  await atlas.drawn(page);
  await notices(page).filter({ hasText: 'could not be reached' }).waitFor();
  await until(() => shareOf(page, LAND.light), (share) => share > 0.2, 'the country is drawn');
});

test('an atlas without a base map asks for none', async ({ open }) => {
  const page = await open();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await atlas.drawn(page);
  assert.equal(await page.locator('.map-tiles').count(), 0);
  assert.ok(!asked.some((url) => /basemap|archive/.test(url)));
});
