// The host's base map: raster tiles, or the tiles of one PMTiles file, on a canvas of its own behind the map's. Comes when
// an atlas has one. The program says what is wanted (`atlas:basemap`) and, in every frame, what it is seen from
// (`atlas:ground`); it is told (`atlas:tiles`) when the first tile is there, "on", and leaves out its own land and water
// from then on, or, with the kind of fault and the host, that there is none to be had.
//
// A tile's fate is one of: undefined (not asked for), "waits", "failed", "empty" (there is none, as far out at sea), or what
// draws it. Nothing of the program's own data is asked for here, and nothing is kept but in memory.

/** Tiles that are kept, most recently drawn last. */
const MOST_TILES = 128;
/** Requests at once. */
const MOST_REQUESTS = 8;
/** Tiles of one frame; a view that would need more, far below the least zoom, stays without. */
const MOST_SHOWN = 96;
/** Failures without any success after which the base map is given up; fewer when nothing else is wanted. */
const MOST_FAILURES = 16;
/** How long a tile that failed is left alone, and how long one may take, in milliseconds. */
const REST_MS = 30_000;
const PATIENCE_MS = 20_000;
/** How many zooms up a stand-in is looked for. */
const MOST_LEVELS = 8;
/** How much of light pictures is seen in themes they are not made for. */
const SHARE = { light: 1, dark: 0.3, contrast: 0.5 };

/** Kinds of fault, as the program numbers them. */
const FAULT = { network: 0, missing: 1, ranges: 2, format: 3 };

/** A failure with its kind, one of the names in FAULT. */
class TileError extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

const tell = (text) => dispatchEvent(new CustomEvent("atlas:tiles", { detail: text }));

/** An answer, or an error that says what is wrong: no server, no permission (browsers tell neither apart), no file. */
async function ask(url, headers, signal) {
  const own = AbortSignal.timeout(PATIENCE_MS);
  let answer;
  try {
    answer = await fetch(url, { headers, signal: signal && AbortSignal.any ? AbortSignal.any([signal, own]) : (signal ?? own) });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new TileError("network");
  }
  if (!answer.ok) throw new TileError(answer.status < 500 ? "missing" : "network");
  return answer;
}

/** What an answer holds; one that ends early is a fault of the network. */
const whole = (body) =>
  body.catch(() => {
    throw new TileError("network");
  });

/** Tiles that are pictures with addresses of their own. */
function rasterSource({ pattern, base, min, max }) {
  const address = (z, x, y, r) =>
    new URL(pattern.replaceAll("{z}", z).replaceAll("{x}", x).replaceAll("{y}", y).replaceAll("{r}", r), base).href;
  return {
    size: 256,
    min,
    max,
    host: new URL(address(0, 0, 0, "")).host,
    async get(z, x, y, signal) {
      // By this header the service worker knows that it is no data of the atlas.
      const answer = await ask(address(z, x, y, devicePixelRatio > 1 ? "@2x" : ""), { Accept: "image/*" }, signal);
      if (answer.status === 204) return "empty";
      const blob = await whole(answer.blob());
      return picture(blob).catch(() => {
        throw new TileError("format");
      });
    },
  };
}

/** What draws a picture as a tile. */
const picture = async (blob) => {
  const image = await createImageBitmap(blob);
  return {
    close: () => image.close(),
    draw(context, { theme, isForTheme }) {
      context.globalAlpha = isForTheme ? 1 : SHARE[theme];
      context.imageSmoothingQuality = "high";
      context.drawImage(image, 0, 0, 1, 1);
      context.globalAlpha = 1;
    },
  };
};

/** Tiles in a PMTiles file; what reads them is a script of its own. */
async function archiveSource({ pattern, base, min, max }) {
  const url = new URL(pattern, base);
  const { open } = await import("./archive.js").catch(() => {
    throw new TileError("network");
  });
  const piece = async (from, length, signal) => {
    const answer = await ask(url.href, { Range: `bytes=${from}-${from + length - 1}` }, signal);
    // A server that knows no ranges gives the whole file, which may be many gigabytes.
    if (answer.status !== 206 && !(Number(answer.headers.get("Content-Length")) <= length)) {
      answer.body?.cancel();
      throw new TileError("ranges");
    }
    return { data: await whole(answer.arrayBuffer()), etag: answer.headers.get("ETag") ?? undefined };
  };
  const archive = await open(url.href, piece, picture).catch((error) => {
    throw error instanceof TileError ? error : new TileError("format");
  });
  return { ...archive, host: url.host, min: Math.max(min, archive.min), max: Math.min(max, archive.max) };
}

/** The base map of now. */
let now;

/** Shows a base map: its kind, the address that its own is relative to, its address, that by night, least and greatest zoom. */
export function show(text) {
  end();
  const [kind, base, light, dark, min, max] = text.split("\n");
  const frame = document.getElementById("map");
  if (!text || !frame) return;
  const canvas = Object.assign(document.createElement("canvas"), { className: "map-tiles" });
  canvas.setAttribute("aria-hidden", "true");
  frame.prepend(canvas);
  const wanted = { kind, base, min: Number(min), max: Number(max) };
  now = { wanted, light, dark, canvas, context: canvas.getContext("2d"), layers: new Map(), isSaid: false };
  addEventListener("atlas:ground", follow);
  // The program may have drawn its last frame for a while.
  tell("");
}

/** Lets go of the base map. */
function end() {
  removeEventListener("atlas:ground", follow);
  if (!now) return;
  for (const { tiles } of now.layers.values()) {
    for (const tile of tiles.values()) drop(tile);
    // What still comes finds that it is not wanted any more.
    tiles.clear();
  }
  now.canvas.remove();
  cancelAnimationFrame(now.asked);
  now = undefined;
}

function drop(tile) {
  tile.controller?.abort();
  tile.content?.close?.();
}

/** Gives the base map up. */
function fail(error, host) {
  end();
  tell(`${FAULT[error.kind] ?? FAULT.format} ${host}`);
}

/** Tiles of one address, by day or by night. */
function layerOf(map, theme) {
  const isDark = theme === "dark" && map.dark !== "";
  const pattern = isDark ? map.dark : map.light;
  let layer = map.layers.get(pattern);
  if (layer) return layer;
  layer = { tiles: new Map(), good: 0, bad: 0, isDark };
  map.layers.set(pattern, layer);
  const given = { ...map.wanted, pattern };
  const opened = map.wanted.kind === "raster" ? rasterSource(given) : archiveSource(given);
  Promise.resolve(opened).then(
    (source) => {
      layer.source = source;
      askFrame();
    },
    (error) => map === now && fail(error, new URL(pattern.replace(/[{}]/g, ""), map.wanted.base).host),
  );
  return layer;
}

/** Takes over what the program's frame is seen from, and draws at once: both canvases are to move as one. */
function follow({ detail }) {
  const [theme, ...rest] = detail.split(" ");
  const [x, y, scale, width, height, ratio] = rest.slice(0, 6).map(Number);
  const [sea, land, foreign, water, border, line, tint] = rest.slice(6);
  now.camera = { theme, x, y, scale, width, height, ratio, colours: { sea, land, foreign, water, border, line, tint } };
  draw();
}

/** Asks for one frame of the tiles alone. */
function askFrame() {
  if (!now || now.asked) return;
  const map = now;
  map.asked = requestAnimationFrame(() => {
    map.asked = undefined;
    if (map === now && map.camera) draw();
  });
}

const keyOf = (z, x, y) => `${z}/${x}/${y}`;
const isThere = (tile) => typeof tile?.content === "object";

/** The tiles of a view, nearest to its middle first; `column` counts on beyond the edges of the world. */
function tilesOf({ x, y, scale, width, height }, { size, min, max }) {
  // Pictures are shown at the nearest size, vectors at that of the zoom they are made for.
  const zoom = Math.log2(scale / size);
  const z = Math.min(Math.max(size === 256 ? Math.round(zoom) : Math.floor(zoom), Math.ceil(min)), Math.floor(max));
  const count = 2 ** z;
  const from = [x - width / scale / 2, y - height / scale / 2].map((side) => Math.floor(side * count));
  const to = [x + width / scale / 2, y + height / scale / 2].map((side) => Math.ceil(side * count) - 1);
  const [top, bottom] = [Math.max(from[1], 0), Math.min(to[1], count - 1)];
  if ((to[0] - from[0] + 1) * (bottom - top + 1) > MOST_SHOWN) return [];
  const tiles = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = from[0]; column <= to[0]; column++) {
      const far = Math.hypot(column + 0.5 - x * count, row + 0.5 - y * count);
      tiles.push({ z, x: ((column % count) + count) % count, y: row, column, far });
    }
  }
  return tiles.sort((one, other) => one.far - other.far);
}

function draw() {
  const { canvas, context, camera } = now;
  const { width, height, ratio, colours, theme } = camera;
  const size = [width, height].map((length) => Math.max(1, Math.round(length * ratio)));
  // Setting a size clears the canvas.
  if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
  context.setTransform(1, 0, 0, 1, 0, 0);
  const layer = layerOf(now, theme);
  if (!layer.source) return;
  context.fillStyle = colours.foreign;
  context.fillRect(0, 0, ...size);
  const tiles = tilesOf(camera, layer.source);
  fetchTiles(layer, tiles);
  // Giving up ends all.
  if (!now) return;
  const look = { theme, colours, ratio, isForTheme: layer.isDark || theme === "light" };
  for (const tile of tiles) drawTile(layer, tile, look);
  for (const [key, tile] of layer.tiles) {
    if (layer.tiles.size <= MOST_TILES) break;
    layer.tiles.delete(key);
    drop(tile);
  }
}

/** Draws a tile, or what stands in for it: a part of one farther out, and what is there of nearer ones over it. */
function drawTile(layer, { z, x, y, column }, look) {
  const at = (z, x, y) => {
    const key = keyOf(z, x, y);
    const tile = layer.tiles.get(key);
    if (!isThere(tile)) return undefined;
    // What is drawn is dropped last.
    layer.tiles.delete(key);
    layer.tiles.set(key, tile);
    return tile.content;
  };
  const place = placeOf(z, column, y);
  const own = at(z, x, y);
  if (own) return paint(own, place, place, z, look);
  for (let up = 1; up <= Math.min(z, MOST_LEVELS); up++) {
    const content = at(z - up, x >> up, y >> up);
    if (content) {
      paint(content, placeOf(z - up, Math.floor(column / 2 ** up), y >> up), place, z - up, look);
      break;
    }
  }
  for (const [right, down] of [[0, 0], [1, 0], [0, 1], [1, 1]]) {
    const content = at(z + 1, 2 * x + right, 2 * y + down);
    const part = placeOf(z + 1, 2 * column + right, 2 * y + down);
    if (content) paint(content, part, part, z + 1, look);
  }
}

/** Where a tile lies on the canvas, to whole pixels: no seam is seen between neighbours. */
function placeOf(z, column, row) {
  const { x, y, scale, width, height, ratio } = now.camera;
  const edge = (tile, middle, length) => Math.round(((tile / 2 ** z - middle) * scale + length / 2) * ratio);
  return [edge(column, x, width), edge(row, y, height), edge(column + 1, x, width), edge(row + 1, y, height)];
}

/** Draws a tile's content into its place, as far as `clip` shows it. */
function paint(content, [left, top, right, bottom], clip, z, look) {
  const { context, camera } = now;
  context.save();
  context.beginPath();
  context.rect(clip[0], clip[1], clip[2] - clip[0], clip[3] - clip[1]);
  context.clip();
  // A tile is a square of one.
  context.setTransform(right - left, 0, 0, bottom - top, left, top);
  content.draw(context, { ...look, z, zoom: Math.log2(camera.scale / 512), pixel: look.ratio / (right - left) });
  context.restore();
}

/** Asks for what is wanted and not there, in its order; what is not wanted any more is given up. */
function fetchTiles(layer, tiles) {
  const wanted = new Set(tiles.map(({ z, x, y }) => keyOf(z, x, y)));
  let busy = 0;
  for (const [key, tile] of layer.tiles) {
    if (tile.content !== "waits") continue;
    if (wanted.has(key)) busy += 1;
    else {
      layer.tiles.delete(key);
      drop(tile);
    }
  }
  for (const { z, x, y } of tiles) {
    if (busy >= MOST_REQUESTS) return;
    const key = keyOf(z, x, y);
    const before = layer.tiles.get(key);
    if (before && !(before.content === "failed" && performance.now() - before.since > REST_MS)) continue;
    busy += 1;
    const tile = { content: "waits", controller: new AbortController() };
    layer.tiles.set(key, tile);
    layer.source.get(z, x, y, tile.controller.signal).then(
      (content) => arrived(layer, key, tile, content),
      (error) => !tile.controller.signal.aborted && failed(layer, tile, error),
    );
  }
}

function arrived(layer, key, tile, content) {
  if (layer.tiles.get(key) !== tile) {
    content.close?.();
    return;
  }
  tile.content = content;
  askFrame();
  if (content === "empty") return;
  layer.good += 1;
  if (now.isSaid) return;
  now.isSaid = true;
  tell("on");
}

/** A tile that failed is left out; when the first ones all fail, there is no base map. */
function failed(layer, tile, error) {
  tile.content = "failed";
  tile.since = performance.now();
  layer.bad += 1;
  const waits = [...layer.tiles.values()].some(({ content }) => content === "waits");
  if (layer.good === 0 && (!waits || layer.bad >= MOST_FAILURES)) return fail(error, layer.source.host);
  // There is room for another.
  askFrame();
}

// Other data is shown, which may have no base map.
addEventListener("atlas:basemap", ({ detail }) => detail || end());
