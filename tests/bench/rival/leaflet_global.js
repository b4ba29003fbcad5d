// Leaflet under the name that its plug-ins expect.

import L from 'leaflet';

globalThis.L = L;
export default L;
