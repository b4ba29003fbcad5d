// GeoJSON made up for measuring. Name and content say so: it describes no real place.

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** A seeded source of numbers in [0, 1). Source: Tommy Ettinger's mulberry32. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TYPES = ['business', 'organisation', 'venue', 'event', 'training'];
const CATEGORIES = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'D1', 'D3', 'E1', 'E2', 'F1', 'F2'];
const PRECISIONS = ['exact', 'building', 'street', 'district'];

/** The name of the file with `count` points. */
export const generatedName = (count) => `generated-${count}.geojson`;

/** The features of `count` generated points as texts, the same for the same count. */
function* generated(count) {
  const random = randomFrom(count);
  const pick = (values) => values[Math.floor(random() * values.length)];
  // Half of them in twenty towns, half anywhere in a box in Central Asia.
  const towns = Array.from({ length: 20 }, () => [90 + 28 * random(), 43 + 7 * random()]);
  for (let i = 0; i < count; i += 1) {
    const [lng, lat, spread] = random() < 0.5 ? [...pick(towns), 0.1] : [104, 46.5, 14];
    const place = [lng + (random() - 0.5) * 2 * spread, lat + (random() - 0.5) * spread];
    const properties = {
      id: `generated-${i}`,
      name: `Үүсгэсэн цэг ${i}`,
      name_en: `Generated point ${i}`,
      entity_type: pick(TYPES),
      category: pick(CATEGORIES),
      year: 1920 + Math.floor(random() * 105),
      precision: pick(PRECISIONS),
      source: 'generated',
    };
    const coordinates = place.map((degrees) => Number(degrees.toFixed(6)));
    yield JSON.stringify({ type: 'Feature', id: properties.id, geometry: { type: 'Point', coordinates }, properties });
  }
}

const head = (count) => `{"type":"FeatureCollection","generated":"${count} generated points for measuring; no real places","features":[\n`;
const FOOT = '\n]}\n';

/** The text of a FeatureCollection of `count` generated points, the same for the same count. */
export const generatedText = (count) => head(count) + [...generated(count)].join(',\n') + FOOT;

/** Writes the same to a file, piece by piece: a million are more than one text may hold. */
export async function writeGenerated(path, count) {
  let at = 0;
  const pieces = function* () {
    yield head(count);
    for (const feature of generated(count)) yield (at++ > 0 ? ',\n' : '') + feature;
    yield FOOT;
  };
  await pipeline(pieces, createWriteStream(path));
}
