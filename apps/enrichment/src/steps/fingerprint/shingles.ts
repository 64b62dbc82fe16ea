/** Three words that follow one another are what two texts have in common, or have not. */
const SHINGLE_WORDS = 3;
/** The most that are kept of a text; of a longer one, those in a fixed share of the hash space. */
export const MOST_SHINGLES = 1_024;
/** Texts are looked for by longer runs of words: most phrases that unrelated news have in common are shorter. */
const KEY_WORDS = 5;
const MOST_KEYS = 16;

/** Hashes of a text's shingles, ascending, and which of them stand in its first third. */
export interface Shingles {
  /** The smallest hashes of all runs of five words, ascending. */
  readonly keys: Uint32Array;
  /** What part of the hash space the hashes are from, counted from 0: 1, 0.5, 0.25 ... */
  readonly share: number;
  readonly hashes: Uint32Array;
  /** A bit for each hash, the lowest of a byte first. */
  readonly lead: Uint8Array;
}

/** The smallest hashes of all runs of five words, ascending. */
function keysOf(words: Uint32Array): Uint32Array {
  return distinct(runsOf(words, KEY_WORDS)).subarray(0, MOST_KEYS);
}

export function shinglesOf(tokens: readonly string[]): Shingles {
  const words = new Uint32Array(tokens.length);
  for (let at = 0; at < words.length; at++) words[at] = hashOf(tokens[at]!);
  const inOrder = runsOf(words, SHINGLE_WORDS);
  const all = distinct(inOrder);
  let share = 1;
  let kept = all.length;
  while (kept > MOST_SHINGLES) {
    share /= 2;
    while (kept > 0 && all[kept - 1]! >= share * 2 ** 32) kept--;
  }
  const hashes = all.subarray(0, kept);
  return {
    keys: keysOf(words),
    share,
    hashes,
    lead: marked(hashes, distinct(inOrder.subarray(0, Math.ceil(inOrder.length / 3)))),
  };
}

/** A hash for each so many words that follow one another, in their order. */
function runsOf(words: Uint32Array, size: number): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, words.length - size + 1));
  for (let at = 0; at < hashes.length; at++) {
    let hash = 0;
    for (let k = 0; k < size; k++) hash = mixed(Math.imul(hash, 31) + words[at + k]!);
    hashes[at] = hash;
  }
  return hashes;
}

/** FNV-1a over UTF-16 code units. */
function hashOf(token: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < token.length; at++) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The last steps of MurmurHash3, so that small and great hashes are equally likely whatever the words. */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Ascending. */
function distinct(hashes: Uint32Array): Uint32Array {
  const sorted = hashes.toSorted();
  let count = 0;
  for (let at = 0; at < sorted.length; at++) if (count === 0 || sorted[at] !== sorted[count - 1]) sorted[count++] = sorted[at]!;
  return sorted.subarray(0, count);
}

function marked(hashes: Uint32Array, some: Uint32Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(hashes.length / 8));
  for (let at = 0, other = 0; at < hashes.length; at++) {
    while (other < some.length && some[other]! < hashes[at]!) other++;
    if (some[other] === hashes[at]) bits[at >> 3]! |= 1 << (at & 7);
  }
  return bits;
}
