import { haveMeaning, type Likeness, likeness, numberWeight, type Prepared, shared, sharedNumbers } from './likeness.ts';

type Weights = Readonly<Record<keyof Likeness | 'base', number>>;

/** Fitted to the pairs of training/stories/dev (bench/stories/fit.ts): how the likeness of two articles says that they are on one event. */
const WEIGHTS: Readonly<Record<'withMeaning' | 'without', Weights>> = {
  withMeaning: {
    words: 5.64,
    sharedWords: 4.81,
    sharedWordsAbroad: 5.18,
    entities: 0.12,
    countries: 0.34,
    otherCountries: -2.02,
    sharedNumbers: 3.67,
    dates: 0.33,
    topics: 0.83,
    meaning: 10.66,
    apart: -2.49,
    abroad: 2.62,
    base: -5.42,
  },
  without: {
    words: 6.17,
    sharedWords: 7.76,
    sharedWordsAbroad: 7.49,
    entities: 0.34,
    countries: 0.59,
    otherCountries: -2.14,
    sharedNumbers: 5.26,
    dates: 0.6,
    topics: 1.68,
    meaning: 0,
    apart: -2.41,
    abroad: 1.37,
    base: -3.59,
  },
};
const names = Object.keys(WEIGHTS.without).filter((name) => name !== 'base') as (keyof Likeness)[];

/** How likely two articles are on one event, 0 to 1; the same for (b, a). Depends on the two alone. */
export function scoreOf(a: Prepared, b: Prepared): number {
  const like = likeness(a, b);
  const weights = haveMeaning(a, b) ? WEIGHTS.withMeaning : WEIGHTS.without;
  let sum = weights.base;
  for (const name of names) sum += weights[name] * like[name];
  return 1 / (1 + Math.exp(-sum));
}

/** Why two articles are in one story: what they share, what weighs most first, and how much each kind adds to the score. */
export interface Evidence {
  readonly entities: string[];
  readonly words: string[];
  readonly numbers: string[];
  readonly topics: string[];
  /** Cosine of the meanings, where both have one. */
  readonly meaning?: number;
  readonly daysApart: number;
}

const MOST_SHOWN = 8;

export function evidenceOf(a: Prepared, b: Prepared): Evidence {
  const like = likeness(a, b);
  const keys = (both: [string, number][]): string[] =>
    both
      .toSorted(([x, v], [y, w]) => w - v || (x < y ? -1 : 1))
      .slice(0, MOST_SHOWN)
      .map(([key]) => key);
  return {
    entities: keys(shared(a.entities, b.entities)),
    words: keys(shared(a.words, b.words)),
    numbers: keys(sharedNumbers(a, b).map((number) => [number, numberWeight(number)])),
    topics: keys(shared(a.topics, b.topics)),
    ...(haveMeaning(a, b) ? { meaning: round(like.meaning) } : {}),
    daysApart: round(Math.expm1(like.apart)),
  };
}

export const round = (value: number): number => Math.round(value * 1_000) / 1_000;
