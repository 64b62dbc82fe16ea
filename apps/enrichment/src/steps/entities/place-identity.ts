import type { EntityCandidate } from '#events';
import { ALIAS, countryFacts, places, type VouchedPlace } from './geonames.ts';
import type { Gazetteer, Known } from './gazetteer.ts';
import { besideName, type Context, Evidence, lies, wordsOf } from './place-context.ts';
import { markedAs } from './place-marks.ts';
import type { Candidate, Reading } from './reading.ts';

/** Which place a name means; without an id where that can't be told. */
export interface PlaceIdentity {
  readonly id?: string;
  readonly name?: string;
  readonly country?: string;
  readonly candidates: readonly EntityCandidate[];
}

/** From which likelihood on a place is no guess. */
const SURE = 0.9;
const MENTIONED = 0.01;
const MOST_RUNNERS_UP = 3;
/** A village of the name that GeoNames' towns do not hold. */
const UNKNOWN_TOWN = 20_000;
const SAME_COUNTRY = 200;
const NEIGHBOUR = 20;
const SAME_REGION = 30;
const IN_LIST = 50;
/** Countries are named beside countries. */
const PEER = 2;
const MOST_PEERS = 3;
const BESIDE = 1e9;
const MARKED = 1e4;
const UNMARKED = 0.05;

interface Mention {
  readonly reading: Reading;
  readonly candidate: Candidate;
  readonly senses: readonly Sense[];
  /** All that bear one name mean the same place, unless the text says otherwise beside one of them. */
  readonly key: string;
}

interface Sense {
  readonly place: VouchedPlace;
  readonly prior: number;
}

export interface PlaceOptions {
  readonly names: Gazetteer;
  readonly language: string;
  /** ISO 3166-1 alpha-2. */
  readonly publisherCountry?: string | undefined;
}

/** Decides for each place that is not known for certain which of those of its name it is, by what else the article names. */
export function identifyPlaces(readings: readonly Reading[], options: PlaceOptions): Map<Candidate, PlaceIdentity> {
  const { names, language, publisherCountry } = options;
  const mentions: Mention[] = [];
  const evidence = new Evidence();
  if (publisherCountry) evidence.add('publisher', '', publisherCountry);
  wordsOf(readings, names, language, evidence);
  for (const reading of readings) {
    for (const candidate of reading.found) {
      if (candidate.type !== 'place') continue;
      const known = knownPlace(reading, candidate, names);
      const senses = sensesOf(reading, candidate, known, language);
      const [only] = senses;
      if (!only) {
        if (candidate.country) evidence.add('town', candidate.name, candidate.country);
        continue;
      }
      const key = senses.map(({ place }) => place.id).join();
      mentions.push({ reading, candidate, senses, key });
    }
  }
  for (const { senses, key } of new Map(mentions.map((mention) => [mention.key, mention])).values()) {
    const best = likely(senses, nothing)[0]!;
    const { kind, country, region } = best.sense.place;
    if (best.score >= SURE) evidence.add(kind === 'country' ? 'country' : 'town', key, country, region);
  }
  const contextOf = evidence.contexts();
  const at = new Positions(mentions);
  const decided = new Map<Candidate, PlaceIdentity>();
  for (const [key, same] of Map.groupBy(mentions, (mention) => mention.key)) {
    const { senses } = same[0]!;
    const context = contextOf(key);
    const local = same.map((mention) => localEvidence(mention, at.near(mention), options));
    const told = local.find(({ factors, isMark }) => factors.size > 0 && !isMark)?.factors;
    // What a text marks as the country once, it does not mean where it says no more.
    const marked = local.flatMap(({ factors, isMark }) => (isMark && factors.size < senses.length ? [...factors.keys()] : []));
    const factors = told ?? new Map(marked.map((place) => [place, UNMARKED]));
    const usual = decide(senses, { ...context, factors });
    for (const [i, { candidate }] of same.entries()) {
      const own = local[i]!;
      const identity = own.factors.size > 0 ? decide(senses, { ...context, factors: own.factors }) : usual;
      decided.set(candidate, own.elsewhere === undefined ? identity : inside(own.elsewhere, identity));
    }
  }
  return decided;
}

function knownPlace(reading: Reading, { from, to, type }: Candidate, names: Gazetteer): Known | undefined {
  const match = names.match(reading.words, from, 'name', reading.casing(from) === 'capitals');
  return match?.length === to - from && match.known.type === type ? match.known : undefined;
}

/** All places of the name. */
function sensesOf(reading: Reading, candidate: Candidate, known: Known | undefined, language: string): Sense[] {
  if (known?.wikidata && !known.isCountry) return [];
  const norms = reading.words.slice(candidate.from, candidate.to).map(({ norm }) => norm);
  const found = new Map<string, Sense>();
  const add = (place: VouchedPlace, share: number): void => {
    const before = found.get(place.id)?.prior ?? 0;
    found.set(place.id, { place, prior: Math.max(before, place.weight * share) });
  };
  if (known?.isCountry && known.country && known.wikidata) {
    const { weight } = countryFacts(known.country);
    const { country, name, wikidata } = known;
    add({ id: `wikidata:${wikidata}`, name, kind: 'country', country, weight: Math.max(1, weight) }, 1);
  }
  for (const { place, isMainName } of places().named(norms, language)) {
    // Mexico is the country, not the state or the town within it.
    if (known?.isCountry && place.country === known.country) continue;
    // A sea or a river is no town that is called like it.
    if (known && !known.country && place.kind !== 'region') continue;
    add(place, isMainName ? 1 : ALIAS);
  }
  const isRegion = saysRegion(reading, candidate);
  for (const [id, { place }] of found)
    if (isRegion ? place.kind === 'city' && hasRegion(found) : place.kind === 'region' && hasTownIn(found, place))
      found.delete(id);
  return [...found.values()].sort((a, b) => b.prior - a.prior || (a.place.id < b.place.id ? -1 : 1));
}

const hasRegion = (found: ReadonlyMap<string, Sense>): boolean =>
  [...found.values()].some(({ place }) => place.kind === 'region');

/** A region called like its main town: the bare name is the town's. */
const hasTownIn = (found: ReadonlyMap<string, Sense>, { country, region }: VouchedPlace): boolean =>
  [...found.values()].some(({ place }) => place.kind === 'city' && place.country === country && place.region === region);

const REGION_BEFORE = new Set(
  'state province region département bundesstaat provinz estado état provincia província région región região штат штате штата штату область области провинция провинции'.split(
    ' ',
  ),
);
const REGION_AFTER = new Set(
  'state province region oblast prefecture область области облысы облысында провинциясы штаты штатында'.split(' '),
);
const LINKS = new Set('of de do da del du la le der'.split(' '));

/** "Washington state", "the province of Córdoba", "штат Вашингтон". */
function saysRegion({ words }: Reading, { from, to }: Candidate): boolean {
  if (words[to]?.adjacent && REGION_AFTER.has(words[to].norm)) return true;
  const before = words[from]?.adjacent ? words[from - 1] : undefined;
  if (before && REGION_BEFORE.has(before.norm)) return true;
  return before?.adjacent === true && LINKS.has(before.norm) && REGION_BEFORE.has(words[from - 2]?.norm ?? '');
}

interface Likely {
  readonly sense: Sense;
  readonly score: number;
}

/** What speaks for a place: of the article, and of the words beside its name. */
interface Weighing extends Context {
  readonly factors: ReadonlyMap<VouchedPlace, number>;
}
const nothing: Weighing = { countries: new Map(), regions: new Map(), named: new Set(), factors: new Map() };

/** Senses by how likely they are. */
function likely(senses: readonly Sense[], { countries, regions, named, factors }: Weighing): Likely[] {
  const theirs = new Set(senses.map(({ place }) => place.country));
  const peers = Math.min(MOST_PEERS, [...named].filter((country) => !theirs.has(country)).length);
  const weighed = senses.map((sense) => {
    const { kind, country, region } = sense.place;
    const around = [...countryFacts(country).neighbours].reduce((sum, each) => sum + (countries.get(each) ?? 0), 0);
    const weight =
      sense.prior *
      (factors.get(sense.place) ?? 1) *
      (kind === 'country' ? 1 + PEER * peers : 1) *
      (1 + SAME_COUNTRY * (countries.get(country) ?? 0) + NEIGHBOUR * around) *
      (1 + SAME_REGION * (region === undefined ? 0 : (regions.get(`${country}.${region}`) ?? 0)));
    return { sense, weight };
  });
  const unknown = senses.some(({ place }) => place.kind !== 'city') ? 0 : UNKNOWN_TOWN;
  const total = weighed.reduce((sum, { weight }) => sum + weight, unknown);
  return weighed.map(({ sense, weight }) => ({ sense, score: weight / total })).sort((a, b) => b.score - a.score);
}

function decide(senses: readonly Sense[], weighing: Weighing): PlaceIdentity {
  const all = likely(senses, weighing);
  const sure = all[0]!.score >= SURE ? all[0] : undefined;
  const candidates = all
    .filter((each) => each !== sure && each.score >= MENTIONED)
    .slice(0, MOST_RUNNERS_UP)
    .map(({ sense: { place }, score }) => ({ id: place.id, name: place.name, country: place.country, score: rounded(score) }));
  if (sure) {
    const { id, name, country } = sure.sense.place;
    return { id, name, country, candidates };
  }
  const countries = new Set(all.filter(({ score }) => score >= MENTIONED).map(({ sense }) => sense.place.country));
  const [country] = countries;
  return { ...(countries.size === 1 && country !== undefined && { country }), candidates };
}

const rounded = (score: number): number => Math.round(score * 1_000) / 1_000;

/** A place of the name that nobody vouches for, in the country that the text says: "Paris, Texas". */
function inside(country: string, { id, name, country: theirs, candidates }: PlaceIdentity): PlaceIdentity {
  const rejected = id && name && theirs ? [{ id, name, country: theirs, score: 0 }] : [];
  return { country, candidates: [...rejected, ...candidates].slice(0, MOST_RUNNERS_UP) };
}

/** What the words right beside a mention say. */
interface Local {
  /** Of the senses that it speaks for. */
  readonly factors: ReadonlyMap<VouchedPlace, number>;
  /** They are called a country, a state or a town there. */
  readonly isMark?: boolean;
  /** A country in which the place lies, though none of those known does. */
  readonly elsewhere?: string;
}

function localEvidence({ reading, candidate, senses }: Mention, near: Near, { names, language }: PlaceOptions): Local {
  const factors = new Map<VouchedPlace, number>();
  const times = (place: VouchedPlace, factor: number): void => void factors.set(place, (factors.get(place) ?? 1) * factor);
  const beside = besideName(reading, candidate.from, candidate.to, names, language);
  const own = new Set(senses.map(({ place }) => place));
  for (const place of own) {
    if (beside?.containers.some((outer) => lies(place, outer))) times(place, BESIDE);
    // "Atlanta, Georgia"
    if (near.town?.senses.some(({ place: town }) => town.kind === 'city' && !own.has(town) && lies(town, place)))
      times(place, BESIDE);
    if (near.listed.some((other) => other.kind === place.kind && (place.kind === 'country' || other.country === place.country)))
      times(place, IN_LIST);
  }
  const mark = factors.size === 0 && senses.length > 1 ? markedAs(reading, candidate.from, candidate.to) : undefined;
  for (const place of own) if (mark === place.kind) times(place, MARKED);
  if (mark && factors.size > 0) return { factors, isMark: true };
  const [outer] = beside?.containers ?? [];
  const isElsewhere =
    outer && beside?.isClosed === true && outer.region !== undefined && senses.every(({ place: { kind } }) => kind === 'city');
  return factors.size === 0 && isElsewhere ? { factors, elsewhere: outer.country } : { factors };
}

/** The mentions beside one. */
interface Near {
  /** Right before, with a comma or a bracket between: it may lie in this one. */
  readonly town?: Mention | undefined;
  /** What stands beside it in a list, as far as it is known for certain. */
  readonly listed: readonly VouchedPlace[];
}

const AND = new Set('and und et y e и және or oder ou o или'.split(' '));

/** Mentions by where they stand. */
class Positions {
  readonly #from = new Map<Reading, Map<number, Mention>>();
  readonly #to = new Map<Reading, Map<number, Mention>>();

  constructor(mentions: readonly Mention[]) {
    for (const [reading, own] of Map.groupBy(mentions, (mention) => mention.reading)) {
      this.#from.set(reading, new Map(own.map((mention) => [mention.candidate.from, mention])));
      this.#to.set(reading, new Map(own.map((mention) => [mention.candidate.to, mention])));
    }
  }

  near({ reading, candidate: { from, to } }: Mention): Near {
    const word = (at: number) => reading.words[at];
    const gap = (at: number): string => word(at)?.before ?? '';
    const town = gap(from) === ', ' || gap(from) === ' (' ? this.#to.get(reading)?.get(from) : undefined;
    const before = AND.has(word(from - 1)?.norm ?? '') ? from - 1 : gap(from) === ', ' ? from : -1;
    const after = AND.has(word(to)?.norm ?? '') ? to + 1 : gap(to) === ', ' ? to : -1;
    const listed = [this.#to.get(reading)?.get(before), this.#from.get(reading)?.get(after)].flatMap((each) => {
      const best = each && likely(each.senses, nothing)[0];
      return best && best.score >= SURE ? [best.sense.place] : [];
    });
    return { town, listed };
  }
}
