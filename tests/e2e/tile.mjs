// Tiles for tests, made here from the atlas's own data: a real PMTiles file of vector tiles, and pictures as PNG. The same
// data gives the same bytes.

import { readFileSync } from 'node:fs';
import { deflateSync, gzipSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import { zxyToTileId } from 'pmtiles';

const DATA = new URL('../../data/mongolia/', import.meta.url);
const EXTENT = 4096;
/** How far a tile reaches beyond its sides, in its own units. */
const BUFFER = 64;
/** Entries of a directory's leaf: few, so that the file has several. */
const LEAF = 16;
const AREAS = 3;
const LINES = 2;

const features = (file) => JSON.parse(readFileSync(new URL(file, DATA), 'utf8')).features;
const polygons = ({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : []);

/** A position on the Web Mercator square, [0,1]², y down. */
function project([lng, lat]) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [lng / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** Cuts a closed ring to a box, side by side (Sutherland and Hodgman). */
function cut(ring, [west, north, east, south]) {
  const sides = [
    [0, west, 1],
    [0, east, -1],
    [1, north, 1],
    [1, south, -1],
  ];
  return sides.reduce((points, [axis, edge, sign]) => {
    const isIn = (point) => (point[axis] - edge) * sign >= 0;
    return points.flatMap((point, at) => {
      const before = points.at(at - 1);
      const share = (edge - before[axis]) / (point[axis] - before[axis]);
      const crossing = [before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share];
      if (isIn(point)) return isIn(before) ? [point] : [crossing, point];
      return isIn(before) ? [crossing] : [];
    });
  }, ring);
}

const zigzag = (value) => (value << 1) ^ (value >> 31);

/** The commands of rings in a tile's units; outer rings go one way, inner ones the other. */
function commands(rings, isClosed) {
  const said = [];
  let [x, y] = [0, 0];
  for (const ring of rings) {
    const points = ring.filter((point, at) => at === 0 || point.some((part, axis) => part !== ring[at - 1][axis]));
    if (points.length < (isClosed ? 3 : 2)) continue;
    points.forEach(([right, down], at) => {
      if (at === 0) said.push((1 << 3) | 1);
      if (at === 1) said.push(((points.length - 1) << 3) | 2);
      said.push(zigzag(right - x), zigzag(down - y));
      [x, y] = [right, down];
    });
    if (isClosed) said.push((1 << 3) | 7);
  }
  return said;
}

const turn = (ring) =>
  ring.reduce((sum, [x, y], at) => sum + (ring.at(at - 1)[0] * y - x * ring.at(at - 1)[1]), 0) > 0;

/** A vector tile (MVT 2) of layers: { name: [{ kind, type, rings }] }; none where nothing is in it. */
function vectorTile(layers) {
  const pbf = new PbfWriter();
  for (const [name, all] of Object.entries(layers)) {
    const kept = all.map((one) => ({ ...one, said: commands(one.rings, one.type === AREAS) })).filter(({ said }) => said.length);
    if (kept.length === 0) continue;
    const kinds = [...new Set(kept.map(({ kind }) => kind))];
    pbf.writeMessage(3, (_, pbf) => {
      pbf.writeVarintField(15, 2);
      pbf.writeStringField(1, name);
      for (const { kind, type, said } of kept) {
        pbf.writeMessage(2, (_, pbf) => {
          pbf.writePackedVarint(2, [0, kinds.indexOf(kind)]);
          pbf.writeVarintField(3, type);
          pbf.writePackedVarint(4, said);
        }, undefined);
      }
      pbf.writeStringField(3, 'kind');
      for (const kind of kinds) pbf.writeMessage(4, (_, pbf) => pbf.writeStringField(1, kind), undefined);
      pbf.writeVarintField(5, EXTENT);
    }, undefined);
  }
  return Buffer.from(pbf.finish());
}

/** Land, lakes and borders of the atlas in the layers of Protomaps' schema, on the square. */
function world() {
  const rings = (file) => features(file).flatMap(({ geometry }) => polygons(geometry).map((all) => all.map((ring) => ring.map(project))));
  return [
    { layer: 'earth', kind: 'earth', type: AREAS, shapes: rings('countries.geojson') },
    { layer: 'water', kind: 'lake', type: AREAS, shapes: rings('lakes.geojson') },
    { layer: 'boundaries', kind: 'region', type: LINES, shapes: rings('districts.geojson') },
  ];
}

/** Tiles of the country at zooms 0 to `maxZoom`: [{ id, bytes }], by id. */
function tiles(maxZoom) {
  const everything = world();
  const [[west, north], [east, south]] = [project([85, 54]), project([122, 40])];
  const made = [];
  for (let z = 0; z <= maxZoom; z++) {
    const count = 2 ** z;
    for (let x = Math.floor(west * count); x <= Math.floor(east * count); x++) {
      for (let y = Math.floor(north * count); y <= Math.floor(south * count); y++) {
        const margin = BUFFER / EXTENT;
        const box = [(x - margin) / count, (y - margin) / count, (x + 1 + margin) / count, (y + 1 + margin) / count];
        const units = ([right, down]) => [(right * count - x) * EXTENT, (down * count - y) * EXTENT].map(Math.round);
        const layers = {};
        for (const { layer, kind, type, shapes } of everything) {
          const within = shapes.map((rings) =>
            rings.map((ring) => cut(ring.slice(0, -1), box).map(units)).filter((ring) => ring.length > 2),
          );
          const wound = within.flatMap((rings) => rings.map((ring, at) => (turn(ring) === (at === 0) ? ring : ring.toReversed())));
          const drawn = type === AREAS ? wound : wound.map((ring) => [...ring, ring[0]]);
          if (drawn.length > 0) layers[layer] = [{ kind, type, rings: drawn }];
        }
        const bytes = vectorTile(layers);
        if (bytes.length > 0) made.push({ id: zxyToTileId(z, x, y), bytes: gzipSync(bytes) });
      }
    }
  }
  return made.sort((one, other) => one.id - other.id);
}

/** A directory: columns of numbers, compressed. `entries` are [{ id, run, length, offset }]. */
function directory(entries) {
  const pbf = new PbfWriter();
  pbf.writeVarint(entries.length);
  entries.forEach(({ id }, at) => pbf.writeVarint(id - (at === 0 ? 0 : entries[at - 1].id)));
  for (const { run } of entries) pbf.writeVarint(run);
  for (const { length } of entries) pbf.writeVarint(length);
  for (const { offset } of entries) pbf.writeVarint(offset + 1);
  return gzipSync(Buffer.from(pbf.finish()));
}

/** Joins pieces and says where each begins. */
function joined(pieces) {
  let length = 0;
  const offsets = pieces.map((piece) => (length += piece.length) - piece.length);
  return { bytes: Buffer.concat(pieces), offsets };
}

/** A PMTiles file (version 3) with zooms 0 to `maxZoom` of the country, clustered, with a root and leaves. */
export function archive(maxZoom = 6) {
  const all = tiles(maxZoom);
  const data = joined(all.map(({ bytes }) => bytes));
  const entries = all.map(({ id, bytes }, at) => ({ id, run: 1, length: bytes.length, offset: data.offsets[at] }));
  const groups = Array.from({ length: Math.ceil(entries.length / LEAF) }, (_, at) => entries.slice(at * LEAF, (at + 1) * LEAF));
  const leaves = groups.map(directory);
  const leaf = joined(leaves);
  const root = directory(groups.map(([{ id }], at) => ({ id, run: 0, length: leaves[at].length, offset: leaf.offsets[at] })));
  const about = gzipSync(JSON.stringify({ vector_layers: ['earth', 'water', 'boundaries'].map((id) => ({ id, fields: { kind: 'String' } })) }));
  const header = Buffer.alloc(127);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const starts = [header.length];
  for (const part of [root, about, leaf.bytes]) starts.push(starts.at(-1) + part.length);
  const places = [root, about, leaf.bytes, data.bytes].flatMap((part, at) => [starts[at], part.length]);
  [...places, all.length, all.length, all.length].forEach((number, at) => header.writeBigUInt64LE(BigInt(number), 8 + 8 * at));
  // Clustered; directories and tiles in gzip; vector tiles; zooms.
  [1, 2, 2, 1, 0, maxZoom].forEach((number, at) => header.writeUInt8(number, 96 + at));
  [85, 40, 122, 54].forEach((degrees, at) => header.writeInt32LE(degrees * 1e7, 102 + 4 * at));
  header.writeUInt8(4, 118);
  [104, 47].forEach((degrees, at) => header.writeInt32LE(degrees * 1e7, 119 + 4 * at));
  return Buffer.concat([header, root, about, leaf.bytes, data.bytes]);
}

const CHECKS = Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const check = body.reduce((value, byte) => CHECKS[(value ^ byte) & 255] ^ (value >>> 8), 0xffffffff);
  const [length, end] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  end.writeUInt32BE((check ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, end]);
}

/** A picture of 256 × 256 pixels in one colour, [red, green, blue]. */
export function png(colour) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(256, 0);
  head.writeUInt32BE(256, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: 256 }, () => Buffer.from(colour))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: 256 }, () => row)));
  const parts = [chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...parts]);
}
