// What people make of MapLibre: the same files on a map and the same places in a list, nothing else.
//
// The places are fetched once, for the list and for the map. `peer:interactive` is marked after the map's first frame,
// `peer:drawn` when MapLibre says that everything is loaded and drawn.

import { Map as LibreMap } from './maplibre-gl.mjs';

const FOLDER = 'data/mongolia/';
const COLOURS = { A: '#cb6a09', B: '#9b076f', C: '#1f4fb6', D: '#2f8f7f', E: '#8a5a2b', F: '#555555' };

const fetched = async (name) => (await fetch(`${FOLDER}${name}`)).json();

async function list(places, atlas) {
  document.querySelector('h1').textContent = atlas.title.en;
  const name = ({ properties }) => properties.name_en ?? properties.name_latin ?? properties.name;
  const collator = new Intl.Collator('en', { numeric: true });
  const rows = places.features.map((place) => ({ name: name(place), detail: place.properties.category ?? '' }));
  rows.sort((a, b) => collator.compare(a.name, b.name));
  const element = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text });
  for (const row of rows) {
    const item = element('li', 'list-row', '');
    item.append(element('span', 'row-name', row.name), element('span', 'row-detail', row.detail));
    document.getElementById('list').append(item);
  }
}

const file = (name) => ({ type: 'geojson', data: new URL(`${FOLDER}${name}.geojson`, location.href).href });
const area = (source, colour) => ({ id: source, source, type: 'fill', paint: { 'fill-color': colour } });
const line = (source, colour) => ({ id: `${source}-line`, source, type: 'line', paint: { 'line-color': colour, 'line-width': 1 } });
const words = (source, layout) => ({ id: `${source}-name`, source, type: 'symbol', layout: { 'text-field': ['get', 'name_en'], 'text-size': 12, ...layout } });
const places = fetched('places.geojson');
const atlas = fetched('atlas.json');
const [west, south, east, north] = (await atlas).view.bounds;

const map = new LibreMap({
  container: 'map',
  bounds: [west, south, east, north],
  fadeDuration: 0,
  style: {
    version: 8,
    sources: {
      ...Object.fromEntries(['world', 'countries', 'lakes', 'districts', 'settlements', 'clusters'].map((name) => [name, file(name)])),
      places: { type: 'geojson', data: await places },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#dde5e8' } },
      area('world', '#ece9e2'),
      area('countries', '#ece9e2'),
      line('countries', '#b7ad9b'),
      area('districts', '#f7f5f0'),
      line('districts', '#b7ad9b'),
      area('lakes', '#cfdfe6'),
      line('clusters', '#5a6472'),
      {
        id: 'places',
        source: 'places',
        type: 'circle',
        paint: {
          'circle-radius': 5,
          'circle-color': ['match', ['slice', ['to-string', ['get', 'category']], 0, 1], ...Object.entries(COLOURS).flat(), '#777777'],
        },
      },
      words('districts', { 'text-size': 11 }),
      words('settlements', {}),
    ],
  },
});
map.once('render', () => performance.mark('peer:interactive'));
map.once('idle', () => performance.mark('peer:drawn'));
list(await places, await atlas);
