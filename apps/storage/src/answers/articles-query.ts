import { z } from 'zod';
import { MAX_URL_CHARACTERS, PubStatus } from '#events';
import { country, cursor, domain, language, limit, listOf, moment, name, oneOf, plainDate, timeZone } from './parameters.ts';

const MAX_SEARCH_CHARACTERS = 1_000;
/** Of one parameter that may be given more than once. */
const MAX_VALUES = 20;

/** Given once for each; left out for none. */
function several<T extends z.ZodType>(one: T) {
  return z.array(one).max(MAX_VALUES, `takes at most ${MAX_VALUES}`).default([]);
}

/** Which articles are meant: every answer over articles takes these. */
export const ArticleFilters = z.object({
  q: z.string().max(MAX_SEARCH_CHARACTERS, `takes at most ${MAX_SEARCH_CHARACTERS} characters`).optional().meta({
    description:
      'words in headline, description or text, in web-search syntax: "a phrase", OR, -without, beginn*, (groups), title:, description:, body:',
  }),
  entity: several(name).meta({
    description: 'id, sameAs or name of a person, place, body ...; may be given more than once',
  }),
  entityOp: oneOf(['and', 'or']).default('and').meta({ description: 'whether all entities are to be in the article, or any' }),
  notEntity: several(name).meta({
    description: 'id, sameAs or name of what is not to be in the article; may be given more than once',
  }),
  role: name.optional().meta({
    description: 'with entity: in this role, as the text gives it, or words of it: chairman finds Senate Chairman',
  }),
  topic: several(name).meta({
    description: 'IPTC Media Topic by code or name; narrower ones are included; given more than once, any of them',
  }),
  notTopic: several(name).meta({ description: 'a topic, narrower ones included, that the article is not to be on' }),
  language: several(language).meta({ description: 'BCP 47 tag; pt takes pt-BR in; given more than once, any of them' }),
  source: several(name).meta({ description: "publisher's domain or name; given more than once, any of them" }),
  domain: several(domain).meta({
    description: "publisher's domain, all below it included; given more than once, any of them",
  }),
  notDomain: several(domain).meta({ description: "a publisher's domain, all below it included, that is left out" }),
  country: several(country).meta({ description: "publisher's country, ISO 3166-1 alpha-2; given more than once, any of them" }),
  author: several(name).meta({ description: 'name of an author; given more than once, any of them' }),
  agency: several(name).meta({
    description:
      'id or name of a news agency that the text is from, as its publisher says or as was found; given more than once, any of them',
  }),
  story: z.uuid('takes the id of a story').optional().meta({ description: 'in this story; an id that it had before will do' }),
  mentionedFrom: plainDate.optional().meta({ description: 'the text mentions a date on this day or later' }),
  mentionedTo: plainDate
    .optional()
    .meta({ description: 'the text mentions a date on this day or earlier; with mentionedFrom: the same date' }),
  flag: several(name).meta({ description: 'a word from flags; given more than once, all of them' }),
  revised: oneOf(['true', 'false'])
    .optional()
    .meta({ description: 'true: its text was changed since it was first stored; false: never' }),
  pubStatus: oneOf(PubStatus.options).optional().meta({ description: 'usable, or what must not be shown: withheld, canceled' }),
  from: moment.optional().meta({ description: 'at or after: RFC 3339, or a date' }),
  to: moment.optional().meta({ description: 'at or before: RFC 3339, or a date for the whole of that day' }),
  tz: timeZone.optional().meta({ description: 'IANA time zone in which a plain date is a day; UTC if not given' }),
  dateField: oneOf(['published', 'stored', 'modified']).default('published').meta({
    description:
      'what from and to speak of: when it was published, was first stored here, or was last changed by its publisher (if that is told, else published)',
  }),
  asOf: moment.optional().meta({
    description:
      'what was known then: articles that were stored by then, with the text that they had; RFC 3339, or a date for its end',
  }),
});
export type ArticleFilters = z.infer<typeof ArticleFilters>;

export const ArticlesQuery = ArticleFilters.extend({
  duplicates: oneOf(['include', 'collapse', 'only']).default('include').meta({
    description:
      'collapse: of each set of copies one article, its parent if that matches, else the match that is most like it; only: articles that are copies of another one, without the parents',
  }),
  sort: oneOf(['published', 'stored', 'relevance']).default('published').meta({
    description:
      'newest first, by when it was published or taken in; relevance, which needs q: what fits it best, newer before older where both fit alike',
  }),
  limit,
  cursor,
  include: listOf(['body', 'entities', 'topics', 'highlights'])
    .default([])
    .meta({
      description: 'body: articleBody; entities: their mentions; topics: their evidence; highlights: where the words of q stand',
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
