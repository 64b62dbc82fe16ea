import type { Gazetteer } from './gazetteer.ts';
import { places, type VouchedPlace } from './geonames.ts';
import type { Reading } from './reading.ts';
import { readTable } from './tables.ts';

/** What an article says of where it is about: a share, from 0 to 1, for each country and each `country.region`. */
export interface Context {
  readonly countries: ReadonlyMap<string, number>;
  readonly regions: ReadonlyMap<string, number>;
  /** Countries that are named as such. */
  readonly named: ReadonlySet<string>;
}

/** How much a thing that is named says of a country. "U.S." says less than Chicago: countries are named beside others. */
const SAYS = { town: 1, body: 0.7, word: 0.5, nationality: 0.3, country: 0.3, publisher: 0.2 };

interface Said {
  readonly kind: keyof typeof SAYS;
  readonly country: string;
  readonly region?: string | undefined;
}

/** Gathers evidence; each name counts once, however often it stands. */
export class Evidence {
  readonly #said = new Map<string, Said>();

  add(kind: Said['kind'], name: string, country: string, region?: string): void {
    this.#said.set(kind === 'country' || kind === 'town' ? name : `${kind}|${name}|${country}`, { kind, country, region });
  }

  /**
   * Little evidence makes small shares, even where all of it agrees.
   *
   * @returns for each name what all others say: none speaks for itself
   */
  contexts(): (name: string) => Context {
    const countries = new Map<string, number>();
    const regions = new Map<string, number>();
    let total = 0;
    const count = ({ kind, country, region }: Said, sign: 1 | -1): void => {
      const weight = sign * SAYS[kind];
      total += weight;
      countries.set(country, (countries.get(country) ?? 0) + weight);
      if (region !== undefined) regions.set(`${country}.${region}`, (regions.get(`${country}.${region}`) ?? 0) + weight);
    };
    for (const said of this.#said.values()) count(said, 1);
    const named = new Set([...this.#said.values()].flatMap(({ kind, country }) => (kind === 'country' ? [country] : [])));
    const shares = (of: ReadonlyMap<string, number>): Map<string, number> =>
      new Map([...of].map(([key, weight]) => [key, Math.max(0, weight) / Math.max(1, total)]));
    return (name) => {
      const own = this.#said.get(name);
      if (own) count(own, -1);
      const context = { countries: shares(countries), regions: shares(regions), named };
      if (own) count(own, 1);
      return context;
    };
  }
}

/** Words that speak for a country by what they mean there: runoff, county, Electoral College. */
const contextWords = Map.groupBy(readTable('places/context-words.tsv'), ([, language = '']) => language);
const patterns = new Map<string, { country: string; pattern: RegExp }[]>();

function patternsOf(language: string): { country: string; pattern: RegExp }[] {
  let known = patterns.get(language);
  if (!known) {
    known = (contextWords.get(language) ?? []).map(([country = '', , words = '']) => ({
      country,
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.replaceAll('.', '\\.').replaceAll(';', '|')})(?![\\p{L}\\p{N}])`, 'gu'),
    }));
    patterns.set(language, known);
  }
  return known;
}

/** Of a long text: what it is about, it says early. */
const READ_UNITS = 20_000;

/** Evidence of words and nationalities; places add their own. */
export function wordsOf(readings: readonly Reading[], names: Gazetteer, language: string, evidence: Evidence): void {
  for (const reading of readings) {
    const text = reading.text.slice(0, READ_UNITS);
    for (const { country, pattern } of patternsOf(language))
      for (const [word] of text.matchAll(pattern)) evidence.add('word', word.toLowerCase(), country);
    for (let i = 0; i < reading.words.length && reading.words[i]!.start < READ_UNITS; i++) {
      const nationality = names.match(reading.words, i, 'demonym')?.known.country;
      if (nationality) evidence.add('nationality', '', nationality);
    }
    for (const { type, country, name } of reading.found)
      if (type === 'organisation' && country) evidence.add('body', name, country);
  }
}

/** Small words between a town and what it lies in: "Birmingham, in the state of Alabama", "Кордова, штат Веракрус". */
const CONNECTORS = new Set(
  'in en em im no na dans the der den state province region of de du des la le l au aux staat bundesstaat estado état provincia província provinz штат штате штата провинция провинции в'.split(
    ' ',
  ),
);
const FURTHEST_WORDS = 5;
const MOST_WORDS_OF_REGION = 4;

/** A country, or a region of one. */
type Container = Pick<VouchedPlace, 'country' | 'region'>;

/** What stands beside a name as that in which the place lies. */
export interface Beside {
  readonly containers: readonly Container[];
  /** The text goes on after a comma, a bracket or a full stop: "Paris, Texas," says more than "in Paris, Texas won". */
  readonly isClosed: boolean;
}

/** "Birmingham, Alabama", "Córdoba (Argentina)", "Alabama's Birmingham". */
export function besideName(reading: Reading, from: number, to: number, names: Gazetteer, language: string): Beside | undefined {
  const all = reading.words;
  for (let i = to; i < Math.min(all.length, to + FURTHEST_WORDS) && !all[i - 1]!.possessive; i++) {
    const word = all[i]!;
    if (![' ', ', ', ' ('].includes(word.before)) break;
    if (word.capital && (i > to || word.before !== ' ')) return containerAt(reading, i, names, language);
    if (word.capital || !CONNECTORS.has(word.norm)) break;
  }
  if (!all[from - 1]?.possessive || all[from]!.before !== ' ') return undefined;
  for (let i = Math.max(0, from - MOST_WORDS_OF_REGION); i < from; i++) {
    const found = containerAt(reading, i, names, language);
    if (found?.end === from) return found;
  }
  return undefined;
}

/** The country or region whose name starts at word `at`, by its longest reading. */
function containerAt(
  reading: Reading,
  at: number,
  names: Gazetteer,
  language: string,
): (Beside & { readonly end: number }) | undefined {
  const all = reading.words;
  const short = places().shortRegions.get(all[at]!.plain);
  const until = (end: number, containers: readonly Container[]) => ({
    containers,
    end,
    isClosed: !all[end - 1]!.possessive && (end === all.length || !all[end]!.adjacent),
  });
  if (short) return until(at + 1, [short]);
  const country = names.match(all, at);
  for (let to = Math.min(all.length, at + MOST_WORDS_OF_REGION); to > at; to--) {
    const part = all.slice(at, to);
    if (part.some(({ adjacent }, k) => k > 0 && !adjacent)) continue;
    const containers: Container[] = places()
      .named(
        part.map(({ norm }) => norm),
        language,
      )
      .flatMap(({ place }) => (place.kind === 'region' ? [place] : []));
    if (country?.known.isCountry && country.known.country && at + country.length === to)
      containers.push({ country: country.known.country });
    if (containers.length > 0) return until(to, containers);
  }
  return undefined;
}

/** Whether a town, or a region, is one of those in a country or a region. */
export function lies(place: VouchedPlace, outer: Container): boolean {
  if (place.country !== outer.country || place.kind === 'country') return false;
  return outer.region === undefined || (place.kind === 'city' && place.region === outer.region);
}
