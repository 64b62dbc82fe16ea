import { decodeHTMLStrict } from 'entities';
import { plainText } from '#events';
import type { Warnings } from '../xml/warning.ts';

/** Tags that titles hold; all else in angle brackets may be what the title is about. */
const titleTag =
  /<\/?(?:a|abbr|b|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)(?:\s[^<>]{0,2000})?\/?>/gi;
const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;

/** A title or a name as one line of plain text, whether it came as text, as HTML, or as HTML that was escaped twice. */
export function titleText(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  let text = given;
  if (reference.test(text) && !titleTag.test(text)) text = decodeHTMLStrict(text);
  titleTag.lastIndex = 0;
  text = text.replace(titleTag, (tag) => (/^<(?:br|p|div|h\d|\/p|\/div|\/h\d)/i.test(tag) ? ' ' : ''));
  if (reference.test(text)) text = decodeHTMLStrict(text);
  text = text.replace(/[\s\u00A0\u200B\uFEFF]+/g, ' ').trim();
  return text === '' ? undefined : text;
}

/** "Headline - Publisher", as aggregators write it. */
export function withoutSource(title: string, source: string | undefined): string {
  return source !== undefined && title.endsWith(` - ${source}`) ? title.slice(0, -source.length - 3) : title;
}

/** HTML, or text that may be HTML, as plain text of several paragraphs. */
export function bodyText(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const text = /<[a-z!/]|&[a-z#]/i.test(given) ? plainText(given) : given.trim();
  return text === '' ? undefined : text;
}

/** XML 1.0 §2.2, without what is Windows-1252 in disguise. */
const forbidden = /(?![\t\n\r\u0080-\u009F])[\p{Cc}\uFFFE\uFFFF]/gu;

/** Windows-1252 and UTF-8 taken for each other, and characters that XML forbids: the text that was meant. */
export function tidy(text: string, warnings: Warnings): string {
  let tidied = text;
  if (tidied.search(forbidden) >= 0) {
    warnings.add('control_characters', 'control characters are taken out');
    tidied = tidied.replaceAll(forbidden, '');
  }
  if (/[\u0080-\u009F]/.test(tidied)) {
    warnings.add('control_characters', 'characters of Windows-1252 are numbered as if they were Unicode');
    tidied = tidied.replace(/[\u0080-\u009F]/g, (character) => windows1252.decode(Uint8Array.of(character.charCodeAt(0))));
  }
  if (/[ÃÂâÐÑØÙãåæçèéäï][\u00A0-\u00BF\u2013-\u2122\u0152-\u017E\u0192\u02C6\u02DC€]/.test(tidied)) {
    const meant = encodedTwice(tidied);
    if (meant !== undefined) {
      warnings.add('double_encoded', 'text in UTF-8 was taken for Windows-1252 and encoded once more');
      return meant;
    }
  }
  return tidied;
}

const windows1252 = new TextDecoder('windows-1252');
const byteOf = new Map<string, number>(
  Array.from({ length: 128 }, (_, index) => [windows1252.decode(Uint8Array.of(index + 128)), index + 128] as const),
);

/** All of the text must fit, and one character of three bytes or two of two: a lone Ã” may be the end of a quotation. */
function encodedTwice(text: string): string | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const byte =
      character < '\u0080'
        ? character.charCodeAt(0)
        : (byteOf.get(character) ?? (character <= 'ÿ' ? character.charCodeAt(0) : undefined));
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  try {
    const meant = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
    const wide = meant.match(/[\u0080-\u07FF]/g)?.length ?? 0;
    return wide >= 2 || /[\u0800-\uFFFF]|[\u{10000}-\u{10FFFF}]/u.test(meant) ? meant : undefined;
  } catch {
    return undefined;
  }
}

/** An http(s) address, absolute; undefined for what is none. Blanks and line breaks inside are a template's. */
export function absolute(link: string | undefined, base: string | undefined): string | undefined {
  const text = link?.trim().replace(/[\r\n\t]+/g, '');
  if (!text || !URL.canParse(text, base)) return undefined;
  const { href, protocol } = new URL(text, base);
  return /^https?:$/.test(protocol) ? href : undefined;
}

/** Links and images in HTML, made absolute, so that the fragment can stand by itself. */
export function withAbsoluteLinks(html: string, base: string | undefined): string {
  if (base === undefined || !/\b(?:href|src|poster)\s*=/i.test(html)) return html;
  return html.replace(
    /(\s(?:href|src|poster)\s*=\s*)("[^"]{1,8000}"|'[^']{1,8000}')/gi,
    (attribute, name: string, quoted: string) => {
      const link = quoted.slice(1, -1);
      if (/^(?:[a-z][a-z\d+.-]*:|#|\s*$)/i.test(link) || !URL.canParse(link, base)) return attribute;
      return `${name}${quoted[0]}${new URL(link.replaceAll('&amp;', '&'), base).href.replaceAll('&', '&amp;')}${quoted[0]}`;
    },
  );
}

/** A whole number that is not negative. */
export function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : undefined;
}

/** Seconds from "1800", "30:00" or "0:30:00". */
export function seconds(text: string | undefined): number | undefined {
  const match = /^\s*(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,7})(?:\.\d+)?\s*$/.exec(text ?? '');
  return match ? Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3]) : undefined;
}

/** The object without fields that say nothing. */
export function compact<T extends object>(fields: T): T {
  for (const [name, value] of Object.entries(fields)) {
    const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    const hollow =
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(compact(value as object)).length === 0;
    if (empty || hollow) delete (fields as Record<string, unknown>)[name];
  }
  return fields;
}
