// Messages between an embed and the page around it: who may speak, what is understood, what is refused.

import { article, escaped, host, iframe } from './article.mjs';
import { assert, atlas, test } from './harness.mjs';
import { places } from './oracle.mjs';
import { card, cardTitle, notices, openTab, parameters, rows, sentenceText, soon, until, valueBox } from './panel.mjs';

/** The host page's side, as its own script would be: it keeps what comes, and sends by the rules. */
const SCRIPT = `<script>
  window.heard = [];
  addEventListener('message', ({ data, origin, source, ports }) => {
    const frame = document.querySelector('iframe');
    if (source !== frame.contentWindow) return;
    if (ports[0]) window.port = ports[0];
    heard.push({ ...data, origin });
  });
  window.say = (message, target = new URL(document.querySelector('iframe').src).origin) =>
    document.querySelector('iframe').contentWindow.postMessage(message, target);
</script>`;

const heard = (page, type) => page.evaluate((type) => heard.filter((one) => !type || one.type === type), type);
const first = async (page, type) => (await until(() => heard(page, type), (all) => all.length > 0, type))[0];

/** Opens an article whose script talks with an embed of `query`, and waits for \`ready\`. */
async function talk(world, query = '', { name, ...options } = {}) {
  const server = await world.serve({});
  const origin = name ?? server.origin;
  const src = new URL(`?v=1&embed=1&lang=en&host=${encodeURIComponent(origin)}${query}`, world.origin).href;
  server.set('/article', { body: article(iframe(src, options), { head: SCRIPT }), type: 'text/html', headers: options.headers });
  const page = await world.newPage(options.page);
  await page.goto(server.url('/article'));
  const frame = await until(() => page.frames().find((one) => one.url().startsWith(world.origin)), Boolean, 'the embed');
  await atlas.drawn(frame);
  return { page, frame, server };
}

let count = 0;
/** Sends a message and gives the answer to it. */
async function ask(page, type, payload, more = {}) {
  const requestId = `request ${(count += 1)}`;
  await page.evaluate((message) => say(message), { v: 1, type, payload, requestId, ...more });
  const all = await until(() => heard(page), (all) => all.some((one) => one.requestId === requestId), `an answer to ${type}`);
  return all.find((one) => one.requestId === requestId);
}

test('messages: the embed says when it is ready, goes where it is told, and tells what it became', async ({ shot, ...world }) => {
  const { page, frame } = await talk(world, '&f.domain=C');
  const ready = await first(page, 'ready');
  assert.equal(ready.origin, new URL(world.origin).origin);
  assert.deepEqual(ready.payload.versions, [1]);
  assert.deepEqual(ready.payload.view.filters, { domain: ['C'] });
  assert.equal(ready.payload.selection, null);
  await first(page, 'resized');

  const went = await ask(page, 'setView', { lat: 47.918, lng: 106.917, zoom: 12 });
  assert.equal(went.type, 'ack');
  assert.deepEqual(went.payload.view.position, { lat: 47.918, lng: 106.917, zoom: 12 });
  await until(() => frame.locator('.scale').textContent(), (text) => /\bkm|\bm/.test(text));
  await until(() => frame.url(), (url) => url.includes('at=47.918'), 'the map stands there');

  const filtered = await ask(page, 'setFilters', { filters: { domain: ['A', 'C'], founded: { from: 1900, to: 1990, unknown: true } } });
  assert.equal(filtered.type, 'ack');
  assert.deepEqual(filtered.payload.view.filters, { domain: ['A', 'C'], founded: { from: 1900, to: 1990, unknown: true } });
  await until(() => sentenceText(frame), (text) => /1900/.test(text));
  const told = await until(() => heard(page, 'viewChanged'), (all) => /1900/.test(all.at(-1)?.payload.sentence), 'the sentence is told');
  assert.equal(told.at(-1).payload.sentence, await sentenceText(frame));

  const cleared = await ask(page, 'setFilters', { filters: {}, text: 'museum' });
  assert.deepEqual([cleared.payload.view.filters, cleared.payload.view.text], [{}, 'museum']);
  const area = [{ lat: 47.93, lng: 106.88 }, { lat: 47.93, lng: 106.94 }, { lat: 47.9, lng: 106.91 }];
  const drawn = await ask(page, 'setFilters', { text: '', area });
  assert.deepEqual([drawn.payload.view.area, drawn.payload.view.text], [area, '']);
  await until(() => sentenceText(frame), (text) => text.endsWith('inside the drawn area'));
  await ask(page, 'setFilters', { area: null });
  await soon(() => sentenceText(frame), `All ${places.length} places`);

  const { id, properties } = places[3];
  const selected = await ask(page, 'select', { id });
  assert.deepEqual(selected.payload.selection, { layer: 'places', id });
  await card(frame).waitFor();
  assert.ok(Object.values(properties).includes(await cardTitle(frame).textContent()));
  await until(() => heard(page, 'selectionChanged'), (all) => all.at(-1)?.payload?.id === id);
  await shot(page, 'message-selected');
  await ask(page, 'select', { id: null });
  await card(frame).waitFor({ state: 'detached' });

  assert.equal((await ask(page, 'setLanguage', { language: 'mn' })).type, 'ack');
  await until(() => sentenceText(frame), (text) => text === `Бүх ${places.length} газар`);
  assert.equal((await ask(page, 'setTheme', { theme: 'dark' })).type, 'ack');
  await soon(() => frame.locator('html').getAttribute('data-theme'), 'dark');
});

test('messages: what the reader does is told', async (world) => {
  const { page, frame } = await talk(world);
  await first(page, 'ready');
  await openTab(frame, 'Filters');
  await valueBox(frame, 'domain', 'C').check();
  await until(() => heard(page, 'viewChanged'), (all) => all.some((one) => one.payload.filters.domain?.[0] === 'C'));
  await openTab(frame, 'Places');
  await rows(frame).first().click();
  const [told] = await until(() => heard(page, 'selectionChanged'), (all) => all.length > 0);
  assert.equal(told.payload.layer, 'places');
  assert.ok(places.some((place) => place.id === told.payload.id));
  const steps = await page.evaluate(() => history.length);
  assert.equal(steps, 2, 'nothing is left in the article’s history: about:blank and the article');
});

test('messages: a page that came late says hello', async (world) => {
  const { page } = await talk(world);
  await first(page, 'ready');
  await page.evaluate(() => (heard.length = 0));
  await page.evaluate(() => say({ v: 1, type: 'hello' }));
  assert.ok((await first(page, 'ready')).payload.view);
});

test('messages: locked filters stay', async (world) => {
  const { page, frame } = await talk(world, '&f.domain=C&f.type=venue&lock=domain');
  const { payload } = await first(page, 'ready');
  assert.deepEqual(payload.view.locked, ['domain']);
  const refused = await ask(page, 'setFilters', { filters: { domain: ['A'] } });
  assert.deepEqual([refused.type, refused.payload.reason], ['error', 'locked']);
  const cleared = await ask(page, 'setFilters', { filters: {} });
  assert.deepEqual(cleared.payload.view.filters, { domain: ['C'] });
  await until(() => sentenceText(frame), (text) => /Visual Arts/.test(text) && !/Venue/.test(text));
});

test('messages: what is wrong is refused with a reason, and changes nothing', async (world) => {
  const { page, frame } = await talk(world);
  await first(page, 'ready');
  const deep = (depth) => (depth === 0 ? 1 : [deep(depth - 1)]);
  const cases = [
    ['version', ['setView', { lat: 1, lng: 1, zoom: 1 }, { v: 2 }]],
    ['type', ['fly', {}]],
    ['type', ['constructor', {}]],
    ['type', ['toString', {}]],
    ['shape', ['setView', 'there']],
    ['shape', ['setView', [1, 2, 3]]],
    ['value', ['setView', { lat: 'x', lng: 1, zoom: 1 }]],
    ['value', ['setView', { lat: 91, lng: 1, zoom: 1 }]],
    ['value', ['setView', { lat: 47, lng: 1e300, zoom: 1 }]],
    ['value', ['setFilters', {}]],
    ['value', ['setFilters', { filters: { domain: 'C' } }]],
    ['value', ['setFilters', { filters: { domain: [] } }]],
    ['value', ['setFilters', { filters: { mood: ['happy'] } }]],
    ['value', ['setFilters', { near: { lat: 1, lng: 2 } }]],
    ['value', ['setFilters', { area: [{ lat: 1, lng: 2 }] }]],
    ['value', ['setFilters', { area: 'here' }]],
    ['missing', ['select', { id: 'never-was' }]],
    ['missing', ['select', { layer: 'cellar', id: 'x' }]],
    ['value', ['select', {}]],
    ['value', ['setLanguage', { language: 'xx' }]],
    ['value', ['setTheme', { theme: 'pink' }]],
  ];
  for (const [reason, [type, payload, more]] of cases) {
    const { type: kind, payload: said } = await ask(page, type, payload, more);
    assert.deepEqual([kind, said.reason], ['error', reason], `${type} ${JSON.stringify(payload)}`);
    assert.ok(said.message.length > 5);
  }
  // Some have no number to answer by: the answers come in the order of the questions.
  await page.evaluate(() => (heard.length = 0));
  await page.evaluate((deep) => {
    say('setView');
    say(7);
    say({ v: 1, type: 'setView', payload: deep });
    say({ v: 1, type: 'setFilters', payload: { text: 'x'.repeat(20_000) } });
    say({ v: 1, type: 'setFilters', payload: { filters: { domain: Array.from({ length: 5000 }, String) } } });
    say(JSON.parse('{"v":1,"type":"setFilters","payload":{"filters":{"__proto__":["C"]}}}'));
    say({ v: 1, type: 'setFilters', payload: { filters: { constructor: ['C'] } } });
    say({ v: 1, type: 'setFilters', payload: { filters: new Map([['domain', ['C']]]) } });
    say({ v: 1, type: 'setView', payload: { lat: NaN, lng: 1, zoom: 2 } });
  }, deep(9));
  const refused = await until(() => heard(page, 'error'), (all) => all.length === 9);
  assert.deepEqual(refused.map((one) => one.payload.reason), ['shape', 'shape', 'size', 'size', 'size', 'name', 'name', 'shape', 'shape']);
  await soon(() => sentenceText(frame), `All ${places.length} places`);
  assert.equal(await notices(frame).count(), 0);
  assert.equal(parameters(frame)['f.domain'], undefined);
});

test('messages: what looks like an answer gets none, and a flood is cut off', async (world) => {
  const { page } = await talk(world);
  await first(page, 'ready');
  await page.evaluate(() => (heard.length = 0));
  await page.evaluate(() => {
    for (const type of ['error', 'ack', 'ready']) say({ v: 1, type, payload: {} });
    say({ v: 1, type: 'setTheme', payload: { theme: 'dark' }, requestId: 1 });
  });
  await until(() => heard(page, 'ack'), (all) => all.length === 1);
  assert.equal((await heard(page, 'error')).length, 0);
  await page.evaluate(() => {
    heard.length = 0;
    for (let i = 0; i < 500; i += 1) say({ v: 1, type: 'nothing' });
    say({ v: 1, type: 'nothing', requestId: 'last' });
  });
  const errors = await until(() => heard(page, 'error'), (all) => all.some((one) => one.payload.reason === 'rate'));
  assert.ok(errors.length < 130, `${errors.length} answers`);
});

test('messages: without the host’s name in the address nothing is said or heard', async (world) => {
  for (const query of ['?v=1&embed=1&lang=en', '?v=1&embed=1&lang=en&host=null', '?v=1&embed=1&lang=en&host=*', '?v=1&embed=1&lang=en&host=http://127.0.0.1/path']) {
    const { page, frame } = await host(world, query, { head: SCRIPT });
    await atlas.drawn(frame);
    await page.evaluate(() => say({ v: 1, type: 'setFilters', payload: { filters: { domain: ['C'] } } }));
    // A change that the embed would tell.
    await openTab(frame, 'Filters');
    await valueBox(frame, 'domain', 'A').check();
    await until(() => frame.url(), (url) => url.includes('f.domain=A'));
    assert.deepEqual(await heard(page), [], query);
  }
});

test('messages: another origin than the named one is not answered', async (world) => {
  const { page, frame } = await talk(world, '', { name: 'https://other.example', page: { expect: [/postMessage/] } });
  await page.evaluate(() => say({ v: 1, type: 'setFilters', payload: { filters: { domain: ['C'] } } }));
  await openTab(frame, 'Filters');
  await valueBox(frame, 'domain', 'A').check();
  await until(() => frame.url(), (url) => url.includes('f.domain=A'));
  assert.deepEqual(await heard(page), []);
  assert.doesNotMatch(await sentenceText(frame), /Visual Arts/);
});

test('messages: another window of the named origin is not answered', async (world) => {
  const { page, frame, server } = await talk(world);
  await first(page, 'ready');
  server.set('/other', { body: '<!doctype html><title>Other</title>', type: 'text/html' });
  // A frame beside the embed: the right origin, but not the parent.
  await page.evaluate(async (address) => {
    const other = document.createElement('iframe');
    other.src = address;
    document.body.append(other);
    await new Promise((done) => (other.onload = done));
    const send = other.contentWindow.Function('target', 'origin', 'target.postMessage({ v: 1, type: "setTheme", payload: { theme: "dark" } }, origin)');
    const embed = document.querySelector('iframe');
    send(embed.contentWindow, new URL(embed.src).origin);
  }, server.url('/other'));
  const answer = await ask(page, 'setTheme', { theme: 'light' });
  assert.equal(answer.type, 'ack');
  assert.equal((await heard(page)).filter((one) => one.type === 'ack' || one.type === 'error').length, 1);
  assert.equal(await frame.locator('html').getAttribute('data-theme'), 'light');
});

test('messages: an atlas that lists its hosts talks to those only', async (world) => {
  for (const [isListed, hosts] of [[true, (own) => [own, 'https://other.example']], [false, () => ['https://other.example']], [false, () => []], [false, () => 'all']]) {
    const server = await world.serve({});
    const src = new URL(`?v=1&embed=1&lang=en&host=${encodeURIComponent(server.origin)}`, world.origin).href;
    server.set('/article', { body: article(iframe(src), { head: SCRIPT }), type: 'text/html' });
    const page = await world.newPage();
    await page.route('**/data/mongolia/atlas.json', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), hosts: hosts(server.origin) } });
    });
    await page.goto(server.url('/article'));
    const frame = await until(() => page.frames().find((one) => one.url().startsWith(world.origin)), Boolean, 'the embed');
    await atlas.drawn(frame);
    if (isListed) {
      await first(page, 'ready');
      continue;
    }
    await page.evaluate(() => say({ v: 1, type: 'setTheme', payload: { theme: 'dark' } }));
    await openTab(frame, 'Filters');
    await valueBox(frame, 'domain', 'A').check();
    await until(() => frame.url(), (url) => url.includes('f.domain=A'));
    assert.deepEqual(await heard(page), []);
    await page.close();
  }
});

test('messages: in a sandbox without origin the page gets a channel for the way back', async (world) => {
  const { page, frame } = await talk(world, '', { attributes: 'sandbox="allow-scripts"' });
  const ready = await first(page, 'ready');
  assert.equal(ready.origin, 'null');
  await page.evaluate(() => port.postMessage({ v: 1, type: 'setFilters', payload: { filters: { domain: ['C'] } }, requestId: 'by port' }));
  const [ack] = await until(() => heard(page, 'ack'), (all) => all.length === 1);
  assert.equal(ack.requestId, 'by port');
  await until(() => sentenceText(frame), (text) => /Visual Arts/.test(text));
});

test('messages: they are a file of their own, loaded where they are allowed', async (world) => {
  const { page } = await host(world, '?v=1&embed=1&lang=en');
  const files = (page) => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const frame = page.frames()[1];
  await atlas.drawn(frame);
  assert.equal((await files(frame)).filter((name) => /message\.js|share\.js/.test(name)).length, 0);
  assert.equal(escaped('"'), '&quot;');
});
