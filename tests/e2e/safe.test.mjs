// Nothing that comes from a file, an address or an atlas runs, leads astray, or leaves a trace: under the policy that hosts
// send, in a real browser, with every text of the corpus.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { assert, atlas, test } from './harness.mjs';
import { ADDRESSES, ENTRIES, TEXTS, arm, sprung } from './corpus.mjs';
import { places } from './oracle.mjs';
import { card, cardTitle, listSize, openTab, rows, sentenceText, soon, until } from './panel.mjs';

const where = (i) => [106.9 + (i % 10) / 100, 47.9 + Math.floor(i / 10) / 100];
const feature = (text, i, more = {}) => ({
  type: 'Feature',
  id: `n${i}`,
  geometry: { type: 'Point', coordinates: where(i) },
  properties: { id: `n${i}`, name: text, name_en: text, kind: text, note: text, website: text, nested: { [text]: [text, { deep: text }] }, ...more },
});
const collection = (features) => JSON.stringify({ type: 'FeatureCollection', features });
const FILE = collection(ENTRIES.map(([, text], i) => feature(text, i, { [text]: text })));

/** An atlas whose every text, address and id is bad. */
const document = (text, address = text) => ({
  format: 1,
  id: 'bad',
  title: { en: text, mn: text },
  summary: { en: text },
  languages: ['en', text],
  date: text,
  view: { bounds: [106.8, 47.8, 107.1, 48.1] },
  sources: { s: { title: { en: text }, attribution: text, licence: text, licence_url: address, url: address, date: text } },
  layers: [{ id: 'places', role: 'places', title: { en: text }, file: 'places.geojson', names: ['name'], sources: ['s'] }],
  facets: [{ id: 'kind', field: 'kind', kind: 'values', title: { en: text }, labels: { x: { en: text } } }],
  disclaimer: { en: text },
});

/** A page whose atlas is the given one; its trap is armed. */
async function withAtlas({ newPage, origin }, given, query = '', places = FILE) {
  const page = await newPage();
  await arm(page);
  await page.route('**/data/bad/atlas.json', (route) => route.fulfill({ json: given }));
  await page.route('**/data/bad/places.geojson', (route) => route.fulfill({ body: places, contentType: 'application/geo+json' }));
  await page.goto(`${origin}?atlas=bad${query}`);
  return page;
}

/** What says why there is no map, once it stands. */
async function told(page) {
  const box = page.locator('.notices .notice, [role=alertdialog]:not([hidden])').first();
  await box.waitFor();
  return box.textContent();
}

/** Goes to an address without loading the page again, as "back" does. */
const go = (page, query) =>
  page.evaluate((address) => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, query);

const nothing = async (page, message) => assert.deepEqual(await sprung(page), [], message);

/** What a text looks like on the page, letter by letter, as far as a page shows it at all. */
const plain = (text) => text.replace(/\s+/g, ' ').trim().slice(0, 60);

test('the policy that the host sends is that of the page, and nothing in it is loose', async ({ open, origin }) => {
  const answer = await fetch(origin);
  const sent = answer.headers.get('content-security-policy');
  const html = await answer.text();
  const own = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
  assert.equal(own, sent);
  assert.ok(!/unsafe-inline|'unsafe-eval'|\*(?!:)(?!;|$)/.test(sent.replaceAll(':*', '')), sent);
  assert.match(sent, /default-src 'none'.*base-uri 'none'.*require-trusted-types-for 'script'/);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  for (const worker of ['reader.js', 'lang/en.txt', 'data/mongolia/atlas.json']) {
    const { headers } = await fetch(new URL(worker, origin));
    assert.equal(headers.get('content-security-policy'), sent, worker);
  }
  const page = await open();
  await arm(page);
  await atlas.drawn(page);
  assert.equal(await page.evaluate(() => globalThis.trustedTypes?.defaultPolicy?.name), 'default');
});

test('every script and style sheet of the page has the digest of its bytes', async ({ origin }) => {
  const html = await (await fetch(origin)).text();
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
  const value = (tag, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  const code = tags.filter((tag) => value(tag, 'src') || /stylesheet|modulepreload/.test(value(tag, 'rel') ?? ''));
  assert.ok(code.length >= 4, html);
  for (const tag of code) {
    const address = new URL(value(tag, 'src') ?? value(tag, 'href'), origin);
    const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
    assert.equal(value(tag, 'integrity'), `sha384-${createHash('sha384').update(bytes).digest('base64')}`, tag);
    assert.match(address.pathname, /-[0-9a-f]{16}\.(js|css)$/, 'named by its bytes');
  }
});

test('a script that was changed on its way is not run, and the page says so', async ({ newPage, origin }) => {
  const page = await newPage({ expect: [/integrity|digest|Failed to find a valid/i, /ERR_FAILED|error/i] });
  await arm(page);
  await page.route('**/boot-*.js', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${await answer.text()};trap('changed')` });
  });
  await page.goto(origin);
  await page.locator('#failure').waitFor({ state: 'visible' });
  assert.deepEqual(await page.evaluate(() => globalThis.caught), []);
});

test('no text becomes markup or code by itself: the browser refuses', async ({ open }) => {
  const page = await open('', { expect: [/Trusted|policy|Content Security/i] });
  await atlas.drawn(page);
  const tried = await page.evaluate(() => {
    const attempt = (what) => {
      try {
        what();
        return 'done';
      } catch (error) {
        return error.name;
      }
    };
    return [
      attempt(() => (globalThis.document.createElement('p').innerHTML = '<b>x</b>')),
      attempt(() => (globalThis.document.createElement('script').text = '1')),
      attempt(() => (globalThis.document.createElement('script').src = 'https://evil.example/x.js')),
      attempt(() => (globalThis.document.createElement('script').src = 'data/x.js')),
      attempt(() => new Worker('data:text/javascript,1')),
      attempt(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
      attempt(() => setTimeout('1', 0)),
      attempt(() => globalThis.trustedTypes.createPolicy('other', {})),
    ];
  });
  assert.deepEqual(tried, Array(8).fill('TypeError'));
  assert.equal(await page.evaluate(() => new Worker('reader.js') instanceof Worker), true, 'our own is allowed');
});

test('a file whose every name, value and field is bad is a list of texts', async ({ newPage, serve, origin }) => {
  const server = await serve({ '/bad.geojson': FILE });
  const page = await newPage();
  await arm(page);
  await page.goto(`${origin}?data=${encodeURIComponent(server.url('/bad.geojson'))}`);
  await atlas.drawn(page);
  await soon(() => listSize(page), ENTRIES.length);
  await nothing(page, 'the list');
  await openTab(page, 'Filters');
  await nothing(page, 'the filters');
  await openTab(page, 'Layers');
  await page.getByTestId('report').locator('summary').first().click().catch(() => {});
  await nothing(page, 'the layers');
  assert.equal(await page.evaluate(() => Object.keys(Object.prototype).length), 0);
});

test('each bad place has a card, in which its texts are texts', async (t) => {
  const page = await withAtlas(t, document('x'), '&sel=places:n0');
  await atlas.drawn(page);
  for (const [i, [name, text]] of ENTRIES.entries()) {
    await go(page, `?v=1&atlas=bad&sel=places:n${i}`);
    const wanted = plain(text);
    if (/^[\x20-\x7e]+$/.test(text) && wanted) await until(async () => plain((await cardTitle(page).textContent()) ?? ''), (title) => title === wanted, `${name}: its title`);
    await nothing(page, name);
  }
});

test('atlases whose every text and address is bad', { timeout: 300_000 }, async (t) => {
  const some = ['script', 'img', 'attribute-break', 'svg-onload', 'handler-in-attribute', 'template-braces', 'bidi-override', 'null', 'proto', 'constructor', 'long-word', 'entities'];
  for (const name of [...some, ...ADDRESSES.map(([address]) => address)]) {
    const page = await withAtlas(t, document(TEXTS[name]), '&sel=places:n0');
    await atlas.drawn(page);
    await card(page).waitFor();
    await nothing(page, `${name}: card and list`);
    await go(page, '?v=1&atlas=bad');
    await openTab(page, 'Layers');
    await nothing(page, `${name}: sources`);
    const links = await page.locator('a[target=_blank]').evaluateAll((all) => all.map(({ href, rel }) => [new URL(href).protocol, rel]));
    for (const [protocol, rel] of links) {
      assert.ok(['http:', 'https:', 'mailto:', 'tel:'].includes(protocol), protocol);
      assert.match(rel, /noopener/);
    }
    await page.context().close();
  }
});

test('a source may be reached by mail and telephone, and by nothing else but the web', async (t) => {
  const page = await withAtlas(t, document('Office', 'mailto:office@example.org'), '&sel=places:n0', collection([feature('Town hall', 0, { source: 's' })]));
  await atlas.drawn(page);
  const link = card(page).getByRole('link', { name: 'Office' }).first();
  assert.equal(await link.getAttribute('href'), 'mailto:office@example.org');
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer external');
});

for (const topic of ['overview', 'clusters', 'specialisation', 'districts', 'hexagons', 'density', 'groups', 'chance', 'mix', 'coverage', 'compare', 'brief']) {
  test(`analyses of bad places: ${topic}`, async (t) => {
    const page = await withAtlas(t, document(TEXTS['img-quoted'], TEXTS['javascript-tab']), `&an=${topic}`);
    await atlas.drawn(page);
    await atlas.analysed(page, topic);
    await nothing(page, topic);
    if (topic === 'brief') {
      await page.emulateMedia({ media: 'print' });
      await nothing(page, 'print');
    }
  });
}

test('files saved of bad places hold texts: no formula, no markup', async (t) => {
  const page = await withAtlas(t, document(TEXTS.script), '&an=brief');
  await atlas.drawn(page);
  await atlas.analysed(page, 'brief');
  const files = {};
  page.on('download', async (file) => (files[file.suggestedFilename().split('.').at(-1)] ??= await readFile(await file.path())));
  for (const name of ['Places as CSV', 'Places as GeoJSON', 'Map as SVG', 'Map as PNG']) await page.getByRole('button', { name, exact: true }).click();
  await until(() => Object.keys(files).sort().join(), (names) => names === 'csv,geojson,png,svg', 'four files');
  const csv = files.csv.toString('utf8').replace(/^\ufeff/, '');
  const cells = csv.match(/(?<=^|,|\n)("(?:[^"]|"")*"|[^,\r\n]*)/g).map((cell) => cell.replace(/^"|"$/g, ''));
  const risky = cells.filter((cell) => /^[=+@\t\r]/.test(cell) || (/^-/.test(cell) && Number.isNaN(Number(cell))));
  assert.deepEqual(risky, []);
  const svg = files.svg.toString('utf8');
  assert.ok(!/<script|\son\w+=|javascript:|<image|<foreignObject/i.test(svg), 'a picture of shapes and texts');
  assert.equal(JSON.parse(files.geojson.toString('utf8')).features.length, ENTRIES.length);
  await nothing(page, 'saving');
});

test('an address whose every parameter is bad opens the map', { timeout: 300_000 }, async ({ newPage, origin }) => {
  const page = await newPage();
  await arm(page);
  for (const key of ['q', 'f.domain', 'f.__proto__', 'sel', 'an', 'lang', 'theme', 'at', 'near', 'off', 'lock', 'sort', 'ui', 'embed', 'v', 'constructor', '__proto__[polluted]']) {
    const query = new URLSearchParams(ENTRIES.filter(([, text]) => text.length < 2000).map(([, text]) => [key, text]));
    // Of a key that stands several times the last counts, so the most telling one comes last.
    query.append(key, TEXTS['img-quoted']);
    await page.goto(`${origin}?${query}`);
    await atlas.drawn(page);
    await nothing(page, key);
  }
  for (const [name, text] of ENTRIES.filter(([, one]) => one.length < 2000)) {
    await go(page, `?v=1&q=${encodeURIComponent(text.toWellFormed())}&an=overview`);
    await nothing(page, name);
  }
});

const REFUSED = ['javascript', 'javascript-case', 'javascript-tab', 'javascript-control', 'vbscript', 'data-html', 'data-svg', 'blob', 'file', 'filesystem', 'view-source'];

test('?data= opens nothing but http(s), and never anything outside the web', { timeout: 300_000 }, async ({ newPage, origin }) => {
  const asked = [];
  const page = await newPage();
  await arm(page);
  page.on('request', (request) => asked.push(request.url()));
  for (const name of REFUSED) {
    await page.goto(`${origin}?data=${encodeURIComponent(TEXTS[name])}`);
    await told(page);
    await nothing(page, name);
  }
  assert.deepEqual(asked.filter((url) => !url.startsWith(origin)), []);
});

test('?data= stays on the web’s side of a path, with whatever tricks', { timeout: 300_000 }, async ({ newPage, origin }) => {
  const page = await newPage({ expect: [/404/, /foreign host: https?:\/\/evil\.example/, /request failed: https?:\/\/evil\.example/, /ERR_NAME_NOT_RESOLVED/, /credentials/] });
  await arm(page);
  for (const path of ['../../../../etc/passwd', '%2e%2e/%2e%2e/Cargo.toml', '..\\..\\Cargo.toml', 'data/..%2f..%2fCargo.toml', '//evil.example/x', '\\\\evil.example\\x', 'https://user:secret@evil.example/x', '<img src=x onerror=trap(1)>.geojson']) {
    await page.goto(`${origin}?data=${encodeURIComponent(path)}`);
    const said = await told(page);
    assert.ok(!said.includes('[package]'), 'nothing of the file');
    await nothing(page, path);
  }
});

test('an atlas is a folder beside the page and nothing else', async ({ open }) => {
  for (const name of ['../mongolia', 'https://evil.example', '..%2f..', 'a/b', '__proto__', 'x'.repeat(65)]) {
    const page = await open(`?atlas=${encodeURIComponent(name)}`, { expect: [/404/] });
    // What is no folder's name is left alone, and the default map opens; a folder that is not there is told.
    if (name === '__proto__') assert.match(await told(page), /404|__proto__/);
    else await soon(() => sentenceText(page), `All ${places.length} places`);
    await page.context().close();
  }
});

test('nothing is kept: no cookie, no storage', async ({ open }) => {
  const page = await open('?f.domain=B&an=clusters&theme=dark&lang=mn');
  await atlas.drawn(page);
  await atlas.analysed(page, 'clusters');
  await rows(page).first().click().catch(() => {});
  assert.deepEqual(await page.context().cookies(), []);
  const kept = await page.evaluate(async () => ({
    cookie: globalThis.document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
  }));
  assert.deepEqual(kept, { cookie: '', local: 0, session: 0, databases: 0 });
});
