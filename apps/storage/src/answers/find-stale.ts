import { z } from 'zod';
import { type Query, Where } from '#database';
import { ArticleTopic, DetectedLanguage, Entity, RawArticle } from '#events';
import { type List, readCursor, writeCursor } from '#service';
import { selectStale, selectTotal } from '../tables/article-answers.ts';
import { ArticlesQuery } from './articles-query.ts';
import { MAX_COUNTED } from './find-page.ts';
import { narrow, normalise } from './narrow-articles.ts';
import { name } from './parameters.ts';

/** The narrowing of GET /v1/articles, over articles whose findings come from another set than this. */
export const StaleQuery = ArticlesQuery.omit({ duplicates: true, include: true, sort: true }).extend({
  set: name.meta({
    description: "setId that is today's: articles enriched by any other are answered; enrichment tells it at /v1/set",
  }),
});
export type StaleQuery = z.infer<typeof StaleQuery>;

export const StaleAnswer = z
  .object({
    articleId: z.uuid(),
    revision: z.int().positive(),
    setId: z.string().meta({ description: 'what it was enriched by' }),
    article: RawArticle.meta({ description: 'as it came, so that it can be published again' }),
    language: DetectedLanguage.optional(),
    entities: z.array(Entity.partial({ mentions: true })),
    topics: z.array(ArticleTopic.partial({ evidence: true })),
  })
  .meta({ id: 'StaleArticle' });
export type StaleAnswer = z.infer<typeof StaleAnswer>;

interface Row {
  article_id: string;
  revision: number;
  set_id: string;
  doc: RawArticle;
  body: string | null;
  sort_ms: string;
  language: DetectedLanguage | null;
  entities: Entity[] | null;
  topics: ArticleTopic[] | null;
}

/** First stored first, so that who enriches page after page meets each once. Left out: hidden articles, and those whose text lies elsewhere. */
export async function findStale(query: Query, asked: StaleQuery): Promise<List<StaleAnswer>> {
  const { limit, cursor, ...narrowing } = asked;
  const normalised = normalise(narrowing);
  const after = cursor === undefined ? undefined : readCursor(cursor, normalised);
  const where = new Where();
  const warnings = await narrow(query, where, narrowing);
  where.and(`a.set_id <> ${where.value(asked.set)}`);
  where.and(`a.pub_status = 'usable' and not coalesce(a.doc->'flags', '[]') ? 'body_by_reference'`);
  const nothing = warnings.some((warning) => warning.nothing);
  const [counted] = nothing
    ? []
    : await query<{ count: number }>(selectTotal(String(where), MAX_COUNTED + 1), [...where.parameters]);
  if (after)
    where.and(
      `(a.stored_at, a.article_id) > (to_timestamp(${where.value(after[0])}::double precision / 1000)::timestamptz(3), ${where.value(after[1])}::uuid)`,
    );
  const rows = nothing ? [] : await query<Row>(selectStale(String(where), where.value(limit + 1)), where.parameters);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const count = counted?.count ?? 0;
  return {
    data: shown.map(staleAnswer),
    page: {
      limit,
      nextCursor: last && rows.length > limit ? writeCursor([Number(last.sort_ms), last.article_id], normalised) : null,
      total: { value: Math.min(count, MAX_COUNTED), relation: count > MAX_COUNTED ? 'gte' : 'eq' },
    },
    query: { normalised, warnings: warnings.map(({ parameter, message }) => ({ parameter, message })) },
  };
}

function staleAnswer({
  article_id: articleId,
  revision,
  set_id: setId,
  doc,
  body,
  language,
  entities,
  topics,
}: Row): StaleAnswer {
  return {
    articleId,
    revision,
    setId,
    article: { ...doc, articleId, ...(body === null ? {} : { articleBody: body }) },
    ...(language ? { language } : {}),
    entities: entities ?? [],
    topics: topics ?? [],
  };
}
