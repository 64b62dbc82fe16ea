import { z } from 'zod';
import { MAX_URL_CHARACTERS } from '#events';
import { country, cursor, language, limit, listOf, moment, name, oneOf } from './parameters.ts';

const MAX_SEARCH_CHARACTERS = 1_000;
const MAX_ENTITIES = 20;

/** Which articles are meant: every answer over articles takes these. */
export const ArticleFilters = z.object({
  q: z
    .string()
    .max(MAX_SEARCH_CHARACTERS, `takes at most ${MAX_SEARCH_CHARACTERS} characters`)
    .optional()
    .meta({ description: 'words in headline, description or text, in web-search syntax: "a phrase", OR, -without' }),
  entity: z
    .array(name)
    .max(MAX_ENTITIES, `takes at most ${MAX_ENTITIES}`)
    .default([])
    .meta({ description: 'id, sameAs or name of a person, place, body ...; may be given more than once' }),
  entityOp: oneOf(['and', 'or']).default('and').meta({ description: 'whether all entities are to be in the article, or any' }),
  topic: name.optional().meta({ description: 'IPTC Media Topic by code or name; narrower ones are included' }),
  language: language.optional().meta({ description: 'BCP 47 tag; pt takes pt-BR in' }),
  source: name.optional().meta({ description: "publisher's domain or name" }),
  country: country.optional().meta({ description: "publisher's country, ISO 3166-1 alpha-2" }),
  story: z.uuid('takes the id of a story').optional().meta({ description: 'in this story; an id that it had before will do' }),
  from: moment.optional().meta({ description: 'published at or after: RFC 3339, or a date' }),
  to: moment.optional().meta({ description: 'published at or before: RFC 3339, or a date for the whole of that day' }),
});
export type ArticleFilters = z.infer<typeof ArticleFilters>;

export const ArticlesQuery = ArticleFilters.extend({
  duplicates: oneOf(['include', 'collapse', 'only']).default('include').meta({
    description:
      'collapse: of each set of copies one article, its parent if that matches, else the match that is most like it; only: articles that are copies of another one, without the parents',
  }),
  sort: oneOf(['published', 'stored'])
    .default('published')
    .meta({ description: 'newest first, by when it was published or taken in' }),
  limit,
  cursor,
  include: listOf(['body', 'entities', 'topics'])
    .default([])
    .meta({
      description: 'body: articleBody; entities: their mentions; topics: their evidence',
      openapi: { type: 'string', examples: ['body,entities'] },
    }),
});
export type ArticlesQuery = z.infer<typeof ArticlesQuery>;

export const ByUrlQuery = z.object({
  url: z
    .string('is missing')
    .max(MAX_URL_CHARACTERS, `takes at most ${MAX_URL_CHARACTERS} characters`)
    .refine((text) => URL.canParse(text) && /^https?:/i.test(text), 'takes an http or https address')
    .meta({ description: 'address or canonical address; tracking parameters and fragment do not matter' }),
});

/** For a resource that takes none. */
export const NoQuery = z.object({});
