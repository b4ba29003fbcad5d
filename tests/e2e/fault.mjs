// A server on a free port that answers as badly as it is told to.
//
//   const server = await faultServer({
//     '/slow.geojson': { body: '{"type":"FeatureCollection","features":[]}', delayMs: 2000 },
//     '/gone.geojson': { status: 404 },
//     '/cut.geojson': { body: longText, cutAfter: 1000 },       // the connection breaks after 1000 bytes
//     '/hang.geojson': { hang: true },                          // no answer until the server closes
//     '/stall.geojson': { body: longText, stallAfter: 1000 },   // after 1000 bytes nothing more comes
//     '/pieces.geojson': { pieces: generator },                 // piece by piece, no faster than they are taken
//     '/latin1.geojson': { body: Buffer.from([0xe9]), type: 'application/json' },
//     '/tiles.pmtiles': { body: bytes, ranges: true },           // gives the parts that are asked for (RFC 9110, one range)
//     '/closed.geojson': { body: '{}', cors: false },           // other origins may not read it
//   });
//   page.goto(`${origin}?data=${encodeURIComponent(server.url('/slow.geojson'))}`);

import { createServer } from 'node:http';

/**
 * Starts a server. `routes` maps a path to { body: string|Buffer|(request, response) => …, status = 200, type, headers, delayMs,
 * cutAfter, stallAfter, hang, pieces: () => iterable of Buffers, length (of the pieces, if it is to be told), chunked (the
 * length of a body is not told), ranges, cors = true }; a string or Buffer alone is a body. Other paths get 404.
 *
 * Gives { origin, url(path), requests: [paths in order], methods: [of the requests], given: { path: { bytes, isCut } } of
 * pieces, set(path, route), close() }.
 */
export async function faultServer(routes = {}) {
  const table = new Map(Object.entries(routes));
  const requests = [];
  const methods = [];
  const given = {};
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    requests.push(pathname);
    methods.push(request.method);
    const found = table.get(pathname) ?? { status: 404 };
    const route = typeof found === 'string' || Buffer.isBuffer(found) ? { body: found } : found;
    const { status = 200, type = 'application/geo+json', headers = {}, delayMs = 0, cutAfter, stallAfter, hang, pieces, length, chunked, ranges, cors = true } = route;
    if (hang) return;
    if (delayMs > 0) await new Promise((wake) => setTimeout(wake, delayMs));
    const content = typeof route.body === 'function' ? await route.body(request, response) : (route.body ?? '');
    const body = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
    if (cors) {
      response.setHeader('Access-Control-Allow-Origin', '*');
      // Lets pages read exact timings and sizes.
      response.setHeader('Timing-Allow-Origin', '*');
    }
    const range = ranges && /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (range) return givePart(body, range.slice(1).map(Number), response, type);
    const size = pieces ? length : chunked ? undefined : body.length;
    const told = size === undefined ? {} : { 'Content-Length': size };
    response.writeHead(status, { 'Content-Type': type, ...told, 'Cache-Control': 'no-store', ...headers });
    if (pieces) return give(pieces(), response, (given[pathname] = { bytes: 0, isCut: false }));
    if (stallAfter !== undefined) return response.write(body.subarray(0, stallAfter));
    if (cutAfter === undefined) return response.end(body);
    response.write(body.subarray(0, cutAfter), () => response.destroy());
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    requests,
    methods,
    given,
    url: (path) => origin + path,
    set: (path, route) => table.set(path, route),
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** Answers with a part of a body, from one byte to another with it. */
function givePart(body, [from, to], response, type) {
  if (from >= body.length) return response.writeHead(416, { 'Content-Range': `bytes */${body.length}` }).end();
  const part = body.subarray(from, to + 1);
  const said = { 'Content-Range': `bytes ${from}-${from + part.length - 1}/${body.length}`, 'Content-Length': part.length };
  return response.writeHead(206, { 'Content-Type': type, 'Accept-Ranges': 'bytes', 'Cache-Control': 'no-store', ...said }).end(part);
}

/** Writes pieces until there are no more or nobody takes them; counts them in `given`. */
async function give(pieces, response, given) {
  response.on('close', () => (given.isCut = !response.writableFinished));
  for (const piece of pieces) {
    if (response.destroyed) return;
    given.bytes += piece.length;
    if (!response.write(piece)) {
      await new Promise((go) => {
        response.once('drain', go);
        response.once('close', go);
      });
    }
  }
  response.end();
}
