// What the end-to-end tests stand on: the app's server, a browser, pages that tolerate no silent error.
//
//   import { test, atlas } from './harness.mjs';
//
//   test('the map is drawn', async ({ open }) => {
//     const page = await open();                       // 1280×720, light, English
//     await atlas.drawn(page);
//   });
//
//   test('on a phone', { width: 390, height: 844, touch: true, locale: 'mn' }, async ({ open, shot }) => {
//     const page = await open('?layers=places');
//     await shot(page, 'phone');                       // test-results/phone.png
//   });
//
// A test fails by itself when a page logs an error, throws, fails to load something, asks a foreign host, does what its
// policy forbids, or stores anything outside the caches of its service worker. A test that provokes such a thing names
// it: open('…', { expect: [/404/] }).

import { after, before, test as nodeTest } from 'node:test';
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { appAddress, closeAppServer } from './server.mjs';
import { launch } from './browser.mjs';
import { faultServer } from './fault.mjs';

export { assert, faultServer };
export * as atlas from './atlas.mjs';

const RESULTS = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../test-results');
/** Longest wait for anything on a page, in milliseconds; software rendering on a busy machine is slow. */
const PATIENCE_MS = 30_000;
/** Longest time for one test, in milliseconds. */
const TEST_MS = 120_000;

const REPORTED = 'The page reported:\n';

const DEFAULTS = {
  width: 1280,
  height: 720,
  theme: 'light',
  locale: 'en-GB',
  touch: false,
  scale: 1,
  reducedMotion: 'reduce',
};

let browser;
let origin;

before(async () => {
  [browser, origin] = await Promise.all([launch(), appAddress()]);
});

after(async () => {
  await browser?.close();
  closeAppServer();
});

/**
 * Registers a test. `options` are those of the page (width, height in CSS px; theme light|dark; locale; touch; scale =
 * device pixels per CSS px; reducedMotion) and Node's own (skip, timeout).
 *
 * The body gets `open(query = '', { expect })` → page, `newPage(options)` → page in a context of its own,
 * `shot(page, name)`, `serve(routes)` → a fault server, `faults(page)` → what went wrong on it so far, and `origin`.
 */
export function test(name, options, body) {
  if (typeof options === 'function') [options, body] = [{}, options];
  const { skip, timeout = TEST_MS, ...pageOptions } = options;
  nodeTest(name, { skip, timeout }, async () => {
    const contexts = [];
    const watches = new Map();
    const servers = [];
    const allowed = new Set([new URL(origin).host]);
    const newPage = async (more = {}) => {
      const { expect = [], ...view } = more;
      const { context, page } = await makePage({ ...pageOptions, ...view });
      contexts.push(context);
      watches.set(page, watch(page, allowed, expect));
      return page;
    };
    const open = async (query = '', more = {}) => {
      const page = await newPage(more);
      await page.goto(new URL(query, origin).href, { waitUntil: 'load' });
      return page;
    };
    const faults = (page) => watches.get(page).all();
    const unexpected = () => [...watches.values()].flatMap((watched) => watched.unexpected());
    const serve = async (routes) => {
      const server = await faultServer(routes);
      servers.push(server);
      // By its other name the same machine is another site, whose frames are third parties.
      const { host, port } = new URL(server.origin);
      for (const name of [host, `localhost:${port}`]) allowed.add(name);
      return server;
    };
    try {
      await body({ open, newPage, shot, serve, faults, origin });
      assert.deepEqual(unexpected(), [], REPORTED + unexpected().join('\n'));
    } catch (error) {
      const slug = name.replace(/[^\p{L}\p{N}]+/gu, '-');
      await Promise.all(
        contexts.flatMap((context) => context.pages()).map((page, i) => shot(page, `failed-${slug}-${i}`).catch(() => {})),
      );
      if (unexpected().length > 0 && !error.message.startsWith(REPORTED)) error.message += `\n${REPORTED}${unexpected().join('\n')}`;
      throw error;
    } finally {
      await Promise.all(contexts.map((context) => context.close()));
      await Promise.all(servers.map((server) => server.close()));
    }
  });
}

/** Opens a page in a context of its own: no cache, no storage shared with other pages. */
async function makePage(options) {
  const { width, height, theme, locale, touch, scale, reducedMotion, ...rest } = { ...DEFAULTS, ...options };
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale,
    hasTouch: touch,
    isMobile: touch,
    deviceScaleFactor: scale,
    reducedMotion,
    serviceWorkers: 'block',
    ...rest,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  // Browsers word it differently; what the page's policy forbids is a fault in all of them.
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      console.error(`forbidden by the policy: ${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  return { context, page: await context.newPage() };
}

/** Collects what goes wrong on a page; `expected` are patterns of what may. */
function watch(page, allowedHosts, expected) {
  const faults = [];
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    faults.push(`console: ${message.text()}${url ? ` (${url})` : ''}`);
  });
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('crash', () => faults.push('page crashed'));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && !allowedHosts.has(host)) faults.push(`foreign host: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    const { errorText } = request.failure() ?? {};
    // The app itself gives up requests that are no longer wanted.
    if (errorText !== 'net::ERR_ABORTED') faults.push(`request failed: ${request.url()} ${errorText}`);
  });
  return { all: () => [...faults], unexpected: () => faults.filter((fault) => !expected.some((pattern) => pattern.test(fault))) };
}

/** Writes a picture of the page to test-results/<name>.png and gives its path. */
export async function shot(page, name, options = {}) {
  mkdirSync(RESULTS, { recursive: true });
  const path = resolve(RESULTS, `${name}.png`);
  await page.screenshot({ path, ...options });
  return path;
}
