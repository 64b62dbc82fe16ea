import type { DateMention } from '#events';
import { searchedFields, type FieldText } from '../../text/fields.ts';
import { workingLanguage, type Step } from '../step.ts';
import { months, type MonthNames } from './months.ts';

/** Far more than any article names; keeps a flood of numbers from filling the event. */
const MOST_DATES = 1_000;
/** A day without a year belongs to the year in which it lies nearest to publication, if it lies this near. */
const NEAR_MS = 183 * 86_400_000;

/** Calendar dates that the text names, as ISO 8601 dates, months or years. */
export const dates: Step = {
  name: 'dates',
  version: '1',
  deadlineMs: 5_000,
  resources: [],
  async load() {},
  run(article, found) {
    const language = workingLanguage(article, found);
    return { dates: datesIn(searchedFields(article), language, article.datePublished) };
  },
};

export function datesIn(
  fields: readonly FieldText[],
  language: string | undefined,
  published: string | undefined,
): DateMention[] {
  const names = language ? months(language) : undefined;
  const found: DateMention[] = [];
  for (const field of fields) {
    const taken: DateMention[] = [];
    const add = (start: number, text: string, value: string | undefined): void => {
      if (value && taken.length < MOST_DATES) taken.push({ field: field.field, start, end: start + text.length, text, value });
    };
    isoDates(field.text, add);
    if (names) namedDates(field.text, names, published, add);
    years(field.text, names, add);
    found.push(...withoutOverlaps(taken));
  }
  return found.slice(0, MOST_DATES);
}

type Add = (start: number, text: string, value: string | undefined) => void;

function isoDates(text: string, add: Add): void {
  for (const match of text.matchAll(/(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g))
    add(match.index, match[0], day(+match[1]!, +match[2]!, +match[3]!));
  // 09.04.2024 is day first wherever a full stop is used; 9/4/2024 is not safe to read.
  for (const match of text.matchAll(/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.]\d)/g))
    add(match.index, match[0], day(+match[3]!, +match[2]!, +match[1]!));
}

/** Dates around the name of a month: what stands right before and after it is looked at in place. */
function namedDates(text: string, names: MonthNames, published: string | undefined, add: Add): void {
  for (const match of text.matchAll(names.pattern)) {
    const month = names.month(match[0]);
    if (!month) continue;
    const start = match.index;
    const end = start + match[0].length;
    const before = names.dayBefore.exec(text.slice(Math.max(0, start - 24), start));
    const after = names.after.exec(text.slice(end, end + 24));
    const from = before ? start - before[0].length : start;
    const year = after?.groups?.['year'] ?? names.yearBefore?.exec(text.slice(Math.max(0, from - 16), from))?.[1];
    const yearFrom =
      after?.groups?.['year'] || !year
        ? from
        : from - names.yearBefore!.exec(text.slice(Math.max(0, from - 16), from))![0].length;
    const dayNumber = before?.groups?.['day'] ?? after?.groups?.['day'];
    if (!dayNumber && !year) continue;
    const to = end + (after?.[0].length ?? 0);
    const value = dayNumber
      ? year
        ? day(+year, month, +dayNumber)
        : nearest(month, +dayNumber, published)
      : `${year}-${String(month).padStart(2, '0')}`;
    add(yearFrom, text.slice(yearFrom, to), value);
  }
}

/** "in 2022": a bare year only after a word that says it is one. */
function years(text: string, names: MonthNames | undefined, add: Add): void {
  if (!names) return;
  for (const match of text.matchAll(names.year)) {
    const year = match.groups?.['year'];
    if (!year) continue;
    const start = match.index + match[0].indexOf(year);
    add(start, year, year);
  }
}

function day(year: number, month: number, date: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, date));
  if (year < 1000 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return undefined;
  return at.toISOString().slice(0, 10);
}

/** A day and month without a year: the nearest such day to publication, unless two years are about as near. */
function nearest(month: number, date: number, published: string | undefined): string | undefined {
  const at = published ? Date.parse(published) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  const year = new Date(at).getUTCFullYear();
  const near = [year - 1, year, year + 1]
    .map((each) => day(each, month, date))
    .filter((each) => each !== undefined)
    .map((value) => ({ value, away: Math.abs(Date.parse(value) - at) }))
    .sort((a, b) => a.away - b.away);
  const [first, second] = near;
  if (!first || first.away > NEAR_MS || (second && second.away - first.away < 30 * 86_400_000)) return undefined;
  return first.value;
}

/** Of dates that overlap the longest stays, so that a year is not counted again beside its day. */
function withoutOverlaps(all: readonly DateMention[]): DateMention[] {
  const sorted = [...all].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: DateMention[] = [];
  for (const each of sorted) {
    const last = kept.at(-1);
    if (!last || each.start >= last.end) kept.push(each);
    else if (each.end - each.start > last.end - last.start) kept[kept.length - 1] = each;
  }
  return kept;
}
