import type { Entity, Findings } from '#events';
import { searchedFields, type FieldText } from '../../text/fields.ts';
import type { Engine } from '../../engines/engine.ts';
import { chosenEngine } from '../../engines/engines.ts';
import { type Article, workingLanguage, type Step } from '../step.ts';
import { acronymsInBrackets, joinAcronyms } from './acronyms.ts';
import { agreements } from './agreements.ts';
import { assemble, joined } from './assemble.ts';
import { identifyBodies } from './bodies-identity.ts';
import { headedNames, nationalInstitutions, type Institutions } from './bodies.ts';
import { datelines } from './datelines.ts';
import { gazetteer, institutions, languages, type Gazetteer } from './gazetteer.ts';
import { identifyPeople } from './people.ts';
import { persons } from './persons.ts';
import { geography, knownNames, placesByCountry } from './places.ts';
import { identifyPlaces } from './place-identity.ts';
import { places as vouchedPlaces } from './geonames.ts';
import { modelNames, type SeenName, seenNames, type SeenWords } from './model-names.ts';
import { Reading } from './reading.ts';
import { references } from './references.ts';
import { spansOf } from './seen-spans.ts';
import { sameNames } from './same-names.ts';
import { dataFile } from './tables.ts';
import { surnamesNotPlaces, townsByCountry } from './towns.ts';

const files = [
  'english.json',
  'first-names.txt',
  'titles.tsv',
  'institutions.tsv',
  'bodies.tsv',
  'credits.tsv',
  'persons.tsv',
  'case-forms-ru.tsv',
  'given-names-ru.tsv',
  'places/country-names.tsv',
  'places/more-names.tsv',
  'places/demonyms.tsv',
  'places/regions.tsv',
  'places/cities.tsv',
  'places/ambiguous.tsv',
  'places/geonames-cities.tsv',
  'places/geonames-regions.tsv',
  'places/geonames-countries.tsv',
  'places/region-names.tsv',
  'places/context-words.tsv',
];

const chosen = chosenEngine();
let engine: Engine | undefined;
const institutionsOf = new Map<string, Institutions>();

/** Who, where and which bodies: gazetteers and the words that stand beside names. */
export const entities: Step = {
  name: 'entities',
  version: `2+${chosen.name}`,
  deadlineMs: 30_000,
  resources: [...files.map(dataFile), ...chosen.files],
  async load() {
    engine = await chosen.load();
    for (const language of languages) {
      gazetteer(language);
      institutionsOf.set(language, institutions(language));
    }
    vouchedPlaces();
  },
  async run(article, found) {
    const parts = partsOf(article, found);
    if (parts.size === 0) return 'unsupported_language';
    const country = publisherCountry(article);
    const entities: Entity[][] = [];
    for (const [language, fields] of parts) {
      const seen = engine && (await seenNames(engine, fields, language));
      entities.push(entitiesIn(fields, language, { ...(seen && { seen }), publisherCountry: country }));
    }
    return { entities: joined(entities) };
  },
};

/** The article's texts by the language whose rules read them; what is in none of ours is left out. */
function partsOf(article: Article, found: Findings): Map<string, FieldText[]> {
  const fields = searchedFields(article);
  const main = workingLanguage(article, found);
  const others = found.language?.paragraphs ?? [];
  const parts = new Map<string, FieldText[]>();
  const add = (part: FieldText, language: string | undefined): void => {
    if (!/\S/.test(part.text)) return;
    const rules = rulesFor([part], language);
    if (rules) parts.set(rules, [...(parts.get(rules) ?? []), part]);
  };
  const rules = rulesFor(fields, main);
  if (others.length === 0) return rules ? new Map([[rules, fields]]) : parts;
  for (const { field, text } of fields) {
    let at = 0;
    for (const other of others.filter((each) => each.field === field)) {
      add({ field, text: text.slice(at, other.start), start: at }, rules ?? main);
      add({ field, text: text.slice(other.start, other.end), start: other.start }, other.tag);
      at = other.end;
    }
    add({ field, text: text.slice(at), start: at }, rules ?? main);
  }
  return parts;
}

/** Fewer letters tell a language too badly to turn an article away for it. */
const FEW_LETTERS = 100;

/** The language whose rules are used; of a short text, whose language can hardly be told, that of its script. Undefined: none of ours. */
function rulesFor(fields: readonly FieldText[], language: string | undefined): string | undefined {
  if (language && languages.has(language)) return language;
  if (!engine) return undefined;
  const text = fields.map((field) => field.text.slice(0, 4 * FEW_LETTERS)).join(' ');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const share = (script: RegExp): number => (text.match(script)?.length ?? 0) / Math.max(1, letters);
  const latin = share(/\p{Script=Latin}/gu);
  const cyrillic = share(/\p{Script=Cyrillic}/gu);
  // Of two scripts in one text no language can be told, which says nothing against either.
  const isMixed = language === undefined && Math.min(latin, cyrillic) > 0.3;
  if (letters >= FEW_LETTERS && !isMixed) return undefined;
  if (latin > 0.5) return 'en';
  return cyrillic > 0.5 ? 'ru' : undefined;
}

/** What is known of an article beside its text. */
interface Known {
  /** What an engine saw in each field; without one the rules find names. */
  readonly seen?: readonly (readonly SeenName[])[];
  /** ISO 3166-1 alpha-2. */
  readonly publisherCountry?: string | undefined;
}

/** As the publisher gives it, else of the language tag: en-GB. */
function publisherCountry({ publisher, inLanguage }: Article): string | undefined {
  return publisher?.country ?? /-([A-Z]{2})(?:-|$)/.exec(inLanguage ?? '')?.[1];
}

/** Order decides: what a rule has taken, later ones leave alone, so the longest and surest names come first. */
export function entitiesIn(
  fields: readonly FieldText[],
  language: string,
  { seen, publisherCountry: country }: Known = {},
): Entity[] {
  const names = gazetteer(language);
  const bodies = institutionsOf.get(language) ?? institutions(language);
  const readings = fields.map((field) => new Reading(field, (part) => names.isName(part)));
  const spans = seen?.map((ofField, i) => spansOf(readings[i]!, ofField, names, bodies, language));
  for (const [i, reading] of readings.entries()) {
    if (language === 'en') agreements(reading);
    nationalInstitutions(reading, names, bodies, language);
    if (spans) byModel(reading, spans[i]!, names, bodies, language);
    else byRules(reading, names, bodies, language);
    townsByCountry(reading, names, language);
  }
  surnamesNotPlaces(readings, names, language);
  const aliases = readings.flatMap((reading) => acronymsInBrackets(reading));
  joinAcronyms(readings, aliases);
  references(readings, aliases, names, bodies);
  if (spans) for (const [i, reading] of readings.entries()) modelNames(reading, spans[i]!, names, language);
  sameNames(readings, names);
  for (const reading of readings) datelines(reading, names);
  const places = identifyPlaces(readings, { names, language, publisherCountry: country });
  return assemble(readings, names.stem, {
    people: identifyPeople(readings, names.stem, language),
    places,
    bodies: identifyBodies(readings, aliases, names),
  });
}

/** Rules know what a body is and where it belongs, the model where a name begins and ends; where it sees more, the rule has seen a part. */
function byModel(reading: Reading, spans: readonly SeenWords[], names: Gazetteer, bodies: Institutions, language: string): void {
  const seen = overlaps(spans, reading.words.length);
  if (language === 'en') {
    const before = new Set(reading.found);
    headedNames(reading, names);
    for (const candidate of reading.found) {
      const { from, to } = candidate;
      const isSeen = seen(from, from + 1).some((span) => span.from === from && span.to < to && span.kind !== 'PER');
      if (!isSeen && !before.has(candidate)) reading.drop(candidate);
    }
  }
  for (const candidate of reading.found)
    if (seen(candidate.from, candidate.to).some(({ from, to }) => from < candidate.from || to > candidate.to))
      reading.drop(candidate);
  // "The Senate" is whichever the article has named in full.
  modelNames(reading, spans, names, language, (from, to) => bodies.find(reading.words, from)?.length === to - from);
  const isSure = ({ kind, score }: SeenWords): boolean => kind !== 'MISC' || score > 0.5;
  knownNames(reading, names, language, (from, to) => seen(from, to).some(isSure));
}

/** Which spans have words of a stretch; asked of every name, so not looked through each time. */
function overlaps(spans: readonly SeenWords[], words: number): (from: number, to: number) => SeenWords[] {
  const at: (SeenWords | undefined)[] = Array.from({ length: words });
  for (const span of spans) at.fill(span, span.from, span.to);
  return (from, to) => [...new Set(at.slice(from, to))].filter((span) => span !== undefined);
}

function byRules(reading: Reading, names: Gazetteer, bodies: Institutions, language: string): void {
  if (language === 'en') {
    knownLongNames(reading, names, false);
    headedNames(reading, names);
    knownLongNames(reading, names, true);
  }
  persons(reading, names, bodies, language);
  knownNames(reading, names, language);
  if (language === 'en') geography(reading);
  if (language === 'en') placesByCountry(reading);
}

/**
 * Bodies known by name go before bodies known by their head: "UN Security Council" is not "Security Council". Places of
 * several words go after those and before people: no "York City" is one.
 */
function knownLongNames(reading: Reading, names: Gazetteer, places: boolean): void {
  for (let i = 0; i < reading.words.length; i++) {
    if (reading.at(i)) continue;
    const match = names.match(reading.words, i, 'name', reading.casing(i) === 'capitals');
    if (!match || match.length < 2 || (match.known.type === 'place' && !places)) continue;
    const { known } = match;
    reading.take({
      from: i,
      to: i + match.length,
      type: known.type,
      name: known.name,
      ...(known.wikidata && { wikidata: known.wikidata }),
      ...(known.country && { country: known.country }),
      confidence: known.wikidata ? 0.95 : 0.9,
      method: known.type === 'place' ? 'gazetteer:places' : 'gazetteer:bodies',
    });
    i += match.length - 1;
  }
}
