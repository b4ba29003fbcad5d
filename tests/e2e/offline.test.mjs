// Without a network: what was visited opens, one version at a time, and says when something newer is there.

import { assert, atlas, test } from './harness.mjs';
import { launch } from './browser.mjs';
import { nextRelease, releaseOf, routeOf, routes } from './folder.mjs';
import { places } from './oracle.mjs';
import { openTab, sentenceText, soon, tab } from './panel.mjs';

const ALLOWED = { serviceWorkers: 'allow' };
/** What the browser itself says when a server is not there. */
const GONE = [/ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource/];

const ALL = `All ${places.length} places`;

/** Everything that is kept: names of caches, and of files under their names without the folder. */
const kept = (page) =>
  page.evaluate(async () => {
    const found = {};
    for (const name of await caches.keys()) {
      const keys = await (await caches.open(name)).keys();
      found[name.replace(/^atlas \S+ /, '')] = keys.map(({ url }) => decodeURIComponent(url.slice(location.origin.length + 1)));
    }
    return found;
  });

const PATIENCE = { timeout: 30_000 };

/** Opens a page of a host and waits until everything is kept. */
async function visited(newPage, server, query = '', options = {}) {
  const page = await newPage({ ...ALLOWED, ...options });
  await page.goto(`${server.origin}/${query}`);
  await atlas.drawn(page);
  await isKept(page);
  return page;
}

/** Waits until the late program is kept too, and the page has been greeted. */
function isKept(page) {
  const state = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const isGreeted = Boolean(document.querySelector('link[rel=manifest]'));
      return isGreeted && registration?.active?.state === 'activated';
    });
  return patiently(state, async (is) => is && Object.values(await kept(page)).flat().includes('report/report.css'));
}

/** Asks again and again until an answer is as it should be; installing takes its time on a busy machine. */
async function patiently(read, holds) {
  for (const end = Date.now() + 40_000; ; await new Promise((wake) => setTimeout(wake, 100))) {
    const value = await read();
    if (await holds(value)) return value;
    assert.ok(Date.now() < end, `never: ${holds}; last: ${JSON.stringify(value)}`);
  }
}

const news = (page) => page.locator('.news');

/** The route's other half for pages of one browser: a second page in the same context. */
async function second(page, query = '') {
  const other = await page.context().newPage();
  await other.goto(new URL(query, page.url()).href);
  await atlas.drawn(other);
  return other;
}

test('a first visit brings nothing of this before the map is drawn', async ({ newPage, serve }) => {
  const server = await serve(await routes());
  const page = await newPage({ ...ALLOWED });
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(server.origin);
  const drawn = await atlas.drawn(page);
  await isKept(page);
  const times = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name, startTime }) => [new URL(name).pathname, startTime]));
  const late = times.filter(([path]) => /offline|analyst|report|icon\/|manifest/.test(path));
  assert.ok(late.length > 0 && late.every(([, time]) => time > drawn), JSON.stringify(late));
  assert.deepEqual(server.requests.slice(0, asked.indexOf('/offline-page.js')).filter((path) => /offline|analyst|report|icon\/|manifest/.test(path)), []);
});

test('exactly the files of the release are kept', async ({ newPage, serve }) => {
  const table = await routes();
  const { version, first, late, data } = releaseOf(table);
  const page = await visited(newPage, await serve(table));
  const wanted = Object.keys({ ...first, ...late }).sort();
  await soon(async () => (await kept(page))[`program ${version}`]?.sort(), wanted);
  await soon(async () => (await kept(page)).data?.sort(), data.toSorted());
});

test('after one visit the map opens in flight mode, with its analyses and languages', async ({ newPage, serve, shot }) => {
  const server = await serve(await routes());
  const page = await visited(newPage, server, '', { expect: GONE });
  await server.close();
  await page.goto(`${server.origin}/?f.domain=B`);
  await atlas.drawn(page);
  assert.match(await sentenceText(page), /^\d+ of \d+ places/);
  await page.goto(server.origin);
  await atlas.drawn(page);
  assert.equal(await sentenceText(page), ALL);
  await page.goto(`${server.origin}/index.html?an=clusters&lang=mn`);
  await atlas.drawn(page);
  const answer = await atlas.analysed(page, 'clusters');
  assert.ok((await answer.textContent()).length > 100);
  assert.equal(await page.locator('html').getAttribute('lang'), 'mn');
  await page.context().setOffline(true);
  await page.reload();
  await atlas.drawn(page);
  await shot(page, 'offline');
});

test('a dear connection is spared: the late program stays where it is until it is asked for', async ({ newPage, serve }) => {
  const table = await routes();
  const server = await serve(table);
  const page = await newPage({ ...ALLOWED });
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.goto(server.origin);
  await atlas.drawn(page);
  await page.locator('link[rel=manifest]').waitFor({ state: 'attached' });
  assert.ok(!server.requests.some((path) => /analyst|report\//.test(path)));
  await page.goto(`${server.origin}/?an=overview`);
  await atlas.analysed(page, 'overview');
  const program = `program ${releaseOf(table).version}`;
  await patiently(() => kept(page), (now) => now[program].includes('analyst_bg.wasm'));
});

/** Two tabs of one release, which the first has kept. */
async function twoTabs(newPage, serve) {
  const table = await routes();
  const server = await serve(table);
  const first = await visited(newPage, server);
  await first.reload();
  await atlas.drawn(first);
  return { table, server, first, other: await second(first) };
}

/** The page of another release says so. */
const newEdition = (text) => text.replace('<html', '<html data-edition="2"');
const edition = (page) => page.evaluate(() => document.documentElement.dataset.edition);

test('a new version is offered, and never mixed with the old one: two tabs', async ({ newPage, serve, shot }) => {
  const { table, server, first, other } = await twoTabs(newPage, serve);
  const renamed = (text) => text.replace(/^TAB_FILTERS = .*$/m, 'TAB_FILTERS = Сита');
  const next = nextRelease(table, { 'lang/mn.txt': renamed, 'index.html': newEdition });
  for (const [path, route] of Object.entries(next)) server.set(path, route);
  await first.reload();
  await atlas.drawn(first);
  assert.equal(await edition(first), undefined, 'the old version, from what is kept');
  await news(first).getByText('A new version of this map is here.').waitFor(PATIENCE);
  await news(other).getByText('A new version').waitFor(PATIENCE);
  await shot(first, 'offline-new-version');
  assert.equal(await edition(first), undefined, 'nothing is loaded by itself');
  await Promise.all([first.waitForEvent('load'), news(first).getByRole('button', { name: 'Load it now' }).click()]);
  await atlas.drawn(first);
  assert.equal(await edition(first), '2');
  // The other tab goes on with its own version's files: a language and the analyses, which it has not asked for so far.
  assert.equal(await edition(other), undefined);
  await other.getByRole('combobox', { name: 'Language' }).selectOption('mn').catch(() => other.getByRole('button', { name: 'Монгол' }).click());
  await soon(() => other.locator('html').getAttribute('lang'), 'mn');
  assert.equal(await tab(other, 'Сита').count(), 0);
  await other.goto(other.url());
  await atlas.drawn(other);
  await soon(() => tab(other, 'Сита').count(), 1, 'loaded anew it is of the new version');
  const { version } = releaseOf(next);
  await other.reload();
  await atlas.drawn(other);
  const programs = async () => Object.keys(await kept(first)).filter((name) => name.startsWith('program'));
  await patiently(programs, (names) => names.length === 1 && names[0] === `program ${version}`);
});

test('an older page asks for its analyses and gets its own, not the new version’s', async ({ newPage, serve }) => {
  const { table, server, first, other } = await twoTabs(newPage, serve);
  const next = nextRelease(table, { 'analyst.js': () => 'throw new Error("of another version");' });
  for (const [path, route] of Object.entries(next)) server.set(path, route);
  await first.reload();
  await Promise.all([first.waitForEvent('load', PATIENCE), news(first).getByRole('button', { name: 'Load it now' }).click(PATIENCE)]);
  await atlas.drawn(first);
  await openTab(other, 'Analysis');
  await other.evaluate(() => fetch('analyst.js').then((answer) => answer.text())).then((text) => assert.doesNotMatch(text, /of another version/));
});

test('a version that is half on the server is not taken', async ({ newPage, serve }) => {
  const table = await routes();
  const server = await serve(table);
  const page = await visited(newPage, server);
  const next = nextRelease(table, { 'index.html': newEdition });
  // The worker's file has come already, the others not yet.
  server.set('/offline.js', next['/offline.js']);
  await page.reload();
  await atlas.drawn(page);
  await patiently(() => server.requests.filter((path) => /^\/start-\w+\.js$/.test(path)).length, (count) => count >= 3);
  await soon(async () => Object.keys(await kept(page)).filter((name) => name.startsWith('program')), [`program ${releaseOf(table).version}`]);
  assert.equal(await news(page).count(), 0);
  await page.reload();
  await atlas.drawn(page);
  assert.equal(await edition(page), undefined);
});

test('data is given at once and renewed behind, and newer data is told', async ({ newPage, serve }) => {
  const table = await routes();
  const server = await serve(table);
  const page = await visited(newPage, server);
  const newer = JSON.parse(table['/data/mongolia/places.geojson'].body.toString('utf8'));
  newer.features.pop();
  server.set('/data/mongolia/places.geojson', routeOf('places.geojson', Buffer.from(JSON.stringify(newer))));
  await page.reload();
  await atlas.drawn(page);
  assert.equal(await sentenceText(page), ALL, 'what was kept');
  await news(page).getByText('Newer data has come for this map.').waitFor(PATIENCE);
  await news(page).getByRole('button', { name: 'Later' }).click();
  await soon(() => news(page).count(), 0);
  assert.equal(await sentenceText(page), ALL);
  await page.reload();
  await atlas.drawn(page);
  await soon(() => sentenceText(page), `All ${places.length - 1} places`);
  await page.locator('link[rel=manifest]').waitFor({ state: 'attached' });
  assert.equal(await news(page).count(), 0, 'told once');
});

test('other atlases and files are kept when they were visited; failures and other hosts never', async ({ newPage, serve }) => {
  const table = await routes();
  const document = JSON.parse(table['/data/mongolia/atlas.json'].body.toString('utf8'));
  table['/data/other/atlas.json'] = routeOf('atlas.json', Buffer.from(JSON.stringify({ ...document, id: 'other', layers: document.layers.slice(-1) })));
  table['/data/other/places.geojson'] = table['/data/mongolia/places.geojson'];
  table['/loose.geojson'] = table['/data/mongolia/clusters.geojson'];
  const server = await serve(table);
  const elsewhere = await serve({ '/far.geojson': table['/data/mongolia/clusters.geojson'] });
  const page = await visited(newPage, server, '?atlas=other', { expect: [/404/, ...GONE] });
  await patiently(() => kept(page), (now) => now.data.includes('data/other/places.geojson'));
  for (const query of ['?data=loose.geojson', `?data=${elsewhere.url('/far.geojson')}`, '?data=none.geojson', '?atlas=none']) {
    await page.goto(`${server.origin}/${query}`);
    await page.waitForFunction(() => performance.getEntriesByName('atlas:drawn').length > 0 || document.querySelector('[role=alertdialog]:not([hidden])'));
  }
  const { data } = await patiently(() => kept(page), (now) => now.data.includes('loose.geojson'));
  assert.ok(!data.some((name) => /far|none/.test(name)), data.join());
  await server.close();
  await page.goto(`${server.origin}/?atlas=other`);
  await atlas.drawn(page);
  assert.match(await sentenceText(page), /^All \d+ places/);
});

test('a part of a file goes to the server', async ({ newPage, serve }) => {
  const table = await routes();
  const server = await serve(table);
  const page = await visited(newPage, server);
  await page.reload();
  await atlas.drawn(page);
  const before = server.requests.length;
  await page.evaluate(() => fetch('data/mongolia/places.geojson', { headers: { Range: 'bytes=0-9' } }).then((answer) => answer.text()));
  assert.ok(server.requests.slice(before).includes('/data/mongolia/places.geojson'));
});

for (const [what, script] of Object.entries({
  'refuses service workers': () => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  },
  'throws when it is asked for them': () =>
    Object.defineProperty(Navigator.prototype, 'serviceWorker', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    }),
  'has none': () => delete Navigator.prototype.serviceWorker,
})) {
  test(`a browser that ${what} has the map all the same`, async ({ newPage, serve }) => {
    const server = await serve(await routes());
    const page = await newPage({ ...ALLOWED });
    await page.addInitScript(script);
    await page.goto(server.origin);
    await atlas.drawn(page);
    await page.evaluate(() => new Promise((go) => requestIdleCallback(go)));
    await openTab(page, 'Filters');
    assert.equal(await sentenceText(page), ALL);
  });
}

test('without room for it nothing is kept, and the map is there', async ({ newPage, serve }) => {
  const server = await serve(await routes());
  const page = await newPage({ ...ALLOWED });
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: 100_000 });
  await page.goto(server.origin);
  await atlas.drawn(page);
  await patiently(() => server.requests.filter((path) => /^\/start-\w+\.js$/.test(path)).length, (count) => count >= 2);
  await soon(async () => Object.keys(await kept(page)), []);
  await page.reload();
  await atlas.drawn(page);
  await openTab(page, 'Filters');
  assert.equal(await sentenceText(page), ALL);
});

test('room that runs out later takes nothing away', async ({ newPage, serve }) => {
  const server = await serve(await routes());
  const page = await visited(newPage, server);
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: 1_000 });
  server.set('/loose.geojson', routeOf('loose.geojson', Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: places.slice(0, 3) }))));
  await page.goto(`${server.origin}/?data=loose.geojson`);
  await atlas.drawn(page);
  await soon(() => sentenceText(page), 'All 3 places');
  await page.goto(`${server.origin}/?an=overview`);
  await atlas.drawn(page);
  await atlas.analysed(page, 'overview');
});

test('a host turns it off by taking the file away', async ({ newPage, serve }) => {
  const server = await serve(await routes());
  const page = await visited(newPage, server, '', { expect: [/404/] });
  server.set('/offline.js', { status: 404 });
  await page.reload();
  await atlas.drawn(page);
  await soon(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await soon(async () => Object.keys(await kept(page)), []);
  assert.equal(await sentenceText(page), ALL);
});

test('a host turns it off by a worker without a release', async ({ newPage, serve }) => {
  const table = await routes();
  const server = await serve(table);
  const page = await visited(newPage, server);
  const bare = table['/offline.js'].body.toString('utf8').replace(/^self\.RELEASE=.*\n/, '');
  server.set('/offline.js', routeOf('offline.js', Buffer.from(bare)));
  await page.reload();
  await atlas.drawn(page);
  await soon(async () => Object.keys(await kept(page)), []);
  await page.reload();
  await atlas.drawn(page);
  assert.equal(await sentenceText(page), ALL);
});

test('an embed in a sandbox without an origin keeps nothing and says nothing', async ({ newPage, serve }) => {
  const server = await serve({ ...(await routes()), '/article': { body: '', type: 'text/html' } });
  const frame = `<iframe sandbox="allow-scripts" src="${server.origin}/?embed=1" width="600" height="400"></iframe>`;
  server.set('/article', { body: `<!doctype html><title>Article</title>${frame}`, type: 'text/html' });
  const page = await newPage({ ...ALLOWED, expect: [/favicon/] });
  await page.goto(`${server.origin}/article`);
  const inside = page.frames()[1];
  await soon(() => sentenceText(inside), ALL);
  await inside.evaluate(() => new Promise((go) => setTimeout(() => requestAnimationFrame(go))));
  assert.equal(server.requests.includes('/offline-page.js'), false);
});

test('the page can be installed, under a name in its language', async ({ newPage, serve }) => {
  const server = await serve(await routes());
  const page = await visited(newPage, server, '?lang=mn');
  const session = await page.context().newCDPSession(page);
  const { data, errors } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  assert.equal(manifest.lang, 'mn');
  assert.match(manifest.name, /атлас/);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // The pages of tests are off the record, where a browser installs nothing.
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
});

test('"back" brings the page as it was left', async ({ serve }) => {
  const server = await serve({ ...(await routes()), '/elsewhere': { body: '<!doctype html><title>x</title>', type: 'text/html' } });
  const browser = await launch({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  try {
    const page = await browser.newPage();
    await page.goto(server.origin);
    await atlas.drawn(page);
    await isKept(page);
    await page.reload();
    await atlas.drawn(page);
    await isKept(page);
    await page.evaluate(() => {
      globalThis.isSame = true;
      addEventListener('pageshow', ({ persisted }) => (globalThis.isPersisted = persisted));
    });
    await page.goto(`${server.origin}/elsewhere`);
    // Nothing is loaded.
    await page.goBack({ waitUntil: 'commit' });
    assert.equal(await page.evaluate(() => globalThis.isSame), true, 'the page itself, not a new one');
    assert.equal(await page.evaluate(() => globalThis.isPersisted), true);
    assert.equal(await sentenceText(page), ALL);
    await openTab(page, 'Filters');
  } finally {
    await browser.close();
  }
});
