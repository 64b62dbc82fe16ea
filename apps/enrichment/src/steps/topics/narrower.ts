import type { ArticleTopic } from '#events';
import { mediaTopics } from './lexicon.ts';
import { type Score, weightiest } from './spoken-for.ts';

/** A narrower topic needs words of its own: so much of them, and this share of all that speaks for its top. */
const LEAST_SCORE = 2.6;
const LEAST_SHARE_OF_TOP = 0.2;
const LEAST_CONFIDENCE = 0.25;
const MOST_EVIDENCE = 10;

/**
 * What an article that is on `top` is on more closely, by the words that speak for it.
 * @param ofTop all that speaks for the top-level topic, its narrower ones included
 */
export function narrowerOf(top: ArticleTopic, scores: ReadonlyMap<string, Score>, ofTop: number): ArticleTopic[] {
  const tree = mediaTopics();
  return [...scores].flatMap(([code, { own, evidence }]) => {
    const { name, broader } = tree.get(code) ?? { name: '', broader: [] };
    if (broader.at(-1) !== top.code || own < LEAST_SCORE || own < ofTop * LEAST_SHARE_OF_TOP) return [];
    const enough = 1 - Math.exp(-own / 5);
    const confidence = Math.round(top.confidence * enough * 100) / 100;
    if (confidence < LEAST_CONFIDENCE) return [];
    return [
      {
        code,
        name,
        broader: [...broader],
        confidence,
        evidence: weightiest(evidence, MOST_EVIDENCE),
        method: 'rule:topic_words',
      },
    ];
  });
}

/** All that speaks for a top-level topic: its own words and those of its narrower ones. */
export function allFor(top: string, scores: ReadonlyMap<string, Score>): number {
  const tree = mediaTopics();
  let all = 0;
  for (const [code, { own }] of scores)
    if (code === top) all += own;
    else if (tree.get(code)?.broader.at(-1) === top) all += own * 0.6;
  return all;
}
