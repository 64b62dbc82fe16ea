import { Where } from '#database';
import type { Listing } from '../tables/article-pages.ts';
import type { Group } from './search-text.ts';

/** Articles that an index lists under keys, newest first: those that name an entity, those on a topic. */
export interface Way extends Listing {
  /** Placeholder of the keys; an article is listed under any of them. */
  readonly keys: string;
  /** The condition that is fulfilled by whatever is listed. */
  readonly condition: string;
}

/** Conditions of articles, and by what a page of them may be found in order of time. */
export class ArticleWhere extends Where {
  readonly ways: Way[] = [];
  /** Conditions of a.published alone, which stands in the index of every way, too. */
  readonly times: string[] = [];
  /** What is searched for. To hold it against a text takes longer than all other conditions together. */
  words: readonly Group[] = [];

  /** @param ms since 1970 */
  time(ms: number): string {
    return `to_timestamp(${this.value(ms)}::double precision / 1000)::timestamptz(3)`;
  }
}

/** Adds the condition of a way, and tells of the way whoever can go it. */
export function andListed(where: Where, way: Way): void {
  where.and(way.condition);
  if (where instanceof ArticleWhere) where.ways.push(way);
}

/** Adds a condition of a.published alone. */
export function andPublished(where: Where, condition: string): void {
  where.and(condition);
  if (where instanceof ArticleWhere) where.times.push(condition);
}
