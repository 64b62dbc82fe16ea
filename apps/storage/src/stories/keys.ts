import { numberWeight } from './likeness.ts';
import type { Profile, Weights } from './profile.ts';

const MOST = { words: 14, entities: 8, numbers: 4, countries: 2, topics: 2 };
/** A country alone brings too many together. */
const LEAST_ENTITY = 0.2;
/** What is as short means something else in another language: it is looked for in its own. */
const SHORT = 4;
const TOP_TOPIC = /^medtop:\d\d0{6}$/;

/**
 * What an article is looked for by: the rarest of what it holds, and what is common by twos. Articles that share none of these are not
 * compared. As text; the store keeps hashes of them.
 */
export function featuresOf({ language, words, entities, countries, numbers, topics }: Profile): string[] {
  const broad = heaviest(topics, MOST.topics, ([code]) => TOP_TOPIC.test(code));
  return [
    ...heaviest(entities, MOST.entities, ([, weight]) => weight >= LEAST_ENTITY).map((id) => `entity ${id}`),
    ...heaviest(countries, MOST.countries).flatMap((country) => broad.map((code) => `country ${country} ${code}`)),
    ...heaviest(words, MOST.words).map((word) => (word.length < SHORT ? `word ${language} ${word}` : `word ${word}`)),
    ...numbers
      .filter((number) => numberWeight(number) === 1)
      .slice(0, MOST.numbers)
      .map((number) => `number ${number}`),
  ];
}

function heaviest(weights: Weights, most: number, fits: (entry: [string, number]) => boolean = () => true): string[] {
  return Object.entries(weights)
    .filter(fits)
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([key]) => key);
}
