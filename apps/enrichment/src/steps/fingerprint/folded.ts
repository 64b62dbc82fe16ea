import { decodeHTML } from 'entities';
import iconv from 'iconv-lite';
import { PLAIN_LETTERS } from '#events';

/** Letters that stay when accents are taken off. */
const letters: Readonly<Record<string, string>> = { ...PLAIN_LETTERS, ё: 'е' };
const LETTERS = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/** Zeros of the scripts that have digits of their own and are met in news: Arabic, Persian, Indian and South-East Asian ones. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0];

/** UTF-8 that was read as Windows-1252 or Windows-1251: one sign for each byte, none of which stands beside another in real words. */
const MISREAD = [
  { charset: 'win1252', run: /[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]{2,}/g },
  { charset: 'win1251', run: /(?:[РС][\u00a0-\u00bb\u0402-\u040f\u0452-\u045fЁё\u0490\u0491\u2013-\u2122]){2,}/g },
] as const;

const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * A text as it is compared: without regard to case, accents, kinds of quotation marks, digits and spaces, misread or missing characters. Line
 * breaks stay.
 */
export function folded(text: string): string {
  let plain = text.includes('&') ? decodeHTML(text) : text;
  if (/[^\n -~]/.test(plain)) plain = inPlainLetters(plain);
  return plain
    .toLowerCase()
    .replace(/(?<=[aou])e/g, '') // "Praesident" is "Präsident" where there were no umlauts
    .replace(/(?<=[a-z\p{L}])['`]+(?=\p{L})/gu, '') // "don't" is "dont" where the apostrophe is lost
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '') // "U.S." is "US"
    .replace(/(?<=\d)[.,' ](?=\d{3}(?!\d))/g, ''); // "1,000" is "1 000"
}

function inPlainLetters(text: string): string {
  return reread(text)
    .replace(/[\u00ad\u0640\u200b-\u200f\u2060\ufeff]/g, '') // soft hyphens, joiners, marks of direction
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(LETTERS, (letter) => letters[letter]!)
    .replace(/[\u2018\u2019\u201b\u02bc\u00b4\u2032]/g, "'")
    .replace(/[\u0660-\u17e9]/g, asciiDigit);
}

function reread(text: string): string {
  return MISREAD.reduce((read, { charset, run }) => read.replace(run, (part) => utf8(bytesOf(part, charset)) ?? part), text);
}

/** Windows-1252 has no signs for a few bytes; they were kept as the control characters of the same number. */
function bytesOf(part: string, charset: string): Uint8Array {
  return Buffer.concat(
    Array.from(part, (sign) => (/[\u0080-\u009f]/.test(sign) ? Buffer.from(sign, 'latin1') : iconv.encode(sign, charset))),
  );
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

function asciiDigit(sign: string): string {
  const code = sign.charCodeAt(0);
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? sign : String(code - zero);
}
