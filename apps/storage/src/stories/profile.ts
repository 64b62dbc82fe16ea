import type { EnrichedArticle } from '#events';
import { entityWeight, rarity } from './rarity.ts';
import { numbersIn } from './numbers.ts';
import { tokens, wordKey } from './words.ts';

/** Raised with every change of what a profile holds. */
const PROFILE_VERSION = 1;

const DAY_MS = 86_400_000;
const MOST = { words: 64, entities: 24, countries: 6, numbers: 24, days: 12 };
/** Beyond lies a live blog, or what has little to do with the event. */
export const MOST_CHARACTERS = 6_000;

/** How much a word weighs by where it stands first. */
const PLACE = { headline: 2, lead: 1.3, body: 0.8 };
/** More than a word that is no name. */
const NAME = 1.5;

export type Weights = Readonly<Record<string, number>>;

/** What an article is about, in a form small enough to be kept and compared by the hundred. */
export interface Profile {
  readonly version: number;
  readonly language: string;
  /** Milliseconds since 1970. */
  readonly published: number;
  readonly words: Weights;
  /** By id. */
  readonly entities: Weights;
  /** Of the places, by ISO 3166-1 code. */
  readonly countries: Weights;
  readonly numbers: readonly string[];
  /** Days that the text names, since 1970. */
  readonly days: readonly number[];
  /** IPTC codes, broader ones too. */
  readonly topics: Weights;
  /** Unit vector of int8 in base64, and what made it: none but those of one model compare. */
  readonly meaning?: { readonly model: string; readonly vector: string };
}

export type Profiled = Pick<EnrichedArticle, 'article' | 'entities' | 'topics' | 'dates'> & {
  readonly embedding?: unknown;
};

/** @param language as the store has it @param published milliseconds since 1970 */
export function profileOf(found: Profiled, language: string, published: number): Profile {
  const { headline = '', description = '', articleBody = '' } = found.article;
  const tongue = language.split('-')[0]!;
  const body = (articleBody || description).slice(0, MOST_CHARACTERS);
  const entities = (found.entities ?? []).filter(({ mentions }) => mentions.some(({ role }) => role === undefined));
  return {
    version: PROFILE_VERSION,
    language: tongue,
    published,
    words: wordsOf(headline, body, tongue, namesIn(entities, tongue)),
    entities: entitiesOf(entities, tongue),
    countries: countriesOf(entities),
    numbers: numbersIn(`${headline}\n${body}`).slice(0, MOST.numbers),
    days: daysOf(found.dates ?? []),
    topics: topicsOf(found.topics ?? []),
    ...meaningOf(found.embedding),
  };
}

function wordsOf(headline: string, body: string, language: string, names: ReadonlySet<string>): Weights {
  const weights = new Map<string, number>();
  const lead = body.search(/\n\s*\n/);
  const put = (text: string, place: (start: number) => number) => {
    for (const { key, start } of tokens(text, language)) {
      const weight = rarity(key, language) * place(start) * (names.has(key) ? NAME : 1);
      // What comes again counts for more, but less each time.
      weights.set(key, Math.max(weights.get(key) ?? 0, weight) + (weights.has(key) ? weight / 4 : 0));
    }
  };
  put(headline, () => PLACE.headline);
  put(body, (start) => (start < (lead < 0 ? body.length : lead) ? PLACE.lead : PLACE.body));
  return heaviest(weights, MOST.words);
}

function namesIn(entities: NonNullable<Profiled['entities']>, language: string): Set<string> {
  const texts = entities.flatMap(({ mentions }) => mentions.map(({ text }) => text));
  return new Set(texts.flatMap((text) => tokens(text, language).map(({ key }) => key)));
}

function entitiesOf(entities: NonNullable<Profiled['entities']>, language: string): Weights {
  const weights = new Map<string, number>();
  for (const { id, type, name, salience } of entities) {
    // A body that is called Senate and no more is as common as the word.
    const called = name.split(/\s+/).map((word) => rarity(wordKey(word, language) ?? '', language));
    const said = id.startsWith('khabar:') ? Math.max(0, ...called) : 1;
    const weight = entityWeight({ id, type }) * said * (0.5 + salience / 2);
    weights.set(id, Math.max(weights.get(id) ?? 0, weight));
  }
  return heaviest(weights, MOST.entities);
}

function countriesOf(entities: NonNullable<Profiled['entities']>): Weights {
  const weights = new Map<string, number>();
  for (const { type, country, salience } of entities)
    if (type === 'place' && country) weights.set(country, (weights.get(country) ?? 0) + 0.5 + salience / 2);
  return heaviest(weights, MOST.countries);
}

function daysOf(dates: NonNullable<Profiled['dates']>): number[] {
  const days = dates.map(({ value }) => value).filter((value) => /^\d{4}-\d{2}-\d{2}$/.test(value));
  const numbers = days.map((day) => Date.parse(day) / DAY_MS).filter(Number.isInteger);
  return [...new Set(numbers)].slice(0, MOST.days);
}

function topicsOf(topics: NonNullable<Profiled['topics']>): Weights {
  const weights: Record<string, number> = {};
  for (const { code, broader, confidence } of topics)
    for (const one of [code, ...broader]) weights[one] = Math.max(weights[one] ?? 0, rounded(confidence));
  return weights;
}

function meaningOf(embedding: unknown): Pick<Profile, 'meaning'> {
  if (typeof embedding !== 'object' || embedding === null) return {};
  const { model, vector } = embedding as Record<string, unknown>;
  return typeof model === 'string' && typeof vector === 'string' ? { meaning: { model, vector } } : {};
}

/** The same for the same weights, in whatever order they came. */
function heaviest(weights: ReadonlyMap<string, number>, most: number): Weights {
  const sorted = [...weights].filter(([, weight]) => weight > 0).toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return Object.fromEntries(sorted.slice(0, most).map(([key, weight]) => [key, rounded(weight)]));
}

const rounded = (weight: number): number => Math.round(weight * 1_000) / 1_000;
