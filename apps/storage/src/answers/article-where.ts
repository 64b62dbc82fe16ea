import { allOf, Where } from '#database';
import type { Listing } from '../tables/article-pages.ts';
import type { Dimension } from '../tables/rollup-answers.ts';
import type { Group } from './search-text.ts';

/** Articles that indexes list under keys, newest first: those that name an entity, those on a topic, of a source, in a language. */
export interface Way {
  readonly listings: readonly Listing[];
  /** The condition that is fulfilled by whatever is listed. */
  readonly condition: string;
  /** Where the rollups count the same, each value by itself. */
  readonly counted?: { readonly dimension: Dimension; readonly values: readonly string[] };
  /** So many articles are listed that whatever else is asked for leads there sooner. */
  readonly isBroad?: boolean;
}

/** Conditions of articles, and by what a page of them may be found in order of time. */
export class ArticleWhere extends Where {
  readonly ways: Way[] = [];
  /** Conditions of a.published alone, which stands in the index of every way, too. */
  readonly times: string[] = [];
  /** What is searched for. To hold it against a text takes longer than all other conditions together. */
  words: readonly Group[] = [];
  /** The condition of each group, of which an article fulfils one at most; and of all. */
  search: { readonly any: string; readonly each: readonly string[] } | undefined;

  /**
   * All conditions, once for each group of words. What an index tells of one group is so; to tell by which of several an article was found,
   * its text would be looked at again.
   */
  apart(also: readonly string[]): string[] {
    const { any, each } = this.search ?? { any: '', each: [''] };
    return each.map((one) => allOf([...this.conditions.map((condition) => (condition === any ? one : condition)), ...also]));
  }

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

/** Adds the condition of words. */
export function andWords(where: Where, groups: readonly Group[]): void {
  const each = groups.map(
    ({ tsquery, configurations }) =>
      // in this order: a row's language is at hand, its words are not
      `a.search_config = any(${where.value(configurations)}) and a.search @@ ${where.value(tsquery)}::tsquery`,
  );
  const any = each.join(' or ');
  where.and(any);
  if (!(where instanceof ArticleWhere)) return;
  where.words = groups;
  where.search = { any, each };
}
