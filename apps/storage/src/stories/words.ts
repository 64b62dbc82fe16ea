import { romanised } from '#events';

/** A word is known by so many letters of it: endings, which seven languages inflect in their own ways, lie behind them. */
const KEPT_LETTERS = 6;
const LEAST_LETTERS = 3;
const LONGEST_LETTERS = 40;

const WORD = /[\p{L}\p{M}]+(?:['\u2019\u02bc][\p{L}\p{M}]+)?/gu;

type Rule = readonly [pattern: RegExp, letters: string];

/** How each press writes the sounds of names that it takes over from others. One after the other; capitals are what no later rule may touch. */
const SPELLINGS: Readonly<Record<string, readonly Rule[]>> = {
  de: [
    [/tsch/g, 'CH'],
    [/dsch/g, 'ZH'],
    [/sch/g, 'SH'],
    [/ch/g, 'H'],
    [/w/g, 'v'],
    [/z/g, 'ts'],
    [/j/g, 'i'],
  ],
  fr: [
    [/tch/g, 'CH'],
    [/dj/g, 'ZH'],
    [/ch/g, 'SH'],
    [/ou/g, 'u'],
    [/j/g, 'ZH'],
  ],
};
const ANY_PRESS: readonly Rule[] = [
  [/kh/g, 'H'],
  [/dzh|j/g, 'ZH'],
  [/sch|sh/g, 'SH'],
  [/ph/g, 'f'],
  [/[qc](?!h)|ck/g, 'k'],
  [/w/g, 'v'],
  [/y/g, 'i'],
  [/(?<=[aeou])i(?=[aeou])/g, ''],
];

export interface Token {
  /** Where in the text it starts, in UTF-16 code units. */
  readonly start: number;
  readonly text: string;
  readonly key: string;
}

/** The words of a text in order, those too short to say anything left out. */
export function tokens(text: string, language: string): Token[] {
  const found: Token[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const key = wordKey(word, language);
    if (key !== undefined) found.push({ start: index, text: word, key });
  }
  return found;
}

/** News says much with few words: most of them have been seen before. Emptied when it is full. */
const KNOWN_WORDS = 50_000;
const known = new Map<string, string | undefined>();

/**
 * What a word is known by in all languages: its first letters in plain Latin as they sound, so that Lakhsh, Лахша and Lachsch are one, and
 * so are Magnitude, магнитудой and magnitude.
 *
 * @returns undefined for a word that is too short
 */
export function wordKey(word: string, language: string): string | undefined {
  const name = `${language} ${word.slice(0, LONGEST_LETTERS)}`;
  if (known.has(name)) return known.get(name);
  if (known.size === KNOWN_WORDS) known.clear();
  const key = soundOf(word.slice(0, LONGEST_LETTERS), language);
  known.set(name, key);
  return key;
}

function soundOf(word: string, language: string): string | undefined {
  // The elided article of French, the possessive of English.
  const bare = word.replace(/^[a-zA-Z]{1,2}['\u2019\u02bc](?=.{3})|['\u2019\u02bc].*$/gu, '');
  let sound = romanised(bare);
  for (const [pattern, letters] of [...(SPELLINGS[language] ?? []), ...ANY_PRESS]) sound = sound.replace(pattern, letters);
  sound = sound.toLowerCase().replace(/([a-z])\1+/g, '$1');
  if (sound.length < LEAST_LETTERS) return undefined;
  const kept = sound.slice(0, KEPT_LETTERS);
  return kept.replace(/(?<=.{3})[aeiou]+$/, '');
}
