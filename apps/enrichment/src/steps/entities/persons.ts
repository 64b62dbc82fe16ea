import type { Institutions } from './bodies.ts';
import { isGivenName } from './given-names.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Reading } from './reading.ts';
import { apposition, roleBefore, roleBeforeComma } from './roles.ts';
import { bodyHeads, calendar, eventHeads, functionWords, particles, wordList } from './tables.ts';
import { isCourtesy, titleLength } from './titles.ts';

const speech = wordList('speech');
const humanVerbs = wordList('humanVerbs');
const speechBefore = wordList('speechBefore');
const LED_BY = new Set(['led', 'headed', 'chaired', 'hosted', 'signed', 'written', 'directed', 'represented', 'accompanied']);
const SURNAME =
  /(?:[oe]v|[oe]va|yev|yeva|enko|chuk|shvili|adze|idze|yan|uly|kyzy|bekov|skaya|sky|skiy|zoda|zade|sen|sson|ов|ова|ев|ева|ин|ина|ұлы|қызы|енко|ский|ская)$/u;
/** Nouns of bodies in other languages, which follow a particle as a surname does: "von der Universität". */
const INSTITUTE =
  /^(?:universi|hochschul|partei|institut|verband|ministeri|gesellschaft|stiftung|partido|faculdade|fundaç|fundaci|regierung)/;
const MOST_WORDS = 5;

/** People by what stands beside their name: a title, a role, a verb of speech, a first name, another person. */
export function persons(reading: Reading, names: Gazetteer, institutions: Institutions, language: string): void {
  byTitle(reading, names, institutions, language);
  byEvidence(reading, names, language);
  if (language === 'en') byCompany(reading, names);
}

/** "President Maria Silva", "Chairman of the Senate Maulen A.", "Ms. Al-Rashid". */
function byTitle(reading: Reading, names: Gazetteer, institutions: Institutions, language: string): void {
  const all = reading.words;
  for (let i = 0; i < all.length; i++) {
    const length = titleLength(reading, i, language);
    if (length === 0 || reading.at(i)) continue;
    let from = i + length;
    let titleEnd = from;
    if (!all[from]?.adjacent) continue;
    const owned = ofWhat(reading, names, institutions, from, language);
    if (owned > from) {
      if (!all[owned]?.adjacent) continue;
      titleEnd = owned;
      from = owned;
    } else if (OF.has(all[from]!.norm)) continue;
    const to = nameEnd(reading, from, names, language);
    if (to === from) continue;
    const single = to - from === 1;
    // One word after a lower-case title may be anything ("the minister Tuesday"); it is a name after a capital one.
    const inflected = language === 'ru' || language === 'kk';
    if (single && (inflected ? !SURNAME.test(all[from]!.norm) : !all[i]!.capital || calendar.has(all[from]!.norm))) continue;
    if (single && language === 'de') continue;
    const title = reading.name(i, i + length);
    const role = isCourtesy(title) ? apposition(reading, to, language) : roleBefore(reading, i, titleEnd, names, language);
    reading.take({
      from,
      to,
      type: 'person',
      name: reading.name(from, to),
      ...(role && { role }),
      confidence: single ? 0.7 : 0.9,
      method: 'rule:title',
    });
  }
}

const OF = new Set(['of', 'the', 'de', 'du', 'des', 'do', 'da', 'del', 'la', 'das', 'dos', 'der', 'von']);
const MOST_WORDS_OF_OFFICE = 5;

/** End of what a title is the title of: "of the Senate", "of Kenya", in Russian "департамента денежной политики". */
function ofWhat(reading: Reading, names: Gazetteer, institutions: Institutions, from: number, language: string): number {
  const all = reading.words;
  let k = from;
  while (all[k]?.adjacent && OF.has(all[k]!.norm)) k++;
  if (!all[k]?.adjacent) return from;
  const body = reading.at(k);
  if (body?.type === 'organisation' && body.from === k) return body.to;
  const institution = institutions.find(all, k);
  if (institution && (k > from || language !== 'en')) return k + institution.length;
  const place = names.match(all, k);
  if (place && (k > from || language !== 'en')) return k + place.length;
  if (language !== 'ru') return from;
  while (all[k]?.adjacent && !all[k]!.capital && k - from < MOST_WORDS_OF_OFFICE) k++;
  return all[k]?.adjacent && reading.named(k) && all[k + 1]?.adjacent && reading.named(k + 1) ? k : from;
}

/** A run of two to five capitalised words that something says is a person. */
function byEvidence(reading: Reading, names: Gazetteer, language: string): void {
  const all = reading.words;
  for (let i = 0; i < all.length; i++) {
    if (reading.at(i) || !all[i]!.capital) continue;
    if (reading.casing(i) !== 'sentence') {
      headlineName(reading, names, i);
      continue;
    }
    if (!reading.named(i)) continue;
    let from = i;
    let to = nameEnd(reading, i, names, language);
    if (to - from > 2 && all[from]!.first && !isGivenName(all[from]!.norm) && isGivenName(all[from + 1]!.norm)) from++;
    if (to - from < 2 || names.match(all, from)?.length === to - from) continue;
    const evidence = personEvidence(reading, from, to, language);
    if (evidence === undefined) {
      if (to > i + 1) i = to - 1;
      continue;
    }
    const role = apposition(reading, to, language) ?? roleBeforeComma(reading, from, language);
    const { confidence, method } = role ? { confidence: 0.9, method: 'rule:apposition' } : evidence;
    reading.take({ from, to, type: 'person', name: reading.name(from, to), ...(role && { role }), confidence, method });
    i = to - 1;
  }
}

function personEvidence(
  reading: Reading,
  from: number,
  to: number,
  language: string,
): { confidence: number; method: string } | undefined {
  const all = reading.words;
  const before = all[from]!.adjacent ? all[from - 1] : undefined;
  const after = all[to]?.adjacent ? all[to] : undefined;
  if (isGivenName(all[from]!.norm)) return { confidence: 0.85, method: 'rule:first_name' };
  if (apposition(reading, to, language) ?? roleBeforeComma(reading, from, language))
    return { confidence: 0.85, method: 'rule:apposition' };
  if (before?.norm === 'by' && LED_BY.has(all[from - 2]?.norm ?? '')) return { confidence: 0.8, method: 'rule:led_by' };
  if (to - from <= 4 && SURNAME.test(all[to - 1]!.norm) && !all[from]!.upper) return { confidence: 0.75, method: 'rule:surname' };
  if (language !== 'en' || bodyHeads.has(all[to - 1]!.norm)) return undefined;
  const said =
    (after && speech.has(after.norm)) ||
    (before && speechBefore.has(before.norm) && before.norm !== 'by' && before.norm !== 'with' && before.norm !== 'to');
  // Companies say things too: one word of a name alone elsewhere, as people are called, or a verb of people must join it.
  const human = (after && humanVerbs.has(after.norm)) || reading.standsAlone(all[to - 1]!.norm, to - 1);
  if (said && human && to - from <= 4 && !all.slice(from, to).some((word) => word.upper))
    return { confidence: 0.65, method: 'rule:speech' };
  return undefined;
}

/** In a headline of capitals only a known first name starts a person, and one word follows it. */
function headlineName(reading: Reading, names: Gazetteer, i: number): void {
  const all = reading.words;
  if (!isGivenName(all[i]!.norm) || functionWords.has(all[i]!.norm) || names.match(all, i, 'name', true)) return;
  let to = i + 1;
  while (all[to]?.adjacent && particles.has(all[to]!.norm)) to++;
  const last = all[to];
  if (
    !last?.adjacent ||
    !last.capital ||
    last.norm.length < 3 ||
    functionWords.has(last.norm) ||
    speech.has(last.norm) ||
    calendar.has(last.norm)
  )
    return;
  if (names.match(all, to, 'name', true) || bodyHeads.has(last.norm) || eventHeads.has(last.norm)) return;
  if (reading.casing(i) === 'title' && /(?:s|ed|ing)$/.test(last.norm) && all[to + 1]?.adjacent !== true) return;
  const name = reading.casing(i) === 'capitals' ? properCase(reading.name(i, to + 1)) : reading.name(i, to + 1);
  reading.take({ from: i, to: to + 1, type: 'person', name, confidence: 0.55, method: 'rule:headline_first_name' });
}

/** "A B and C D met E F": who stands in a list with a person is one. */
function byCompany(reading: Reading, names: Gazetteer): void {
  const all = reading.words;
  for (let i = 1; i < all.length; i++) {
    if (reading.at(i) || !reading.named(i) || reading.casing(i) !== 'sentence') continue;
    const previous = all[i - 1]!;
    const listed =
      (previous.norm === 'and' && previous.adjacent && all[i]!.adjacent && reading.at(i - 2)?.type === 'person') ||
      (all[i]!.before === ', ' && reading.at(i - 1)?.type === 'person');
    if (!listed) continue;
    const to = nameEnd(reading, i, names, 'en');
    if (to - i < 2 || to - i > 4 || all.slice(i, to).some((word) => word.upper)) continue;
    reading.take({ from: i, to, type: 'person', name: reading.name(i, to), confidence: 0.6, method: 'rule:beside_person' });
  }
}

/** End of a person's name from `from`: capitalised words and particles, up to a place, a body, a month or a verb. */
function nameEnd(reading: Reading, from: number, names: Gazetteer, language: string): number {
  const all = reading.words;
  if (!all[from]?.capital || reading.at(from)) return from;
  const sentence = reading.casing(from) === 'sentence';
  const runEnd = sentence ? reading.runEnd(from, MOST_WORDS) : Math.min(all.length, from + 2);
  let to = from;
  while (to < runEnd) {
    const word = all[to]!;
    if (reading.at(to) || bodyHeads.has(word.norm) || calendar.has(word.norm) || INSTITUTE.test(word.norm)) break;
    if (to > from && language === 'en' && titleLength(reading, to, 'en') > 0 && !isGivenName(word.norm)) break;
    if (!sentence && (functionWords.has(word.norm) || speech.has(word.norm) || (to > from && !word.adjacent))) break;
    if (names.match(all, to, 'name', !sentence) && !(to === from + 1 && to === runEnd - 1 && isGivenName(all[from]!.norm))) break;
    to++;
  }
  while (to > from && particles.has(all[to - 1]!.norm) && !all[to - 1]!.capital) to--;
  const first = all[from]!;
  if (to - from === 1 && (first.upper || /\d/.test(first.norm) || first.norm.length < 3 || functionWords.has(first.norm)))
    return from;
  return to;
}

function properCase(name: string): string {
  return name.toLowerCase().replace(/(^|[ -])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
