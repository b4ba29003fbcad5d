// deck.gl: a scatterplot with the extension that filters on the graphics card.

import { Deck, MapView } from '@deck.gl/core';
import { DataFilterExtension } from '@deck.gl/extensions';
import { ScatterplotLayer } from '@deck.gl/layers';

import { COLOURS, RADIUS, RING, STEPS, VIEW, address, ready } from './contract.js';

const { features } = await (await fetch(address)).json();
const extensions = [new DataFilterExtension({ categorySize: 1 })];
const layer = (value) =>
  new ScatterplotLayer({
    id: 'points',
    data: features,
    pickable: true,
    stroked: true,
    radiusUnits: 'pixels',
    lineWidthUnits: 'pixels',
    getRadius: RADIUS,
    getLineWidth: RING,
    getLineColor: [255, 255, 255],
    getPosition: ({ geometry }) => geometry.coordinates,
    getFillColor: ({ properties }) => COLOURS[properties.category[0]],
    getFilterCategory: ({ properties }) => properties.entity_type,
    filterCategories: value ? [value] : ['business', 'organisation', 'venue', 'event', 'training'],
    extensions,
  });

let viewState = { longitude: VIEW.lng, latitude: VIEW.lat, zoom: VIEW.zoom };
let wanted;
const deck = new Deck({
  parent: document.getElementById('map'),
  views: new MapView({ controller: true }),
  viewState,
  layers: [layer(null)],
  onAfterRender: () => {
    if (!deck.layerManager?.getLayers().every(({ isLoaded }) => isLoaded)) return;
    if (!globalThis.rival) ready(rival);
    wanted?.();
    wanted = undefined;
  },
});

const look = (change) => {
  viewState = { ...viewState, ...change };
  deck.setProps({ viewState });
  deck.redraw('bench');
};

const rival = {
  filter: (value) =>
    new Promise((done) => {
      wanted = done;
      deck.setProps({ layers: [layer(value)] });
    }),
  pan: (step) => {
    const [x, y] = STEPS[step % STEPS.length];
    const [viewport] = deck.getViewports();
    const [longitude, latitude] = viewport.unproject([viewport.width / 2 + x, viewport.height / 2 + y]);
    look({ longitude, latitude });
  },
  zoom: (by) => look({ zoom: viewState.zoom + by }),
  pick: (x, y) => deck.pickObject({ x, y }),
};
