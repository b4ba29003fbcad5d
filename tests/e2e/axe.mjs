// Accessibility by axe-core, all of its rules.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with every rule that is broken in a page or a frame, and where; `options` are axe's. */
export async function passes(where, options = {}) {
  await where.evaluate(AXE);
  const broken = await where.evaluate(async (more) => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'], ...more });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary.split('\n').slice(1).join(';').trim()}`));
  }, options);
  assert.deepEqual(broken, []);
}
