import type { Entity } from '#events';
import { searchedFields, type FieldText } from '../../text/fields.ts';
import { workingLanguage, type Step } from '../step.ts';
import { acronymsInBrackets } from './acronyms.ts';
import { agreements } from './agreements.ts';
import { assemble } from './assemble.ts';
import { headedNames, nationalInstitutions, type Institutions } from './bodies.ts';
import { gazetteer, institutions, languages, type Gazetteer } from './gazetteer.ts';
import { persons } from './persons.ts';
import { geography, knownNames, placesByCountry } from './places.ts';
import { Reading } from './reading.ts';
import { references } from './references.ts';
import { dataFile } from './tables.ts';

const files = [
  'english.json',
  'first-names.txt',
  'titles.tsv',
  'institutions.tsv',
  'bodies.tsv',
  'places/country-names.tsv',
  'places/more-names.tsv',
  'places/regions.tsv',
  'places/cities.tsv',
  'places/ambiguous.tsv',
];

const institutionsOf = new Map<string, Institutions>();

/** Who, where and which bodies: gazetteers and the words that stand beside names. */
export const entities: Step = {
  name: 'entities',
  version: '1',
  deadlineMs: 10_000,
  resources: files.map(dataFile),
  async load() {
    for (const language of languages) {
      gazetteer(language);
      institutionsOf.set(language, institutions(language));
    }
  },
  run(article, found) {
    const language = workingLanguage(article, found);
    if (!language || !languages.has(language)) return 'unsupported_language';
    return { entities: entitiesIn(searchedFields(article), language) };
  },
};

/** Order decides: what a rule has taken, later ones leave alone, so the longest and surest names come first. */
export function entitiesIn(fields: readonly FieldText[], language: string): Entity[] {
  const names = gazetteer(language);
  const bodies = institutionsOf.get(language) ?? institutions(language);
  const readings = fields.map((field) => new Reading(field, (part) => names.isName(part)));
  for (const reading of readings) {
    if (language === 'en') {
      agreements(reading);
      nationalInstitutions(reading, names, bodies);
      knownLongNames(reading, names, false);
      headedNames(reading, names);
      knownLongNames(reading, names, true);
    } else nationalInstitutions(reading, names, bodies);
    persons(reading, names, bodies, language);
    knownNames(reading, names, language);
    if (language === 'en') geography(reading);
    if (language === 'en') placesByCountry(reading);
  }
  const aliases = readings.flatMap((reading) => acronymsInBrackets(reading));
  references(readings, aliases, names, bodies);
  return assemble(readings, names.stem);
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
