// The brief: a page to print and files to keep, each with what is shown, its sources and the link that shows it again.

import { readFile } from 'node:fs/promises';

import { assert, atlas, test } from './harness.mjs';
import { shown } from './oracle.mjs';
import { sentenceText, until } from './panel.mjs';

async function opened(open, query) {
  const page = await open(query);
  await atlas.drawn(page);
  return { page, part: await atlas.analysed(page, 'brief') };
}

/** Presses a button and gives the first of the `count` files that it saves. */
async function saved(page, name, count = 1) {
  const files = [];
  const keep = (file) => files.push(file);
  page.on('download', keep);
  await page.getByRole('button', { name, exact: true }).click();
  await until(() => files.length, (number) => number === count, `${count} files`);
  page.off('download', keep);
  return { name: files[0].suggestedFilename(), bytes: await readFile(await files[0].path()) };
}

const hash = (text) => /[0-9a-f]{16}/.exec(text)?.[0];

test('the brief names what is shown, and its link shows the same numbers', async ({ open, shot }) => {
  const { page, part } = await opened(open, '?f.domain=B&an=brief,of:clusters!.radius:500');
  const wanted = shown({ domain: ['B'] }).length;
  const brief = part.locator('.brief');
  const text = await brief.textContent();
  assert.ok(text.includes(await sentenceText(page)) && text.includes(`${wanted} of `), text);
  assert.equal(await brief.locator('svg.brief-map').count(), 1);
  assert.ok((await brief.getByText('Natural Earth').count()) > 0, 'sources');
  await shot(page, 'brief');
  const link = await brief.locator('a[href*="an=brief"]').first().getAttribute('href');
  const again = await opened(open, new URL(link).search);
  const other = await again.part.locator('.brief').textContent();
  assert.equal(hash(other), hash(text));
  assert.equal(other.replace(/https?:\S+/g, ''), text.replace(/https?:\S+/g, ''));
});

test('files hold the places shown, once as a table for spreadsheets, once as a picture', async ({ open }) => {
  const { page } = await opened(open, '?f.domain=B&an=brief');
  const wanted = shown({ domain: ['B'] });
  const csv = await saved(page, 'Places as CSV', 2);
  assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const lines = csv.bytes.toString('utf8').trim().split('\r\n');
  assert.equal(lines.length, wanted.length + 1);
  const geojson = JSON.parse((await saved(page, 'Places as GeoJSON')).bytes.toString('utf8'));
  assert.deepEqual(geojson.features.map(({ id }) => id).sort(), wanted.map(({ id }) => id).sort());
  const xlsx = await saved(page, 'Places as XLSX');
  assert.equal(xlsx.bytes.subarray(0, 2).toString('latin1'), 'PK');
  const svg = await saved(page, 'Map as SVG');
  assert.match(svg.bytes.toString('utf8'), /^<\?xml|^<svg/);
  const png = await saved(page, 'Map as PNG');
  assert.equal(png.name, 'mongolia-map.png');
  assert.equal(png.bytes.subarray(1, 4).toString('latin1'), 'PNG');
  assert.ok(png.bytes.readUInt32BE(16) > 1000, 'sharp on paper');
});

test('it prints on A4, upright and lying, without the page around it', async ({ open }) => {
  const { page } = await opened(open, '?an=brief,of:clusters');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.map').isVisible(), false);
  assert.equal(await page.locator('.tabs').isVisible(), false);
  assert.equal(await page.locator('.brief').isVisible(), true);
  for (const landscape of [false, true]) {
    const pdf = await page.pdf({ format: 'A4', landscape, preferCSSPageSize: false, path: `test-results/brief-${landscape ? 'lying' : 'upright'}.pdf` });
    const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length;
    assert.ok(pages >= 1 && pages <= 4, `${pages} pages`);
  }
});
