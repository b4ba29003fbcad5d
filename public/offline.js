// The service worker: keeps the program and visited data, so that a visited map opens without a network.
//
// A release begins this file with `self.RELEASE`: its version, its files with their SHA-256, and the data of the default
// atlas. Without it the worker takes itself and everything it kept away.
//
// Three kinds of caches, all named by the folder that the atlas lies in, since other atlases may lie on the same host:
//   program <version>  the files of one release, exactly; a page gets all its files from one of them
//   data               data of the default atlas and of what was visited: given at once, renewed behind
//   state              which open pages still belong to which older version

const release = self.RELEASE;
const files = { ...release?.first, ...release?.late };
const scope = new URL(self.registration.scope);
const prefix = `atlas ${scope.pathname} `;
const nameOf = { program: (version) => `${prefix}program ${version}`, data: `${prefix}data`, state: `${prefix}state` };
const addressOf = (name) => new URL(name, scope).href;

/** A data file larger than this is not kept, and no more of them than this: a reader's disk is his. */
const MOST_BYTES = 20_000_000;
const MOST_FILES = 80;

/** How long a page that is left may take to close, in milliseconds. */
const CLOSING_MS = 5_000;

self.addEventListener("install", (event) => event.waitUntil(release ? install() : self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(release ? activate() : end()));

async function install() {
  const name = nameOf.program(release.version);
  try {
    const cache = await caches.open(name);
    await Promise.all(Object.keys(release.first).map((file) => keep(cache, file)));
    // It waits here until this version takes over: then it is the data that goes with it.
    await Promise.allSettled(release.data.map((file) => fetchWhole(addressOf(file)).then((whole) => cache.put(addressOf(file), whole))));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

/** Fetches a file of this release into a cache; throws if the server has not that file any more, or not yet. */
async function keep(cache, file) {
  const whole = await fetchFile(file);
  await cache.put(addressOf(file), whole);
}

async function fetchFile(file) {
  const whole = await fetchWhole(addressOf(file));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await whole.clone().arrayBuffer()));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hash !== files[file]) throw new OtherVersion(file);
  return whole;
}

/** The server has another version by now, whose files do not fit this one's. */
class OtherVersion extends Error {}

/** Fetches a file past the browser's cache, or with the server's word that it has not changed. */
async function fetchWhole(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (answer.status !== 200 || answer.type !== "basic") throw new Error(`${address}: ${answer.status}`);
  return copy(answer, await answer.arrayBuffer());
}

/** An answer with these bytes and the server's headers, but those of the way here. */
function copy(answer, bytes) {
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(bytes, { headers });
}

// --- Which version a page is of ---

let known;

/** What is kept of open pages: `{ version, old: [versions before], clients: { id: version before } }`. */
function state() {
  known ??= caches
    .open(nameOf.state)
    .then((cache) => cache.match(addressOf("state")))
    .then((kept) => kept?.json())
    .catch(() => {})
    .then((kept) => kept ?? { version: undefined, old: [], clients: {} });
  return known;
}

async function saveState() {
  if (isEnding) return;
  const cache = await caches.open(nameOf.state);
  await cache.put(addressOf("state"), Response.json(await state()));
}

async function activate() {
  const now = await state();
  if (now.version && now.version !== release.version) {
    // Pages that are open now were made of the version before, and stay so until they are loaded again.
    for (const { id } of await self.clients.matchAll({ type: "all" })) now.clients[id] ??= now.version;
    now.old.push(now.version);
  }
  now.version = release.version;
  const [program, data] = await Promise.all([caches.open(nameOf.program(release.version)), caches.open(nameOf.data)]);
  for (const address of release.data.map(addressOf)) {
    const kept = await program.match(address);
    if (!kept) continue;
    await data.put(address, kept);
    await program.delete(address);
  }
  await prune();
}

/** Drops versions that no open page is of. */
async function prune() {
  const now = await state();
  const open = new Set((await self.clients.matchAll({ type: "all", includeUncontrolled: true })).map(({ id }) => id));
  for (const id of Object.keys(now.clients)) if (!open.has(id)) delete now.clients[id];
  const wanted = new Set([release.version, ...Object.values(now.clients)]);
  await Promise.all(now.old.filter((old) => !wanted.has(old)).map((old) => caches.delete(nameOf.program(old))));
  now.old = now.old.filter((old) => wanted.has(old));
  await saveState();
}

let isEnding = false;

async function end() {
  isEnding = true;
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}

// --- Answers ---

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // A part of a file, a form, another host, a picture (also a base map's, which is fetched): the browser's own business.
  if (request.headers.get("accept") === "image/*") return;
  if (!release || request.method !== "GET" || request.headers.has("range") || url.origin !== scope.origin) return;
  const file = url.pathname.startsWith(scope.pathname) ? url.pathname.slice(scope.pathname.length) || "index.html" : undefined;
  if (request.mode === "navigate") {
    if (release.pages.includes(file)) event.respondWith(program(event, file, release.version));
  } else if (files[file]) {
    event.respondWith(versionOf(event, url).then((version) => program(event, file, version)));
  } else if (request.destination === "" || /^[^/]+\.(js|css)$/.test(file)) {
    event.respondWith(other(event, file));
  }
});

/** The version that a request belongs to: the one it names, or that of the page that asks. */
async function versionOf({ clientId, resultingClientId }, url) {
  const now = await state();
  const script = url.searchParams.get("v");
  if (script && script !== release.script) {
    for (const old of now.old) {
      const cache = await caches.open(nameOf.program(old));
      if (await cache.match(addressOf(script))) return old;
    }
  }
  const version = now.clients[clientId] ?? release.version;
  // A worker of an older page is of that version too.
  if (resultingClientId && version !== release.version) {
    now.clients[resultingClientId] = version;
    await saveState();
  }
  return version;
}

async function program(event, file, version) {
  const name = nameOf.program(version);
  const kept = await caches.match(addressOf(file), { cacheName: name });
  if (kept) return kept;
  // The page is older than what the server has, and its own files are gone.
  if (version !== release.version) return Response.error();
  try {
    const whole = await fetchFile(file);
    const spare = whole.clone();
    // Without room for it the file serves all the same.
    event.waitUntil(caches.open(name).then((cache) => cache.put(addressOf(file), spare)).catch(() => {}));
    return whole;
  } catch (error) {
    if (!(error instanceof OtherVersion)) return Response.error();
    event.waitUntil(self.registration.update().catch(() => {}));
    if (event.request.mode !== "navigate") return Response.error();
    // Not even the page is kept: begin anew, with what the server has.
    event.waitUntil(end());
    return fetch(event.request);
  }
}

/** What is no file of this release: an older page's file, data, or something that does not concern the atlas. */
async function other(event, file) {
  const { request, clientId } = event;
  for (const old of (await state()).old) {
    const kept = file && (await caches.match(addressOf(file), { cacheName: nameOf.program(old) }));
    if (kept) return kept;
  }
  const client = await self.clients.get(clientId);
  // A host may have pages of its own under the same folder.
  const page = client?.url.startsWith(scope.href) ? new URL(client.url).pathname.slice(scope.pathname.length) || "index.html" : "";
  const isOurs = release.pages.includes(page) || Boolean(files[page]);
  return isOurs && request.destination === "" && file !== "offline.js" ? data(event) : fetch(request);
}

// --- Data ---

/** When a file was found to be newer on the server than what was given, in milliseconds of the clock; by path. */
const renewed = new Map();

/** Gives what is kept at once and asks the server behind, or gives what the server has, and keeps it. */
async function data(event) {
  const { request } = event;
  const cache = await caches.open(nameOf.data).catch(() => undefined);
  const kept = await cache?.match(request.url);
  if (!kept) {
    const answer = await fetch(request);
    if (cache && isKeepable(answer)) event.waitUntil(keepData(cache, request.url, answer.clone()).catch(() => {}));
    return answer;
  }
  event.waitUntil(renew(cache, request.url, kept.clone()).catch(() => {}));
  return kept;
}

const isKeepable = (answer) => answer.status === 200 && answer.type === "basic";

async function renew(cache, address, kept) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (answer.status === 404 || answer.status === 410) await cache.delete(address);
  if (!isKeepable(answer)) return;
  const [before, now] = await Promise.all([kept.arrayBuffer(), bytesOf(answer)]);
  if (now && isEqual(new Uint8Array(before), now)) return;
  if (now) await cache.put(address, copy(answer, now));
  else await cache.delete(address);
  renewed.set(new URL(address).pathname, Date.now());
  for (const client of await self.clients.matchAll({ type: "window" })) client.postMessage({ kind: "renewed", paths: [new URL(address).pathname] });
}

async function keepData(cache, address, answer) {
  const bytes = await bytesOf(answer);
  if (!bytes) return;
  await cache.put(address, copy(answer, bytes));
  // Keys come in the order of their writing.
  const defaults = new Set(release.data.map(addressOf));
  const visited = (await cache.keys()).filter(({ url }) => !defaults.has(url));
  await Promise.all(visited.slice(0, Math.max(0, visited.length - MOST_FILES)).map((old) => cache.delete(old)));
}

/** The bytes of an answer; none if they are too many, of which the rest is not waited for. */
async function bytesOf(answer) {
  const pieces = [];
  let length = 0;
  const stream = answer.body.getReader();
  for (;;) {
    const { done, value } = await stream.read();
    if (done) break;
    length += value.length;
    if (length > MOST_BYTES) {
      stream.cancel();
      return undefined;
    }
    pieces.push(value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

const isEqual = (one, two) => one.length === two.length && one.every((byte, at) => byte === two[at]);

/** Keeps what a page has read before this worker was there. */
async function keepVisited(address) {
  const cache = await caches.open(nameOf.data);
  const isHere = (url) => new URL(url).origin === scope.origin;
  const bring = async (url) => {
    if (!isHere(url) || (await cache.match(url))) return;
    const answer = await fetch(url);
    if (isKeepable(answer)) await keepData(cache, url, answer);
  };
  await bring(address);
  const document = await cache.match(address);
  if (!document || !address.endsWith("/atlas.json")) return;
  const { layers } = await document.json();
  await Promise.all(layers.map(({ file }) => bring(new URL(file, address).href)));
}

// --- Words with pages ---

self.addEventListener("message", (event) => {
  const { kind, ...said } = event.data ?? {};
  // What the worker before was still answering may have been kept after the end.
  if (!release) return event.waitUntil(end());
  if (kind === "go") event.waitUntil(self.skipWaiting());
  if (kind === "end") event.waitUntil(end());
  if (kind === "hello") event.waitUntil(greet(event.source, said));
});

/** A page is drawn and idle. `data` is the address of what it shows, `since` its beginning, `isSparing` a dear connection. */
async function greet(client, { data, since, isSparing }) {
  client.postMessage({ kind: "welcome" });
  const paths = [...renewed].filter(([, time]) => time >= since).map(([path]) => path);
  if (paths.length > 0) client.postMessage({ kind: "renewed", paths });
  await keepVisited(data).catch(() => {});
  if (!isSparing) {
    const cache = await caches.open(nameOf.program(release.version));
    for (const file of Object.keys(release.late)) {
      if (!(await cache.match(addressOf(file)))) await keep(cache, file);
    }
  }
  await prune();
  if ((await state()).old.length === 0) return;
  // A page that was loaded anew still counts while its document before is being closed.
  await new Promise((wake) => setTimeout(wake, CLOSING_MS));
  await prune();
}
