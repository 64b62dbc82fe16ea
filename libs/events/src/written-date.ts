import { monthOf } from './month-names.ts';

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
  /(?<time>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)|(?<offset>(?:\b(?:GMT|UTC?)\s?)?[+−-]\d{1,2}(?::?\d{2})?(?![\d:]))|(?<number>\d+)(?:st|nd|rd|th|er|ste?|e|º|ª|°)?(?![\p{L}\d])\.?|(?<word>\p{L}[\p{L}\p{M}\u200C’']*\.?(?:m\.)?)|(?<gap>[\s,;.()/|·•–—-]+)/giuy;

/**
 * Dates with a month in letters, of whatever language, in whatever order: RFC 822, asctime, "April 9, 2024", "1er mars 2026 à 08:15".
 * A word in front is taken for the day of the week; any other word that is not known makes it unreadable.
 */
export function readWrittenDate(given: string): DateParts | undefined {
  const text = given.replace(/(\d{1,2})-(\p{L}+\.?)-(\d{2,4})/u, '$1 $2 $3').replace(/(\d{1,2})h(\d{2})\b/, '$1:$2');
  const numbers: string[] = [];
  let month: number | undefined;
  let time: string | undefined;
  let zone: string | undefined;
  let half: string | undefined;
  token.lastIndex = 0;
  for (let first = true; token.lastIndex < text.length;) {
    const groups = token.exec(text)?.groups;
    if (!groups) return undefined;
    const { word } = groups;
    if (groups['time'] !== undefined && time === undefined) time = groups['time'];
    else if (groups['offset'] !== undefined && time !== undefined) zone = groups['offset'];
    else if (groups['number'] !== undefined) numbers.push(groups['number']);
    else if (word !== undefined) {
      const named = month === undefined ? monthOf(word) : undefined;
      if (named !== undefined) month = named;
      else if (/^[ap]\.?m\.?$/i.test(word) && time !== undefined && half === undefined) half = word[0]!.toLowerCase();
      else if (time !== undefined && /^[a-z]{1,5}$/i.test(word) && zone === undefined && !fillers.has(word.toLowerCase()))
        zone = word;
      else if (!first && !fillers.has(word.toLowerCase().replace(/\.$/, '')) && !isWeekday(word, numbers.length))
        return undefined;
    } else if (groups['gap'] === undefined) return undefined;
    if (groups['gap'] === undefined) first = false;
  }
  if (month === undefined || numbers.length !== 2) return undefined;
  const yearFirst = numbers[0]!.length === 4;
  const year = readYear(yearFirst ? numbers[0]! : numbers[1]!, /[\u0E00-\u0E7F]/.test(text));
  const day = yearFirst ? numbers[1]! : numbers[0]!;
  if (year === undefined || day.length > 2) return undefined;
  const clock = readTime(time, half);
  return { year, month, day: Number(day), ...(clock && { time: clock }), ...(zone !== undefined && { zone }) };
}

/** A second word before any number: "Thứ Hai, 2 ...", "segunda-feira, 2 ...". */
function isWeekday(word: string, numbersBefore: number): boolean {
  return numbersBefore === 0 && word.length > 2;
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
