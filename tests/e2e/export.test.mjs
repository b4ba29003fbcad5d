// Taking along what is shown: the list as a GeoJSON file with its sources.

import { readFile } from 'node:fs/promises';

import { assert, atlas, test } from './harness.mjs';
import { shown } from './oracle.mjs';
import { notices, sentenceText, soon } from './panel.mjs';

test('a download that cannot be made is said', async ({ newPage, origin }) => {
  const page = await newPage({ expect: [/analyst/, /ERR_FAILED/] });
  await page.route('**/analyst.js*', (route) => route.abort());
  await page.goto(origin);
  await atlas.drawn(page);
  await page.getByRole('button', { name: 'Download these places (GeoJSON)' }).click();
  await notices(page).filter({ hasText: 'could not be saved' }).waitFor();
});

test('the places shown are saved as GeoJSON that names its sources and opens here again', async ({ open, serve, shot }) => {
  const page = await open('?f.domain=A');
  await atlas.drawn(page);
  const wanted = shown({ domain: ['A'] });
  await shot(page, 'export');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download these places (GeoJSON)' }).click();
  const file = await saving;
  assert.equal(file.suggestedFilename(), 'mongolia-places.geojson');
  const text = await readFile(await file.path(), 'utf8');
  const document = JSON.parse(text);
  assert.deepEqual(document.features.map((feature) => feature.id).sort(), wanted.map((place) => place.id).sort());
  for (const feature of document.features) {
    const place = wanted.find(({ id }) => id === feature.id);
    assert.deepEqual([feature.properties.name, feature.geometry], [place.properties.name, place.geometry], feature.id);
  }
  assert.ok(document.sources.length > 0 && document.sources.every((source) => source.licence && source.title), JSON.stringify(document.sources));
  assert.match(document.view, /f\.domain=A/);
  await soon(() => page.getByTestId('announced').textContent(), 'The file was handed to the browser.');

  const server = await serve({ '/mine.geojson': { body: text, type: 'application/geo+json' } });
  const again = await open(`?data=${encodeURIComponent(server.url('/mine.geojson'))}`);
  await atlas.drawn(again);
  await soon(() => sentenceText(again), `All ${wanted.length} places`);
});
