import { type Query, Where } from '#database';
import { articleId, urlIdentity } from '#events';
import { type List, readCursor, type Warning, writeCursor } from '#service';
import { urlKey } from '../keys.ts';
import { isCopy, selectArticle, selectPage, selectTotal, standsForItsSet } from '../tables/article-answers.ts';
import { type ArticleAnswer, articleAnswer, type ArticleRow, withoutMentions } from './article-answer.ts';
import type { ArticlesQuery } from './articles-query.ts';
import { narrow, normalise } from './narrow-articles.ts';

/** Matches are counted up to here; beyond, the total says `gte`. */
export const MAX_COUNTED = 10_000;

/** A page of articles. @throws Problem 400 for a cursor that is not of this query */
export async function findArticles(query: Query, asked: ArticlesQuery): Promise<List<ArticleAnswer>> {
  const { limit, cursor, include, ...narrowing } = asked;
  const normalised = normalise(narrowing);
  const after = cursor === undefined ? undefined : readCursor(cursor, normalised);
  const where = new Where();
  const warnings = await narrow(query, where, narrowing);
  if (warnings.some(({ nothing }) => nothing)) return page([], limit, null, { value: 0, relation: 'eq' }, normalised, warnings);

  if (asked.duplicates === 'only') where.and(isCopy);
  if (asked.duplicates === 'collapse') where.and(standsForItsSet(String(where)));
  const total = query<{ count: number }>(selectTotal(String(where), MAX_COUNTED + 1), [...where.parameters]);
  const column = asked.sort === 'stored' ? 'a.stored_at' : 'a.published';
  if (after)
    where.and(
      `(${column}, a.article_id) < (to_timestamp(${where.value(after[0])}::double precision / 1000)::timestamptz(3), ${where.value(after[1])})`,
    );
  const wanted = { body: include.includes('body'), mentions: include.includes('entities'), evidence: include.includes('topics') };
  const [[counted], rows] = await Promise.all([
    total,
    query<ArticleRow>(selectPage(String(where), column, where.value(limit + 1), wanted), where.parameters),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = last && rows.length > limit ? writeCursor([Number(last.sort_ms), last.article_id], normalised) : null;
  const value = Math.min(counted!.count, MAX_COUNTED);
  return page(
    shown.map((row) => (wanted.mentions ? articleAnswer(row) : withoutMentions(articleAnswer(row)))),
    limit,
    next,
    { value, relation: counted!.count > MAX_COUNTED ? 'gte' : 'eq' },
    normalised,
    warnings,
  );
}

/** @returns undefined if there is none */
export async function findArticle(query: Query, articleId: string): Promise<ArticleAnswer | undefined> {
  const [row] = await query<ArticleRow>(selectArticle('a.article_id = $1'), [articleId]);
  return row && articleAnswer(row);
}

/** The newest of those that have this address, or are known by one that means the same. @returns undefined if there is none */
export async function findArticleByUrl(query: Query, url: string): Promise<ArticleAnswer | undefined> {
  const [row] = await query<ArticleRow>(selectArticle('a.url_key = $1 or a.canonical_url_key = $1 or a.article_id = $2'), [
    urlKey(url),
    articleId({ url: urlIdentity(url), headline: '' }),
  ]);
  return row && articleAnswer(row);
}

function page(
  data: ArticleAnswer[],
  limit: number,
  nextCursor: string | null,
  total: { value: number; relation: 'eq' | 'gte' },
  normalised: Record<string, unknown>,
  warnings: readonly Warning[],
): List<ArticleAnswer> {
  return {
    data,
    page: { limit, nextCursor, total },
    query: { normalised, warnings: warnings.map(({ parameter, message }) => ({ parameter, message })) },
  };
}
