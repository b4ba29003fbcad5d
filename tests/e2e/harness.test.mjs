// The harness itself: what it must notice, and what the fault server must do wrong.

import { request } from 'node:http';

import { assert, faultServer, test } from './harness.mjs';

test('errors, foreign hosts and broken requests are noticed', async ({ newPage, serve, faults }) => {
  const expect = [/^console: .*river/, /^page error: .*stone/, /^foreign host: http:\/\/atlas\.invalid/, /ERR_NAME_NOT_RESOLVED/, /404/];
  const server = await serve({ '/': { body: '<link rel="icon" href="data:,"><title>x</title>', type: 'text/html' } });
  const page = await newPage({ expect });
  await page.goto(server.url('/'));
  assert.deepEqual(faults(page), []);
  await page.evaluate(async () => {
    console.error('river');
    setTimeout(() => {
      throw new Error('stone');
    });
    await fetch('/missing');
    await fetch('http://atlas.invalid/').catch(() => {});
  });
  await page.waitForTimeout(50);
  for (const pattern of expect) assert.ok(faults(page).some((fault) => pattern.test(fault)), `${pattern} was noticed`);
});

const PHONE = { width: 390, height: 844, touch: true, theme: 'dark', locale: 'mn', scale: 2 };

test('the view is the one asked for', PHONE, async ({ newPage }) => {
  const page = await newPage();
  await page.setContent('<meta name="viewport" content="width=device-width">');
  const view = await page.evaluate(() => ({
    width: innerWidth,
    height: innerHeight,
    scale: devicePixelRatio,
    touch: navigator.maxTouchPoints > 0,
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    locale: navigator.language,
  }));
  assert.deepEqual(view, PHONE);
});

test('WebGL2 is there', async ({ newPage }) => {
  const page = await newPage();
  assert.ok(await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null));
});

test('the fault server misbehaves as told', async () => {
  const server = await faultServer({
    '/bytes': { body: Buffer.from([0xe9]), status: 203 },
    '/slow': { body: 'late', delayMs: 60 },
    '/cut': { body: 'x'.repeat(1000), cutAfter: 10 },
  });
  const bytes = await fetch(server.url('/bytes'));
  assert.equal(bytes.status, 203);
  assert.equal(bytes.headers.get('access-control-allow-origin'), '*');
  assert.deepEqual([...new Uint8Array(await bytes.arrayBuffer())], [0xe9]);
  assert.equal((await fetch(server.url('/missing'))).status, 404);
  const start = performance.now();
  assert.equal(await (await fetch(server.url('/slow'))).text(), 'late');
  assert.ok(performance.now() - start >= 55);
  const ended = await new Promise((resolve) => {
    request(server.url('/cut'), (response) => {
      response.resume();
      response.on('error', () => resolve('broken'));
      response.on('end', () => resolve('whole'));
    }).end();
  });
  assert.equal(ended, 'broken');
  assert.deepEqual(server.requests, ['/bytes', '/missing', '/slow', '/cut']);
  await server.close();
});
