import { places } from './geonames.ts';
import type { Gazetteer } from './gazetteer.ts';
import { besideName, lies } from './place-context.ts';
import type { Candidate, Reading } from './reading.ts';

const MOST_WORDS = 3;

/** "Nice, France": a name that a town of the country beside it bears is that town, though nobody has seen a place in it. */
export function townsByCountry(reading: Reading, names: Gazetteer, language: string): void {
  const all = reading.words;
  for (let i = 0; i < all.length; i++) {
    if (reading.at(i) || !reading.named(i) || (i > 0 && all[i]!.adjacent && reading.named(i - 1))) continue;
    const to = reading.runEnd(i, MOST_WORDS);
    if (!reading.free(i, to) || (all[to]?.before !== ', ' && all[to]?.before !== ' (')) continue;
    const beside = besideName(reading, i, to, names, language);
    if (!beside) continue;
    const norms = all.slice(i, to).map(({ norm }) => norm);
    const isTown = places()
      .named(norms, language)
      .some(({ place }) => place.kind === 'city' && beside.containers.some((outer) => lies(place, outer)));
    if (!isTown) continue;
    const country = beside.containers[0]!.country;
    reading.take({
      from: i,
      to,
      type: 'place',
      name: reading.name(i, to),
      country,
      confidence: 0.8,
      method: 'rule:town_and_country',
    });
  }
}

const LOCATIVES = new Set('in at from near to into across en em à au im aus nach в во из на'.split(' '));

/** "Jordan" is the Michael Jordan of the article, unless the text goes there: "in Jordan". */
export function surnamesNotPlaces(readings: readonly Reading[], names: Gazetteer, language: string): void {
  const bearers = new Map<string, Candidate | undefined>();
  for (const { found, words } of readings)
    for (const person of found) {
      if (person.type !== 'person' || person.to - person.from < 2) continue;
      const surname = words[person.to - 1]!.norm;
      const other = bearers.get(surname);
      bearers.set(surname, !bearers.has(surname) || other?.name === person.name ? person : undefined);
    }
  if (bearers.size === 0) return;
  for (const reading of readings)
    for (const place of reading.found.filter(({ type, from, to }) => type === 'place' && to - from === 1)) {
      const { from, to } = place;
      const { norm } = reading.words[from]!;
      const person = bearers.get(norm);
      if (!person || LOCATIVES.has(reading.words[from - 1]?.norm ?? '')) continue;
      // What an engine takes for a place may well be one, where there is such a place.
      const isPlace = names.match(reading.words, from) !== undefined || places().named([norm], language).length > 0;
      if (place.method !== 'gazetteer:places' && isPlace) continue;
      reading.drop(place);
      reading.take({ from, to, type: 'person', name: person.name, confidence: 0.75, method: 'rule:surname_reference' });
    }
}
