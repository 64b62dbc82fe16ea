/**
 * Letters that a reader takes for the same. Done here on both sides, text and question, and not in SQL: what `lower()` makes of İ depends
 * on the cluster's locale, and the extension unaccent may be forbidden.
 */
import { PLAIN_LETTERS } from '#events';

const ASCII = /^[\0-\x7f]*$/;
/** Full-width and half-width forms, ligatures and the wide space: ＯＳＣＥ, ﬁ. */
const COMPATIBLE = /[\u3000\uff01-\uffef\ufb00-\ufb06]+/g;
const SOFT_HYPHEN = /\u00ad/g;
const MARKED = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu;
/** Marks of stress, which Russian and its neighbours print in dictionaries alone. й, ї, ў and ќ are letters of their own and stay. */
const STRESSED = /([аеиоуыэюяіє])[\u0300\u0301]/g;
const IO = /е\u0308/g;
const FINAL_SIGMA = /ς/g;
const UNMARKED = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'g');

/**
 * The same letters in one encoding: composed (NFC), of usual width, no soft hyphens, in lower case unless all of it is ASCII, which every
 * cluster lowers alike. Accents stay, since stemmers need them.
 */
export function uniform(text: string): string {
  if (ASCII.test(text)) return text;
  return text
    .replace(COMPATIBLE, (forms) => forms.normalize('NFKC'))
    .replace(SOFT_HYPHEN, '')
    .toLowerCase()
    .normalize('NFC');
}

/**
 * In lower case, without accents: İ, I and ı are i, ß is ss, ς is σ, ё is е, é is e. Never more bytes of UTF-8 than before, and a
 * word stays one word.
 */
export function folded(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return uniform(text)
    .normalize('NFD')
    .replace(MARKED, '$1')
    .replace(STRESSED, '$1')
    .replace(IO, 'е')
    .normalize('NFC')
    .replace(FINAL_SIGMA, 'σ')
    .replace(UNMARKED, (letter) => PLAIN_LETTERS[letter]!);
}

/** @returns undefined if folding changes nothing but case */
export function foldedIfOther(text: string): string | undefined {
  const other = folded(text);
  return other === uniform(text).toLowerCase() ? undefined : other;
}
