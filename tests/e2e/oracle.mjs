// What the app must show, worked out from its data files by the shortest way there is.

import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(`../../data/mongolia/${name}`, import.meta.url), 'utf8'));

/** The features of the atlas's files. */
export const places = read('places.geojson').features;
export const clusters = read('clusters.geojson').features;
export const districts = read('districts.geojson').features;
export const settlements = read('settlements.geojson').features;
/** The atlas document. */
export const atlasDocument = read('atlas.json');

/** The token of a missing value, in addresses and facets. */
export const UNKNOWN = '?';

const VALUES = {
  domain: ({ category }) => [category?.[0], category],
  type: ({ entity_type }) => [entity_type],
  district: ({ district }) => [district],
  precision: ({ precision }) => [precision],
};

/** The tokens of a place in a facet of values. */
export function tokens(place, facet) {
  const all = VALUES[facet](place.properties).filter((value) => value !== undefined);
  return all.length > 0 ? all : [UNKNOWN];
}

function passes(place, facet, filter) {
  if (Array.isArray(filter)) return tokens(place, facet).some((token) => filter.includes(token));
  const { from = -Infinity, to = Infinity, unknown = false } = filter;
  const { year } = place.properties;
  return year === undefined ? unknown : from <= year && year <= to;
}

/** The places that filters leave: { domain: ['A'], founded: { from, to, unknown } }; without `except`'s filter. */
export function shown(filters = {}, except) {
  const active = Object.entries(filters).filter(([facet]) => facet !== except);
  return places.filter((place) => active.every(([facet, filter]) => passes(place, facet, filter)));
}

/** The number of places with each token of a facet, ignoring the facet's own filter; with the zeros. */
export function counts(facet, filters = {}) {
  const table = Object.fromEntries(places.flatMap((place) => tokens(place, facet)).map((token) => [token, 0]));
  for (const token of shown(filters, facet).flatMap((place) => tokens(place, facet))) table[token] += 1;
  return table;
}

/** The English name that the interface shows for a feature. */
export const englishName = ({ properties: { name, name_en, name_latin } }) => name_en ?? name_latin ?? name;

/** Metres between two [lng, lat]; a sphere is good enough for telling neighbours apart. */
export function metres([lng1, lat1], [lng2, lat2]) {
  const radians = Math.PI / 180;
  const [dx, dy] = [(lng2 - lng1) * Math.cos(((lat1 + lat2) / 2) * radians), lat2 - lat1];
  return Math.hypot(dx, dy) * radians * 6_371_008;
}

/** The place that stands farthest from all others. */
export function loneliest() {
  const at = (place) => place.geometry.coordinates;
  const room = (place) =>
    Math.min(...places.filter((other) => other !== place).map((other) => metres(at(place), at(other))));
  return places.map((place) => [room(place), place]).sort((a, b) => b[0] - a[0])[0][1];
}
