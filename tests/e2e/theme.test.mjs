// How the page looks where somebody chose it: high contrast, and a host's own colours, logo and letters.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

import { passes } from './axe.mjs';
import { assert, atlas, test } from './harness.mjs';
import { notices, soon } from './panel.mjs';

const FOLDER = new URL('../fixtures/harbour/', import.meta.url);
const file = (name) => readFileSync(new URL(name, FOLDER));

/** Any TrueType font of this machine; the fixture has none of its own. */
function anyFont() {
  try {
    const path = execFileSync('fc-match', ['-f', '%{file}', 'sans:fontformat=TrueType'], { encoding: 'utf8' });
    return path.endsWith('.ttf') && existsSync(path) ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

async function harbour(newPage, origin, query = '', more = {}) {
  const page = await newPage(more);
  const font = anyFont();
  await page.route('**/data/harbour/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1);
    if (name === 'letters.ttf') return font ? route.fulfill({ body: font, contentType: 'font/ttf' }) : route.fulfill({ status: 404 });
    return route.fulfill({ body: file(name), contentType: name.endsWith('.svg') ? 'image/svg+xml' : 'application/json' });
  });
  await page.goto(new URL(`?atlas=harbour${query}`, origin).href);
  await atlas.drawn(page);
  return { page, font };
}

const token = (page, name) => page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), name);

test('a host’s colours are worn where they can be read, and those that cannot are named', async ({ newPage, origin, shot }) => {
  const { page } = await harbour(newPage, origin, '', { expect: [/404/] });
  await soon(() => token(page, '--accent'), '#7a1f5c');
  assert.equal(await token(page, '--surface'), '#fffaf2');
  assert.equal(await page.locator('.panel').evaluate((panel) => getComputedStyle(panel).backgroundColor), 'rgb(255, 250, 242)');
  const said = await notices(page).allTextContents();
  assert.equal(said.length, 3, said.join('\n'));
  assert.match(said[0], /theme\.light\.shadow/);
  assert.match(said[1], /theme\.light\.water was refused: #444444 with #[0-9a-f]{6} has a contrast of [\d.]+, less than 4\.5/);
  assert.match(said[2], /theme\.dark\.accent was refused/);
  await passes(page);
  await shot(page, 'theme-harbour');
});

test('a host’s colours are for the theme they are for', async ({ newPage, origin }) => {
  const { page } = await harbour(newPage, origin, '&theme=dark', { expect: [/404/] });
  await soon(() => token(page, '--accent'), '#7cb8f2', 'a colour that was refused leaves the usual one');
  const { page: high } = await harbour(newPage, origin, '&theme=contrast', { expect: [/404/] });
  await soon(() => token(high, '--accent'), '#003c8f');
});

test('a host’s logo stands beside the title, its letters come from its file', async ({ newPage, origin }) => {
  const { page, font } = await harbour(newPage, origin, '', { expect: [/404/] });
  const logo = page.getByRole('img', { name: 'Harbour association' });
  await logo.waitFor();
  assert.ok(await logo.evaluate((image) => image.complete && image.naturalWidth > 0));
  if (font) {
    await soon(() => token(page, '--font').then((families) => families.startsWith('Harbour Letters, Georgia, serif,')), true);
    assert.ok(await page.evaluate(() => document.fonts.check('16px "Harbour Letters"')));
  }
});

test('high contrast: by the address, by the button, by the device', async ({ open }) => {
  const page = await open('?theme=contrast');
  await atlas.drawn(page);
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'contrast');
  await page.getByRole('button', { name: 'Appearance: High contrast' }).click();
  await soon(() => page.locator('html').getAttribute('data-theme'), 'light');
  const asked = await open('', { contrast: 'more' });
  await atlas.drawn(asked);
  assert.equal(await asked.locator('html').getAttribute('data-theme'), 'contrast');
});
