// Reads PMTiles 3 and draws vector tiles in the map's own colours: land, water, roads, borders and what the land is used
// for, by the names that the schemas of Protomaps and OpenMapTiles give them, and nothing else: all letters are the map's.
// The build joins it with the libraries that it imports; their licences are in archive-licences.txt.

import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { PMTiles, TileType } from "pmtiles";

/** The type of a feature that is points. */
const POINTS = 1;
/** The type of a feature that is areas. */
const AREAS = 3;
/** Bytes of a piece of a file above which it is no tile and no directory. */
const MOST_BYTES = 16_000_000;

/** What is painted, lowest first: areas have a colour, lines a width in CSS px at a zoom, from `from` on. */
const STYLES = {
  land: { colour: "land" },
  green: { colour: "foreign" },
  built: { colour: "tint", from: 8 },
  water: { colour: "water" },
  river: { colour: "water", from: 4, width: (zoom) => 0.6 + 0.25 * Math.max(0, zoom - 6) },
  building: { colour: "foreign", from: 14 },
  region: { colour: "line", from: 4, width: () => 0.75 },
  path: { colour: "line", from: 14, width: () => 0.75 },
  street: { colour: "line", from: 11, width: (zoom) => 0.5 + 0.5 * Math.max(0, zoom - 12) },
  road: { colour: "line", from: 7, width: (zoom) => 0.6 + 0.45 * Math.max(0, zoom - 8) },
  motorway: { colour: "line", from: 4, width: (zoom) => 0.9 + 0.5 * Math.max(0, zoom - 6) },
  border: { colour: "border", width: () => 1 },
};

const GREEN = /^(wood|forest|grass|grassland|park|national_park|nature_reserve|protected_area|meadow|scrub|garden|golf_course|cemetery|farmland|orchard|vineyard)$/;
const BUILT = /^(residential|urban_area|commercial|industrial|retail|school|university|hospital|railway|aerodrome|military|suburb|neighbourhood)$/;

const ROADS = [
  ["motorway", /^(motorway|trunk|highway)$/],
  ["road", /^(primary|secondary|tertiary|major_road|medium_road)$/],
  ["street", /^(minor|minor_road|service|residential|unclassified|rail|transit)$/],
  ["path", /^(path|track|pedestrian|other)$/],
];

/** The name of the style of a feature; none: it is not painted. */
function styleOf(layer, { kind, class: group, ...properties }, type) {
  const what = String(kind ?? group ?? "");
  if (type === AREAS) {
    if (layer === "earth") return "land";
    if (layer === "water" || layer === "ocean") return "water";
    if (layer === "building" || layer === "buildings") return "building";
    if (!/^(landuse|landcover|natural|park)$/.test(layer)) return undefined;
    if (layer === "park" || GREEN.test(what)) return "green";
    return BUILT.test(what) ? "built" : undefined;
  }
  if (layer === "water" || layer === "waterway") return "river";
  if (layer === "roads" || layer === "transportation") return ROADS.find(([, names]) => names.test(what))?.[0];
  if (layer !== "boundaries" && layer !== "boundary") return undefined;
  if (properties.maritime) return undefined;
  const level = Number(properties.admin_level ?? (what === "country" ? 2 : what === "region" ? 4 : Number.NaN));
  return level <= 2 ? "border" : level <= 4 ? "region" : undefined;
}

/** What draws a vector tile: a path for each style, in a square of one. */
function vectors(bytes) {
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(bytes)));
  const paths = new Map();
  for (const [name, layer] of Object.entries(layers)) {
    for (let at = 0; at < layer.length; at++) {
      const feature = layer.feature(at);
      const style = feature.type === POINTS ? undefined : styleOf(name, feature.properties, feature.type);
      if (!style) continue;
      if (!paths.has(style)) paths.set(style, new Path2D());
      trace(paths.get(style), feature.loadGeometry(), layer.extent, feature.type === AREAS);
    }
  }
  // Where land is drawn, what is not land is sea; where it is not, what is not water is land.
  const isLandDrawn = "earth" in layers;
  return {
    draw(context, { colours, pixel, zoom }) {
      context.fillStyle = isLandDrawn ? colours.sea : colours.land;
      context.fillRect(0, 0, 1, 1);
      context.lineJoin = "round";
      for (const [name, { colour, from = 0, width }] of Object.entries(STYLES)) {
        const path = paths.get(name);
        if (!path || zoom < from) continue;
        if (width) {
          context.strokeStyle = colours[colour];
          context.lineWidth = width(zoom) * pixel;
          context.stroke(path);
        } else {
          context.fillStyle = colours[colour];
          context.fill(path);
        }
      }
    },
  };
}

function trace(path, lines, extent, isClosed) {
  for (const line of lines) {
    line.forEach(({ x, y }, at) => (at === 0 ? path.moveTo(x / extent, y / extent) : path.lineTo(x / extent, y / extent)));
    if (isClosed) path.closePath();
  }
}

/**
 * Opens a file: `piece(from, length, signal)` gives a piece of it as { data, etag }, `picture(blob)` what draws a picture.
 * Gives the side of its tiles in CSS px, its zooms and its tiles.
 */
export async function open(address, piece, picture) {
  const getBytes = async (from, length, signal) => {
    if (length > MOST_BYTES) throw new Error(`${length} bytes`);
    return piece(from, length, signal);
  };
  const archive = new PMTiles({ getKey: () => address, getBytes });
  const { tileType, minZoom, maxZoom } = await archive.getHeader();
  const isVector = tileType === TileType.Mvt;
  return {
    size: isVector ? 512 : 256,
    min: minZoom,
    max: maxZoom,
    async get(z, x, y, signal) {
      const tile = await archive.getZxy(z, x, y, signal);
      if (!tile?.data.byteLength) return "empty";
      return isVector ? vectors(tile.data) : picture(new Blob([tile.data]));
    },
  };
}
