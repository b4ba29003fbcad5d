// Other people's data, whole and broken: what is good is shown, what is wrong is said, and there is a way on.

import { assert, atlas, test } from './harness.mjs';
import { places } from './oracle.mjs';
import {
  card, cardTitle, listSize, map, notices, openTab, options, parameters, rows, search, sentenceText, soon, tab, until, valueBox,
} from './panel.mjs';

const point = (properties, coordinates = [106.9, 47.9], more = {}) => ({
  type: 'Feature',
  ...more,
  properties,
  geometry: coordinates && { type: 'Point', coordinates },
});
const collection = (features, more = {}) => JSON.stringify({ type: 'FeatureCollection', ...more, features });
const named = (count, more = (i) => [{}, [106.9 + i / 100, 47.9]]) =>
  Array.from({ length: count }, (_, i) => {
    const [properties, coordinates, members] = more(i);
    return point({ id: `n${i}`, name: `Place ${i}`, kind: ['bakery', 'cinema', 'school'][i % 3], ...properties }, coordinates, members);
  });
const data = (server, path) => `?data=${encodeURIComponent(server.url(path))}`;

/** Opens a file of the fault server. */
async function begin({ open, serve }, route, { path = '/towns.geojson', expect = [] } = {}) {
  const server = await serve({ [path]: route });
  const page = await open(data(server, path), { expect });
  return { page, server };
}

/** What is reported on the layers' part, in one piece. */
async function report(page) {
  await openTab(page, 'Layers');
  const box = page.getByTestId('report');
  await box.locator('summary').click();
  return box.textContent();
}

const notice = (page) => until(async () => (await notices(page).allTextContents()).join('\n'), (text) => text !== '', 'a notice stands');

test('any GeoJSON: its fields become facets, its names are found, its places open', async (t) => {
  const { page } = await begin(t, collection(named(30, (i) => [{ founded: 1900 + i, floors: i % 4 }, [18 + i / 50, 59.3]])));
  await atlas.drawn(page);
  await soon(() => sentenceText(page), 'All 30 places');
  await t.shot(page, 'data-ad-hoc');
  await soon(() => listSize(page), 30);
  await openTab(page, 'Filters');
  await page.getByRole('checkbox', { name: /^cinema/ }).check();
  await soon(async () => (await sentenceText(page)).split(':')[0], '10 of 30 places');
  assert.ok(Object.keys(parameters(page)).some((key) => key.startsWith('f.')));
  await page.locator('.chips').getByRole('button', { name: 'Clear all' }).click();
  await search(page).fill('place 17');
  await options(page).first().click();
  await soon(() => cardTitle(page).textContent(), 'Place 17');
  await until(() => card(page).textContent(), (text) => text.includes('1917') && text.includes('cinema') === (17 % 3 === 1));
});

const FAILURES = {
  'a web page': { route: { body: '<!doctype html><title>Not found</title>', type: 'text/html' }, says: [/not JSON/, /web page/] },
  'a table': { route: { body: 'name;lat;lng\nA;47.9;106.9\n', type: 'text/csv' }, says: [/CSV/, /export it as GeoJSON/] },
  'nothing at all': { route: { body: '' }, says: [/empty/] },
  'JSON of another kind': { route: { body: '{"hello":"world"}' }, says: [/not GeoJSON/, /FeatureCollection/] },
  'no features': { route: { body: collection([]) }, says: [/no features/] },
  'not there (404)': { route: { status: 404 }, says: [/404/, /Check the address/], expect: [/404/] },
  'a server in trouble (500)': { route: { status: 500 }, says: [/500/, /Try again/], expect: [/500/] },
  'another site that does not allow it': { route: { body: collection(named(3)), cors: false }, says: [/CORS/], expect: [/CORS/, /ERR_FAILED/] },
  'a line that breaks': {
    route: { body: collection(named(50)), cutAfter: 900 }, says: [/cannot be reached|breaks off/], expect: [/ERR_CONTENT_LENGTH_MISMATCH/, /ERR_CONNECTION_RESET/, /ERR_INCOMPLETE/],
  },
  'a zip file': { route: { body: Buffer.from('504b030414000000080000000000', 'hex'), type: 'application/zip' }, says: [/ZIP/, /GeoJSON/] },
};

for (const [what, { route, says, expect }] of Object.entries(FAILURES)) {
  test(`not to be read: ${what}`, async (t) => {
    const { page, server } = await begin(t, route, { expect });
    const said = await notice(page);
    for (const words of [/towns\.geojson/, ...says]) assert.match(said, words);
    assert.ok(await page.getByRole('button', { name: 'Go on' }).isVisible());
    // It recovers once the file is good.
    server.set('/towns.geojson', { body: collection(named(4)) });
    await page.getByRole('button', { name: 'Try again' }).click();
    await soon(() => sentenceText(page), 'All 4 places');
    await soon(() => notices(page).count(), 0);
  });
}

const half = (text) => text.slice(0, text.indexOf('"Place 3"'));

const REPAIRS = {
  'a file cut short': { body: half(collection(named(6))), size: 3, says: /ends early/ },
  'features without geometry': { body: collection(named(5, (i) => [{}, i === 2 ? null : [106 + i, 47]])), size: 5, says: /No geometry: in the list, not on the map.*n2/s },
  'coordinates out of range': { body: collection(named(5, (i) => [{}, i === 3 ? [190.5, 95.25] : [106 + i, 47]])), size: 5, says: /not on the earth.*n3/s },
  'an id used twice': { body: collection(named(5, (i) => [{ id: i < 2 ? 'same' : `n${i}` }, [106 + i, 47], { id: i < 2 ? 'same' : `n${i}` }])), size: 5, says: /used before.*same/s },
  'web Mercator metres': {
    body: collection(named(5, (i) => [{}, [11_900_000 + i * 1000, 6_090_000]]), { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } } }),
    size: 5, says: /Web Mercator metres were converted/,
  },
  'another projection': {
    body: collection(named(5, (i) => [{}, [640_000 + i, 5_300_000]]), { crs: { type: 'name', properties: { name: 'EPSG:32648' } } }),
    size: 5, says: /Another coordinate system.*WGS 84/,
  },
  'a property of five megabytes': { body: collection(named(5, (i) => [i === 1 ? { note: 'x'.repeat(5_000_000) } : {}, [106 + i, 47]])), size: 5, says: /longer than 10,000 letters.*n1/s },
  'values nested deeply': {
    body: collection(named(3, (i) => [{}, [106 + i, 47]])).replace('"name":"Place 1"', `"name":"Place 1","deep":${'['.repeat(5000)}${']'.repeat(5000)}`),
    size: 3, says: /nested too deeply/,
  },
  'another encoding': { body: Buffer.from(collection(named(3, (i) => [{ kind: 'café' }, [106 + i, 47]])), 'latin1'), size: 3, says: /Not UTF-8/ },
};

for (const [what, { body, size, says }] of Object.entries(REPAIRS)) {
  test(`read with a remark: ${what}`, async (t) => {
    const { page } = await begin(t, { body });
    await atlas.drawn(page);
    await soon(() => listSize(page), size);
    await soon(() => sentenceText(page), `All ${size} places`);
    const said = await report(page);
    assert.match(said, says);
    assert.match(said, /towns\.geojson/);
    // Only what is missing altogether stands in the way.
    await soon(() => notices(page).allTextContents().then((all) => all.map((text) => /is not complete/.test(text))), what === 'a file cut short' ? [true] : []);
    await openTab(page, 'Places');
    await rows(page).nth(1).click();
    await card(page).waitFor();
  });
}

test('metres of web Mercator stand where they belong', async (t) => {
  const { body } = REPAIRS['web Mercator metres'];
  const { page } = await begin(t, { body });
  await atlas.drawn(page);
  await rows(page).first().click();
  await card(page).getByRole('button', { name: 'Zoom here' }).click();
  const at = await until(() => parameters(page).at, (at) => at?.startsWith('47.'), 'the latitude of Ulaanbaatar');
  assert.match(at, /^47\.\d+,106\.\d+/);
});

test('a slow file: the page reacts meanwhile and says that it loads', async (t) => {
  const { page } = await begin(t, { body: collection(named(7)), delayMs: 4_000 });
  await atlas.interactive(page);
  await page.getByRole('progressbar').waitFor();
  await openTab(page, 'Layers');
  assert.equal(await page.evaluate(() => performance.getEntriesByName('atlas:drawn').length), 0, 'it is not there yet');
  await soon(() => sentenceText(page), 'All 7 places');
  await soon(() => page.getByRole('progressbar').count(), 0);
});

test('names that look like HTML stay text', async (t) => {
  const evil = '<img src=x onerror="document.title=`owned`"><b>x</b>';
  const { page } = await begin(t, { body: collection(named(3, () => [{ name: evil, kind: evil, url: 'javascript:alert(1)' }, [106.9, 47.9]])) });
  await atlas.drawn(page);
  await soon(() => rows(page).first().locator('.row-name').textContent(), evil);
  await search(page).fill('<img');
  await options(page).first().waitFor();
  await search(page).fill('');
  await openTab(page, 'Filters');
  await openTab(page, 'Places');
  await rows(page).first().click();
  await soon(() => cardTitle(page).textContent(), evil);
  assert.equal(await page.locator('img, a[href^="javascript:"]').count(), 0);
  assert.doesNotMatch(await page.title(), /^owned$/);
});

for (const address of ['javascript:alert(1)', 'file:///etc/passwd', 'data:application/json,{}', 'http://']) {
  test(`no address of data: ${address}`, async ({ open }) => {
    const page = await open(`?data=${encodeURIComponent(address)}`);
    const dialog = page.getByRole('alertdialog').filter({ visible: true });
    await dialog.waitFor();
    assert.ok((await dialog.textContent()).includes(address));
    assert.ok(await dialog.getByRole('link', { name: /default/i }).isVisible());
    assert.ok(await dialog.getByRole('button', { name: 'Try again' }).isVisible());
  });
}

const DOCUMENTS = {
  missing: { answer: { status: 404 }, says: /data\/mongolia\/atlas\.json does not exist/, expect: [/404/] },
  'not JSON': { answer: { body: '{"format": 1,\n "id": ' }, says: /data\/mongolia\/atlas\.json, line 2, column \d+/ },
  'without layers': { answer: { body: '{"format":1,"id":"mongolia","title":{"en":"x"},"view":{"bounds":[87,41,120,52]},"layers":[]}' }, says: /data\/mongolia\/atlas\.json/ },
  'of the future': { answer: { body: '{"format":99}' }, says: /data\/mongolia\/atlas\.json/ },
  'a web page': { answer: { body: '<!doctype html>' }, says: /data\/mongolia\/atlas\.json/ },
};

for (const [what, { answer, says, expect = [] }] of Object.entries(DOCUMENTS)) {
  test(`atlas.json ${what}: a screen with two ways on`, async ({ newPage, origin, shot }) => {
    const page = await newPage({ expect });
    await page.route('**/atlas.json', (route) => route.fulfill(answer));
    await page.goto(origin);
    const dialog = page.getByRole('alertdialog').filter({ visible: true });
    await dialog.waitFor();
    assert.match(await dialog.textContent(), /The map’s description could not be read/);
    assert.match(await dialog.textContent(), says);
    await shot(page, `data-atlas-${what.replaceAll(/\W+/g, '-')}`);
    await dialog.getByRole('link', { name: /default/i }).waitFor();
    await page.unroute('**/atlas.json');
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await atlas.drawn(page);
    await soon(() => sentenceText(page), `All ${places.length} places`);
    assert.equal(await page.getByRole('alertdialog').filter({ visible: true }).count(), 0);
  });
}

test('one layer fails: the rest is there, it can be tried again or left out', async ({ newPage, origin, shot }) => {
  const page = await newPage({ expect: [/404/] });
  await page.route('**/districts.geojson', (route) => route.fulfill({ status: 404 }));
  await page.goto(origin);
  await atlas.drawn(page);
  await soon(() => sentenceText(page), `All ${places.length} places`);
  const said = await notice(page);
  assert.match(said, /Aimags and the capital/);
  assert.match(said, /districts\.geojson does not exist there \(404\)/);
  assert.match(said, /Everything else is shown/);
  await shot(page, 'data-layer-failed');
  await page.getByRole('button', { name: 'Try again' }).click();
  await notice(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await soon(() => notices(page).count(), 0);
  assert.ok((await map(page).boundingBox()).width > 0);
  const other = await newPage({ expect: [/404/] });
  await other.route('**/districts.geojson', (route) => route.fulfill({ status: 404 }));
  await other.goto(origin);
  await notice(other);
  await other.unroute('**/districts.geojson');
  await other.getByRole('button', { name: 'Try again' }).click();
  await soon(() => notices(other).count(), 0);
  await soon(() => other.locator('.row-detail').first().textContent().then((text) => /Ulaanbaatar/.test(text)), true, 'districts have their names');
});

test('the places fail: said, and the map is still a map', async ({ newPage, origin }) => {
  const page = await newPage({ expect: [/500/] });
  await page.route('**/places.geojson', (route) => route.fulfill({ status: 500 }));
  await page.goto(origin);
  await atlas.drawn(page);
  assert.match(await notice(page), /places\.geojson/);
  for (const part of ['Filters', 'Layers', 'Places']) {
    await tab(page, part).click();
    await soon(() => tab(page, part).getAttribute('aria-selected'), 'true');
  }
  await page.unroute('**/places.geojson');
  await page.getByRole('button', { name: 'Try again' }).click();
  await soon(() => sentenceText(page), `All ${places.length} places`);
  await openTab(page, 'Filters');
  await valueBox(page, 'domain', 'C').waitFor();
});

test('swapped coordinates are put right where the atlas says what is meant', async ({ newPage, origin }) => {
  const [good, ...rest] = places;
  const swapped = rest.map((place) => ({ ...place, geometry: { ...place.geometry, coordinates: [...place.geometry.coordinates].reverse() } }));
  const page = await newPage();
  await page.route('**/places.geojson', (route) => route.fulfill({ body: collection([good, ...swapped]) }));
  await page.goto(origin);
  await atlas.drawn(page);
  await soon(() => listSize(page), places.length);
  assert.match(await report(page), /Latitude and longitude were swapped/);
});
