import type { Query } from '#database';
import { articleId, urlIdentity } from '#events';
import { badQuery, type List, type Position, readCursor, type Warning, writeCursor } from '#service';
import { urlKey } from '../keys.ts';
import {
  isCopy,
  MAX_RANKED,
  type Parts,
  selectArticle,
  selectNow,
  selectRanked,
  selectShown,
  standsForItsSet,
} from '../tables/article-answers.ts';
import { type ArticleAnswer, articleAnswer, type ArticleRow, type ShownArticle, withoutMentions } from './article-answer.ts';
import type { ArticlesQuery } from './articles-query.ts';
import { ArticleWhere } from './article-where.ts';
import { type Found, findPage, type Hit, type Total } from './find-page.ts';
import { highlights } from './highlights.ts';
import { listArticles } from './list-articles.ts';
import { endOf, narrow, normalise } from './narrow-articles.ts';

/** A page of articles. @throws Problem 400 for a cursor that is not of this query, or an order that needs one more parameter */
export async function findArticles(query: Query, asked: ArticlesQuery): Promise<List<ShownArticle>> {
  const { limit, cursor, include, ...narrowing } = asked;
  const { q, sort, duplicates } = asked;
  if (sort === 'relevance' && q === undefined)
    throw badQuery([{ parameter: 'sort', message: 'takes relevance only beside q: what articles are to fit' }]);
  const normalised = normalise(narrowing);
  const after = cursor === undefined ? undefined : readCursor(cursor, normalised);
  const where = new ArticleWhere();
  const warnings: (Warning & { nothing?: boolean })[] = await narrow(query, where, narrowing);
  if (include.includes('highlights') && q === undefined)
    warnings.push({ parameter: 'include', message: 'highlights are of the words of q, which is not given' });
  if (warnings.some(({ nothing }) => nothing)) return page([], limit, null, { value: 0, relation: 'eq' }, normalised, warnings);

  if (duplicates === 'only') where.and(isCopy);
  if (duplicates === 'collapse') where.and(standsForItsSet(String(where)));
  const { hits, total } =
    sort === 'relevance' ? await rankedHits(query, where, asked, after) : await newestHits(query, where, asked, after);
  if (sort === 'relevance' && (total.relation === 'gte' || total.value > MAX_RANKED))
    warnings.push({ parameter: 'sort', message: `ranks the newest ${MAX_RANKED} matches alone; from and to narrow them` });
  const shown = hits.slice(0, limit);
  const last = shown.at(-1);
  const next = last && hits.length > limit ? writeCursor(positionOf(last, total), normalised) : null;
  const ids = shown.map(({ article_id }) => article_id);
  const isPlain = include.length === 0 && asked.asOf === undefined;
  const articles = await (isPlain ? listArticles(query, ids) : showArticles(query, ids, asked));
  // one that has gone since it was found is left out
  const data = ids.flatMap((id) => articles.get(id) ?? []);
  return page(data, limit, next, total, normalised, warnings);
}

interface RankedHit extends Hit {
  /** Millionths. */
  readonly rank: string;
  /** When the first page was asked for. */
  readonly as_of_ms: string;
}

/** A total is told once: to count again for every page takes longer than the page. */
function positionOf(hit: Hit | RankedHit, { value, relation }: Total): Position {
  const total = [value, relation];
  return 'rank' in hit
    ? [Number(hit.rank), Number(hit.sort_ms), Number(hit.as_of_ms), hit.article_id, ...total]
    : [Number(hit.sort_ms), hit.article_id, ...total];
}

const totalIn = (position: Position): Total => ({
  value: Number(position.at(-2)),
  relation: position.at(-1) === 'gte' ? 'gte' : 'eq',
});

function newestHits(
  query: Query,
  where: ArticleWhere,
  { sort, limit }: ArticlesQuery,
  after: Position | undefined,
): Promise<Found> {
  return findPage(query, where, {
    column: sort === 'stored' ? 'a.stored_at' : 'a.published',
    limit,
    after: after && { ms: Number(after[0]), articleId: String(after[1]) },
    total: after && totalIn(after),
  });
}

/** Later pages rank what was stored when the first was asked for, as old as it was then, so that new articles move nothing between pages. */
async function rankedHits(
  query: Query,
  where: ArticleWhere,
  { limit }: ArticlesQuery,
  after: Position | undefined,
): Promise<{ hits: readonly RankedHit[]; total: Total }> {
  const [rank, ms, asOf, id] = after ?? [];
  const now = asOf === undefined ? await query<{ ms: string }>(selectNow) : [{ ms: String(asOf) }];
  const asOfMs = Number(now[0]!.ms);
  where.and(`a.stored_at <= ${where.time(asOfMs)}`);
  const pool = await findPage(query, where, {
    column: 'a.published',
    limit: MAX_RANKED - 1,
    total: after && totalIn(after),
  });
  const own = new ArticleWhere();
  const cases = where.words.map(
    ({ tsquery, configurations }) =>
      `when a.search_config = any(${own.value(configurations)}) then ${own.value(tsquery)}::tsquery`,
  );
  const ids = own.value(pool.hits.map(({ article_id }) => article_id));
  const reached = after && ([own.value(rank), own.value(ms), own.value(id)] as const);
  const sql = selectRanked(ids, `case ${cases.join(' ')} end`, own.value(asOfMs), reached, limit + 1);
  const hits = await query<RankedHit>(sql, own.parameters);
  return { hits: hits.map((hit) => ({ ...hit, as_of_ms: String(asOfMs) })), total: pool.total };
}

/** With what is asked for beside what lists show. */
async function showArticles(
  query: Query,
  ids: readonly string[],
  { q, include, asOf, tz }: ArticlesQuery,
): Promise<Map<string, ArticleAnswer>> {
  if (ids.length === 0) return new Map();
  const parts: Parts = {
    body: include.includes('body') || include.includes('highlights'),
    mentions: include.includes('entities'),
    evidence: include.includes('topics'),
    before: asOf && '$2',
  };
  const rows = await query<ArticleRow>(selectShown(parts), asOf ? [ids, endOf(asOf, tz)] : [ids]);
  const answers = rows.map((row) => (parts.mentions ? articleAnswer(row) : withoutMentions(articleAnswer(row))));
  if (q === undefined || !include.includes('highlights')) return byId(answers);
  const texts = answers.map((answer, index) => ({ configuration: rows[index]!.search_config, texts: answer }));
  const found = await highlights(query, q, texts);
  return byId(
    answers.map((answer, index) => {
      const { articleBody: _text, articleBodyHtml: _markup, ...bodiless } = answer;
      return { ...(include.includes('body') ? answer : bodiless), highlights: found[index]! };
    }),
  );
}

const byId = (answers: readonly ArticleAnswer[]) => new Map(answers.map((answer) => [answer.articleId, answer]));

/** @returns undefined if there is none, or was none then */
export async function findArticle(
  query: Query,
  articleId: string,
  { asOf, tz }: Pick<ArticlesQuery, 'asOf' | 'tz'>,
): Promise<ArticleAnswer | undefined> {
  const before = asOf && endOf(asOf, tz);
  const [row] = await (before === undefined
    ? query<ArticleRow>(selectArticle('a.article_id = $1'), [articleId])
    : query<ArticleRow>(selectShown({ body: true, mentions: true, evidence: true, before: '$2' }), [[articleId], before]));
  return row && (before === undefined || row.stored_at.getTime() < before) ? articleAnswer(row) : undefined;
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
  data: ShownArticle[],
  limit: number,
  nextCursor: string | null,
  total: { value: number; relation: 'eq' | 'gte' } | undefined,
  normalised: Record<string, unknown>,
  warnings: readonly Warning[],
): List<ShownArticle> {
  return {
    data,
    page: { limit, nextCursor, ...(total && { total }) },
    query: { normalised, warnings: warnings.map(({ parameter, message }) => ({ parameter, message })) },
  };
}
