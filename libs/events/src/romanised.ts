import { GIVEN_NAMES, GIVEN_NAMES_WITH, HARD_WORDS, NOT_SLAVIC, OTHER_SPELLINGS } from './spellings.ts';

/** Russian, Ukrainian, Belarusian and Kazakh letters. Hard and soft signs are silent. */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  і: 'i',
  ї: 'i',
  к: 'k',
  қ: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ұ: 'u',
  ү: 'u',
  ў: 'u',
  ф: 'f',
  х: 'h',
  һ: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

/** Latin letters that no mark can be taken off, and what stands for them where a charset lacks them. */
export const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** As they sound: Kazakh Latin and Turkish ş is sh, ğ is g, ə is a. */
const LATIN: Readonly<Record<string, string>> = { ...PLAIN_LETTERS, ə: 'a', ş: 'sh', ç: 'c' };

const CYRILLIC_WORD = /\p{Script=Cyrillic}/u;
const WORD = /[\p{L}\p{M}'\u2019\u02bc]+/gu;

/** In lower case and in plain Latin letters, but for scripts that are neither Latin nor Cyrillic. */
export function romanised(name: string): string {
  return name.toLowerCase().replace(WORD, (word) => (CYRILLIC_WORD.test(word) ? spellOut(fromCyrillic(word)) : plainLatin(word)));
}

function fromCyrillic(word: string): string {
  const letters = word
    .normalize('NFC')
    .replace(/дж/g, 'ж')
    .replace(/ь(?=[еёи])/g, 'и')
    .replace(/(?<=^|[аеиоуыэюяі])ё/g, 'ио');
  return plainLatin(Array.from(letters, (letter) => CYRILLIC[letter] ?? letter).join(''));
}

function plainLatin(word: string): string {
  return Array.from(word.normalize('NFC'), (letter) => LATIN[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, '');
}

/**
 * What a person is known by: Slavic, Caucasian and Turkic names, which each language spells in its own way, in one spelling; patronymics
 * between given name and surname left out; "Surname Given" as "Given Surname".
 *
 * @param name romanised
 */
export function personKey(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const unified = respelled(words);
  return ordered(unified ?? words)
    .map((word) => word.replace(/(?<=[aeiou])h(?=$|-)/, ''))
    .join(' ');
}

/** The words in one spelling, if the name is one that languages spell differently. */
function respelled(words: readonly string[]): string[] | undefined {
  const press = pressOf(words.join(' '));
  const unified = words.map((word) =>
    word
      .split('-')
      .map((part) => unify(part, press))
      .join('-'),
  );
  const parts = unified.flatMap((word) => word.split('-'));
  const isOurs =
    words.some(hasSurnameEnding) ||
    parts.some((part, i) => i < parts.length - 1 && GIVEN_NAMES.has(part)) ||
    (GIVEN_NAMES_WITH.names.has(unified[0]!) && GIVEN_NAMES_WITH.surname.test(words.at(-1)!));
  return isOurs ? unified : undefined;
}

/** Whose habits a spelling shows. */
interface Press {
  readonly german: boolean;
  readonly french: boolean;
}

function pressOf(name: string): Press {
  const german = name.includes('w');
  return { german, french: !german && /ou|tch|aiev\b|aieva\b|oiev\b|ine\b/.test(name) };
}

const SURNAME =
  /(?:[a-z](?:ov|ev)a?|off|eff|[bdgjklmnprstvzh][oe]wa?|sk(?:y|yi|yj|iy|ij|ii|i|aya|aja|aia)|[ea]nk[oa]|shvili|schwili|chvili|id[zs]e|ad[zs]e)$/;
const LEAST_LETTERS = 5;

function hasSurnameEnding(word: string): boolean {
  return word.length >= LEAST_LETTERS && SURNAME.test(word) && !NOT_SLAVIC.test(word);
}

type Rule = readonly [pattern: RegExp, letters: string, of?: keyof Press];

/** One after the other; the last column names the press that writes so. Capitals stand for what no later rule may touch. */
const RULES: readonly Rule[] = [
  [/schtsch|chtch/g, 'SHCH'],
  [/tsch|tch/g, 'CH'],
  [/dsch|dzh|dj/g, 'ZH'],
  [/sch/g, 'SH'],
  [/shch/g, 'SHCH'],
  [/sh/g, 'SH'],
  [/zh/g, 'ZH'],
  [/ch/g, 'SH', 'french'],
  [/kh/g, 'h'],
  [/ch/g, 'h', 'german'],
  [/ch/g, 'CH'],
  [/w/g, 'v'],
  [/ou/g, 'u'],
  [/tz|ts/g, 'TS'],
  [/ss/g, 'S'],
  [/(?<=[aeiouy])s(?=[aeiouyj])/g, 'Z', 'german'],
  [/z/g, 'TS', 'german'],
  [/x/g, 'ks'],
  [/qu(?=[ei])|q|ck|c(?![eiy])/g, 'k'],
  [/c/g, 'TS'],
  [/ph/g, 'f'],
  [/(?<=[oe])ff$/g, 'v'],
  [/gh|gu(?=[ei])/g, 'g'],
  [/ine$/g, 'in', 'french'],
  [/^j(?=[bdfghklmnprstvz])/g, 'h'],
  [/j/g, 'i', 'german'],
  [/(?<=[aeiou])j(?=ev)|j$/g, 'i'],
  [/j/g, 'ZH'],
];

function unify(word: string, press: Press): string {
  const hard = HARD_WORDS.get(word);
  if (hard !== undefined) return hard;
  let spelled = word;
  for (const [pattern, letters, of] of RULES) if (!of || press[of]) spelled = spelled.replace(pattern, letters);
  const settled = spellOut(spelled.toLowerCase());
  return OTHER_SPELLINGS.get(settled) ?? settled;
}

/** What is heard alike is written alike: y and i, ye and e, doubled letters, yo after ch; then y again where i would read badly. */
function spellOut(word: string): string {
  return word
    .replace(/y/g, 'i')
    .replace(/(^|[aeou])ie/g, '$1e')
    .replace(/(?<=sh|ch|zh)o(?=va?$)/, 'e')
    .replace(/io(?=va?$)/, 'ie')
    .replace(/([a-z])\1+/g, '$1')
    .replace(/^i(?=[aou])/, 'y')
    .replace(/(?<=[aeou])i(?=[aeou])/g, 'y');
}

const PATRONYMIC = /(?:[oe]vich|[oe]vna|ichna|(?<=.{3})(?:uli|kizi))$/;

function ordered(words: readonly string[]): string[] {
  const [first = '', ...rest] = words;
  const last = rest.at(-1);
  if (last === undefined) return [...words];
  const isSurnameFirst = hasSurnameEnding(first) && !hasSurnameEnding(last) && !first.includes('-');
  const right = isSurnameFirst && (rest.length === 1 || PATRONYMIC.test(last)) ? [...rest, first] : words;
  return right.filter((word, i) => i === 0 || i === right.length - 1 || !PATRONYMIC.test(word));
}
