import type { ArticleTopic } from '#events';
import { mediaTopics } from './lexicon.ts';
import { narrowerOf } from './narrower.ts';
import { inList } from './listed.ts';
import { type Score, weightiest } from './spoken-for.ts';

/** Below this an article says too little of a topic. */
const LEAST_SCORE = 2.2;
const LEAST_CONFIDENCE = 0.25;
const MOST_EVIDENCE = 10;

/** Where there is no model: topics by the words that speak for them, and no more than those. */
export function topicsByWords(scores: ReadonlyMap<string, Score>): ArticleTopic[] {
  const tree = mediaTopics();
  const tops = new Map<string, number>();
  for (const [code, { own }] of scores) {
    const broader = tree.get(code)?.broader ?? [];
    const top = broader.at(-1) ?? code;
    // A narrower topic's words speak for its top too, a little less than the top's own.
    tops.set(top, (tops.get(top) ?? 0) + (broader.length === 0 ? own : own * 0.6));
  }
  const total = [...tops.values()].reduce((sum, each) => sum + each, 0);
  const found = [...tops]
    .filter(([, score]) => score >= LEAST_SCORE)
    .map(([code, score]) => ({ code, score, confidence: certainty(score, score / total) }))
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE);
  return inList(
    found.flatMap(({ code, score, confidence }) => {
      const { name, broader } = tree.get(code)!;
      const evidence = [...scores]
        .filter(([each]) => each === code || tree.get(each)?.broader.includes(code))
        .flatMap(([, { evidence: spans }]) => spans);
      const top = {
        code,
        name,
        broader: [...broader],
        confidence,
        evidence: weightiest(evidence, MOST_EVIDENCE),
        method: 'rule:topic_words',
      };
      return [top, ...narrowerOf(top, scores, score)];
    }),
  );
}

/** From much evidence and a large share of all evidence to 1, from little of either to 0. */
function certainty(score: number, share: number): number {
  const enough = 1 - Math.exp(-score / 6);
  return Math.round(enough * Math.min(1, 0.25 + share) * 100) / 100;
}
