// Real points: clusters in the browser beside scikit-learn on the same file in the same run. Only where `ATLAS_POINTS`
// names a CSV file with columns `lat` and `lon`; scikit-learn only where Python has it.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { drawn } from '../e2e/atlas.mjs';
import { faultServer } from '../e2e/fault.mjs';
import { median, timed } from './median.mjs';

const RUNS = 3;
const METHODS = [
  { name: 'DBSCAN 250 m, 5', options: 'radius:250,least:5', python: 'DBSCAN(eps=250, min_samples=5, algorithm="kd_tree")' },
  { name: 'DBSCAN 1 km, 5', options: 'radius:1000,least:5', python: 'DBSCAN(eps=1000, min_samples=5, algorithm="kd_tree")' },
  { name: 'HDBSCAN 10', options: 'method:hdbscan,least:10', python: 'HDBSCAN(min_cluster_size=10, min_samples=10, algorithm="kd_tree", copy=True)' },
];
/** The share done at which the analyst has found the clusters and has said nothing of them yet. */
const FOUND = 0.0999;

/** On coordinates in space, as distances on the ellipsoid want them; prints seconds and the number of clusters. */
const PYTHON = `
import csv, os, sys, time, numpy as np
from sklearn.cluster import DBSCAN, HDBSCAN
rows = list(csv.DictReader(open(os.environ["ATLAS_POINTS"])))
lat, lon = (np.radians([float(row[key]) for row in rows]) for key in ("lat", "lon"))
a, f = 6378137.0, 1 / 298.257223563
e2 = f * (2 - f)
n = a / np.sqrt(1 - e2 * np.sin(lat) ** 2)
x = np.c_[n * np.cos(lat) * np.cos(lon), n * np.cos(lat) * np.sin(lon), n * (1 - e2) * np.sin(lat)]
start = time.perf_counter()
labels = eval(sys.argv[1]).fit(x).labels_
print(time.perf_counter() - start, labels.max() + 1)
`;

export async function points(browser, origin) {
  const file = process.env.ATLAS_POINTS;
  if (!file) return [];
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/).map((line) => line.split(','));
  const [lat, lon] = ['lat', 'lon'].map((name) => head.indexOf(name));
  const features = lines.map((cells, i) => ({ type: 'Feature', id: `p${i}`, properties: { name: `Point ${i}` }, geometry: { type: 'Point', coordinates: [Number(cells[lon]), Number(cells[lat])] } }));
  const server = await faultServer({ '/points.geojson': { body: JSON.stringify({ type: 'FeatureCollection', features }), type: 'application/geo+json' } });
  const rows = [];
  for (const { name, options, python } of METHODS) {
    const runs = { ours: [], theirs: [] };
    for (let run = 0; run < RUNS; run += 1) {
      runs.ours.push(await ours(browser, `${origin}?data=${encodeURIComponent(server.url('/points.geojson'))}`, options));
      // The slow one once is enough.
      if (run === 0 || !python.startsWith('HDBSCAN')) runs.theirs.push(theirs(python));
    }
    rows.push(timed(`${name}, ${features.length.toLocaleString('en')} points: in the browser`, runs.ours));
    if (runs.theirs.every(Number.isFinite)) {
      rows.push(timed(`${name}: scikit-learn`, runs.theirs), { name: `${name}: ratio`, value: median(runs.ours) / median(runs.theirs), unit: '×' });
    }
  }
  await server.close();
  return rows;
}

/** From the question to the clusters being found, in milliseconds: the worker is warm and has the points. */
async function ours(browser, address, options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const Own = Worker;
    globalThis.Worker = class extends Own {
      constructor(...given) {
        super(...given);
        this.addEventListener('message', ({ data }) => {
          if (data.kind === 'progress') globalThis.seen.push([performance.now(), data.share]);
        });
      }
      postMessage(message, ...more) {
        if (message.kind === 'ask') [globalThis.asked, globalThis.seen] = [performance.now(), []];
        super.postMessage(message, ...more);
      }
    };
  });
  await page.goto(`${address}&an=overview`);
  await drawn(page);
  await page.locator('.analysis:not(.is-busy) .analysis-page').waitFor({ timeout: 120_000 });
  await page.locator('.topic').first().evaluate((button, patch) => {
    button.dataset.go = patch;
    button.click();
  }, `an=clusters,${options}`);
  const time = await page.waitForFunction((share) => globalThis.seen.find((seen) => seen[1] >= share)?.[0] - globalThis.asked, FOUND, { polling: 10, timeout: 120_000 });
  const taken = await time.jsonValue();
  await context.close();
  return taken;
}

function theirs(python) {
  const { stdout, status } = spawnSync('python3', ['-c', PYTHON, python], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.split(' ')[0]) * 1000 : NaN;
}
