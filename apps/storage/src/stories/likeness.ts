import type { Profile, Weights } from './profile.ts';

const DAY_MS = 86_400_000;
/** Shorter ones mean something else in another language too often. */
const LEAST_LETTERS_ABROAD = 4;
/** So much weight of shared words is half of the most that it can say. */
const HALF = { words: 4, wordsAbroad: 2 };

/** A profile made ready to be compared many times. */
export interface Prepared {
  readonly profile: Profile;
  readonly words: Bag;
  readonly entities: Bag;
  readonly countries: Bag;
  readonly numbers: ReadonlySet<string>;
  readonly topics: Bag;
  readonly day: number;
  readonly unit: Float32Array | undefined;
}

/** An article is compared with many: looked up in its own bag, which stays at hand, are the keys of theirs, which are only run through. */
class Bag {
  readonly entries: readonly (readonly [key: string, weight: number])[];
  readonly length: number;
  #weights: ReadonlyMap<string, number> | undefined;

  constructor(weights: Weights) {
    this.entries = Object.entries(weights);
    this.length = Math.hypot(...Object.values(weights));
  }

  weightOf(key: string): number | undefined {
    this.#weights ??= new Map(this.entries);
    return this.#weights.get(key);
  }
}

export function prepare(profile: Profile): Prepared {
  return {
    profile,
    words: new Bag(profile.words),
    entities: new Bag(profile.entities),
    countries: new Bag(profile.countries),
    numbers: new Set(profile.numbers),
    topics: new Bag(profile.topics),
    day: Math.floor(profile.published / DAY_MS),
    unit: unitOf(profile.meaning?.vector),
  };
}

/** What two profiles have in common. Shares are from 0 to 1; those called `shared` grow with each thing shared, but less each time. */
export interface Likeness {
  /** Cosine, in one language. */
  readonly words: number;
  readonly sharedWords: number;
  /** Over two languages: names and words that sound alike. */
  readonly sharedWordsAbroad: number;
  /** Cosine. */
  readonly entities: number;
  /** Cosine of the countries that the places are in; and whether both name some, but none that the other names. */
  readonly countries: number;
  readonly otherCountries: number;
  readonly sharedNumbers: number;
  /** 1: the one names a day that the other names too, or was published on. */
  readonly dates: number;
  readonly topics: number;
  /** Cosine of the meaning; 0 without, see haveMeaning(). */
  readonly meaning: number;
  /** Logarithm of 1 + days between the two. */
  readonly apart: number;
  readonly abroad: number;
}

/** Whether both have a meaning, made by one model. */
export function haveMeaning(a: Prepared, b: Prepared): boolean {
  return a.unit?.length === b.unit?.length && a.unit !== undefined && a.profile.meaning?.model === b.profile.meaning?.model;
}

export function likeness(a: Prepared, b: Prepared): Likeness {
  const abroad = a.profile.language !== b.profile.language;
  const words = overlap(a.words, b.words, abroad ? LEAST_LETTERS_ABROAD : 0);
  const countries = overlap(a.countries, b.countries).cosine;
  return {
    words: abroad ? 0 : words.cosine,
    sharedWords: abroad ? 0 : saturated(words.weight / HALF.words),
    sharedWordsAbroad: abroad ? saturated(words.weight / HALF.wordsAbroad) : 0,
    entities: overlap(a.entities, b.entities).cosine,
    countries,
    otherCountries: countries === 0 && a.countries.length * b.countries.length > 0 ? 1 : 0,
    sharedNumbers: saturated(sharedNumbers(a, b).reduce((sum, number) => sum + numberWeight(number), 0)),
    dates: shareDay(a, b) ? 1 : 0,
    topics: overlap(a.topics, b.topics).most,
    meaning: haveMeaning(a, b) ? dot(a.unit!, b.unit!) : 0,
    apart: Math.log1p(Math.abs(a.profile.published - b.profile.published) / DAY_MS),
    abroad: abroad ? 1 : 0,
  };
}

/** What both hold, and the lesser weight of each. */
export function shared(a: Bag, b: Bag): [key: string, weight: number][] {
  const both: [string, number][] = [];
  for (const [key, weight] of b.entries) {
    const own = a.weightOf(key);
    if (own !== undefined) both.push([key, Math.min(weight, own)]);
  }
  return both;
}

export function sharedNumbers(a: Prepared, b: Prepared): string[] {
  return a.profile.numbers.filter((number) => b.numbers.has(number));
}

/** 12 may stand anywhere, 5.8 and 214 hardly, round ones rather. */
export function numberWeight(number: string): number {
  const digits = number.replace('.', '').replace(/0+$/, '').length;
  return digits >= 3 || number.includes('.') ? 1 : digits === 2 ? 0.3 : 0.1;
}

function shareDay(a: Prepared, b: Prepared): boolean {
  const [ofA, ofB] = [a.profile.days, b.profile.days];
  return ofA.some((day) => day === b.day || ofB.includes(day)) || ofB.includes(a.day);
}

interface Overlap {
  readonly cosine: number;
  /** Of all that both hold, the lesser weights. */
  readonly weight: number;
  /** The greatest of them. */
  readonly most: number;
}

/** @param letters keys of fewer do not count */
function overlap(a: Bag, b: Bag, letters = 0): Overlap {
  let product = 0;
  let sum = 0;
  let most = 0;
  for (const [key, weight] of b.entries) {
    const own = a.weightOf(key);
    if (own === undefined || key.length < letters) continue;
    const lesser = Math.min(weight, own);
    product += weight * own;
    sum += lesser;
    if (lesser > most) most = lesser;
  }
  return { cosine: product === 0 ? 0 : product / (a.length * b.length), weight: sum, most };
}

const saturated = (sum: number): number => sum / (sum + 1);

/** @returns undefined for what is no vector */
function unitOf(vector: string | undefined): Float32Array | undefined {
  if (!vector) return undefined;
  const bytes = Buffer.from(vector, 'base64');
  const values = Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
  const length = Math.hypot(...values);
  return length > 0 ? values.map((value) => value / length) : undefined;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}
