import type { Gazetteer } from './gazetteer.ts';
import type { Reading } from './reading.ts';
import { functionWords, wordList } from './tables.ts';
import { titleLength } from './titles.ts';

const after = wordList('geoHeadsAfter');
const anyCase = wordList('geoHeadsAnyCase');
const before = wordList('geoHeadsBefore');
const ofHeads = wordList('geoHeadsOf');
const LOCATIVE = new Set(['in', 'at', 'from', 'near', 'to', 'of', 'city', 'town', 'village']);
const WATCHED = wordList('ambiguousCapitals');

/**
 * Names of the gazetteer: places, bodies, events and agreements of the world.
 *
 * @param seen whether an engine takes some of these words for a name of another kind
 */
export function knownNames(
  reading: Reading,
  names: Gazetteer,
  language: string,
  seen: (from: number, to: number) => boolean = () => false,
): void {
  const all = reading.words;
  for (let i = 0; i < all.length; i++) {
    if (reading.at(i)) continue;
    const capitals = reading.casing(i) === 'capitals';
    const match = names.match(all, i, 'name', capitals);
    if (!match) continue;
    const to = i + match.length;
    const { known } = match;
    if (seen(i, to)) continue;
    if (match.length === 1 && capitals && WATCHED.has(all[i]!.plain) && !acronymInCapitals(reading, names, i)) continue;
    if (known.type === 'place' && !known.isCountry && known.country && partOfLongerName(reading, i, to, language)) continue;
    reading.take({
      from: i,
      to,
      type: known.type,
      name: known.name,
      ...(known.wikidata && { wikidata: known.wikidata }),
      ...(known.country && { country: known.country }),
      confidence: known.isCountry || known.wikidata ? 0.95 : 0.85,
      method: known.type === 'place' ? 'gazetteer:places' : 'gazetteer:bodies',
    });
  }
}

/** "Real Madrid", "Porto Azul": a town inside an unknown name is not the town. German writes every noun so. */
function partOfLongerName(reading: Reading, from: number, to: number, language: string): boolean {
  if (language === 'de' || reading.casing(from) !== 'sentence') return false;
  const all = reading.words;
  const unknown = (i: number): boolean =>
    reading.named(i) && !reading.at(i) && !all[i]!.first && titleLength(reading, i, language) === 0;
  const after = all[to]?.adjacent === true && !all[to - 1]!.possessive && unknown(to);
  const before =
    from > 0 &&
    all[from]!.adjacent &&
    reading.named(from - 1) &&
    !reading.at(from - 1) &&
    !DIRECTIONS.has(all[from - 1]!.norm) &&
    !all[from - 1]!.first;
  return after || before;
}
const DIRECTIONS = new Set(
  'north south east west central northern southern eastern western greater downtown old upper lower city president minister mayor'.split(
    ' ',
  ),
);

/** US and WHO in a line of capitals may be pronouns: they are names beside another acronym or before an office. */
function acronymInCapitals(reading: Reading, names: Gazetteer, i: number): boolean {
  const all = reading.words;
  const next = all[i + 1];
  if (next?.adjacent && OFFICES.has(next.norm)) return true;
  const beside = next?.norm === 'and' ? i + 2 : all[i - 1]?.norm === 'and' ? i - 2 : -1;
  return beside >= 0 && names.match(all, beside, 'name', true) !== undefined;
}
const OFFICES = new Set(
  'chief head president director envoy senate congress troops government ambassador secretary official officials experts court dollar economy sanctions team'.split(
    ' ',
  ),
);

/** Seas, rivers, regions by their heads: "Lake Balkhash", "Ural River", "Gulf of Finland", "Mangystau region". */
export function geography(reading: Reading): void {
  const all = reading.words;
  for (let i = 0; i < all.length; i++) {
    if (reading.at(i) || reading.casing(i) !== 'sentence') continue;
    const word = all[i]!;
    const next = all[i + 1];
    if (word.capital && before.has(word.norm) && next?.adjacent && reading.named(i + 1) && !reading.at(i + 1)) {
      place(reading, i, Math.min(reading.runEnd(i + 1, 2), i + 3));
    } else if (word.capital && ofHeads.has(word.norm) && next?.norm === 'of' && all[i + 2]?.adjacent && reading.named(i + 2)) {
      place(reading, i, reading.runEnd(i + 2, 3));
    } else if ((word.capital && after.has(word.norm)) || anyCase.has(word.norm)) {
      let from = i;
      while (
        from > 0 &&
        i - from < 3 &&
        all[from]!.adjacent &&
        reading.named(from - 1) &&
        (!reading.at(from - 1) || reading.at(from - 1)!.type === 'place')
      )
        from--;
      if (from === i || !reading.free(from, i + 1)) continue;
      if (all[from]!.first && functionWords.has(all[from]!.norm)) from++;
      if (from < i) place(reading, from, i + 1);
    }
  }
}

/** "in Turkestan, Kazakhstan": a name before a country, after a word of place, is a place in it. */
export function placesByCountry(reading: Reading): void {
  const all = reading.words;
  for (let i = 1; i < all.length; i++) {
    if (reading.at(i) || !reading.named(i) || !all[i]!.adjacent || !LOCATIVE.has(all[i - 1]!.norm)) continue;
    const to = reading.runEnd(i, 3);
    const country = reading.at(to);
    if (!country || all[to]?.before !== ', ' || country.type !== 'place' || !country.country || !reading.free(i, to)) continue;
    reading.take({
      from: i,
      to,
      type: 'place',
      name: reading.name(i, to),
      country: country.country,
      confidence: 0.7,
      method: 'rule:place_country',
    });
  }
}

function place(reading: Reading, from: number, to: number): void {
  reading.take({ from, to, type: 'place', name: reading.name(from, to), confidence: 0.75, method: 'rule:geographic_head' });
}
