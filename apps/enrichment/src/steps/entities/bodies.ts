import type { Gazetteer, Known } from './gazetteer.ts';
import type { Reading } from './reading.ts';
import { bodyHeads, calendar, eventHeads, functionWords, wordList } from './tables.ts';
import { isTitle } from './titles.ts';

const groupTails = wordList('groupTails');
/** Heads that go on with "on": a committee on something, but no hospital on Friday. */
const DELIBERATES = new Set([
  'committee',
  'commission',
  'council',
  'conference',
  'summit',
  'forum',
  'panel',
  'group',
  'congress',
]);
const ORDINAL = /^\d+(?:st|nd|rd|th)$/;

export interface Institutions {
  find(all: Reading['words'], from: number): { name: string; length: number } | undefined;
}

/** "Kazakh Senate", "Senate of Kazakhstan", "Kazakhstan's parliament": an institution and the country it is of. */
export function nationalInstitutions(reading: Reading, names: Gazetteer, institutions: Institutions, language: string): void {
  const all = reading.words;
  for (let i = 0; i < all.length; i++) {
    const capitals = reading.casing(i) === 'capitals';
    const demonym = names.match(all, i, 'demonym', capitals) ?? countryAdjective(reading, names, i);
    if (demonym) {
      const at = i + demonym.length;
      const body = all[at]?.adjacent ? institutions.find(all, at) : undefined;
      if (body && !continues(reading, at + body.length))
        take(reading, i, at + body.length, body.name, demonym.known, 'rule:demonym_institution');
      continue;
    }
    const body = institutions.find(all, i);
    if (!body) continue;
    let at = i + body.length;
    if (!all[at]?.adjacent && all[at]?.before === ' ' && i > 0) continue;
    let country = possessor(reading, names, i);
    if (country) {
      take(reading, i, at, body.name, country, 'rule:country_institution');
      continue;
    }
    // "Sénat français", "Senado argentino": adjectives that follow have no capital.
    const behind = all[at]?.adjacent && !all[at]!.capital ? names.match(all, at, 'demonym') : undefined;
    if (behind && /^\p{Script=Latin}/u.test(all[at]!.norm)) {
      take(reading, i, at + behind.length, body.name, behind.known, 'rule:demonym_institution');
      continue;
    }
    if (!OF.has(all[at]?.norm ?? '') || !all[at]?.adjacent) {
      const after = all[at]?.adjacent ? names.match(all, at, 'name', capitals) : undefined;
      // In Russian, and in German with an s, the country follows at once, in its case.
      if (
        after?.known.isCountry &&
        (!/^\p{Script=Latin}/u.test(all[at]!.norm) || (language === 'de' && all[at]!.norm.endsWith('s')))
      )
        take(reading, i, at + after.length, body.name, after.known, 'rule:institution_of_country');
      continue;
    }
    at++;
    if (ARTICLES.has(all[at]?.norm ?? '')) at++;
    country = undefined;
    const match = names.match(all, at, 'name', capitals);
    if (match?.known.isCountry) take(reading, i, at + match.length, body.name, match.known, 'rule:institution_of_country');
  }
}

const OF = new Set(['of', 'de', 'du', 'des', 'do', 'da', 'dos', 'del', 'von', 'der', 'di']);
const ARTICLES = new Set(['the', 'la', 'el', 'los', 'las', 'der', 'l', 'a', 'o']);

function take(reading: Reading, from: number, to: number, institution: string, country: Known, method: string): void {
  reading.take({
    from,
    to,
    type: 'organisation',
    name: `${institution} of ${country.name}`,
    ...(country.country && { country: country.country }),
    confidence: 0.85,
    method,
  });
}

/** A country's plain name before an institution: "Kazakhstan Senate". */
function countryAdjective(reading: Reading, names: Gazetteer, i: number) {
  const match = names.match(reading.words, i, 'name', reading.casing(i) === 'capitals');
  const next = reading.words[i + (match?.length ?? 0)];
  return match?.known.isCountry && next?.adjacent ? match : undefined;
}

/** The country that stands as a possessive right before word `at`. */
function possessor(reading: Reading, names: Gazetteer, at: number): Known | undefined {
  const last = reading.words[at - 1];
  if (!last?.possessive || reading.words[at]?.before !== ' ') return undefined;
  for (let from = Math.max(0, at - 4); from < at; from++) {
    const match = names.match(reading.words, from);
    if (match && from + match.length === at && match.known.isCountry) return match.known;
  }
  return undefined;
}

/** "Kazakh Parliament Committee": the institution is part of a longer name. */
function continues(reading: Reading, at: number): boolean {
  const next = reading.words[at];
  return next !== undefined && next.adjacent && next.capital && bodyHeads.has(next.norm) && reading.casing(at) === 'sentence';
}

/** Bodies and events named by their head: "Asian Development Bank", "Ministry of Health", "Astana International Forum". */
export function headedNames(reading: Reading, names: Gazetteer): void {
  const all = reading.words;
  for (let i = 0; i < all.length; i++) {
    if (!reading.named(i) || reading.at(i)) continue;
    const event = eventHeads.has(all[i]!.norm);
    if (!event && !bodyHeads.has(all[i]!.norm)) continue;
    if (all[i + 1]?.adjacent && reading.named(i + 1) && (bodyHeads.has(all[i + 1]!.norm) || eventHeads.has(all[i + 1]!.norm)))
      continue;
    const from = nameStart(reading, i);
    const to = nameEnd(reading, i, names);
    if (to - from < 2 || (onlyOrdinal(reading, from, i) && to === i + 1)) continue;
    if (from === i && !all[i]!.capital) continue;
    const organised = !event || /parliament/.test(all[from]!.norm) || (all[i]!.norm === 'forum' && to > i + 1);
    reading.take({
      from,
      to,
      type: organised && bodyHeads.has(all[i]!.norm) ? 'organisation' : 'event',
      name: reading.name(from, to),
      confidence: to - from > 2 ? 0.75 : 0.65,
      method: 'rule:head_word',
    });
  }
}

/** First word of the capitalised words directly before a head; titles and everyday words are no part of a name. */
function nameStart(reading: Reading, head: number): number {
  const all = reading.words;
  let from = head;
  while (from > 0 && head - from < 6 && all[from]!.adjacent && reading.named(from - 1) && !reading.at(from - 1)) {
    if (isTitle('en', all[from - 1]!.norm)) break;
    from--;
  }
  while (from < head && ORDINAL.test(all[from]!.norm)) from++;
  return from;
}

function onlyOrdinal(reading: Reading, from: number, head: number): boolean {
  return reading.words.slice(from, head).every((word) => ORDINAL.test(word.norm));
}

/** A head's complement: "of Foreign Affairs", "for Research and Technology", "of Central Asian countries". */
function nameEnd(reading: Reading, head: number, names: Gazetteer): number {
  const all = reading.words;
  let to = head + 1;
  const opener = all[to];
  if (!opener?.adjacent || !['of', 'for', 'on'].includes(opener.norm)) return to;
  if (opener.norm === 'on' && !DELIBERATES.has(all[head]!.norm)) return to;
  let j = to + 1;
  if (all[j]?.norm === 'the' && all[j]?.adjacent) j++;
  if (!all[j]?.adjacent || !all[j]!.capital || calendar.has(all[j]!.norm) || (functionWords.has(all[j]!.norm) && all[j]!.first))
    return to;
  while (all[j]?.adjacent && j - head < 12) {
    const word = all[j]!;
    if (word.capital && !calendar.has(word.norm)) to = ++j;
    else if (
      ['of', 'and', 'for', 'the'].includes(word.norm) &&
      all[j + 1]?.adjacent &&
      (all[j + 1]!.capital || all[j + 1]!.norm === 'the')
    ) {
      // "Ministry of Health and Kazakhstan": a country after "and" is a neighbour, not a part.
      if (word.norm === 'and' && names.match(all, j + 1)) break;
      j++;
    } else break;
  }
  const tail = all[to];
  return tail?.adjacent && groupTails.has(tail.norm) && /(?:an|ish|ic|ese|ean|speaking)$/.test(all[to - 1]!.norm) ? to + 1 : to;
}
