import { plainPlaceNames } from './case-forms.ts';
import { readTable } from './tables.ts';

/** A place that GeoNames or Wikidata knows. */
export interface VouchedPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: 'country' | 'region' | 'city';
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The first-order division that it is, or lies in: GeoNames' code, within the country. */
  readonly region?: string;
  /** How likely the place is meant where nothing else is known, against others of its name: people who live there, capitals above that. */
  readonly weight: number;
}

/** A place of a given name, and whether that is what it is mainly called. */
interface Namesake {
  readonly place: VouchedPlace;
  readonly isMainName: boolean;
}

/** News is made in capitals, and a country is meant more often than a town that is called like it. */
const CAPITAL = 50;
const COUNTRY = 5;
/** What a name is only now and then. */
export const ALIAS = 0.1;
const FAR_LIKELIER = 10;
const LEAST_TOWN = 1_000;
/** Of a division without a large town. */
const LEAST_REGION = 100_000;

interface Names {
  readonly main: string;
  /** As sure as the main one. */
  readonly ours: readonly string[];
  readonly others: readonly string[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Names in one way of writing to places: by their number, doubled, and one more where it is a main name. One place is the rule, and no list. */
type Index = Map<string, number | number[]>;

class Places {
  readonly #places: Writable<VouchedPlace>[] = [];
  readonly #byName: Index = new Map();
  /** "AL" and "Ala." name a region beside a town alone. */
  readonly shortRegions = new Map<string, VouchedPlace>();

  constructor() {
    const people = new Map<string, number>();
    for (const [id = '', name = '', country = '', region = '', count = '', rank, others = ''] of readTable(
      'places/geonames-cities.tsv',
    )) {
      const weight = Math.max(LEAST_TOWN, Number(count)) * (rank === 'capital' ? CAPITAL : 1);
      people.set(`${country}.${region}`, (people.get(`${country}.${region}`) ?? 0) + Number(count));
      const place: VouchedPlace = { id: `geonames:${id}`, name, kind: 'city', country, ...(region && { region }), weight };
      this.#add(place, { main: name, ours: [], others: split(others) });
    }
    const ownNames = new Map(
      readTable('places/region-names.tsv').map(([country = '', region = '', names = '']) => [
        `${country}.${region}`,
        split(names),
      ]),
    );
    for (const [id = '', name = '', country = '', region = '', others = ''] of readTable('places/geonames-regions.tsv')) {
      const own = ownNames.get(`${country}.${region}`) ?? [];
      const weight = LEAST_REGION + (people.get(`${country}.${region}`) ?? 0);
      const place: VouchedPlace = { id: `geonames:${id}`, name, kind: 'region', country, region, weight };
      for (const short of own.filter(isShort)) this.shortRegions.set(short.replaceAll('.', ''), place);
      this.#add(place, { main: name, ours: own.filter((each) => !isShort(each)), others: split(others) });
    }
    for (const [country = '', name = '', others = ''] of readTable('places/cities.tsv'))
      this.#join('city', country, name, split(others));
    for (const [wikidata, name = '', others = ''] of readTable('places/regions.tsv'))
      if (!wikidata) this.#join('region', '', name, split(others));
  }

  #add(place: VouchedPlace, names: Names): void {
    this.#places.push(place);
    enter(this.#byName, this.#places.length - 1, names);
  }

  /** Our own tables say what a place is called here, and in more languages; an id they get only where one place is far likelier than others. */
  #join(kind: VouchedPlace['kind'], country: string, name: string, others: readonly string[]): void {
    const [best, next] = this.named(words(name), '')
      .map(({ place, isMainName }) => ({ place, weight: place.weight * (isMainName ? 1 : ALIAS) }))
      .filter(({ place }) => place.kind === kind && (country === '' || place.country === country))
      .sort((a, b) => b.weight - a.weight);
    if (!best || (next && next.weight * FAR_LIKELIER > best.weight)) return;
    const number = this.#places.findIndex(({ id }) => id === best.place.id);
    this.#places[number]!.name = name;
    enter(this.#byName, number, { main: name, ours: others, others: [] });
  }

  /** @param norms lower-case words of the name, as the text writes it in this language */
  named(norms: readonly string[], language: string): readonly Namesake[] {
    const parts = norms.flatMap((norm) => norm.split('-'));
    let found = this.#byName.get(folded(parts));
    if (found === undefined)
      for (const plain of plainPlaceNames(parts, language)) if ((found = this.#byName.get(folded(plain))) !== undefined) break;
    return (typeof found === 'number' ? [found] : (found ?? [])).map((number) => ({
      place: this.#places[number >> 1]!,
      isMainName: (number & 1) === 1,
    }));
  }
}

function enter(index: Index, number: number, { main, ours, others }: Names): void {
  for (const [i, name] of [main, ...ours, ...others].entries()) {
    const key = folded(words(name));
    // A name in Cyrillic letters is no lesser one for being an alias.
    const value = 2 * number + (i <= ours.length || isCyrillic(name) ? 1 : 0);
    const known = index.get(key);
    if (known === undefined) index.set(key, value);
    else {
      const others = (typeof known === 'number' ? [known] : known).filter((each) => each >> 1 !== number);
      const own = Math.max(value, ...(typeof known === 'number' ? [known] : known).filter((each) => each >> 1 === number));
      index.set(key, others.length === 0 ? own : [...others, own]);
    }
  }
}

const isCyrillic = (name: string): boolean => /^\p{Script=Cyrillic}/u.test(name);
const words = (name: string): string[] => name.toLowerCase().split(/[\s-]+/);
const split = (names: string): string[] => names.split(';').filter((name) => name !== '');
const isShort = (name: string): boolean => name.endsWith('.') || name === name.toUpperCase();

function folded(parts: readonly string[]): string {
  const key = parts.join(' ').replace(/['\u2019.]/g, '');
  return ASCII.test(key) ? key : key.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ı', 'i');
}
// oxlint-disable-next-line no-control-regex
const ASCII = /^[\0-\x7f]*$/;

let loaded: Places | undefined;
export const places = (): Places => (loaded ??= new Places());

/** Weight of a country, and which lie beside it. */
export interface CountryFacts {
  readonly weight: number;
  readonly neighbours: ReadonlySet<string>;
}

let facts: Map<string, CountryFacts> | undefined;
export function countryFacts(country: string): CountryFacts {
  facts ??= new Map(
    readTable('places/geonames-countries.tsv').map(([iso2 = '', people = '', neighbours = '']) => [
      iso2,
      { weight: COUNTRY * Number(people), neighbours: new Set(split(neighbours)) },
    ]),
  );
  return facts.get(country) ?? { weight: 0, neighbours: new Set() };
}
