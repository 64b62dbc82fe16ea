const RANGE = 2 ** 32;

/** Mixes the bits of a 32-bit number (the end of MurmurHash3). */
function spread(given: number): number {
  let h = given ^ (given >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Of two numbers one, 32 bits; their order counts. */
export function mix(a: number, b: number): number {
  return spread((Math.imul(a, 0x9e3779b1) + b) | 0);
}

/** FNV-1a over UTF-16 units, spread. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let h = 0x811c9dc5;
  for (let i = from; i < to; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return spread(h);
}

/**
 * 32-bit keys to rows of bytes, as training/fast_tables.py writes them: open addressing, and of a key only its low 16 bits are kept, so that
 * a strange key finds a row once in some tens of thousands of times.
 */
export class Table {
  readonly width: number;
  readonly bytes: Int8Array;
  readonly #checks: Uint16Array;
  readonly #slots: number;

  constructor(file: Buffer) {
    this.#slots = file.readUInt32LE(0);
    this.width = file.readUInt32LE(4);
    const values = 8 + 2 * this.#slots;
    this.#checks = new Uint16Array(file.buffer.slice(file.byteOffset + 8, file.byteOffset + values));
    this.bytes = new Int8Array(file.subarray(values, values + this.#slots * this.width));
  }

  /** Where its row begins in `bytes`, or -1. */
  find(key: number): number {
    const check = key & 0xffff || 1;
    let at = Math.floor(((key >>> 0) * this.#slots) / RANGE);
    for (;;) {
      const found = this.#checks[at]!;
      if (found === check) return at * this.width;
      if (found === 0) return -1;
      at = at + 1 < this.#slots ? at + 1 : 0;
    }
  }
}
