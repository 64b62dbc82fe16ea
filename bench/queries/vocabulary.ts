import type { Random } from '../copies/random.ts';

/** Languages of the corpus: their share, what their words are made of, and words that a search leaves out. */
const LANGUAGES = [
  { tag: 'en', share: 60, country: 'US', heads: 'b br c ch d dr f fl g gr h j k l m n p pl qu r s st t tr v w', tails: 'ane ard ell ent ern est ick ing ion ire ish ist ock old omp ond ood orm our ull und ust', stops: 'the of and to in a that is was for on with as by at from' },
  { tag: 'es', share: 9, country: 'ES', heads: 'b c ch d f g gr h j l m n p pr r s t tr v', tails: 'ado ana ante ar ente era ero ida illo ino ista iva oso undo ura', stops: 'de la que el en y a los del se las por un para con' },
  { tag: 'fr', share: 8, country: 'FR', heads: 'b bl c ch d f g gr j l m n p pr r s t tr v', tails: 'able age ain ance elle ement eur ier ique isme oire ouvre ule ure', stops: 'de la le les et des en un du une est que pour dans' },
  { tag: 'de', share: 8, country: 'DE', heads: 'b br d f g h k kr l m n pf r s sch st t tr w z', tails: 'acht aft ang and ern ung eit ein enz ich icht off onne und ust', stops: 'der die und in den von zu das mit sich des auf für' },
  { tag: 'pt', share: 5, country: 'BR', heads: 'b c ch d f g j l m n p pr r s t tr v', tails: 'ada agem ante ar eira ente ido inho ista or oso ura', stops: 'de a o que e do da em um para com uma os no' },
  { tag: 'ru', share: 6, country: 'RU', heads: 'б в г д з к кр л м н п пр р с ст т тр ф х ч ш', tails: 'ание ота ение ина ист ица ник ный ов ода оль он ость ура ый', stops: 'и в не на я быть он с что а по это она' },
  { tag: 'kk', share: 4, country: 'KZ', heads: 'а б д ж к қ л м н с т ш', tails: 'айды алық ан ар дар лық ма ру сыз тау ты шы ыл ық', stops: 'және бұл мен да де үшін бойынша' },
] as const; // prettier-ignore

const WORDS = 40_000;
/** Zipf-Mandelbrot: the r-th word comes as often as 1 / (r + shift). With this shift the most common one stands in two of three texts. */
const SHIFT = 10;
const STOP_SHARE = 0.45;

export interface Language {
  readonly tag: string;
  readonly share: number;
  readonly country: string;
  /** Most common first. */
  readonly words: readonly string[];
  /** A word of running text. */
  word(random: Random): string;
}

/** Numbers from 0 to below `count`, small ones more often. */
export function zipf(count: number, shift: number): (random: Random) => number {
  const upTo = new Float64Array(count);
  let sum = 0;
  for (let at = 0; at < count; at++) upTo[at] = sum += 1 / (at + 1 + shift);
  return (random) => {
    const wanted = random.next() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

export function makeLanguages(random: Random): Language[] {
  const rank = zipf(WORDS, SHIFT);
  return LANGUAGES.map(({ tag, share, country, heads, tails, stops }) => {
    const words = makeWords(random, heads.split(' '), tails.split(' '));
    const stopWords = stops.split(' ');
    const word = (of: Random): string => (of.chance(STOP_SHARE) ? of.one(stopWords) : words[rank(of)]!);
    return { tag, share, country, words, word };
  });
}

/** Short ones first, as in any language. */
function makeWords(random: Random, heads: readonly string[], tails: readonly string[]): string[] {
  const words = new Set<string>();
  while (words.size < WORDS) {
    const syllables = 1 + Math.ceil((3 * words.size) / WORDS);
    words.add(Array.from({ length: syllables }, () => random.one(heads) + random.one(tails)).join(''));
    if (words.size < 200) words.add(random.one(heads) + random.one(tails) + random.one(tails));
  }
  return [...words];
}
