import type { Findings, RawArticle } from '#events';
import { isHidden } from './rows.ts';

/** A text that mentions more is a table of dates. */
const MOST_DATES = 500;
const VALUE = /^(?!0000)(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** Dates that an article mentions as rows of article_date, each once: a month and a year are all of their days. */
export function mentionedDates(articleId: string, { pubStatus }: RawArticle, dates: NonNullable<Findings['dates']>) {
  if (isHidden(pubStatus)) return [];
  const days = new Map(dates.map(({ value }) => [daysOf(value)?.join(), daysOf(value)]));
  return [...days.values()]
    .filter((both) => both !== undefined)
    .slice(0, MOST_DATES)
    .map(([first, last]) => ({ article_id: articleId, first_day: first, last_day: last }));
}

/** @returns undefined for what no calendar has */
export function daysOf(value: string): [first: string, last: string] | undefined {
  const [, year, month, day] = VALUE.exec(value) ?? [];
  if (year === undefined) return undefined;
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
  if (day !== undefined) return exists(first) ? [first, first] : undefined;
  const last = month === undefined ? `${year}-12-31` : `${year}-${month}-${lastDay(Number(year), Number(month))}`;
  return exists(first) ? [first, last] : undefined;
}

function exists(day: string): boolean {
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

function lastDay(year: number, month: number): number {
  const next = new Date(0);
  next.setUTCFullYear(year, month, 0);
  return next.getUTCDate();
}
