import { words } from '../../text/words.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Reading } from './reading.ts';
import { calendar, readTable } from './tables.ts';

/** "ASTANA, April 9 (Kazinform) -" is shorter. */
const LONGEST_DATELINE = 90;
const LONGEST_CREDIT = 200;

/** Between a dateline and its text: a dash with space around, a full stop and a dash. */
const DASH = /(?:\s|\.|\))[-–—]{1,2}\s|\s[-–—](?=\p{Lu})/u;
/** Behind the dash some agencies give themselves: "МОСКВА, 9 апр — РИА Новости. ". */
const BEHIND_DASH = 40;
/** What may stand in a dateline beside names: dates, times and what links them. */
const LINKS = new Set(
  'le la les el il em de den der the of am and vom on au um uhr h gmt utc года г ж жыл jan feb mar apr jun jul aug sep sept oct nov dec янв фев мар апр июн июл авг сен сент окт ноя дек janv févr avr juil août déc ene abr ago dic fev mai out dez mär okt'.split(
    ' ',
  ),
);

interface CreditWords {
  readonly norms: readonly string[];
  /** Only at the beginning of a line, or anywhere. */
  readonly line: boolean;
}

const credits: readonly CreditWords[] = readTable('credits.tsv')
  .map(([, where, text = '']) => ({ norms: words(text).map(({ norm }) => norm), line: where === 'line' }))
  .toSorted((a, b) => b.norms.length - a.norms.length);

const creditWords = new Set([
  ...credits.flatMap(({ norms }) => norms),
  'in',
  'for',
  'and',
  'et',
  'und',
  'y',
  'e',
  'и',
  'және',
  'с',
]);

/**
 * Marks what stands outside of the running text: the place and the agency of a dateline, bylines, credit lines. Comes after names have been
 * found; an agency in a dateline's brackets is taken for one, whether it is known or not.
 */
export function datelines(reading: Reading, names: Gazetteer): void {
  for (const [from, to] of lines(reading)) {
    if (reading.field !== 'headline') dateline(reading, from, to, names);
    creditLine(reading, from, to);
  }
}

/** Lines of a field as [from, to) of its words. */
function* lines(reading: Reading): Generator<[number, number]> {
  let from = 0;
  for (let i = 1; i <= reading.words.length; i++) {
    if (i < reading.words.length && !reading.text.slice(reading.words[i - 1]!.end, reading.words[i]!.start).includes('\n'))
      continue;
    yield [from, i];
    from = i;
  }
}

function dateline(reading: Reading, from: number, to: number, names: Gazetteer): void {
  const all = reading.words;
  const start = all[from]?.start;
  if (start === undefined) return;
  const dash = DASH.exec(reading.text.slice(start, start + LONGEST_DATELINE));
  if (!dash) return;
  let end = from;
  while (end < to && all[end]!.start < start + dash.index) end++;
  // "Turkey - the country" is none: a report begins with a capital.
  if (end === to || !/^[\p{Lu}\p{N}"'“„«(]/u.test(reading.text.slice(start + dash.index).replace(/^[\s.)–—-]+/u, ''))) return;
  if (!isDateline(reading, from, end, names)) return;
  agencyBehindDash(reading, end, to);
  for (let i = from; i < end; i++) {
    const name = reading.at(i);
    if (name) reading.stand(i, i + 1, name.type === 'place' ? 'dateline' : 'credit');
  }
}

/** Begins with a place, and has but names, dates and brackets; takes an agency that nobody knew. */
function isDateline(reading: Reading, from: number, end: number, names: Gazetteer): boolean {
  const all = reading.words;
  const place = reading.at(from);
  const bracket = reading.text.slice(all[from]!.start, all[end]!.start).includes('(');
  if (!place && !(bracket && all[from]!.upper && !all[from + 1]?.adjacent)) return false;
  if (place && place.type !== 'place' && !(place.type === 'organisation' && reading.casing(from) !== 'capitals')) return false;
  const unknown: number[] = [];
  for (let i = from; i < end; i++) {
    const word = all[i]!;
    if (reading.at(i) || LINKS.has(word.norm) || calendar.has(word.norm) || /^\d/.test(word.norm)) continue;
    if (names.match(all, i)) continue;
    if (!word.capital && nextToNumber(all, i)) continue; // a month of any language
    if (!word.capital) return false;
    unknown.push(i);
  }
  const inBrackets = unknown.filter((i) => i > from && (/\($/.test(all[i]!.before) || unknown.includes(i - 1)));
  if (inBrackets.length !== unknown.filter((i) => i > from).length) return false;
  if (!place) {
    const known = names.match(all, from, 'name', true);
    reading.take({
      from,
      to: from + (known?.known.type === 'place' ? known.length : 1),
      type: 'place',
      name: known?.known.type === 'place' ? known.known.name : reading.name(from, from + 1),
      ...(known?.known.wikidata && { wikidata: known.known.wikidata }),
      ...(known?.known.country && { country: known.known.country }),
      confidence: 0.8,
      method: 'rule:dateline',
    });
  }
  if (inBrackets.length > 0) {
    const [first, last] = [inBrackets[0]!, inBrackets.at(-1)!];
    reading.take({
      from: first,
      to: last + 1,
      type: 'organisation',
      name: reading.name(first, last + 1),
      confidence: 0.8,
      method: 'rule:credit',
    });
  }
  return true;
}

function nextToNumber(all: Reading['words'], i: number): boolean {
  return [all[i - 1], all[i + 1]].some((word) => word !== undefined && /^\d/.test(word.norm));
}

/** "— РИА Новости. Текст": a body that is all of what stands between the dash and the next full stop. */
function agencyBehindDash(reading: Reading, from: number, to: number): void {
  const name = reading.at(from);
  if (!name || name.from !== from || name.type !== 'organisation') return;
  const next = reading.words[name.to];
  if (name.to < to && next && /^\.\s/.test(next.before) && next.start - reading.words[from]!.start < BEHIND_DASH)
    reading.stand(name.from, name.to, 'credit');
}

/** "(Reporting by Ana Silva in Lisbon; Editing by Li Wei)", "Photo: AP", "By Ana Silva". */
function creditLine(reading: Reading, from: number, to: number): void {
  const all = reading.words;
  for (let i = from; i < to; i++) {
    const opens = i === from || /[([]$/.test(all[i]!.before);
    if (!opens && !/[.!?…]["'”»]? $/.test(all[i]!.before)) continue;
    const found = credits.find(
      ({ norms, line }) =>
        (line ? i === from || isLabel(all, i + norms.length) : opens) &&
        norms.every((norm, k) => all[i + k]?.norm === norm && (k === 0 || all[i + k]!.adjacent)),
    );
    if (!found) continue;
    const after = i + found.norms.length;
    const end = i > from && opens ? endOfBrackets(reading, after, to) : to;
    if (after < end && isCredit(reading, i, after, end)) reading.stand(i, end, 'credit');
  }
}

/** Names and words of credit and nothing else; or what stands behind a colon. */
function isCredit(reading: Reading, from: number, after: number, end: number): boolean {
  const all = reading.words;
  if (all[end - 1]!.end - all[from]!.start > LONGEST_CREDIT) return false;
  if (isLabel(all, after)) return true;
  for (let i = after; i < end; i++) {
    const word = all[i]!;
    if (!reading.at(i) && !word.capital && !LINKS.has(word.norm) && !creditWords.has(word.norm)) return false;
  }
  return true;
}

/** Whether a colon stands before a word: "Photo: AP". */
function isLabel(all: Reading['words'], after: number): boolean {
  return all[after] !== undefined && /^ ?[:©/] ?/.test(all[after].before);
}

function endOfBrackets(reading: Reading, from: number, to: number): number {
  let end = from;
  while (end < to && !/^[)\]]/.test(reading.words[end]!.before)) end++;
  return end;
}
