import { type Query, Where } from '#database';
import { instant } from '#events';
import { type List, readCursor, writeCursor } from '#service';
import { holdsArticle, selectFacets, selectStories } from '../tables/story-answers.ts';
import type { ArticleFilters } from './articles-query.ts';
import type { StoryRow } from './current-story.ts';
import { rangeOf } from './date-range.ts';
import { atMs, narrow, normalise } from './narrow-articles.ts';
import type { StoriesQuery, StoryAnswer } from './stories-query.ts';

const MOST_OF_A_KIND = 10;
/** Of a story, the newest: what one of a thousand articles is about is told by these as well, and a page may hold twenty such stories. */
const MOST_LOOKED_AT = 30;

const orders: Readonly<Record<StoriesQuery['sort'], { column: string; value: (row: StoryRow) => number; type: string }>> = {
  last: { column: 't.last_published', value: ({ last_ms }) => last_ms, type: 'time' },
  size: { column: 't.article_count', value: ({ article_count }) => article_count, type: 'count' },
  sources: { column: 't.source_count', value: ({ source_count }) => source_count, type: 'count' },
};

/** Stories in which one article is as asked for. @throws Problem 400 for a cursor that is not of this query */
export async function findStories(query: Query, asked: StoriesQuery): Promise<List<StoryAnswer>> {
  const { limit, cursor, sort, minArticles, minSources, ...narrowing } = asked;
  const normalised = { ...normalise(narrowing), minArticles, minSources, sort };
  const after = cursor === undefined ? undefined : readCursor(cursor, normalised);
  const where = new Where();
  const warnings = await narrow(query, where, narrowing);
  const answer = (data: StoryAnswer[], nextCursor: string | null): List<StoryAnswer> => ({
    data,
    page: { limit, nextCursor },
    query: { normalised, warnings: warnings.map(({ parameter, message }) => ({ parameter, message })) },
  });
  if (warnings.some(({ nothing }) => nothing)) return answer([], null);

  const ofArticle = String(where);
  const { column, value, type } = orders[sort];
  const conditions = [`t.article_count >= ${where.value(minArticles)}`, `t.source_count >= ${where.value(minSources)}`];
  if (ofArticle) conditions.push(...aroundThen(where, narrowing), holdsArticle(ofArticle));
  if (after) {
    const at = where.value(after[0]);
    const reached = type === 'time' ? `to_timestamp(${at}::double precision / 1000)::timestamptz(3)` : `${at}::integer`;
    conditions.push(`(${column}, t.story_id) < (${reached}, ${where.value(after[1])}::uuid)`);
  }
  const sql = selectStories(`where ${conditions.join(' and ')}`, column, where.value(limit + 1));
  const rows = await query<StoryRow>(sql, where.parameters);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = last && rows.length > limit ? writeCursor([value(last), last.story_id], normalised) : null;
  return answer(await withFacets(query, shown), next);
}

/**
 * What a story fulfils by itself if one of its articles was published in the time that is asked for: the articles of those that were over by
 * then, or had not begun, need not be looked at.
 */
function aroundThen(where: Where, asked: ArticleFilters): string[] {
  if (asked.dateField !== 'published') return [];
  const { from, end } = rangeOf(asked);
  return [
    ...(from === undefined ? [] : [`t.last_published >= ${atMs(where, from)}`]),
    ...(end === undefined ? [] : [`t.first_published < ${atMs(where, end)}`]),
  ];
}

interface Facet {
  readonly root_id: string;
  readonly kind: 'language' | 'publisher' | 'country' | 'entity' | 'topic';
  readonly value: string;
  readonly articles: number;
  readonly id: string | null;
  readonly type: StoryAnswer['entities'][number]['type'] | null;
  readonly name: string | null;
}

/** The stories as they are answered, with what most of their newest articles say. */
export async function withFacets(query: Query, rows: readonly StoryRow[]): Promise<StoryAnswer[]> {
  if (rows.length === 0) return [];
  const facets = await query<Facet>(selectFacets, [rows.map(({ root_id }) => root_id), MOST_OF_A_KIND, MOST_LOOKED_AT]);
  const byRoot = Map.groupBy(facets, ({ root_id }) => root_id);
  return rows.map((row) => {
    const own = byRoot.get(row.root_id) ?? [];
    const of = (kind: Facet['kind']): Facet[] => own.filter((facet) => facet.kind === kind);
    const values = (kind: Facet['kind']): string[] => of(kind).map(({ value }) => value);
    return {
      id: row.story_id,
      ...(row.title === null ? {} : { title: row.title }),
      titleArticleId: row.title_id,
      firstPublished: instant(row.first_published),
      lastPublished: instant(row.last_published),
      articleCount: row.article_count,
      copyCount: row.copy_count,
      independentSourceCount: row.source_count,
      languages: values('language'),
      countries: values('country'),
      publisherCountries: values('publisher'),
      topics: of('topic').map(({ value, name, articles }) => ({
        code: value,
        ...(name === null ? {} : { name }),
        articleCount: articles,
      })),
      entities: of('entity').flatMap(({ id, type, name, articles }) =>
        id && type && name ? [{ id, type, name, articleCount: articles }] : [],
      ),
    };
  });
}
