// Firefox, driven by Puppeteer over WebDriver BiDi: its start, pages that tolerate no silent error, and a few ways to
// look at them. Playwright needs its own build of Firefox.
//
//   import { assert, test } from './firefox.mjs';
//
//   test('the map is drawn', async ({ open, press, text }) => {
//     const page = await open('?lang=en', { width: 360, height: 740 });
//     …
//   });
//
// Where there is no Firefox the tests are skipped, and say so. Where there is Xvfb, Firefox has a screen to draw on and so
// WebGL2; without a screen it has none and the map is drawn on a 2D canvas.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { after, before, test as nodeTest } from 'node:test';
import assert from 'node:assert/strict';

import puppeteer from 'puppeteer-core';

import { faultServer } from './fault.mjs';
import { coloursOf } from './picture.mjs';
import { appAddress, closeAppServer } from './server.mjs';

export { assert };

const RESULTS = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../test-results');
const NAMES = ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
/** Longest wait for anything on a page, in milliseconds. */
const PATIENCE_MS = 30_000;
/** Longest time for one test, in milliseconds. */
const TEST_MS = 120_000;

const PREFERENCES = {
  'intl.accept_languages': 'en-GB, en',
  // Light, whatever the desk is.
  'layout.css.prefers-color-scheme.content-override': 1,
  'ui.prefersReducedMotion': 1,
  // Software rendering is good enough.
  'webgl.force-enabled': true,
  'browser.download.folderList': 2,
  'browser.download.always_ask_before_handling_new_types': false,
  'browser.download.alwaysOpenPanel': false,
};

const find = (name) =>
  isAbsolute(name)
    ? [name].find(existsSync)
    : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)).find(existsSync);

/** The path of Firefox: the variable FIREFOX, or the first of the usual names; none if it is not here. */
export const firefoxPath = () => [process.env.FIREFOX, ...NAMES].filter(Boolean).map(find).find(Boolean);

const executablePath = firefoxPath();
/** Why the tests are skipped; false if they are not. */
const skip = executablePath ? false : 'No Firefox is here. `cargo xtask setup` installs it where apt-get is; or name it in FIREFOX.';

let browser;
let screen;
let origin;
let downloads;

/** Starts a screen that nobody sees; gives its name, or nothing where there is no Xvfb. */
async function startScreen() {
  if (!find('Xvfb')) return undefined;
  screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((ready) => {
    screen.stdio[3].once('data', (number) => ready(`:${String(number).trim()}`));
    screen.once('error', () => ready(undefined));
    screen.once('exit', () => ready(undefined));
  });
}

before(async () => {
  if (skip) return;
  downloads = mkdtempSync(join(tmpdir(), 'atlas-firefox-'));
  const [display, address] = await Promise.all([startScreen(), appAddress()]);
  origin = address;
  browser = await puppeteer.launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath,
    headless: display === undefined,
    env: { ...process.env, ...(display && { DISPLAY: display }) },
    extraPrefsFirefox: { ...PREFERENCES, 'browser.download.dir': downloads },
    defaultViewport: null,
  });
});

after(async () => {
  await browser?.close();
  screen?.kill();
  closeAppServer();
  if (downloads) rmSync(downloads, { recursive: true, force: true });
});

/** The folder that files are saved into. */
export const downloadFolder = () => downloads;

/**
 * Registers a test. The body gets `open(query, { width, height, expect, prepare })` → page, where `prepare` runs on it
 * before anything is loaded and `expect` are patterns of errors that may be; `serve(routes)` → a fault server; `origin`.
 */
export function test(name, body) {
  nodeTest(name, { skip, timeout: TEST_MS }, async () => {
    const [pages, servers, faults] = [[], [], []];
    const allowed = new Set([new URL(origin).host]);
    const open = async (query = '', { width = 1280, height = 720, expect = [], prepare } = {}) => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      pages.push(page);
      page.setDefaultTimeout(PATIENCE_MS);
      await page.setViewport({ width, height });
      const fault = (text) => expect.some((pattern) => pattern.test(text)) || faults.push(text);
      page.on('console', (message) => message.type() === 'error' && fault(`console: ${message.text()}`));
      page.on('pageerror', (error) => fault(`page error: ${error.message}`));
      page.on('request', (request) => {
        const { protocol, host } = new URL(request.url());
        if (!['data:', 'blob:', 'about:'].includes(protocol) && !allowed.has(host)) fault(`foreign host: ${request.url()}`);
      });
      await prepare?.(page);
      await page.goto(new URL(query, origin).href, { waitUntil: 'load' });
      return page;
    };
    const serve = async (routes) => {
      const server = await faultServer(routes);
      servers.push(server);
      allowed.add(new URL(server.origin).host);
      return server;
    };
    try {
      await body({ open, serve, origin });
      assert.deepEqual(faults, [], `The page reported:\n${faults.join('\n')}`);
    } catch (error) {
      const slug = name.replace(/[^\p{L}\p{N}]+/gu, '-');
      await Promise.all(pages.map((page, i) => shot(page, `failed-firefox-${slug}-${i}`).catch(() => {})));
      throw error;
    } finally {
      await Promise.all(pages.map((page) => page.browserContext().close().catch(() => {})));
      await Promise.all(servers.map((server) => server.close()));
    }
  });
}

/** Writes a picture of the page to test-results/<name>.png. */
export async function shot(page, name) {
  mkdirSync(RESULTS, { recursive: true });
  await page.screenshot({ path: resolve(RESULTS, `${name}.png`) });
}

/** Waits until what `read` gives on the page, or here, holds; gives it. */
export async function until(read, holds, what) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > end) assert.fail(`${what ?? `never: ${holds}`}; last: ${JSON.stringify(value)}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** The text of the first element of a CSS selector; none where there is none. */
export const text = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted)?.textContent, selector);

/** Waits until an element's text matches; gives it. */
export const says = (page, selector, pattern) =>
  until(() => text(page, selector), (said) => pattern.test(said ?? ''), `${selector} says ${pattern}`);

/** Waits until the map has been drawn with every source. */
export const drawn = (page) => page.waitForFunction(() => performance.getEntriesByName('atlas:drawn').length > 0);

/** Presses the first visible element of a selector (CSS, or Puppeteer's own for names and texts). */
export async function press(page, selector) {
  const element = await page.waitForSelector(selector, { visible: true });
  await element.click();
  await element.dispose();
}

/** The colours of the map as it is seen: { '#rrggbb': number of pixels }. */
export async function colours(page) {
  const element = await page.waitForSelector('#map');
  return coloursOf(page, await element.screenshot({ encoding: 'base64' }));
}
