// The custom element: an embed with methods, properties and events, that leaves its content where scripts are off.

import { createHash } from 'node:crypto';

import { article } from './article.mjs';
import { assert, atlas, test } from './harness.mjs';
import { places } from './oracle.mjs';
import { card, openTab, rows, sentenceText, soon, until, valueBox } from './panel.mjs';

/** The element in a page of another origin, under a policy that lets in the atlas's script and frame and nothing else. */
async function open({ newPage, serve, origin }, attributes, { src = '?v=1', view = {} } = {}) {
  const address = new URL(src, origin).href.replaceAll('&', '&amp;');
  const content = `<creative-atlas src="${address}" ${attributes}><a href="${address}">Map of the places</a></creative-atlas>`;
  const own = new URL(origin).origin;
  const body = article(content, { head: `<script type="module" src="${own}/element.js"></script>` });
  const style = createHash('sha256').update(/<style>(.*?)<\/style>/s.exec(body)[1]).digest('base64');
  const policy = `default-src 'none'; script-src ${own}; frame-src ${own}; img-src data:; style-src 'sha256-${style}'`;
  const server = await serve({ '/article': { body, type: 'text/html', headers: { 'Content-Security-Policy': policy } } });
  const page = await newPage(view);
  await page.goto(server.url('/article'));
  return page;
}

const embed = async (page, origin) => {
  const frame = await until(() => page.frames().find((one) => one.url().startsWith(origin)), Boolean, 'the embed');
  await atlas.drawn(frame);
  return frame;
};
const height = (page) => page.locator('creative-atlas iframe').evaluate((frame) => frame.clientHeight);

test('element: attributes are parameters, methods and events are messages', async ({ shot, ...world }) => {
  const page = await open(world, 'ui="both" lang="en" theme="dark" height="560" lock="domain" hide="search,move"', { src: '?v=1&f.domain=C' });
  await page.locator('creative-atlas iframe').scrollIntoViewIfNeeded();
  const frame = await embed(page, world.origin);
  const asked = Object.fromEntries(new URL(frame.url()).searchParams);
  assert.equal(asked.host, new URL(page.url()).origin);
  assert.deepEqual([asked.embed, asked.lang, asked.theme, asked.lock, asked['f.domain']], ['1', 'en', 'dark', 'domain', 'C']);
  assert.equal(await height(page), 560);
  assert.equal(await page.locator('creative-atlas iframe').getAttribute('title'), 'Map of the places');
  assert.equal(await page.locator('creative-atlas a').count(), 0);
  await page.evaluate(() => {
    window.told = [];
    const element = document.querySelector('creative-atlas');
    for (const type of ['view-change', 'selection-change']) element.addEventListener(type, ({ detail }) => told.push([type, detail]));
    return element.ready;
  });
  const filters = await page.evaluate(() => document.querySelector('creative-atlas').view.filters);
  assert.deepEqual(filters, { domain: ['C'] });
  const { id } = places[5];
  const ack = await page.evaluate((id) => document.querySelector('creative-atlas').select({ id }), id);
  assert.deepEqual(ack.selection, { layer: 'places', id });
  await card(frame).waitFor();
  await until(() => page.evaluate(() => told.find(([type]) => type === 'selection-change')?.[1].id), (now) => now === id);
  assert.equal(await page.evaluate(() => document.querySelector('creative-atlas').selection.id), id);
  const refused = await page.evaluate(() => document.querySelector('creative-atlas').setFilters({ filters: { domain: ['A'] } }).catch(({ reason }) => reason));
  assert.equal(refused, 'locked');
  await page.evaluate(() => document.querySelector('creative-atlas').setView({ lat: 47.9, lng: 106.9, zoom: 11 }));
  await until(() => page.evaluate(() => document.querySelector('creative-atlas').view.position?.zoom), (zoom) => zoom === 11);
  await page.evaluate(() => document.querySelector('creative-atlas').setLanguage('mn'));
  await soon(() => frame.locator('html').getAttribute('lang'), 'mn');
  await shot(page, 'element');
});

test('element: in a sandbox without origin it works the same', async (world) => {
  const page = await open(world, 'lang="en" sandbox="allow-scripts"');
  await page.locator('creative-atlas iframe').scrollIntoViewIfNeeded();
  const frame = await embed(page, world.origin);
  await page.evaluate(() => document.querySelector('creative-atlas').setFilters({ filters: { domain: ['C'] } }));
  await until(() => sentenceText(frame), (text) => /Visual Arts/.test(text));
});

test('element: it fits the height of a list, which grows and shrinks', async ({ shot, ...world }) => {
  const page = await open(world, 'lang="en" ui="list" fit max-height="1500"', { src: '?v=1&f.domain=C' });
  await page.locator('creative-atlas iframe').scrollIntoViewIfNeeded();
  const frame = await embed(page, world.origin);
  const fits = () => frame.evaluate(() => {
    const list = document.querySelector('.list-frame');
    return list.clientHeight - Math.ceil(list.firstElementChild.getBoundingClientRect().height);
  });
  await until(fits, (spare) => spare >= 0 && spare < 40, 'all rows stand there');
  const before = await height(page);
  await shot(page, 'element-fit');
  await page.evaluate(() => document.querySelector('creative-atlas').setFilters({ filters: { domain: ['D'] } }));
  await until(() => height(page), (now) => now < before - 200, 'it is lower');
  await until(fits, (spare) => spare >= 0 && spare < 40, 'all rows, no more');
  await page.evaluate(() => document.querySelector('creative-atlas').setFilters({ filters: {} }));
  await until(() => height(page), (now) => now === 1500, 'no higher than it may be');
});

test('element: other windows and origins are not believed', async (world) => {
  const page = await open(world, 'lang="en"');
  await page.locator('creative-atlas iframe').scrollIntoViewIfNeeded();
  await embed(page, world.origin);
  await page.evaluate(() => document.querySelector('creative-atlas').ready);
  const before = await page.evaluate(() => JSON.stringify(document.querySelector('creative-atlas').view));
  // From this window: neither the frame nor its origin. As if from the frame, but of another origin, and the other way round.
  await page.evaluate(() => {
    const frame = document.querySelector('creative-atlas iframe');
    const data = { v: 1, type: 'viewChanged', payload: { forged: true } };
    postMessage(data, location.origin);
    dispatchEvent(new MessageEvent('message', { data, source: frame.contentWindow, origin: 'https://other.example' }));
    dispatchEvent(new MessageEvent('message', { data, source: self, origin: new URL(frame.src).origin }));
    dispatchEvent(new MessageEvent('message', { data: { ...data, v: 2 }, source: frame.contentWindow, origin: new URL(frame.src).origin }));
    dispatchEvent(new MessageEvent('message', { data: null, source: frame.contentWindow, origin: new URL(frame.src).origin }));
  });
  await page.evaluate(() => document.querySelector('creative-atlas').setTheme('auto'));
  assert.equal(await page.evaluate(() => JSON.stringify(document.querySelector('creative-atlas').view)), before);
});

test('element: a changed attribute loads the embed anew, an address that is none stays content', async (world) => {
  const page = await open(world, 'lang="en"');
  await page.locator('creative-atlas iframe').scrollIntoViewIfNeeded();
  await embed(page, world.origin);
  await page.evaluate(() => document.querySelector('creative-atlas').setAttribute('ui', 'list'));
  const frame = await until(() => page.frames().find((one) => one.url().includes('ui=list')), Boolean);
  await rows(frame).first().waitFor();
  assert.equal(page.frames().length, 2);
  assert.equal(await page.locator('creative-atlas iframe').getAttribute('title'), 'Map of the places');
  await openTab(frame, 'Filters');
  await valueBox(frame, 'domain', 'C').check();
  await until(() => page.evaluate(() => document.querySelector('creative-atlas').view?.filters.domain), (now) => now?.[0] === 'C');
  const kept = await page.evaluate(() => {
    const element = document.createElement('creative-atlas');
    element.setAttribute('src', 'javascript:alert(1)');
    element.textContent = 'content';
    document.body.append(element);
    return element.innerHTML;
  });
  assert.equal(kept, 'content');
});

test('element: without scripts its content stands', async ({ newPage, serve, origin }) => {
  const own = new URL(origin).origin;
  const content = `<creative-atlas src="${origin}"><a href="${origin}?f.domain=C">Map of the places</a></creative-atlas>`;
  const head = `<script type="module" src="${own}/element.js"></script>`;
  const server = await serve({ '/article': { body: article(content, { head }), type: 'text/html' } });
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto(server.url('/article'));
  await page.getByRole('link', { name: 'Map of the places' }).waitFor();
  assert.equal(await page.locator('iframe').count(), 0);
});
