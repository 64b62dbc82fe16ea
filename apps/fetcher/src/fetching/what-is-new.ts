import type { Found } from './found.ts';

/** What is known of an article, from this source or another. */
export interface Known {
  readonly sourceId: string;
  readonly articleId: string;
  /** Where its page named another address as the canonical one. */
  readonly publishedAs: string | undefined;
  readonly saidHash: string;
  readonly state: 'waiting' | 'published' | 'passed_over';
  /** Milliseconds since 1970. */
  readonly seenAt: number;
}

export interface News {
  /** To be published as they are. */
  readonly ready: Found[];
  /** To be read from their pages first. */
  readonly waiting: Found[];
  /** Told by another source already: nothing is published. */
  readonly elsewhere: { readonly found: Found; readonly sourceId: string }[];
  /** Nothing new, and not noted for a while. */
  readonly toTouch: string[];
  /** Never seen before in this source; edits are none. */
  readonly newItems: number;
}

/** An item that is still there is noted once a day, so that it is not forgotten. */
const TOUCH_AFTER_MS = 86_400_000;

/**
 * What of a source's items is new, or edited. An article that two sources have is published by the one that told of it first, its edits as
 * well: two feeds that word it differently would else take turns in revising it.
 *
 * @param now milliseconds since 1970
 */
export function whatIsNew(sourceId: string, items: readonly Found[], known: readonly Known[], now: number): News {
  const own = new Map(known.filter((one) => one.sourceId === sourceId).map((one) => [one.articleId, one]));
  const others = new Map(
    known
      .filter((one) => one.sourceId !== sourceId && one.state !== 'passed_over')
      .flatMap((one) => [one.articleId, one.publishedAs].flatMap((id) => (id === undefined ? [] : [[id, one] as const]))),
  );
  const news: News & { newItems: number } = { ready: [], waiting: [], elsewhere: [], toTouch: [], newItems: 0 };
  const seen = new Set<string>();
  for (const found of items) {
    const { articleId, saidHash, wantsPage } = found;
    if (seen.has(articleId)) continue;
    seen.add(articleId);
    const before = own.get(articleId);
    if (!before) news.newItems += 1;
    const other = others.get(articleId);
    if (!before && other) news.elsewhere.push({ found, sourceId: other.sourceId });
    else if (before && (before.saidHash === saidHash || (other && before.state === 'passed_over'))) {
      if (now - before.seenAt > TOUCH_AFTER_MS) news.toTouch.push(articleId);
    } else (wantsPage ? news.waiting : news.ready).push(found);
  }
  return news;
}
