// The browser of the tests: the system's Chromium or Chrome, headless, with WebGL2 in software.

import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

import { chromium } from 'playwright-core';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // No name but this machine's is looked up: a request to anyone else fails at once.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** The path of the browser: the variable CHROME, or the first of the usual names on the PATH. */
export function browserPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const find = (name) =>
    isAbsolute(name) ? (existsSync(name) ? name : undefined) : folders.map((folder) => join(folder, name)).find(existsSync);
  const path = [process.env.CHROME, ...NAMES].filter(Boolean).map(find).find(Boolean);
  if (!path) throw new Error('No Chromium or Chrome is here. `cargo xtask setup` installs one; or name it in CHROME.');
  return path;
}

/** Starts the browser; `flags` are added to the usual ones, the rest is Playwright's. */
export function launch({ flags = [], ...more } = {}) {
  return chromium.launch({ executablePath: browserPath(), args: [...FLAGS, ...flags], ...more });
}
