// Makes the icons of the installed app from public/icon.svg. Run it when the icon changes: node tests/e2e/icon.mjs

import { readFile, writeFile } from 'node:fs/promises';

import { launch } from './browser.mjs';

const folder = new URL('../../public/', import.meta.url);
const drawing = await readFile(new URL('icon.svg', folder), 'utf8');

/** Systems cut a maskable icon to their own shape; what matters lies in the middle four fifths. */
const MASKABLE = drawing
  .replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')
  .replace('<rect width="32" height="32" rx="7"', '<rect x="-4" y="-4" width="40" height="40"');

const browser = await launch();
for (const [name, svg, size] of [['192', drawing, 192], ['512', drawing, 512], ['maskable', MASKABLE, 512]]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${svg}`);
  await writeFile(new URL(`icon/${name}.png`, folder), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
