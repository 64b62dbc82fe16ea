import { type Query, Where } from '#database';
import { type ArticleAnswer, articleAnswer, type ArticleRow } from '../../answers/article-answer.ts';
import { ArticleFilters } from '../../answers/articles-query.ts';
import { narrow } from '../../answers/narrow-articles.ts';
import { type Group, searchGroups } from '../../answers/search-text.ts';
import { domainKey } from '../../keys.ts';
import { selectShown, selectTotal, standsForItsSet } from '../../tables/article-answers.ts';
import { selectBestIds, selectNewestIds } from '../../tables/newsapi-answers.ts';
import { TooManyAlternatives, webSearch } from './boolean-search.ts';
import { publisherKeys, sourceId } from './find-sources.ts';
import { NewsApiError } from './newsapi-error.ts';
import { type EverythingQuery, weights } from './newsapi-query.ts';

/** Pages go by number, and each costs all before it. */
const MAX_RESULTS = 10_000;
/** As many of the newest matches are held against each other by their words. */
const MAX_RANKED = 1_000;

/** What both calls understand; `topic` and `country` are of the one, the fields of EverythingQuery of the other. */
export type News = Pick<EverythingQuery, 'page' | 'pageSize'> &
  Partial<Omit<EverythingQuery, 'apiKey'>> & {
    readonly topic?: string | undefined;
    readonly country?: string | undefined;
    /** Of copies of a text, one is enough. */
    readonly collapse?: boolean;
  };

export interface NewsArticle {
  readonly source: { readonly id: string | null; readonly name: string | null };
  readonly author: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly url: string | null;
  readonly urlToImage: string | null;
  readonly publishedAt: string;
  readonly content: string | null;
}

export interface NewsAnswer {
  readonly status: 'ok';
  /** Up to 10,000; so far can be turned to. */
  readonly totalResults: number;
  readonly articles: NewsArticle[];
}

/** @throws NewsApiError */
export async function findNews(query: Query, asked: News): Promise<NewsAnswer> {
  const { page, pageSize, sortBy, language } = asked;
  const offset = (page - 1) * pageSize;
  const bound = sortBy === 'relevancy' ? MAX_RANKED : MAX_RESULTS;
  if (offset + pageSize > bound)
    throw new NewsApiError(
      'maximumResultsReached',
      `page takes up to the ${bound}th result; narrow the search by from and to.`,
      426,
    );

  const q = translated('q', asked.q);
  const qInTitle = translated('qInTitle', asked.qInTitle);
  const languages = [language ?? []].flat();
  const where = new Where();
  const filters = {
    ...ArticleFilters.parse({}),
    q,
    language: languages,
    topic: [asked.topic ?? []].flat(),
    country: [asked.country ?? []].flat(),
    from: asked.from,
    to: asked.to,
  };
  const warnings = await narrow(query, where, filters);
  if (warnings.some(({ nothing }) => nothing)) return { status: 'ok', totalResults: 0, articles: [] };
  where.and(`a.pub_status = 'usable'`);
  if (q !== undefined && asked.searchIn) {
    const kept = asked.searchIn.map((field) => weights[field]);
    where.and(matches(await searchGroups(query, q, languages), where, kept));
  }
  if (qInTitle !== undefined) where.and(matches(await searchGroups(query, qInTitle, languages), where, [weights.title]));
  if (asked.sources) {
    const { names, domains } = await publisherKeys(query, asked.sources);
    where.and(
      `a.publisher_name_key = any(${where.value(names)}::uuid[]) or a.publisher_domain_key = any(${where.value(domains)}::uuid[])`,
    );
  }
  if (asked.domains) where.and(`a.publisher_domain_key = any(${where.value(asked.domains.map(domainKey))}::uuid[])`);
  if (asked.excludeDomains)
    where.and(`(a.publisher_domain_key = any(${where.value(asked.excludeDomains.map(domainKey))}::uuid[])) is not true`);
  if (asked.collapse) where.and(standsForItsSet(String(where)));

  const total = query<{ count: number }>(selectTotal(String(where), MAX_RESULTS), [...where.parameters]);
  const conditions = String(where);
  const rank = sortBy === 'relevancy' && q !== undefined ? rankBy(await searchGroups(query, q, languages), where) : undefined;
  const [size, skipped] = [where.value(pageSize), where.value(offset)];
  const ids = query<{ article_id: string }>(
    rank === undefined ? selectNewestIds(conditions, size, skipped) : selectBestIds(conditions, rank, MAX_RANKED, size, skipped),
    where.parameters,
  );
  const [[counted], found] = await Promise.all([total, ids]);
  const articles = await inOrder(
    query,
    found.map(({ article_id }) => article_id),
  );
  return { status: 'ok', totalResults: counted!.count, articles: articles.map(newsArticle) };
}

function translated(parameter: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return webSearch(text);
  } catch (error) {
    if (!(error instanceof TooManyAlternatives)) throw error;
    throw new NewsApiError('parameterInvalid', `${parameter} has ${error.message}; use fewer parentheses.`);
  }
}

/** Words in fields of these weights alone: the index finds them anywhere, and then the vector is looked at. */
function matches(groups: readonly Group[], where: Where, kept: readonly string[]): string {
  const conditions = groups.map(({ tsquery, configurations }) => {
    const asked = `${where.value(tsquery)}::tsquery`;
    const filtered = `ts_filter(a.search, ${where.value(kept)}::"char"[])`;
    return `a.search @@ ${asked} and ${filtered} @@ ${asked} and a.search_config = any(${where.value(configurations)})`;
  });
  return conditions.join(' or ') || 'false';
}

function rankBy(groups: readonly Group[], where: Where): string {
  const cases = groups.map(
    ({ tsquery, configurations }) =>
      `when a.search_config = any(${where.value(configurations)}) then ts_rank_cd(a.search, ${where.value(tsquery)}::tsquery, 1)`,
  );
  return `case ${cases.join(' ')} end`;
}

async function inOrder(query: Query, ids: string[]): Promise<ArticleAnswer[]> {
  const parts = { body: true, mentions: false, evidence: false };
  const rows = await query<ArticleRow>(selectShown(parts), [ids]);
  const byId = new Map(rows.map((row) => [row.article_id, articleAnswer(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Where the text is withheld, `content` has the snippet. */
function newsArticle(article: ArticleAnswer): NewsArticle {
  const { publisher, author, url, canonicalUrl, image, articleBody, snippet } = article;
  return {
    source: { id: sourceId(publisher) ?? null, name: publisher?.name ?? publisher?.domain ?? null },
    author: author?.map(({ name }) => name).join(', ') || null,
    title: article.headline ?? null,
    description: article.description ?? null,
    url: url ?? canonicalUrl ?? null,
    urlToImage: image?.[0]?.url ?? null,
    publishedAt: new Date(article.datePublished ?? article.storedAt).toISOString().replace('.000Z', 'Z'),
    content: articleBody ?? snippet ?? null,
  };
}
