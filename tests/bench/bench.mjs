// Measures the built app in the browser: `cargo xtask bench [--only ROW]`.
//
// Prints a table and writes target/bench.json. Every figure is a median; the runs are in the JSON. The machine and the
// browser stand beside the figures, because figures of different machines say nothing about each other.

import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

import { launch } from '../e2e/browser.mjs';
import { appAddress, closeAppServer } from '../e2e/server.mjs';
import { bytes } from './bytes.mjs';
import { cluster } from './cluster.mjs';
import { coldStart } from './cold_start.mjs';
import { filter } from './filter.mjs';
import { first } from './first.mjs';
import { ingest } from './ingest.mjs';
import { points } from './point.mjs';
import { rival } from './rival.mjs';

const TARGET = fileURLToPath(new URL('../../target/', import.meta.url));
const ROWS = { bytes, 'cold start': coldStart, 'first visit': first, ingest, filter, cluster, points, rival };

const only = process.argv[2] ?? '';
const chosen = Object.entries(ROWS).filter(([name]) => name.includes(only));
if (chosen.length === 0) throw new Error(`no row is called "${only}"; there are: ${Object.keys(ROWS).join(', ')}`);

const origin = await appAddress();
const browser = await launch();
const rows = [];
try {
  for (const [group, measure] of chosen) {
    for (const row of await measure(browser, origin)) {
      rows.push({ group, ...row });
      console.log(line({ group, ...row }));
    }
  }
} finally {
  await browser.close();
  closeAppServer();
}

const machine = { cores: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', browser: `Chromium ${browser.version()}` };
console.log(`\n${machine.cores} × ${machine.cpu}, ${machine.browser}, WebGL2 in software`);
mkdirSync(TARGET, { recursive: true });
writeFileSync(`${TARGET}bench.json`, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
console.log('target/bench.json');

/** One line of the table. `value` is in `unit`; `runs` are the single values that it is the median of. */
function line({ group, name, value, unit, runs }) {
  const figure = unit === 'ms' ? value.toFixed(1) : value.toLocaleString('en');
  const spread = runs?.length > 1 ? `  ${Math.min(...runs).toFixed(1)}–${Math.max(...runs).toFixed(1)} in ${runs.length} runs` : '';
  return `${group.padEnd(13)}${name.padEnd(54)}${figure.padStart(12)} ${unit.padEnd(5)}${spread}`;
}
