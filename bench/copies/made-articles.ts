/**
 * Articles that nobody wrote: as many as are wanted, with the phrases, names and subjects that unrelated news have in common. English ones
 * are put together from a stock of phrases by subject and from varied newswire, those in other languages from varied newswire alone.
 */
import { readFileSync } from 'node:fs';
import type { Random } from './random.ts';

export interface MadeArticle {
  readonly language: string;
  readonly headline: string;
  /** Of one to three sentences each. */
  readonly paragraphs: readonly (readonly string[])[];
}

const subjects = ['economy', 'politics', 'sport', 'disaster', 'science', 'crime'] as const;
const languages = ['fr', 'de', 'es', 'pt', 'ru', 'kk'] as const;
const ENGLISH = 0.7;
/** Of the words of a newswire sentence, that many are other ones. */
const VARIED = { least: 0.25, most: 0.5 };

const here = (path: string): URL => new URL(path, import.meta.url);
const stock = Map.groupBy(
  readFileSync(here('stock.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')),
  ([kind, subject]) => `${kind} ${subject}`,
);
const phrases = (kind: string, subject = '-'): string[] => stock.get(`${kind} ${subject}`)!.map(([, , text]) => text!);

/** Sentences of the newswire that was written for the project, without its marks. */
const newswire = new Map(
  ['en', ...languages].map((language) => [
    language,
    readFileSync(here(`../../training/newswire/${language}.train.txt`), 'utf8')
      .split('\n')
      .filter((line) => line.length > 40)
      .map((line) => line.replace(/\[(?:PER|ORG|LOC|MISC) ([^\]]*)\]/g, '$1')),
  ]),
);
const vocabulary = new Map(
  [...newswire].map(([language, sentences]) => [language, sentences.flatMap((sentence) => sentence.match(/\p{L}{3,}/gu) ?? [])]),
);

export function madeArticle(random: Random, sentenceCount = random.whole(7, 22)): MadeArticle {
  const language = random.chance(ENGLISH) ? 'en' : random.one(languages);
  const subject = random.one(subjects);
  const sentence = (): string => (language === 'en' ? english(random, subject) : varied(random, language));
  const paragraphs: string[][] = [];
  for (let left = sentenceCount; left > 0;) {
    const count = Math.min(left, random.whole(1, 3));
    paragraphs.push(Array.from({ length: count }, sentence));
    left -= count;
  }
  return { language, headline: madeHeadline(random, language), paragraphs };
}

export function madeHeadline(random: Random, language: string): string {
  const words = language === 'en' ? clause(random, random.one(subjects)) : varied(random, language);
  return words.split(' ').slice(0, 8).join(' ').replace(/[.,]$/, '');
}

/** Paragraphs of a paper's own, in a language. */
export function ownParagraphs(random: Random, language: string, words: number): string[][] {
  const made: string[][] = [];
  for (let left = words; left > 0;) {
    const sentence = language === 'en' ? english(random, random.one(subjects)) : varied(random, language);
    made.push([sentence]);
    left -= sentence.split(' ').length;
  }
  return made;
}

/** Other words in the place of some. */
export function reworded(random: Random, text: string, language: string, share: number): string {
  const words = vocabulary.get(language)!;
  return text.replace(/\p{L}{3,}/gu, (word) => (random.chance(share) ? random.one(words) : word));
}

function english(random: Random, subject: string): string {
  const kind = random.next();
  if (kind < 0.03) return random.one(phrases('stock'));
  if (kind < 0.07) return random.one(phrases('said', subject));
  if (kind < 0.5) return varied(random, 'en');
  return capital(reworded(random, madeSentence(random, subject), 'en', random.between(VARIED.least, VARIED.most)));
}

function madeSentence(random: Random, subject: string): string {
  const who = person(random);
  const told = random.one(phrases('told'));
  const what = clause(random, subject);
  const when = random.one(phrases('when'));
  return random.one([
    `"${capital(what)}," ${who} ${told} ${when}.`,
    `${who}, a ${random.one(phrases('role'))}, ${told} that ${what}.`,
    `${what}, ${random.one(phrases('where'))} ${when}.`,
    `${capital(when)}, ${who} ${told}, ${what}.`,
  ]);
}

function clause(random: Random, subject: string): string {
  const begin = `${random.one(phrases('who', subject))} ${random.one(phrases('does', subject))}`;
  const end = `${random.one(phrases('link'))} ${random.one(phrases('what', subject))}`;
  return random.chance(0.4) ? `${begin} ${end}, worth ${random.whole(2, 980)} million` : `${begin} ${end}`;
}

const person = (random: Random): string => `${random.one(phrases('first'))} ${random.one(phrases('last'))}`;

function varied(random: Random, language: string): string {
  const sentence = random.one(newswire.get(language)!);
  const share = random.between(VARIED.least, VARIED.most);
  return reworded(random, sentence, language, share).replace(/\d+/g, (number) => String(random.whole(1, 10 ** number.length)));
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
