import { type PublicationDate, readDate } from '#events';
import { monthOf } from './months.ts';

/** A date and the characters that it was read from. */
export interface FoundDate extends PublicationDate {
  readonly raw: string;
}

export type DayOrder = 'dmy' | 'mdy';

// A time behind a date; "Uhr", "Uhr", "h", "am" or "г., в" may stand between or after. Bounded, so that no text makes it slow.
const clock = String.raw`(?:[\s,;|·–—-]{0,4}(?:г\.|года|ж\.|at|um|à|a las|alle|ore|o godz\.|klo|kl\.?|в|о|saat|pukul|lúc|às|om)?[\s,;|·–—-]{0,3}(\d{1,2})\s?(?:[:h.]|時|时|시|点)\s?(\d{2})(?::(\d{2}))?\s*(?:分|분|Uhr)?\s*([ap]\.?m\.?\b)?\s*(UTC|GMT|Z\b|[+-]\d{2}:?\d{2}\b|CES?T\b|E[SD]T\b|P[SD]T\b|MSK\b|BST\b|IST\b)?)?`;
const word = String.raw`([\p{L}\p{M}]{2,14}(?: الأول| الثاني)?)`;
const patterns: readonly { readonly pattern: RegExp; readonly order: readonly ('y' | 'm' | 'd' | 'n' | 'a' | 'b')[] }[] = [
  { pattern: new RegExp(String.raw`(?<!\d)((?:19|20)\d{2})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)[日일.]?(?:\s?[T(（]?)(?:\p{L}{1,10}[)）])?` + clock, 'u'), order: ['y', 'm', 'd'] },
  { pattern: new RegExp(String.raw`(?<!\d)(\d{1,2})(?:er|º|ª|\.|st|nd|rd|th)?\s?(?:de |d[’'])?\s?${word}\.?,?\s(?:de |del )?((?:19|20)\d{2})(?!\d)` + clock, 'iu'), order: ['d', 'n', 'y'] },
  { pattern: new RegExp(String.raw`${word}\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s((?:19|20)\d{2})(?!\d)` + clock, 'iu'), order: ['n', 'd', 'y'] },
  { pattern: new RegExp(String.raw`(?<!\d)((?:19|20)\d{2})\.?\s?(?:m\.|жылғы|жылдың|ж\.)?\s?${word}\.?\s?(\d{1,2})(?!\d)` + clock, 'iu'), order: ['y', 'n', 'd'] },
  { pattern: new RegExp(String.raw`(?<!\d)((?:19|20)\d{2})\s(?:жылғы|жылдың|ж\.)\s(\d{1,2})\s${word}` + clock, 'iu'), order: ['y', 'd', 'n'] },
  { pattern: new RegExp(String.raw`(?<![\d./-])(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?((?:19|20)\d{2})(?!\d)` + clock, 'u'), order: ['a', 'b', 'y'] },
]; // prettier-ignore

const MAX_SEARCHED = 400;
const digitsOf = (text: string): string =>
  text
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966));

/**
 * The first date in a short text, written out in any of the languages of months.ts or in digits. A time without a zone is left out;
 * 04/05/2025 is read by `order` unless one number can only be the day.
 */
export function findDate(given: string, order: DayOrder): FoundDate | undefined {
  const text = digitsOf(given.slice(0, MAX_SEARCHED));
  let best: { at: number; found: FoundDate } | undefined;
  for (const { pattern, order: parts } of patterns) {
    const match = pattern.exec(text);
    if (!match || (best && best.at <= match.index)) continue;
    const found = read(match, parts, order);
    if (found) best = { at: match.index, found };
  }
  return best?.found;
}

function read(match: RegExpExecArray, parts: readonly string[], order: DayOrder): FoundDate | undefined {
  const value = new Map(parts.map((part, i) => [part, match[i + 1]!]));
  const name = value.get('n');
  let month = name === undefined ? Number(value.get('m')) : monthOf(name);
  let day = Number(value.get('d'));
  if (value.has('a')) {
    const [a, b] = [Number(value.get('a')), Number(value.get('b'))];
    [day, month] = a > 12 || (b <= 12 && order === 'dmy') ? [a, b] : [b, a];
  }
  if (!month || !day) return undefined;
  const pad = (n: number): string => String(n).padStart(2, '0');
  const date = `${value.get('y')}-${pad(month)}-${pad(day)}`;
  const [hour, minute, second, half, zone] = match.slice(4);
  const raw = match[0].trim();
  // Without a zone it is the publisher's clock: the day is all that can be said for sure.
  if (zone !== undefined && Number(hour) <= 24) {
    const h = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
    const timed = readDate(`${date}T${pad(h)}:${minute}${second ? `:${second}` : ''}${zone}`);
    if (timed) return { ...timed, raw };
  }
  const plain = readDate(date);
  return plain && { ...plain, raw };
}

const LONGEST_SHORT_DATE = 40;
const shortDate = /(?<![\d./-])(\d{1,2})([./])\s?(\d{1,2})\2\s?(\d{2})(?![\d./-])/;

/** 28.01.22, in a line that says little else; of this century. */
export function shortYear(text: string, order: DayOrder): FoundDate | undefined {
  const match = text.length <= LONGEST_SHORT_DATE ? shortDate.exec(digitsOf(text)) : null;
  const found = match && findDate(`${match[1]}.${match[3]}.20${match[4]}`, match[2] === '.' ? 'dmy' : order);
  return found ? { ...found, raw: match[0] } : undefined;
}

const archived = /^\/web\/\d{4,14}[a-z_]*\/(https?:\/\/.+)$/;

const inUrl =
  /(?:^|[/_.=-])((?:19|20)\d{2})[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?(?=$|[/_.?-]|[a-z])/i;

/** The date that many publishers put into the address: /2024/04/30/, /20241202-, /2025-05-03-title, /2019/nov/18/. To the day. */
export function dateInUrl(url: string): FoundDate | undefined {
  const own = URL.canParse(url) ? new URL(url).pathname : '';
  // An archive's address begins with the day of its copy.
  const path = archived.exec(own)?.[1] ?? own;
  const match = inUrl.exec(path);
  const date = match && readDate(`${match[1]}-${match[2]}-${match[3]}`);
  if (date) return { ...date, raw: match[0].replace(/^[/_.=-]/, '') };
  const named = /\/((?:19|20)\d{2})\/([a-z]{3,9})\/(\d{1,2})(?=\/|$)/i.exec(path);
  const month = named && monthOf(named[2]!);
  const written = month ? readDate(`${named[1]}-${String(month).padStart(2, '0')}-${named[3]!.padStart(2, '0')}`) : undefined;
  return written && named ? { ...written, raw: named[0].slice(1) } : undefined;
}
