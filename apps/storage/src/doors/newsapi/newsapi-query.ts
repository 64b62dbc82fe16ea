import { z } from 'zod';
import { country, language, moment, oneOf } from '../../answers/parameters.ts';

/** newsapi.org's documented parameters, https://newsapi.org/docs/endpoints; the key is for the service's own door to judge. */

const MAX_SEARCH_CHARACTERS = 500;
const MAX_SOURCES = 20;
const MAX_DOMAINS = 100;
const MAX_PAGE_SIZE = 100;

const number = (most: number) => {
  const message = `takes a whole number from 1 to ${most}`;
  return z
    .string()
    .regex(/^[1-9]\d{0,8}$/, message)
    .transform(Number)
    .refine((value) => value <= most, message)
    .meta({ openapi: { type: 'integer', minimum: 1, maximum: most } });
};

const words = z.string().max(MAX_SEARCH_CHARACTERS, `takes at most ${MAX_SEARCH_CHARACTERS} characters`);

const commaList = (most: number) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .pipe(
      z
        .array(z.string().max(300, 'takes names of at most 300 characters'))
        .min(1, 'names none')
        .max(most, `takes at most ${most}`),
    )
    .meta({ openapi: { type: 'string' } });

/** newsapi.org takes times without a zone; they are UTC. */
const time = z
  .string()
  .transform((text) => (/T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T') ? text : `${text}Z`))
  .pipe(moment)
  .meta({ openapi: { type: 'string' } });

/** Where a search may look, and the weight that the words of that field have in the index. */
export const weights = { title: 'a', description: 'b', content: 'd' } as const;
const fields = Object.keys(weights) as (keyof typeof weights)[];

const searchIn = commaList(fields.length)
  .pipe(z.array(z.enum(fields, `takes ${fields.join(', ')}, with commas between`)))
  .meta({
    description: `fields in which q is looked for: ${fields.join(', ')}`,
    openapi: { type: 'string', examples: ['title,content'] },
  });

const sources = commaList(MAX_SOURCES).meta({ description: `ids of at most ${MAX_SOURCES} sources, with commas between` });

/** Their categories as IPTC Media Topics; `general` is all. */
export const categoryTopics = {
  business: 'medtop:04000000',
  entertainment: 'medtop:01000000',
  general: undefined,
  health: 'medtop:07000000',
  science: 'medtop:13000000',
  sports: 'medtop:15000000',
  technology: 'medtop:20000756',
} as const;
export type Category = keyof typeof categoryTopics;
const category = oneOf(Object.keys(categoryTopics) as Category[]);

const apiKey = z.string().max(500, 'takes at most 500 characters').optional().meta({ description: 'or as the header X-Api-Key' });
const page = number(10_000).default(1).meta({ description: 'which page, from 1 on' });

export const EverythingQuery = z.object({
  q: words.optional().meta({ description: 'words, "a phrase", +must, -without, AND, OR, NOT and parentheses' }),
  qInTitle: words.optional().meta({ description: 'the same, in titles alone' }),
  searchIn: searchIn.optional(),
  sources: sources.optional(),
  domains: commaList(MAX_DOMAINS).optional().meta({ description: 'of these domains, with commas between' }),
  excludeDomains: commaList(MAX_DOMAINS).optional().meta({ description: 'of none of these domains' }),
  from: time.optional().meta({ description: 'published at or after; in UTC where it has no zone' }),
  to: time.optional().meta({ description: 'published at or before; in UTC where it has no zone' }),
  language: language.optional().meta({ description: 'ISO 639-1 code' }),
  sortBy: oneOf(['relevancy', 'popularity', 'publishedAt'])
    .default('publishedAt')
    .meta({ description: 'popularity is not known here and taken for publishedAt' }),
  pageSize: number(MAX_PAGE_SIZE).default(100).meta({ description: 'articles on a page' }),
  page,
  apiKey,
});
export type EverythingQuery = z.infer<typeof EverythingQuery>;

export const TopHeadlinesQuery = z.object({
  country: country.optional().meta({ description: "the source's country, ISO 3166-1 alpha-2" }),
  category: category.optional().meta({ description: 'what it is about, as IPTC Media Topics have it' }),
  sources: sources.optional(),
  q: EverythingQuery.shape.q,
  language: language.optional().meta({ description: 'ISO 639-1 code' }),
  pageSize: number(MAX_PAGE_SIZE).default(20).meta({ description: 'articles on a page' }),
  page,
  apiKey,
});
export type TopHeadlinesQuery = z.infer<typeof TopHeadlinesQuery>;

export const SourcesQuery = z.object({
  category: category.optional().meta({ description: 'what it is about, as IPTC Media Topics have it' }),
  language: language.optional().meta({ description: 'ISO 639-1 code' }),
  country: country.optional().meta({ description: "the source's country, ISO 3166-1 alpha-2" }),
  apiKey,
});
export type SourcesQuery = z.infer<typeof SourcesQuery>;

/** The first version's, which its clients still have. */
export const SourceArticlesQuery = z.object({
  source: z.string('is missing').meta({ description: 'id of a source' }),
  sortBy: oneOf(['top', 'latest', 'popular']).default('top').meta({ description: 'the newest come first, whatever is asked' }),
  apiKey,
});
export type SourceArticlesQuery = z.infer<typeof SourceArticlesQuery>;
