import { z } from 'zod';
import { ArticleFilters, ArticlesQuery } from '../answers/articles-query.ts';
import { oneOf } from '../answers/parameters.ts';
import { articleFormats, type Format, listFormats } from './formats.ts';

const DEFAULT_PAGE = 20;
const MAX_PAGE = 200;
const aLimit = `takes a whole number from 1 to ${MAX_PAGE}; with format=ndjson or format=csv any`;

const streamed = ['ndjson', 'csv'] as const satisfies Format[];
export type StreamedFormat = (typeof streamed)[number];

/** These have no pages: all that matches comes, or as many as `limit` says. */
export function isStreamed(format: Format): format is StreamedFormat {
  return streamed.some((one) => one === format);
}

/** GET /v1/articles, in every format. */
export const ListQuery = ArticlesQuery.extend({
  limit: z
    .string()
    .regex(/^[1-9]\d{0,9}$/, { error: aLimit, abort: true })
    .transform(Number)
    .optional()
    .meta({
      description: `at most so many on a page: ${DEFAULT_PAGE} if left out, ${MAX_PAGE} at most; in ndjson and csv at most so many altogether, and all if left out`,
      openapi: { type: 'integer', minimum: 1, maximum: 9_999_999_999 },
    }),
  format: oneOf(listFormats)
    .optional()
    .meta({ description: 'how the answer is written; else the Accept header says, else it is json' }),
}).superRefine(({ limit = 0, format }, context) => {
  if (limit > MAX_PAGE && !(format && isStreamed(format))) context.addIssue({ code: 'custom', path: ['limit'], message: aLimit });
});
export type ListQuery = z.infer<typeof ListQuery>;

/** For formats with pages. */
export function pageSize({ limit }: ListQuery): number {
  return limit ?? DEFAULT_PAGE;
}

/** GET /v1/articles/{articleId}. */
export const ArticleQuery = ArticleFilters.pick({ asOf: true, tz: true }).extend({
  asOf: ArticleFilters.shape.asOf.meta({
    description: 'the article as it was known then; RFC 3339, or a date for its end',
  }),
  format: oneOf(articleFormats)
    .optional()
    .meta({ description: 'how the answer is written; else the Accept header says, else it is json' }),
});
export type ArticleQuery = z.infer<typeof ArticleQuery>;
