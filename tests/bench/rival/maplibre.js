// MapLibre GL: a circle layer over a GeoJSON source.

import { Map as LibreMap } from 'maplibre-gl';

import { COLOURS, RADIUS, RING, STEPS, VIEW, address, ready } from './contract.js';

const colour = ([r, g, b]) => `rgb(${r},${g},${b})`;
const map = new LibreMap({
  container: 'map',
  center: [VIEW.lng, VIEW.lat],
  zoom: VIEW.zoom,
  fadeDuration: 0,
  style: {
    version: 8,
    sources: { points: { type: 'geojson', data: address } },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#f7f5f0' } },
      {
        id: 'points',
        source: 'points',
        type: 'circle',
        paint: {
          'circle-radius': RADIUS,
          'circle-stroke-width': RING,
          'circle-stroke-color': '#ffffff',
          'circle-color': ['match', ['slice', ['get', 'category'], 0, 1], ...Object.entries(COLOURS).flatMap(([key, rgb]) => [key, colour(rgb)]), '#777777'],
        },
      },
    ],
  },
});

map.once('idle', () =>
  ready({
    filter: (value) =>
      new Promise((done) => {
        map.once('idle', done);
        map.setFilter('points', value && ['==', ['get', 'entity_type'], value]);
      }),
    pan: (step) => {
      const [x, y] = STEPS[step % STEPS.length];
      const { x: x0, y: y0 } = map.project(map.getCenter());
      map.jumpTo({ center: map.unproject([x0 + x, y0 + y]) });
      map.redraw();
    },
    zoom: (by) => {
      map.jumpTo({ zoom: map.getZoom() + by });
      map.redraw();
    },
    pick: (x, y) => map.queryRenderedFeatures([x, y])[0],
  }),
);
