import { monthsOf, weekdaysOf } from './month-names.ts';

/** The parts of a date as text gives them: a time without a zone has none here. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time?: { readonly hour: number; readonly minute: number; readonly second?: number; readonly fraction?: string };
  /** As it was written. */
  readonly zone?: string;
}

/** Words that stand between the parts of a date and say nothing. */
const fillers = new Set(
  `de del di da des d of the à a at um uhr am on den le la el o om kl klo ob h hs hrs г год года р рік року м m y ж жылы жыл il yil lúc ngày saat
   στις του`.split(/\s+/),
);

const token =
  /(?<time>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)|(?<offset>(?:\b(?:GMT|UTC?)\s?)?[+−-]\d{1,2}(?::?\d{2})?(?![\d:]))|(?<number>\d+)(?:st|nd|rd|th|er|ste?|e|º|ª|°)?(?![\p{L}\d])\.?|(?<word>\p{L}[\p{L}\p{M}\u200C’']*\.?(?:m\.)?)|(?<gap>[\s,;.()/|·•–—،、-]+)/giuy;

/**
 * Dates with a month in letters, of whatever language, in whatever order: RFC 822, asctime, "April 9, 2024", "1er mars 2026 à 08:15".
 * A word in front is taken for the day of the week; any other word that is not known makes it unreadable.
 */
export function readWrittenDate(given: string): DateParts | undefined {
  const text = given.replace(/(\d{1,2})-(\p{L}+\.?)-(\d{2,4})/u, '$1 $2 $3').replace(/(\d{1,2})h(\d{2})\b/, '$1:$2');
  const numbers: string[] = [];
  const words: Word[] = [];
  let time: string | undefined;
  let zone: string | undefined;
  let half: string | undefined;
  token.lastIndex = 0;
  for (let isFirst = true; token.lastIndex < text.length;) {
    const groups = token.exec(text)?.groups;
    if (!groups) return undefined;
    const { word } = groups;
    if (groups['time'] !== undefined && time === undefined) time = groups['time'];
    else if (groups['offset'] !== undefined && time !== undefined) zone = groups['offset'];
    else if (groups['number'] !== undefined) numbers.push(groups['number']);
    else if (word !== undefined) {
      const hasMonth = words.some(({ months }) => months.length > 0);
      if (/^[ap]\.?m\.?$/i.test(word) && time !== undefined && half === undefined) half = word[0]!.toLowerCase();
      else if (/^[a-z]{1,5}$/i.test(word) && time !== undefined && hasMonth && zone === undefined && !isFiller(word)) zone = word;
      else if (!isFiller(word) || isFirst)
        words.push({ word, months: monthsOf(word), isFirst, beforeNumbers: numbers.length === 0 });
    } else if (groups['gap'] === undefined) return undefined;
    if (groups['gap'] === undefined) isFirst = false;
  }
  // the last word that names a month: "mar, 2 giu" is a Tuesday in June, and "sat" is a month somewhere
  const named = words.findLast(({ months }) => months.length > 0);
  const others = words.filter((word) => word !== named);
  if (named === undefined || numbers.length !== 2 || !others.every(mayBeWeekday)) return undefined;
  const yearFirst = numbers[0]!.length === 4;
  const year = readYear(yearFirst ? numbers[0]! : numbers[1]!, /[\u0E00-\u0E7F]/.test(text));
  const day = yearFirst ? numbers[1]! : numbers[0]!;
  if (year === undefined || day.length > 2) return undefined;
  const month = theOne(named.months, others, year, Number(day));
  if (month === undefined) return undefined;
  const clock = readTime(time, half);
  return { year, month, day: Number(day), ...(clock && { time: clock }), ...(zone !== undefined && { zone }) };
}

function isFiller(word: string): boolean {
  return fillers.has(word.toLowerCase().replace(/\.$/, ''));
}

interface Word {
  readonly word: string;
  readonly months: readonly number[];
  readonly isFirst: boolean;
  readonly beforeNumbers: boolean;
}

/** Of a language that is known; else the first word, or a second one before any number: "Thứ Hai, 2 ...", "segunda-feira, 2 ...". */
function mayBeWeekday({ word, isFirst, beforeNumbers }: Word): boolean {
  return isFirst || (beforeNumbers && word.length > 2) || weekdaysOf(word).length > 0;
}

/** The month that is meant; of several, the one in which that day is the weekday that is named. */
function theOne(months: readonly number[], others: readonly Word[], year: number, day: number): number | undefined {
  if (months.length === 1) return months[0];
  const weekdays = others.flatMap(({ word }) => weekdaysOf(word));
  const fitting = months.filter((month) => weekdays.includes(new Date(Date.UTC(year, month - 1, day)).getUTCDay()));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** RFC 2822 §4.3 for two digits. In Thai, years are counted from 543 BC. */
export function readYear(digits: string, thai = false): number | undefined {
  const year = Number(digits);
  if (digits.length === 4) return thai && year > 2400 ? year - 543 : year;
  return digits.length === 2 ? year + (year < 50 ? 2000 : 1900) : undefined;
}

export function readTime(time: string | undefined, half: string | undefined): DateParts['time'] {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?$/.exec(time ?? '');
  if (!match) return undefined;
  let hour = Number(match[1]);
  if (half !== undefined && hour >= 1 && hour <= 12) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  return {
    hour,
    minute: Number(match[2]),
    ...(match[3] !== undefined && { second: Number(match[3]) }),
    ...(match[4] !== undefined && { fraction: match[4] }),
  };
}
