import type { Prepared } from './likeness.ts';
import { round, scoreOf } from './score.ts';

const DAY_MS = 86_400_000;

/** Articles further apart are not compared: what comes later is another story. Less than the week after which the same teams play again. */
export const WINDOW_DAYS = 5;
/** From here on an article is of a story. */
export const THRESHOLD = 0.45;

/** An earlier article. */
export interface Earlier {
  readonly id: string;
  readonly article: Prepared;
  /** The first article of its story. */
  readonly root: string;
}

export interface Link {
  readonly id: string;
  readonly score: number;
}

/**
 * The earlier article that an article follows: the closest of the story that fits it best. How well a story fits is the mean over all of it
 * that the article was compared with, and over its first article, so that a story does not wander off link by link.
 *
 * @param earlier the first seen first
 * @param rootOf the first article of a story
 * @returns undefined where no story fits well enough: the article begins one
 */
export function linkOf(
  article: Prepared,
  earlier: readonly Earlier[],
  rootOf: (id: string) => Prepared | undefined,
): Link | undefined {
  const near = earlier.filter(({ article: { profile } }) => isNear(article.profile.published, profile.published));
  let best: Link | undefined;
  for (const [root, members] of Map.groupBy(near, (one) => one.root)) {
    const scores = members.map((one) => scoreOf(article, one.article));
    const first = members.some(({ id }) => id === root) ? undefined : rootOf(root);
    const all = first ? [...scores, scoreOf(article, first)] : scores;
    const score = round(all.reduce((sum, one) => sum + one, 0) / all.length);
    if (score >= THRESHOLD && score > (best?.score ?? 0)) best = { id: closest(members, scores), score };
  }
  return best;
}

function closest(members: readonly Earlier[], scores: readonly number[]): string {
  return members[scores.indexOf(Math.max(...scores))]!.id;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= WINDOW_DAYS * DAY_MS;
}
