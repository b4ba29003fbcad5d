// A server on a free port that answers as badly as it is told to.
//
//   const server = await faultServer({
//     '/slow.geojson': { body: '{"type":"FeatureCollection","features":[]}', delayMs: 2000 },
//     '/gone.geojson': { status: 404 },
//     '/cut.geojson': { body: longText, cutAfter: 1000 },       // the connection breaks after 1000 bytes
//     '/hang.geojson': { hang: true },                          // no answer until the server closes
//     '/latin1.geojson': { body: Buffer.from([0xe9]), type: 'application/json' },
//     '/closed.geojson': { body: '{}', cors: false },           // other origins may not read it
//   });
//   page.goto(`${origin}?data=${encodeURIComponent(server.url('/slow.geojson'))}`);

import { createServer } from 'node:http';

/**
 * Starts a server. `routes` maps a path to { body: string|Buffer|(request, response) => …, status = 200, type, headers, delayMs,
 * cutAfter, hang, cors = true }; a string or Buffer alone is a body. Other paths get 404.
 *
 * Gives { origin, url(path), requests: [paths in order], set(path, route), close() }.
 */
export async function faultServer(routes = {}) {
  const table = new Map(Object.entries(routes));
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    requests.push(pathname);
    const found = table.get(pathname) ?? { status: 404 };
    const route = typeof found === 'string' || Buffer.isBuffer(found) ? { body: found } : found;
    const { status = 200, type = 'application/geo+json', headers = {}, delayMs = 0, cutAfter, hang, cors = true } = route;
    if (hang) return;
    if (delayMs > 0) await new Promise((wake) => setTimeout(wake, delayMs));
    const content = typeof route.body === 'function' ? await route.body(request, response) : (route.body ?? '');
    const body = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
    if (cors) {
      response.setHeader('Access-Control-Allow-Origin', '*');
      // Lets pages read exact timings and sizes.
      response.setHeader('Timing-Allow-Origin', '*');
    }
    response.writeHead(status, { 'Content-Type': type, 'Content-Length': body.length, 'Cache-Control': 'no-store', ...headers });
    if (cutAfter === undefined) return response.end(body);
    response.write(body.subarray(0, cutAfter), () => response.destroy());
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    requests,
    url: (path) => origin + path,
    set: (path, route) => table.set(path, route),
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}
