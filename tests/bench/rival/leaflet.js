// Leaflet with markercluster: what it draws are clusters, which stand beside the points of the others as what they are.

import L from './leaflet_global.js';
import 'leaflet.markercluster';

import { COLOURS, RADIUS, RING, STEPS, VIEW, address, ready } from './contract.js';

const { features } = await (await fetch(address)).json();
const map = L.map('map', { center: [VIEW.lat, VIEW.lng], zoom: VIEW.zoom + 1, maxZoom: 24, zoomControl: false, zoomAnimation: false, fadeAnimation: false, preferCanvas: true });
const markers = features.map(({ geometry: { coordinates: [lng, lat] }, properties }) => {
  const [r, g, b] = COLOURS[properties.category[0]];
  const marker = L.circleMarker([lat, lng], { radius: RADIUS, weight: RING, color: '#fff', fillColor: `rgb(${r},${g},${b})`, fillOpacity: 1 });
  marker.type = properties.entity_type;
  return marker;
});
const group = L.markerClusterGroup({ animate: false });
group.addLayers(markers);
map.addLayer(group);

requestAnimationFrame(() =>
  requestAnimationFrame(() =>
    ready({
      filter: async (value) => {
        group.clearLayers();
        group.addLayers(value ? markers.filter(({ type }) => type === value) : markers);
      },
      pan: (step) => map.panBy(STEPS[step % STEPS.length], { animate: false }),
      zoom: (by) => map.setZoom(map.getZoom() + by, { animate: false }),
    }),
  ),
);
