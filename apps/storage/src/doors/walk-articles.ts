import type { Query } from '#database';
import type { ShownArticle } from '../answers/article-answer.ts';
import type { ArticlesQuery } from '../answers/articles-query.ts';
import { findArticles } from '../answers/find-articles.ts';

/** Articles that are held at a time. With their texts, which may have a megabyte each, fewer. */
const AT_A_TIME = 200;
const AT_A_TIME_WITH_TEXT = 50;

/**
 * All articles of a query, some at a time, from its cursor on. Each part is a statement of its own, so no connection is held while the
 * reader takes its time. @throws Problem as findArticles() does
 */
export async function* walkArticles(query: Query, asked: ArticlesQuery, most = Infinity): AsyncGenerator<ShownArticle[]> {
  const atATime = asked.include.length > 0 ? AT_A_TIME_WITH_TEXT : AT_A_TIME;
  let { cursor } = asked;
  for (let left = most; left > 0;) {
    const { data, page } = await findArticles(query, { ...asked, cursor, limit: Math.min(left, atATime) });
    yield data;
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
    left -= data.length;
  }
}
