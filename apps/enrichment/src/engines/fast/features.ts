import { mix, type Table } from './table.ts';
import {
  CAPITAL,
  CAPITALS,
  CLASS,
  COARSE,
  COMMON,
  INITIAL,
  JOINER,
  LEVELS,
  LOW,
  MIXED,
  NUMBER,
  S3,
  SHAPE,
  SIGN,
  VOTES,
} from './words.ts';

const LONGEST_ENTRY = 5;
/** Of one word and its two neighbours at most as many single marks count. */
const MOST_MARKS = 12;
const LANGUAGES = 8;

/** What the numbers of a kind of features begin with. */
const JOINT = 100;
const MARK = 200;

/** A sentence's words, each as the place of its numbers in `rows`; two places before the first and two behind the last stand for nothing. */
export interface Sentence {
  readonly rows: Int32Array;
  readonly at: Int32Array;
  readonly length: number;
}

/** How many places of `at` lie before the first word. */
export const BEYOND = 2;

/** Where in the list of names the words of a sentence stand: 8 bits of names that begin, 8 of those that go on, 8 of several words. */
function marksOf({ rows, at, length: count }: Sentence, names: Table): Int32Array {
  const marks = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    let key = 0;
    for (let length = 1; length <= Math.min(LONGEST_ENTRY, count - i); length += 1) {
      key = mix(key, rows[at[BEYOND + i + length - 1]! + LOW]!);
      const found = names.find(key);
      if (found < 0) break;
      const flags = names.bytes[found]! & 255;
      marks[i]! |= flags;
      if (length === 1) continue;
      marks[i]! |= flags << 16;
      for (let j = i + 1; j < i + length; j += 1) marks[j]! |= (flags << 8) | (flags << 16);
    }
  }
  return marks;
}

function languageOf({ rows, at, length }: Sentence): number {
  const counts = new Int32Array(LANGUAGES);
  for (let i = 0; i < length; i += 1) {
    const votes = rows[at[BEYOND + i]! + VOTES]!;
    if (votes !== 0) for (let k = 0; k < LANGUAGES; k += 1) counts[k]! += (votes >> k) & 1;
  }
  let [best, most] = [LANGUAGES - 1, 0];
  for (let k = 0; k < LANGUAGES; k += 1) if (counts[k]! > most) [best, most] = [k, counts[k]!];
  return best;
}

/** 0 as usual, 1 all capitals, 2 every word with a capital, 3 none with one. */
function caseOf({ rows, at, length }: Sentence): number {
  let [letters, capitals, raised] = [0, 0, 0];
  for (let i = 0; i < length; i += 1) {
    const kind = rows[at[BEYOND + i]! + CLASS]!;
    if (kind === SIGN || kind === NUMBER) continue;
    letters += 1;
    if (kind === CAPITALS) capitals += 1;
    if (kind === CAPITAL || kind === CAPITALS || kind === INITIAL) raised += 1;
  }
  if (raised === 0) return 3;
  if (capitals * 10 > letters * 6) return 1;
  return letters >= 4 && raised * 10 > letters * 7 ? 2 : 0;
}

const isRaised = (kind: number): boolean => kind >= CAPITAL && kind <= MIXED;

/** For each word where the run of capitalised words that it stands in begins and ends (behind its last), or -1. */
function runsOf({ rows, at, length }: Sentence): { begin: Int32Array; end: Int32Array } {
  const begin = new Int32Array(length).fill(-1);
  const end = new Int32Array(length).fill(-1);
  const kindOf = (i: number): number => rows[at[BEYOND + i]! + CLASS]!;
  for (let i = 0; i < length;) {
    if (!isRaised(kindOf(i)) || (i === 0 && rows[at[BEYOND]! + COMMON] === 1)) {
      i += 1;
      continue;
    }
    let last = i + 1;
    for (let j = i + 1; j < length; j += 1) {
      const kind = kindOf(j);
      if (isRaised(kind)) last = j + 1;
      else if (kind !== JOINER) break;
    }
    begin.fill(i, i, last);
    end.fill(last, i, last);
    i = last;
  }
  return { begin, end };
}

/** What a sentence's features are made of, besides its words' numbers. */
export class Reading {
  readonly #sentence: Sentence;
  readonly #marks: Int32Array;
  readonly #language: number;
  readonly #case: number;
  readonly #begin: Int32Array;
  readonly #end: Int32Array;

  constructor(sentence: Sentence, names: Table) {
    this.#sentence = sentence;
    this.#marks = marksOf(sentence, names);
    this.#language = languageOf(sentence);
    this.#case = caseOf(sentence);
    ({ begin: this.#begin, end: this.#end } = runsOf(sentence));
  }

  /**
   * The keys of every feature of a word that is not of one word alone, into `keys`; training/fast_features.py has the same.
   *
   * @returns how many
   */
  keys(i: number, keys: Int32Array): number {
    const several = this.#joint(i, keys);
    for (let k = 0; k < several; k += 1) keys[k] = mix(JOINT + k, keys[k]!);
    return this.#single(i, keys, several);
  }

  #joint(i: number, out: Int32Array): number {
    const { rows, at } = this.#sentence;
    const marks = this.#marks;
    const a2 = at[i]!;
    const a1 = at[i + 1]!;
    const o = at[i + 2]!;
    const b1 = at[i + 3]!;
    const b2 = at[i + 4]!;
    const mark = marks[i]!;
    const low = rows[o + LOW]!;
    const shape = rows[o + SHAPE]!;
    const levels = rows[o + LEVELS]!;
    const kind = rows[o + CLASS]!;
    const like = rows[o + COARSE]!;
    const lowA1 = rows[a1 + LOW]!;
    const lowB1 = rows[b1 + LOW]!;
    const likeA1 = rows[a1 + COARSE]!;
    const likeB1 = rows[b1 + COARSE]!;
    const kindA1 = rows[a1 + CLASS]!;
    const first = i === 0 || (i === 1 && kindA1 === SIGN) ? 1 : 0;
    out[0] = mix(lowA1, low);
    out[1] = mix(low, lowB1);
    out[2] = mix(mix(rows[a1 + SHAPE]!, shape), rows[b1 + SHAPE]!);
    out[3] = mix(lowA1, shape);
    out[4] = mix(lowB1, shape);
    out[5] = mix(lowA1, like);
    out[6] = mix(lowB1, like);
    out[7] = mix(likeA1, like);
    out[8] = mix(like, likeB1);
    out[9] = mix(mix(likeA1, like), likeB1);
    out[10] = mix(this.#language, shape);
    out[11] = mix(mix(this.#language, like), kind);
    out[12] = mix(mix(mix(this.#language, kindA1), kind), rows[b1 + CLASS]!);
    out[13] = mix(first, shape);
    out[14] = mix(mix(first, this.#language), levels);
    out[15] = mix(this.#case, kind);
    out[16] = mix(mix(this.#case, this.#language), levels);
    out[17] = mix(mix(rows[a2 + LOW]!, lowA1), kind);
    out[18] = mix(mix(lowB1, rows[b2 + LOW]!), kind);
    out[19] = mix(lowA1, lowB1);
    out[20] = mix(mark, kind);
    out[21] = mix(i > 0 ? marks[i - 1]! : 0, mark);
    out[22] = mix(mark, i + 1 < marks.length ? marks[i + 1]! : 0);
    out[23] = mix(mark, like);
    out[24] = mix(mix(mark, first), levels);
    out[25] = mix(this.#case, low);
    out[26] = mix(mix(rows[a2 + COARSE]!, likeA1), like);
    out[27] = mix(mix(like, likeB1), rows[b2 + COARSE]!);
    out[28] = mix(rows[o + S3]!, likeA1);
    out[29] = mix(mix(kindA1, rows[a2 + CLASS]!), like);
    const from = this.#begin[i]!;
    if (from < 0) return 30;
    const to = this.#end[i]!;
    const head = at[BEYOND + from]!;
    const tail = at[BEYOND + to - 1]!;
    const lowBefore = rows[at[BEYOND + from - 1]! + LOW]!;
    const lowAfter = rows[at[BEYOND + to]! + LOW]!;
    const ends = mix(rows[head + COARSE]!, rows[tail + COARSE]!);
    const size = Math.min(to - from, 4);
    const place = Math.min(i - from, 2) * 3 + Math.min(to - 1 - i, 2);
    out[30] = mix(rows[tail + LOW]!, place);
    out[31] = mix(rows[head + LOW]!, place);
    out[32] = mix(mix(lowBefore, size), place);
    out[33] = mix(mix(lowAfter, size), place);
    out[34] = mix(mix(ends, size), place);
    out[35] = mix(lowBefore, like);
    out[36] = mix(lowAfter, like);
    out[37] = mix(mix(size, place), kind);
    out[38] = mix(mix(from > 0 ? marks[from - 1]! & 255 : 0, place), like);
    out[39] = mix(ends, lowBefore);
    return 40;
  }

  /** The marks of a word and its neighbours, each by itself. */
  #single(i: number, keys: Int32Array, used: number): number {
    const { rows, at, length } = this.#sentence;
    const most = used + MOST_MARKS;
    let count = used;
    for (let n = 0; n < 3; n += 1) {
      const d = n === 2 ? 1 : -n;
      const j = i + d;
      if (j < 0 || j >= length) continue;
      const bits = this.#marks[j]! & 0xffff;
      const long = this.#marks[j]! >> 16;
      const kind = rows[at[BEYOND + j]! + CLASS]!;
      for (let bit = 0; bit < 16 && count < most; bit += 1) {
        if (((bits >> bit) & 1) === 0) continue;
        keys[count] = mix(MARK + d, bit * 2 + ((long >> (bit & 7)) & 1) + 64 * kind);
        count += 1;
      }
    }
    return count;
  }
}

/** More keys than a word can have. */
export const MOST_KEYS = 64;
