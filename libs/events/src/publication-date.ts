import type { DateOrigin } from './raw-article.ts';

export interface PublicationDate {
  /** RFC 3339: an instant in UTC, or a plain date if precision is `day`. */
  readonly value: string;
  readonly precision: DateOrigin['precision'];
}

const DAY_MS = 86_400_000;
/** Newspapers begin in 1605; an embargoed text or a clock that is off reaches two days ahead. */
const FIRST_YEAR = 1605;
const MAX_AHEAD_MS = 2 * DAY_MS;

/** RFC 822 §5.1 and what feeds write beside it, in minutes east of Greenwich. */
// prettier-ignore
const zones: Readonly<Record<string, number>> = {
  Z: 0, UT: 0, UTC: 0, GMT: 0, WET: 0, BST: 60, CET: 60, CEST: 120, EET: 120, EEST: 180, MSK: 180,
  EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420,
};
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const time = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`;
const zone = String.raw`([+-]\d{2}:?\d{2}|[+-]\d{2}|[A-Za-z]{1,5})?`;
const iso = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})(?:[T ]${time}\s*${zone})?$`, 'i');
const rfc822 = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})[\s-]([A-Za-z]{3,9})\.?,?[\s-](\d{4})(?:,?\s+${time}\s*${zone})?$`,
);
const american = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})(?:,?\s+${time}\s*${zone})?$`,
);

/**
 * Reads the dates that publishers give: ISO 8601 / RFC 3339, RFC 822 / 1123 (feeds), "April 9, 2024", and Unix time in seconds or
 * milliseconds. A time without a zone is UTC. Days that no calendar has are refused rather than rolled over.
 *
 * @returns undefined if it can't be read
 */
export function readDate(given: string | number): PublicationDate | undefined {
  if (typeof given === 'number' || /^\d{9,13}(\.\d+)?$/.test(given.trim())) return unixTime(Number(given));
  const text = given.trim();
  if (text.length > 64) return undefined;
  let match = iso.exec(text);
  if (match) return build([match[1], match[2], match[3]], match.slice(4));
  match = rfc822.exec(text);
  if (match) return build([match[3], month(match[2]), match[1]], match.slice(4));
  match = american.exec(text);
  if (match) return build([match[3], month(match[1]), match[2]], match.slice(4));
  return undefined;
}

/** Whether an article taken in at `receivedAt` can bear this date. */
export function isPlausible(date: PublicationDate, receivedAt: Date): boolean {
  const at = Date.parse(date.value);
  return new Date(at).getUTCFullYear() >= FIRST_YEAR && at <= receivedAt.getTime() + MAX_AHEAD_MS;
}

/** RFC 3339 in UTC; a fraction only where there is one. */
export function instant(at: Date): string {
  return at.toISOString().replace('.000Z', 'Z');
}

/** "date 2024-04-09 ", "(2024-04-09) - " and the like before the first word: agencies' systems leave it there. */
const leadingMark = /^\s*(?:date\b[\s:]*)?[([]?(\d{4}-\d{2}-\d{2})[)\]]?(?=[\s,;:.–—-]|$)[\s,;:.–—-]*/i;

/** The date mark that a text begins with, and how many UTF-16 units it takes up. */
export function leadingDateMark(text: string): { raw: string; length: number } | undefined {
  const match = leadingMark.exec(text.slice(0, 200));
  return match ? { raw: match[1]!, length: match[0].length } : undefined;
}

function unixTime(given: number): PublicationDate | undefined {
  const ms = given < 1e11 ? given * 1000 : given;
  if (!Number.isFinite(ms) || ms < 1e8 || ms > 1e14) return undefined;
  return { value: instant(new Date(Math.trunc(ms))), precision: ms % 1000 === 0 ? 'second' : 'millisecond' };
}

function month(name: string | undefined): string {
  return String(months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

type Part = string | undefined;

function build(day: Part[], [hour, minute, second, fraction, zoneName]: Part[]): PublicationDate | undefined {
  const [y, m, d] = day.map(Number) as [number, number, number];
  const midnight = new Date(0);
  midnight.setUTCFullYear(y, m - 1, d); // Date.UTC takes years below 100 for the 1900s
  if (midnight.getUTCMonth() !== m - 1 || midnight.getUTCDate() !== d) return undefined;
  if (hour === undefined) return { value: midnight.toISOString().slice(0, 10), precision: 'day' };
  const [h, min, s] = [Number(hour), Number(minute), Number(second ?? 0)];
  const offset = zoneMinutes(zoneName);
  if (h > 24 || min > 59 || s > 60 || offset === undefined) return undefined;
  const ms = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  const at = new Date(midnight.getTime() + ((h * 60 + min - offset) * 60 + s) * 1000 + ms);
  if (at.getUTCFullYear() > 9999 || at.getUTCFullYear() < 1) return undefined;
  return { value: instant(at), precision: ms > 0 ? 'millisecond' : second === undefined ? 'minute' : 'second' };
}

function zoneMinutes(name: Part): number | undefined {
  if (!name) return 0;
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(name);
  if (!match) return zones[name.toUpperCase()];
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return minutes > 14 * 60 ? undefined : match[1] === '-' ? -minutes : minutes;
}
