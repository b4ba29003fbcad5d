// The built app as a table of answers, for tests that need a host of their own: one that stops, or has another version.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const DIST = process.env.ATLAS_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

const HEADERS = { 'Cache-Control': 'no-cache' };

export const routeOf = (name, body) => ({ body, type: TYPES[extname(name)] ?? 'application/octet-stream', headers: HEADERS });

/** Routes for `faultServer`: every file of the built app, under its name. */
export async function routes() {
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const table = {};
  for (const file of files) {
    const name = relative(DIST, file).split(sep).join('/');
    table[`/${name}`] = routeOf(name, await readFile(file));
  }
  table['/'] = table['/index.html'];
  return table;
}

const release = (table) => {
  const [line, ...rest] = table['/offline.js'].body.toString('utf8').split('\n');
  return { said: JSON.parse(line.replace(/^self\.RELEASE=/, '').replace(/;$/, '')), rest: rest.join('\n') };
};

/** What the service worker of these routes knows of its release. */
export const releaseOf = (table) => release(table).said;

/** The routes of another release: `changes` maps the name of a file to its new text, of the old one. */
export function nextRelease(table, changes) {
  const next = { ...table };
  const { said, rest } = release(table);
  for (const [name, change] of Object.entries(changes)) {
    const body = Buffer.from(change(table[`/${name}`].body.toString('utf8')), 'utf8');
    next[`/${name}`] = routeOf(name, body);
    const part = name in said.first ? said.first : said.late;
    part[name] = createHash('sha256').update(body).digest('hex');
  }
  next['/'] = next['/index.html'];
  said.version = createHash('sha256').update(JSON.stringify([said.first, said.late])).digest('hex').slice(0, 16);
  next['/offline.js'] = routeOf('offline.js', Buffer.from(`self.RELEASE=${JSON.stringify(said)};\n${rest}`, 'utf8'));
  return next;
}
