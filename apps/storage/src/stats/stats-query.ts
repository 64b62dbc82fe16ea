import { z } from 'zod';
import { EntityType } from '#events';
import { listOfSchema, Warning } from '#service';
import { ArticleFilters } from '../answers/articles-query.ts';
import { listOf, moment, oneOf } from '../answers/parameters.ts';

/** More would be no picture any more. */
export const MAX_BUCKETS = 2_000;
const MAX_VALUES = 200;
const MAX_NODES = 100;
const MAX_EDGES = 1_000;
const MAX_HOURS = 24 * 366 * 10;

const facets = ['language', 'country', 'source', 'agency', 'type', 'topic', 'entity'] as const;
export type Facet = (typeof facets)[number];

const aZone = 'takes an IANA time zone, like Europe/Berlin or Asia/Kolkata';
const zone = z
  .string()
  .max(60, aZone)
  .refine((name) => /^[A-Za-z]/.test(name) && isZone(name), aZone)
  .default('UTC')
  .meta({ description: 'IANA time zone in which days, weeks, months and years begin' });

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

function from1To(most: number, byDefault: number, description: string) {
  const message = `takes a whole number from 1 to ${most}`;
  return z
    .string()
    .regex(/^[1-9]\d{0,8}$/, message)
    .transform(Number)
    .refine((number) => number <= most, message)
    .default(byDefault)
    .meta({ description, openapi: { type: 'integer', minimum: 1, maximum: most, default: byDefault } });
}

/** 90m is none: the rollups have hours. */
function hours(byDefault: string, description: string) {
  const message = 'takes hours or days, like 6h or 30d, ten years at most';
  return z
    .string()
    .regex(/^[1-9]\d{0,5}[hd]$/, message)
    .default(byDefault)
    .transform((text) => Number.parseInt(text, 10) * (text.endsWith('d') ? 24 : 1))
    .refine((number) => number <= MAX_HOURS, message)
    .meta({ description, openapi: { type: 'string', pattern: '^[1-9][0-9]{0,5}[hd]$', default: byDefault } });
}

const type = listOf(EntityType.options).optional();

const intervals = ['hour', 'day', 'week', 'month', 'year'] as const;
export type Interval = (typeof intervals)[number];
const interval = oneOf(intervals).default('day').meta({ description: 'weeks begin on Monday' });

export const TimelineQuery = ArticleFilters.extend({ interval, tz: zone });
export type TimelineQuery = z.infer<typeof TimelineQuery>;

export const FacetsQuery = ArticleFilters.extend({
  facet: listOf(facets).default(['source', 'language', 'country', 'topic', 'entity']).meta({
    description: 'what to count by; type: of the entities that are named; topic: a narrower one counts for all broader',
  }),
  type: type.meta({ description: 'of the facet entity: these types alone' }),
  size: from1To(MAX_VALUES, 20, 'at most so many values of each'),
});
export type FacetsQuery = z.infer<typeof FacetsQuery>;

export const CooccurrenceQuery = ArticleFilters.extend({
  shape: oneOf(['graph', 'matrix']).default('graph').meta({ description: 'graph: a list of pairs; matrix: all with all' }),
  type: type.meta({ description: 'entities of these types alone' }),
  size: from1To(MAX_NODES, 25, 'at most so many entities'),
  edges: from1To(MAX_EDGES, 200, 'of a graph: at most so many pairs, those in most articles first'),
  minCount: from1To(1_000_000, 2, 'of a graph: pairs that are in so many articles at least'),
});
export type CooccurrenceQuery = z.infer<typeof CooccurrenceQuery>;

export const TrendingQuery = ArticleFilters.omit({ from: true, to: true }).extend({
  of: oneOf(['entity', 'topic']).default('entity').meta({ description: 'what is to have risen' }),
  type: type.meta({ description: 'of entities: these types alone' }),
  at: moment.optional().meta({ description: 'end of the window, now by default; the hour that it is in counts as a whole' }),
  window: hours('24h', 'what is compared: so long up to the end'),
  baseline: hours('30d', 'with what: so long up to the beginning of the window'),
  minCount: from1To(1_000_000, 5, 'articles in the window, at least'),
  size: from1To(MAX_VALUES, 20, 'at most so many'),
});
export type TrendingQuery = z.infer<typeof TrendingQuery>;

/** What tells one side of a comparison from the other. */
const sided = ArticleFilters.omit({ from: true, to: true });
const ofSide = (side: 'a' | 'b') =>
  Object.fromEntries(Object.entries(sided.shape).map(([name, schema]) => [`${side}.${name}`, schema]));

/** Filters without a prefix are those of both sides; one with a prefix takes the place of the same without. */
export const CompareQuery = z.object({ ...TimelineQuery.shape, ...ofSide('a'), ...ofSide('b') });
export type CompareQuery = TimelineQuery & Record<string, unknown>;

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const rfc3339 = z.iso.datetime({ offset: true });
const bounded = z.object({
  value: count,
  relation: z.enum(['eq', 'gte']).meta({ description: 'gte: there are more, and they were not counted' }),
});

const Bucket = z.object({
  start: rfc3339.meta({ description: 'beginning of the hour, day ..., as the zone tells it' }),
  end: rfc3339.meta({ description: 'beginning of the next' }),
});
const Counted = z.object({ count, share: share.meta({ description: 'of all articles of that time' }) });

export const TimelineAnswer = listOfSchema(
  Bucket.extend({ ...Counted.shape, total: count.meta({ description: 'all articles of that time' }) }).meta({
    id: 'TimelineBucket',
  }),
).meta({ id: 'Timeline', description: 'The first and the last one count what lies within from and to.' });
export type TimelineAnswer = z.infer<typeof TimelineAnswer>;

const FacetValue = z.object({
  value: z.string().meta({ description: 'tag, code, domain or id, as the parameter of the same name takes it' }),
  name: z.string().optional(),
  type: EntityType.optional(),
  country: z.string().optional(),
  count,
  share: share.meta({ description: 'of the articles that were counted' }),
});

export const FacetAnswer = z
  .object({
    facet: z.enum(facets),
    values: z.array(FacetValue).meta({ description: 'in most articles first' }),
    more: z.boolean().meta({ description: 'there are further values' }),
    other: count
      .optional()
      .meta({ description: 'articles with a value that is not listed; absent where an article may have several' }),
    missing: count.optional().meta({ description: 'articles without a value; absent where an article may have several' }),
  })
  .meta({ id: 'Facet' });
export type FacetAnswer = z.infer<typeof FacetAnswer>;
export const FacetsAnswer = listOfSchema(FacetAnswer);

const Understood = z.object({ normalised: z.record(z.string(), z.unknown()), warnings: z.array(Warning) });

const Node = z.object({ id: z.string(), type: EntityType, name: z.string(), count });
export const CooccurrenceAnswer = z
  .object({
    data: z.object({
      articles: bounded.meta({ description: 'that were looked at: the newest that match' }),
      nodes: z.array(Node).meta({ description: 'in most articles first' }),
      edges: z
        .array(z.object({ source: z.string(), target: z.string(), count, npmi: z.number().min(-1).max(1) }))
        .optional()
        .meta({ description: 'of a graph: by the ids of nodes' }),
      counts: z
        .array(z.array(count))
        .optional()
        .meta({ description: 'of a matrix, in the order of the nodes; how many name it, on the diagonal' }),
      npmi: z
        .array(z.array(z.number().min(-1).max(1).nullable()))
        .optional()
        .meta({
          description:
            'of a matrix: normalised pointwise mutual information; -1 never together, 0 as by chance, 1 always; null on the diagonal',
        }),
      leftOut: z.object({
        nodes: count.meta({ description: 'other entities of these articles' }),
        edges: count.meta({ description: 'other pairs of the nodes that are listed' }),
      }),
    }),
    query: Understood,
  })
  .meta({ id: 'Cooccurrence' });
export type CooccurrenceAnswer = z.infer<typeof CooccurrenceAnswer>;

export const TrendAnswer = z
  .object({
    value: z.string().meta({ description: 'id or code' }),
    name: z.string().optional(),
    type: EntityType.optional(),
    country: z.string().optional(),
    count: count.meta({ description: 'articles in the window' }),
    baselineCount: count.meta({ description: 'articles in the baseline' }),
    expected: z.number().nonnegative().meta({ description: 'in the window, if its share were that of the baseline' }),
    ratio: z.number().nonnegative().meta({ description: 'count / expected' }),
    score: z.number().nonnegative().meta({ description: 'how surprising: 2 (count ln(count / expected) - count + expected)' }),
  })
  .meta({ id: 'Trend' });
export type TrendAnswer = z.infer<typeof TrendAnswer>;
const Stretch = z.object({ from: z.iso.datetime(), to: z.iso.datetime(), articles: count });
export const TrendingAnswer = listOfSchema(TrendAnswer).extend({ window: Stretch, baseline: Stretch });
export type TrendingAnswer = z.infer<typeof TrendingAnswer>;

const Side = z.object({ articles: bounded, share: share.meta({ description: 'of all articles of that time' }) });
export const CompareAnswer = listOfSchema(Bucket.extend({ a: Counted, b: Counted, total: count }).meta({ id: 'ComparedBucket' }))
  .extend({
    a: Side,
    b: Side,
    overlap: z.object({
      articles: bounded,
      ofA: share.optional().meta({ description: 'of the articles of a; absent if not all were counted' }),
      ofB: share.optional(),
      jaccard: share.optional().meta({ description: 'of the articles of either' }),
    }),
  })
  .meta({ id: 'Comparison' });
export type CompareAnswer = z.infer<typeof CompareAnswer>;
