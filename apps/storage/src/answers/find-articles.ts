import { type Query, Where } from '#database';
import { articleId, instant, urlIdentity } from '#events';
import { type List, readCursor, type Warning, writeCursor } from '#service';
import { domainKey, nameKey, urlKey } from '../keys.ts';
import { isCopy, selectArticle, selectPage, selectTotal, standsForItsSet } from '../tables/article-answers.ts';
import { inStory } from '../tables/story-answers.ts';
import { type ArticleAnswer, articleAnswer, type ArticleRow, withoutMentions } from './article-answer.ts';
import type { ArticlesQuery } from './articles-query.ts';
import { currentStoryId } from './current-story.ts';
import { entityKeys } from './find-entities.ts';
import { topicCodes } from './find-topics.ts';
import { searchGroups } from './search-text.ts';

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

export type Narrowing = Omit<ArticlesQuery, 'limit' | 'cursor' | 'include' | 'sort' | 'duplicates'>;

/** The query as it was understood: defaults filled in, times in UTC. `to` is the last millisecond that is in. */
export function normalise<T extends Narrowing>({ from, to, entity, entityOp, ...rest }: T): Record<string, unknown> {
  return {
    ...rest,
    ...(entity.length > 0 ? { entity, entityOp } : {}),
    ...(from ? { from: instant(new Date(from.start)) } : {}),
    ...(to ? { to: instant(new Date(to.end - 1)) } : {}),
  };
}

/** @returns warnings; one with `nothing` set means that nothing can match */
export async function narrow(query: Query, where: Where, asked: Narrowing): Promise<(Warning & { nothing?: boolean })[]> {
  const { q, entity, entityOp, topic, language, source, country, story, from, to } = asked;
  const warnings: (Warning & { nothing?: boolean })[] = [];
  if (q !== undefined) {
    const groups = await searchGroups(query, q, language);
    if (groups.length === 0)
      warnings.push({
        parameter: 'q',
        message: 'holds no word to search for: signs or very common words alone find nothing',
        nothing: true,
      });
    else
      where.and(
        groups
          .map(
            ({ tsquery, configurations }) =>
              `a.search @@ ${where.value(tsquery)}::tsquery and a.search_config = any(${where.value(configurations)})`,
          )
          .join(' or '),
      );
  }
  if (entity.length > 0) {
    const found = await Promise.all(entity.map((one) => entityKeys(query, one)));
    const unknown = entity.filter((_, index) => found[index]!.length === 0);
    const all = found.flat();
    const nothing = entityOp === 'and' ? unknown.length > 0 : all.length === 0;
    for (const one of unknown) warnings.push({ parameter: 'entity', message: `no entity is known by "${one}"`, nothing });
    const has = (keys: string[]) =>
      `a.article_id in (select article_id from khabar.article_entity where entity_key = any(${where.value(keys)}::uuid[]))`;
    for (const keys of entityOp === 'and' ? found : [all]) where.and(has(keys));
  }
  if (topic !== undefined) {
    const codes = await topicCodes(query, topic);
    if (codes.length === 0)
      warnings.push({ parameter: 'topic', message: `no topic is known by "${topic}"; /v1/topics lists them`, nothing: true });
    where.and(`a.article_id in (select article_id from khabar.article_topic where path && ${where.value(codes)}::text[])`);
  }
  if (language !== undefined) {
    const tag = where.value(language);
    where.and(`a.language = ${tag} or starts_with(a.language, ${tag} || '-')`);
  }
  if (source !== undefined)
    where.and(
      `a.publisher_name_key = ${where.value(nameKey(source))} or a.publisher_domain_key = ${where.value(domainKey(source))}`,
    );
  if (country !== undefined) where.and(`a.publisher_country = ${where.value(country)}`);
  if (story !== undefined) {
    const current = await currentStoryId(query, story);
    if (current === undefined) warnings.push({ parameter: 'story', message: `no story has the id ${story}`, nothing: true });
    else where.and(inStory(where.value(current)));
  }
  if (from) where.and(`a.published >= to_timestamp(${where.value(from.start)}::double precision / 1000)::timestamptz(3)`);
  if (to) where.and(`a.published < to_timestamp(${where.value(to.end)}::double precision / 1000)::timestamptz(3)`);
  if (from && to && from.start >= to.end) warnings.push({ parameter: 'from', message: 'is after to', nothing: true });
  return warnings;
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
