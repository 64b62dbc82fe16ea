import { hashOf, type Table } from './table.ts';

/** Columns of a word's numbers; training/fast_features.py has the same, and model.json names them by their place. */
export const LOW = 0;
export const SHAPE = 2;
export const CLASS = 3;
export const S3 = 8;
export const LEVELS = 12;
export const COARSE = 13;
export const VOTES = 18;
export const COMMON = 19;
export const COLUMNS = 20;
const FORM = 1;
const HEAD = 10;
const TAIL = 11;
const FIRST_LEVEL = 14;
const prefixes = [
  [4, 2],
  [5, 3],
  [6, 4],
] as const;
const suffixes = [
  [7, 2],
  [S3, 3],
  [9, 4],
] as const;

/** Classes of words. */
export const SIGN = 0;
export const NUMBER = 1;
const SMALL = 2;
export const JOINER = 3;
export const CAPITAL = 4;
export const CAPITALS = 5;
export const INITIAL = 6;
export const MIXED = 7;
const NONE = 8;

/** Of a word that is among none of ours. */
const NO_LEVEL = 9;
/** A word has this bit in every level when they are guessed by its parts. */
const GUESSED = 8;
/** Shares of 0 to 1 in levels. */
const bounds = [0.03, 0.12, 0.3, 0.55, 0.8];
const LONGEST_PART = 5;
const LONGEST_GUESSED = 40;
const KINDS = 5;
const kazakh = /[әғқңөұүһі]/u;
const cyrillic = /[\u0400-\u052f]/u;

/** The lists that words.ts needs besides the tables. */
export interface Lists {
  /** Frequent small words of each language. */
  readonly common: Readonly<Record<string, readonly string[]>>;
  /** Small words that may stand within a name. */
  readonly joiners: readonly string[];
  /** What one means in the table of word parts. */
  readonly guessScale: number;
}

/** Reads a word into numbers: how it is written, what its ends are, what it looks like. */
export class WordReader {
  readonly #joiners: ReadonlySet<string>;
  readonly #votes = new Map<string, number>();
  readonly #kazakh: number;
  readonly #russian: number;
  readonly #known: Table;
  readonly #parts: Table;
  readonly #scale: number;

  /**
   * @param known words that the accurate model was asked about, by themselves: what it takes them for
   * @param parts runs of letters, by which that is guessed for other words
   */
  constructor({ common, joiners, guessScale }: Lists, known: Table, parts: Table) {
    this.#joiners = new Set(joiners);
    const names = Object.keys(common);
    for (const [i, words] of Object.values(common).entries())
      for (const word of words) this.#votes.set(word, (this.#votes.get(word) ?? 0) | (1 << i));
    this.#kazakh = 1 << names.indexOf('kk');
    this.#russian = 1 << names.indexOf('ru');
    this.#known = known;
    this.#parts = parts;
    this.#scale = guessScale;
  }

  /** Into `row`, from `at` on. */
  read(given: string, row: Int32Array, at: number): void {
    const word = given.replaceAll('’', "'");
    const low = word.toLowerCase().replace(/\d/g, '0');
    const shape = shapeOf(word);
    row[at + LOW] = hashOf(low);
    row[at + FORM] = hashOf(word);
    row[at + SHAPE] = hashOf(shape);
    row[at + CLASS] = this.#classOf(word, shape);
    const chars = Array.from(low);
    for (const [column, size] of prefixes) row[at + column] = hashOf(chars.slice(0, size).join(''));
    for (const [column, size] of suffixes) row[at + column] = hashOf(chars.slice(-size).join(''));
    const compound = low.slice(1, -1).includes('-');
    row[at + HEAD] = compound ? hashOf(low.slice(0, low.indexOf('-'))) : 0;
    row[at + TAIL] = compound ? hashOf(low.slice(low.lastIndexOf('-') + 1)) : 0;
    const levels = this.#levels(low);
    row[at + LEVELS] = levels;
    for (let kind = 0; kind < 4; kind += 1) row[at + FIRST_LEVEL + kind] = (levels >> (12 - 4 * kind)) & 15;
    row[at + COARSE] = coarse(levels);
    const votes = this.#votes.get(low);
    row[at + VOTES] = votes ?? (kazakh.test(low) ? this.#kazakh : cyrillic.test(low) ? this.#russian : 0);
    row[at + COMMON] = votes === undefined ? 0 : 1;
  }

  #classOf(word: string, shape: string): number {
    const first = shape[0];
    if (first === 'X') {
      if (shape === 'X' || shape === 'X.') return INITIAL;
      return shape.includes('x') ? CAPITAL : CAPITALS;
    }
    if (this.#joiners.has(word)) return JOINER;
    if (first === 'x') return shape.includes('X') ? MIXED : SMALL;
    if (first === 'd') return NUMBER;
    return /[xX]/.test(shape) ? MIXED : SIGN;
  }

  /** Four digits of 4 bits: how much a word looks like a person, a body, a place, another name. */
  #levels(low: string): number {
    const at = this.#known.find(hashOf(low));
    if (at >= 0) return ((this.#known.bytes[at]! & 255) << 8) | (this.#known.bytes[at + 1]! & 255);
    const shares = this.#guess(low);
    let levels = 0;
    for (const share of shares) levels = (levels << 4) | bounds.filter((bound) => share >= bound).length | GUESSED;
    return levels;
  }

  #guess(low: string): number[] {
    const text = `^${Array.from(low).slice(0, LONGEST_GUESSED).join('')}$`;
    const scores = new Float64Array(KINDS);
    const starts: number[] = [];
    for (let i = 0; i < text.length; i += text.codePointAt(i)! > 0xffff ? 2 : 1) starts.push(i);
    starts.push(text.length);
    for (let size = 2; size <= LONGEST_PART; size += 1)
      for (let i = 0; i + size < starts.length; i += 1) {
        const at = this.#parts.find(hashOf(text, starts[i], starts[i + size]));
        if (at >= 0) for (let kind = 0; kind < KINDS; kind += 1) scores[kind]! += this.#parts.bytes[at + kind]!;
      }
    const top = Math.max(...scores);
    const shares = Array.from(scores, (score) => Math.exp((score - top) * this.#scale));
    const sum = shares.reduce((a, b) => a + b);
    return shares.slice(1).map((share) => share / sum);
  }
}

/** Into `row`, from `at` on: what lies beyond a sentence. */
export function readBeyond(row: Int32Array, at: number): void {
  row.fill(0, at, at + COLUMNS);
  row[at + CLASS] = NONE;
  row[at + COARSE] = NO_LEVEL;
}

/** Capitals X, small letters x, digits d, signs as they are; of the same not more than two in a row. */
function shapeOf(word: string): string {
  let found = '';
  for (const char of word) {
    let sign = char;
    if (char.toLowerCase() !== char) sign = 'X';
    else if (char.toUpperCase() !== char || char.codePointAt(0)! >= 0x300) sign = 'x';
    if (char >= '0' && char <= '9') sign = 'd';
    if (!found.endsWith(sign + sign)) found += sign;
  }
  return found;
}

/** The likeliest kind, and whether it is likely: 0 to 8. */
function coarse(levels: number): number {
  let [top, which] = [-1, 0];
  for (let kind = 0; kind < 4; kind += 1) {
    const level = (levels >> (12 - 4 * kind)) & 7;
    if (level > top) [top, which] = [level, kind];
  }
  if (top < 2) return 0;
  return 1 + 2 * which + (top >= 4 ? 1 : 0);
}
