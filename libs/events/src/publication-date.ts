import type { DateOrigin } from './raw-article.ts';
import { type DateParts, readTime, readWrittenDate, readYear } from './written-date.ts';

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
  WEST: 60, IST: 330, PKT: 300, KST: 540, JST: 540, HKT: 480, SGT: 480, AWST: 480, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780, SAST: 120, BRT: -180, AKST: -540, HST: -600,
  EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420,
};

const time = String.raw`(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)(?:\s*([ap])\.?m\.?)?`;
const zone = String.raw`((?:(?:GMT|UTC?)\s?)?[+−-]\d{1,2}(?::?\d{2})?|[A-Za-z]{1,5})?(?:\s+[A-Z]{1,5})?`;
const clock = String.raw`(?:(?:T|,?\s+)${time}\s*${zone})?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?${clock}$`, 'i');
const dayOrMonthFirst = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${clock}$`, 'i');
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const weekDate = new RegExp(String.raw`^(\d{4})-?W(\d{2})(?:-?([1-7]))?${clock}$`, 'i');
const dayOfYear = new RegExp(String.raw`^(\d{4})-(\d{3})${clock}$`, 'i');
const eastAsian =
  /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]\s?(?:[(（].{1,4}[)）])?\s?(?:(\d{1,2})\s?[:時时시]\s?(\d{2})(?:분|分)?(?::(\d{2}))?)?$/;

/**
 * Reads the dates that publishers give: ISO 8601 / RFC 3339 with its weeks and days of the year, RFC 822 / 1123 (feeds) with names of
 * any language, asctime, "April 9, 2024", "2026年3月2日", numbers with dots or slashes where they say which is the day, and Unix time in
 * seconds or milliseconds. A time without a zone is UTC. Days that no calendar has are refused rather than rolled over.
 *
 * @returns undefined if it can't be read
 */
export function readDate(given: string | number): PublicationDate | undefined {
  if (typeof given === 'number' || /^\d{9,13}(\.\d+)?$/.test(given.trim())) return unixTime(Number(given));
  if (given.length > MAX_CHARACTERS) return undefined;
  const text = latinDigits(given.trim()).replace(/\s*(?:\([^()]*\)|\[[^[\]]*\])$/, ''); // "+0000 (UTC)", "Z[UTC]"
  const parts = readNumericDate(text) ?? readWrittenDate(text);
  return parts && build(parts);
}

const MAX_CHARACTERS = 120;

/** Arabic, Persian, Bengali, Devanagari and full-width digits, each of them ten in a row. */
function latinDigits(text: string): string {
  return text.replace(/(?!\d)\p{Nd}/gu, (character) => {
    let zero = character.codePointAt(0)!;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && character.codePointAt(0)! - zero < 9) zero -= 1;
    return String(character.codePointAt(0)! - zero);
  });
}

/** A weekday in front is no part of it; Vietnamese counts its months: "17 tháng 1, 2026". */
function readNumericDate(given: string): DateParts | undefined {
  const text = given
    .replace(/^[\p{L}\p{M}. ]{2,20},\s*(?=\d)/u, '')
    .replace(/^(\d{1,2}) tháng (\d{1,2}),? (?:năm )?(\d{4})/i, '$1.$2.$3');
  const parts = (year: number, month: number, day: number, [at, half, zoneName]: Part[] = []): DateParts => ({
    year,
    month,
    day,
    time: readTime(at, half?.toLowerCase()),
    zone: zoneName,
  });
  let match = yearFirst.exec(text);
  if (match) return parts(Number(match[1]), Number(match[3]), Number(match[4]), match.slice(5));
  match = dayOrMonthFirst.exec(text);
  if (match) {
    const [first, second, year] = [Number(match[1]), Number(match[3]), readYear(match[4]!)!];
    const dayFirst = match[2] === '.' || first > 12 || first === second;
    if (!dayFirst && second <= 12) return undefined; // 3 February or 2 March: nobody can tell
    return dayFirst ? parts(year, second, first, match.slice(5)) : parts(year, first, second, match.slice(5));
  }
  match = compact.exec(text);
  if (match) {
    const at = match[4] === undefined ? undefined : `${match[4]}:${match[5]}${match[6] === undefined ? '' : `:${match[6]}`}`;
    return parts(Number(match[1]), Number(match[2]), Number(match[3]), [at, undefined, match[7]]);
  }
  match = weekDate.exec(text);
  if (match) {
    const day = dayOfWeek(Number(match[1]), Number(match[2]), Number(match[3] ?? 1));
    return day && parts(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate(), match.slice(4));
  }
  match = dayOfYear.exec(text);
  if (match) {
    const day = new Date(Date.UTC(Number(match[1]), 0, Number(match[2])));
    if (day.getUTCFullYear() !== Number(match[1])) return undefined;
    return parts(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate(), match.slice(3));
  }
  match = eastAsian.exec(text);
  if (!match) return undefined;
  const at = match[4] === undefined ? undefined : `${match[4]}:${match[5]}${match[6] === undefined ? '' : `:${match[6]}`}`;
  return parts(Number(match[1]), Number(match[2]), Number(match[3]), [at]);
}

/** ISO 8601: week 1 is the one that 4 January is in, and begins on Monday. */
function dayOfWeek(year: number, week: number, day: number): Date | undefined {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY_MS;
  const found = new Date(monday + ((week - 1) * 7 + day - 1) * DAY_MS);
  const thursday = new Date(found.getTime() + (4 - day) * DAY_MS);
  return week >= 1 && thursday.getUTCFullYear() === year ? found : undefined;
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

type Part = string | undefined;

function build({ year, month, day, time: at, zone: zoneName }: DateParts): PublicationDate | undefined {
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day); // Date.UTC takes years below 100 for the 1900s
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined;
  if (at === undefined) return { value: midnight.toISOString().slice(0, 10), precision: 'day' };
  const { hour, minute, second = 0, fraction = '' } = at;
  const offset = zoneMinutes(zoneName);
  if (minute > 59 || second > 60 || offset === undefined) return undefined;
  if (hour > 24 || (hour === 24 && minute + second > 0)) return undefined; // 24:00 ends the day
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  const instantOf = new Date(midnight.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000 + ms);
  if (instantOf.getUTCFullYear() > 9999 || instantOf.getUTCFullYear() < 1) return undefined;
  return {
    value: instant(instantOf),
    precision: ms > 0 ? 'millisecond' : at.second === undefined ? 'minute' : 'second',
  };
}

function zoneMinutes(name: Part): number | undefined {
  if (!name) return 0;
  const match = /^(?:GMT|UTC?)?\s?([+−-])(\d{1,2}):?(\d{2})?$/i.exec(name);
  if (!match) return zones[name.toUpperCase()];
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return minutes > 14 * 60 ? undefined : match[1] === '+' ? minutes : -minutes;
}
