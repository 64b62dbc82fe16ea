import { endianness } from 'node:os';

/** A text as it is compared: see Fingerprint in libs/events. */
export interface Sketch {
  readonly words: number;
  /** The part of the hash space, counted from 0, that its hashes are from. */
  readonly share: number;
  /** Ascending, each once. */
  readonly hashes: Uint32Array;
  /** A bit for each hash, the lowest of a byte first: whether it is of the text's first third. */
  readonly lead: Uint8Array;
}

export interface Comparison {
  /** Jaccard similarity: what both have of all that either has. */
  readonly similarity: number;
  /** What part of the one's text the other has, by shingles, from 0 to 1; and the other way round. */
  readonly oneInOther: number;
  readonly otherInOne: number;
  /** What part of the one's first third the other has anywhere; and the other way round. */
  readonly oneLeadInOther: number;
  readonly otherLeadInOne: number;
}

/** So many hashes at most; more are no fingerprint of ours. */
export const MOST_HASHES = 1_024;
/** By so many keys at most a text is looked for. */
const KEYS = 14;

/** @returns undefined for what no fingerprint looks like */
export function readSketch(words: number, share: number, shingles: Uint8Array, lead: Uint8Array): Sketch | undefined {
  const count = shingles.length / 4;
  if (!Number.isInteger(count) || count === 0 || count > MOST_HASHES || lead.length !== Math.ceil(count / 8)) return undefined;
  const hashes = new Uint32Array(count);
  new Uint8Array(hashes.buffer).set(shingles);
  if (endianness() === 'BE') Buffer.from(hashes.buffer).swap32();
  for (let at = 1; at < count; at++) if (hashes[at]! <= hashes[at - 1]!) return undefined;
  return { words, share, hashes, lead };
}

/** Of a fingerprint's minhash, as Postgres' integers. More are no minhash of ours, and not looked at. */
export function readKeys(minhash: Buffer): number[] {
  const count = Math.min(KEYS, Math.floor(minhash.length / 4));
  return Array.from({ length: count }, (_, at) => minhash.readInt32LE(at * 4));
}

/** One pass over both, without anything made on the way: it runs for every pair that is looked at. */
export function compare(one: Sketch, other: Sketch): Comparison {
  const [a, b] = [one.hashes, other.hashes];
  const [ends, otherEnds] = one.share === other.share ? [a.length, b.length] : [countOf(one, other), countOf(other, one)];
  let i = 0;
  let j = 0;
  let shared = 0;
  let leads = 0;
  let otherLeads = 0;
  while (i < ends && j < otherEnds) {
    const x = a[i]!;
    const y = b[j]!;
    if (x === y) {
      shared++;
      leads += (one.lead[i >> 3]! >> (i & 7)) & 1;
      otherLeads += (other.lead[j >> 3]! >> (j & 7)) & 1;
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  return {
    similarity: part(shared, ends + otherEnds - shared),
    oneInOther: part(shared, ends),
    otherInOne: part(shared, otherEnds),
    oneLeadInOther: part(leads, leadCount(one, ends)),
    otherLeadInOne: part(otherLeads, leadCount(other, otherEnds)),
  };
}

/** How many of its hashes are in the part of the hash space that both have. */
function countOf({ hashes }: Sketch, other: Sketch): number {
  const bound = other.share * 2 ** 32;
  let count = hashes.length;
  while (count > 0 && hashes[count - 1]! >= bound) count--;
  return count;
}

function leadCount({ lead }: Sketch, ends: number): number {
  let count = 0;
  for (let at = 0; at < ends; at++) count += (lead[at >> 3]! >> (at & 7)) & 1;
  return count;
}

function part(some: number, all: number): number {
  return all === 0 ? 0 : some / all;
}
