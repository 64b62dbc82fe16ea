import type { ArticleTopic } from '#events';

const MOST_TOPICS = 5;

/** At most five, best first, broader ones before narrower ones of the same confidence; none without its top-level one. */
export function inList(found: readonly ArticleTopic[]): ArticleTopic[] {
  const order = found.toSorted(
    (a, b) => b.confidence - a.confidence || a.broader.length - b.broader.length || (a.code < b.code ? -1 : 1),
  );
  const kept: ArticleTopic[] = [];
  for (const topic of order) {
    const top = topic.broader.at(-1);
    if (kept.length < MOST_TOPICS && (top === undefined || kept.some(({ code }) => code === top))) kept.push(topic);
  }
  return kept;
}
