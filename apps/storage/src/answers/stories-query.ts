import { z } from 'zod';
import { EntityType } from '#events';
import { ArticlesQuery } from './articles-query.ts';
import { cursor, limit, oneOf, wholeNumber } from './parameters.ts';

const MOST = 1_000_000;

/** What articles are asked for, and what stories have besides. */
export const StoriesQuery = ArticlesQuery.omit({
  sort: true,
  include: true,
  limit: true,
  cursor: true,
  story: true,
  duplicates: true,
  asOf: true,
}).extend({
  minArticles: wholeNumber(MOST).default(2).meta({ description: 'with so many articles at least; 1 for single articles too' }),
  minSources: wholeNumber(MOST).default(1).meta({ description: 'with so many independent sources at least' }),
  sort: oneOf(['last', 'size', 'sources'])
    .default('last')
    .meta({ description: 'those with the latest article first, with the most articles, or with the most independent sources' }),
  limit,
  cursor,
});
export type StoriesQuery = z.infer<typeof StoriesQuery>;

export const StoryQuery = z.object({ limit, cursor });
export type StoryQuery = z.infer<typeof StoryQuery>;

const count = z.int().nonnegative();

/** A story as it stands on an article. */
export const StoryOfArticle = z.object({
  id: z.uuid(),
  title: z.string().optional(),
  articleCount: count.meta({ description: 'articles on the event, copies among them' }),
  copyCount: count.meta({ description: 'of these, copies of another' }),
  independentSourceCount: count.meta({ description: 'origins; a set of copies has one' }),
});
export type StoryOfArticle = z.infer<typeof StoryOfArticle>;

export const StoryAnswer = StoryOfArticle.extend({
  titleArticleId: z.uuid().meta({ description: 'the most central article; its headline is the title' }),
  firstPublished: z.iso.datetime(),
  lastPublished: z.iso.datetime(),
  languages: z.array(z.string()),
  countries: z.array(z.string()).meta({ description: 'of the places that are named, most named first' }),
  publisherCountries: z.array(z.string()),
  topics: z.array(z.object({ code: z.string(), name: z.string().optional(), articleCount: count })),
  entities: z.array(z.object({ id: z.string(), type: EntityType, name: z.string(), articleCount: count })),
}).meta({
  id: 'Story',
  description: 'Lists hold what most articles say, most said first; the newest 30 that are no copies are counted.',
});
export type StoryAnswer = z.infer<typeof StoryAnswer>;

const Evidence = z.object({
  entities: z.array(z.string()),
  words: z.array(z.string()).meta({ description: 'as they are compared: the first letters, as they sound' }),
  numbers: z.array(z.string()),
  topics: z.array(z.string()),
  meaning: z.number().optional().meta({ description: 'cosine of the meanings' }),
  daysApart: z.number(),
});

const StoryArticle = z.object({
  articleId: z.uuid(),
  headline: z.string().optional(),
  url: z.string().optional(),
  datePublished: z.iso.datetime(),
  language: z.string(),
  publisher: z.looseObject({}).optional(),
  copyOf: z.uuid().optional(),
  follows: z
    .object({ articleId: z.uuid(), score: z.number().min(0).max(1), evidence: Evidence.optional() })
    .optional()
    .meta({ description: 'the earlier article that brought it into the story, and what both share; absent on the first' }),
});
export type StoryArticle = z.infer<typeof StoryArticle>;

const Change = z.object({
  storyId: z.uuid(),
  kind: z.enum(['renamed', 'merged', 'split', 'ended']),
  into: z.array(z.uuid()).meta({ description: 'where its articles went, most of them first' }),
  articles: count,
  at: z.iso.datetime(),
});
export type StoryChange = z.infer<typeof Change>;

export const WholeStory = StoryAnswer.extend({
  movedFrom: z.uuid().optional().meta({ description: 'the id that was asked for, where that is no longer the id of a story' }),
  formerIds: z.array(z.uuid()).meta({ description: 'of stories that went into this one' }),
  timeline: z.array(z.object({ hour: z.iso.datetime(), articles: count, copies: count })),
  history: z.array(Change),
  articles: z.object({
    data: z.array(StoryArticle),
    page: z.object({ limit: count, nextCursor: z.string().nullable() }),
  }),
}).meta({ id: 'WholeStory' });
export type WholeStory = z.infer<typeof WholeStory>;
