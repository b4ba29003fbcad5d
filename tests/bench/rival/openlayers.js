// OpenLayers: a vector layer drawn by WebGL, filtered by a variable of its style.

import Feature from 'ol/Feature.js';
import OlMap from 'ol/Map.js';
import View from 'ol/View.js';
import GeoJSON from 'ol/format/GeoJSON.js';
import WebGLVectorLayer from 'ol/layer/WebGLVector.js';
import { fromLonLat } from 'ol/proj.js';
import VectorSource from 'ol/source/Vector.js';

import { COLOURS, RADIUS, RING, STEPS, VIEW, address, ready } from './contract.js';

const features = new GeoJSON({ featureClass: Feature }).readFeatures(await (await fetch(address)).json(), { featureProjection: 'EPSG:3857' });
for (const feature of features) feature.set('domain', feature.get('category')[0]);
const source = new VectorSource({ features });
const layer = new WebGLVectorLayer({
  source,
  variables: { type: 'all' },
  style: [
    {
      filter: ['any', ['==', ['var', 'type'], 'all'], ['==', ['get', 'entity_type'], ['var', 'type']]],
      style: {
        'circle-radius': RADIUS,
        'circle-stroke-width': RING,
        'circle-stroke-color': '#ffffff',
        'circle-fill-color': ['match', ['get', 'domain'], ...Object.entries(COLOURS).flat(), [119, 119, 119]],
      },
    },
  ],
});
const map = new OlMap({
  target: 'map',
  layers: [layer],
  controls: [],
  // Its zooms count tiles of 256 px.
  view: new View({ center: fromLonLat([VIEW.lng, VIEW.lat]), zoom: VIEW.zoom + 1 }),
});

map.once('rendercomplete', () =>
  ready({
    filter: (value) =>
      new Promise((done) => {
        map.once('rendercomplete', done);
        layer.updateStyleVariables({ type: value ?? 'all' });
        map.render();
      }),
    pan: (step) => {
      const [x, y] = STEPS[step % STEPS.length];
      const view = map.getView();
      const [east, north] = view.getCenter();
      const metres = view.getResolution();
      view.setCenter([east + x * metres, north - y * metres]);
      map.renderSync();
    },
    zoom: (by) => {
      const view = map.getView();
      view.setZoom(view.getZoom() + by);
      map.renderSync();
    },
    pick: (x, y) => map.forEachFeatureAtPixel([x, y], (feature) => feature),
  }),
);
