import type { ArticleTopic } from '#events';
import { type ReadText, WIDTH } from '../../engines/meaning.ts';
import type { Article } from '../step.ts';
import type { Head, Meaning } from '../embedding/meaning.ts';
import { mediaTopics } from './lexicon.ts';
import { inList } from './listed.ts';
import { allFor, narrowerOf } from './narrower.ts';
import { type Score, weightiest, type WeighedSpan } from './spoken-for.ts';

/** Top-level topics that are less likely than this are not said. */
const LEAST_CONFIDENCE = 0.2;
const MOST_TOPS = 3;
const MOST_EVIDENCE = 10;
/** Words that decided: so many at most, each of which did this share of what the strongest one did. */
const MOST_WORDS = 6;
const LEAST_SHARE = 0.3;
const SHORTEST_WORD = 4;

/** Beside the lead, what follows counts for so much. */
const REST = 1;

/**
 * Topics by what the encoder makes of headline and lead and by the words there, narrower ones by the words of all of it.
 * @param shares of each of head.tops, its share of the words that speak for any topic, headline and lead alone
 */
export function topicsByMeaning(
  article: Article,
  meaning: Meaning,
  head: Head,
  shares: readonly number[],
  scores: ReadonlyMap<string, Score>,
): ArticleTopic[] {
  const tree = mediaTopics();
  const tops = confidences(meaning, head, shares)
    .map((confidence, at) => ({ at, code: head.codes[at]!, confidence }))
    .filter(({ code, confidence }) => tree.has(code) && confidence >= LEAST_CONFIDENCE)
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, MOST_TOPS);
  return inList(
    tops.flatMap(({ at, code, confidence }) => {
      const { name, broader } = tree.get(code)!;
      const said = scores.get(code)?.evidence ?? [];
      const evidence = weightiest([...decisiveWords(article, meaning, head, at), ...said], MOST_EVIDENCE);
      const rounded = Math.round(confidence * 100) / 100;
      const top = { code, name, broader: [...broader], confidence: rounded, evidence, method: `model:${head.model}` };
      return [top, ...narrowerOf(top, scores, allFor(code, scores))];
    }),
  );
}

/** Of each code of the head, how likely it is the first of the article's topics: 0 to 1, 1 in all. */
function confidences({ lead, rest }: Meaning, head: Head, shares: readonly number[]): number[] {
  const { short, long } = head.temperature;
  const temperature = lead.pieces < head.shortPieces ? short : long;
  const scores = head.weights.map((row, at) => {
    const words = shares.reduce((sum, share, j) => sum + share * row[2 * WIDTH + j]!, head.bias[at]!);
    const read = rest ? (meanScore(row, lead) + REST * meanScore(row, rest)) / (1 + REST) : meanScore(row, lead);
    return (words + read) / temperature;
  });
  const most = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - most));
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / all);
}

function meanScore(row: readonly number[], { pieces, last, middle }: ReadText): number {
  let score = 0;
  for (let i = 0; i < pieces; i++) score += pieceScore(row, last, middle, i);
  return score / pieces;
}

function pieceScore(row: readonly number[], last: Float32Array, middle: Float32Array, piece: number): number {
  let score = 0;
  for (let j = 0, at = piece * WIDTH; j < WIDTH; j++, at++) score += row[j]! * last[at]! + row[WIDTH + j]! * middle[at]!;
  return score;
}

/**
 * A score is the mean over all pieces, so each word has its exact part in it. Those that did more for this topic than for the mean of all
 * others, the strongest first.
 */
function decisiveWords(article: Article, { lead, rest, field }: Meaning, { weights }: Head, at: number): WeighedSpan[] {
  const apart = weights[at]!.map((value, j) => value - weights.reduce((sum, each) => sum + each[j]!, 0) / weights.length);
  const parts = [lead, ...(rest ? [rest] : [])].flatMap(({ words, last, middle }) =>
    words.map(({ part, start, end, from, to }) => {
      let did = 0;
      for (let i = from; i < to; i++) did += pieceScore(apart, last, middle, i);
      const name = part === 0 ? 'headline' : field;
      return { name, did, start, ...bare((article[name] ?? '').slice(start, end)) } as const;
    }),
  );
  const most = Math.max(...parts.map(({ did }) => did));
  return parts
    .filter(({ did, text }) => did > 0 && did >= most * LEAST_SHARE && text.length >= SHORTEST_WORD)
    .map(({ name, did, start, from, text }): WeighedSpan => {
      const begins = start + from;
      // Between the lexicon's words of the headline and those of the text.
      return { field: name, start: begins, end: begins + text.length, text, weight: 2 + did / most };
    })
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_WORDS);
}

/** Without the quotes and stops around it. */
function bare(word: string): { text: string; from: number } {
  const from = word.search(/[\p{L}\p{N}]/u);
  if (from < 0) return { text: '', from: 0 };
  let to = word.length;
  while (to > from && !/[\p{L}\p{M}\p{N}]/u.test(word[to - 1]!)) to--;
  return { text: word.slice(from, to), from };
}
