// WebAssembly modules, changed for tests.

const MEMORY_SECTION = 5;

/** Reads an unsigned number in LEB128 form: [value, where it ends]. */
function read(bytes, at) {
  let [value, shift] = [0, 0];
  for (;;) {
    const byte = bytes[at];
    value += (byte & 0x7f) * 2 ** shift;
    [at, shift] = [at + 1, shift + 7];
    if (byte < 0x80) return [value, at];
  }
}

/** A number in LEB128 form. */
function write(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return bytes;
}

/**
 * The module with at most `pages` of 64 KiB of memory, or as many as it begins with if these are more: beyond, the engine
 * refuses to give more, as it does on a device that has none left.
 */
export function withMemory(module, pages) {
  const bytes = new Uint8Array(module);
  for (let at = 8; at < bytes.length; ) {
    const kind = bytes[at];
    const [size, body] = read(bytes, at + 1);
    if (kind === MEMORY_SECTION) {
      // One memory: how many, flags, the least number of pages.
      const [least] = read(bytes, body + 2);
      const section = [1, 1, ...write(least), ...write(Math.max(least, pages))];
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([kind, ...write(section.length), ...section]), bytes.subarray(body + size)]);
    }
    at = body + size;
  }
  throw new Error('the module has no memory of its own');
}
