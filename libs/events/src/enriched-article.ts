import { z } from 'zod';
import { Origin } from './origin.ts';
import { RawArticle } from './raw-article.ts';

/** The fields of an article in which a mention can stand. */
export const TextField = z.enum(['headline', 'description', 'articleBody']);
export type TextField = z.infer<typeof TextField>;

/** A stretch of one field; `text` is exactly field.slice(start, end). */
export const Span = z.looseObject({
  field: TextField,
  start: z.int().nonnegative().meta({ description: 'UTF-16 code units from the start of the field' }),
  end: z.int().nonnegative(),
  text: z.string(),
});
export type Span = z.infer<typeof Span>;

export const EntityType = z.enum(['person', 'organisation', 'place', 'event', 'agreement', 'work', 'other']);
export type EntityType = z.infer<typeof EntityType>;

const share = z.number().min(0).max(1);

export const Mention = Span.extend({
  method: z.string().optional().meta({ description: 'the rule or model that found this mention' }),
  confidence: share.optional(),
  role: z.enum(['dateline', 'credit']).optional().meta({ description: 'of what stands outside of the running text' }),
});
export type Mention = z.infer<typeof Mention>;

export const EntityCandidate = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  score: share.meta({ description: 'how likely it is meant, beside the others' }),
});
export type EntityCandidate = z.infer<typeof EntityCandidate>;

export const Entity = z.looseObject({
  id: z.string().min(1).meta({
    description:
      '`wikidata:Q...` or, for towns and regions, `geonames:...` where a source vouches for it, else made of type and name',
  }),
  type: EntityType,
  name: z.string().min(1),
  sameAs: z.array(z.string()),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .meta({ description: 'ISO 3166-1 alpha-2' }),
  role: z.string().optional().meta({ description: 'as the text gives it: "Senate Chairman"' }),
  salience: share,
  confidence: share,
  mentionCount: z.int().positive().meta({ description: 'all mentions; the list may stop short of it' }),
  mentions: z.array(Mention),
  method: z.string().meta({ description: 'the rule or model that found it' }),
  candidates: z.array(EntityCandidate).optional().meta({
    description: 'what else the name may mean, best first; all that it may mean where the entity has no id of a source',
  }),
});
export type Entity = z.infer<typeof Entity>;

export const DateMention = Span.extend({ value: z.string().meta({ description: 'ISO 8601 date, year-month or year' }) });
export type DateMention = z.infer<typeof DateMention>;

export const ArticleTopic = z.looseObject({
  code: z
    .string()
    .regex(/^(?:medtop:\d{8}|(?!medtop:)[a-z][a-z0-9-]*:[\w.-]{1,100})$/)
    .meta({ description: "IPTC Media Topic, or a topic of the operator's own by its code in topics.d" }),
  name: z.string(),
  broader: z.array(z.string()).meta({ description: 'codes from the next broader topic up to the top' }),
  confidence: share,
  evidence: z.array(Span),
  method: z.string(),
});
export type ArticleTopic = z.infer<typeof ArticleTopic>;

export const Embedding = z.looseObject({
  model: z.string(),
  vector: z
    .base64()
    .meta({ description: 'signed bytes, one a number; compared by cosine, and only with vectors of the same model' }),
});
export type Embedding = z.infer<typeof Embedding>;

export const InfoSource = z.looseObject({
  id: z.string().min(1).meta({ description: 'of the agency in our table; else made of its name' }),
  name: z.string().min(1),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .meta({ description: 'ISO 3166-1 alpha-2' }),
  role: z.literal('agency'),
  via: z.enum(['publisher', 'agency', 'author', 'dateline', 'credit']).meta({
    description: "what says so first: one of the article's fields, or its text outside of the running one",
  }),
  evidence: z.array(Span).meta({ description: 'where the text says so; empty if a field alone does' }),
});
export type InfoSource = z.infer<typeof InfoSource>;

export const KeyPhrase = Span.extend({
  weight: share.meta({ description: 'beside the heaviest one of the article, which has 1' }),
});
export type KeyPhrase = z.infer<typeof KeyPhrase>;

export const Summary = z.looseObject({
  text: z.string().meta({ description: 'the sentences, a space between them; empty if none is worth it' }),
  sentences: z.array(Span).meta({ description: "at most three sentences of articleBody, in the text's order" }),
});
export type Summary = z.infer<typeof Summary>;

export const DetectedLanguage = z.looseObject({
  tag: z.string().meta({ description: 'BCP 47; und if none could be told' }),
  confidence: share,
  declared: z.string().optional(),
  agrees: z
    .boolean()
    .optional()
    .meta({ description: 'whether the declared language is the detected one; absent if none was declared' }),
  paragraphs: z
    .array(Span.omit({ text: true }).extend({ tag: z.string() }))
    .optional()
    .meta({ description: 'stretches of whole paragraphs in another language than the article' }),
});
export type DetectedLanguage = z.infer<typeof DetectedLanguage>;

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);

export const Fingerprint = z.looseObject({
  words: z.int().positive().meta({ description: 'of the running text, without datelines, credits and boilerplate' }),
  share: z.number().gt(0).max(1).meta({
    description: 'the part of the hash space, counted from 0, that `shingles` holds: 1, or half, a quarter ... for a long text',
  }),
  minhash: base64.meta({
    description:
      'the 16 smallest hashes of every five words that follow one another (MinHash of one permutation), written as `shingles` are',
  }),
  shingles: base64.meta({
    description: 'hashes of every three words that follow one another: unsigned 32-bit numbers, lowest byte first, ascending',
  }),
  lead: base64.meta({
    description: 'a bit for each of `shingles`, the lowest of a byte first: whether it is of the first third',
  }),
});
export type Fingerprint = z.infer<typeof Fingerprint>;

export const StepStatus = z.enum(['ok', 'skipped', 'unsupported_language', 'timed_out', 'failed']);
export type StepStatus = z.infer<typeof StepStatus>;

export const StepReport = z.looseObject({
  name: z.string(),
  version: z.string(),
  status: StepStatus,
  ms: z.number().nonnegative().meta({ description: 'milliseconds; the one value that differs from run to run' }),
});
export type StepReport = z.infer<typeof StepReport>;

/** What enrichment found. A field is absent if its step did not run; an empty list means that nothing was found. */
export const Findings = z.looseObject({
  language: DetectedLanguage.optional(),
  dates: z.array(DateMention).optional(),
  entities: z.array(Entity).optional(),
  embedding: Embedding.optional().meta({ description: 'what headline and lead mean, in whatever language' }),
  topics: z.array(ArticleTopic).optional(),
  keywords: z.array(z.string()).optional().meta({ description: 'best first' }),
  fingerprint: Fingerprint.optional().meta({
    description: 'what copies of the text are found by; absent if it is too short to tell',
  }),
  infosources: z.array(InfoSource).optional().meta({
    description:
      'news agencies that the text is from (IPTC ninjs infosources): the publisher, the field agency, then as they stand',
  }),
  keyphrases: z.array(KeyPhrase).optional().meta({
    description: 'the keywords that stand in the text, each where it stands best, in the order of the text',
  }),
  summary: Summary.optional().meta({ description: 'sentences that stand for the text; absent for texts of three or fewer' }),
  stats: z.looseObject({ words: z.int().nonnegative(), sentences: z.int().nonnegative() }).optional(),
});
export type Findings = z.infer<typeof Findings>;

/** An article and what was found in it. The article stands here as it came; nothing found overwrites it. */
export const EnrichedArticle = Findings.extend({
  articleId: z.uuid(),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  rawEventId: z.string().min(1),
  rawEventSource: z.string().optional().meta({ description: "the raw event's CloudEvents source, if it had one" }),
  rawEventTime: z.iso.datetime({ offset: true }).optional().meta({
    description: "the raw event's CloudEvents time, if it had one: orders events of one source that name no dateModified",
  }),
  reenrichment: z.string().optional().meta({
    description: 'the run that asked for the article to be enriched anew: such an event never changes the article itself',
  }),
  origin: Origin.optional().meta({ description: 'where the raw article lay; absent if the event was not made of one' }),
  article: RawArticle,
  enrichment: z.looseObject({
    setId: z.string().min(1).meta({ description: 'hash of the versions and resources of all steps' }),
    status: z.enum(['complete', 'partial']).meta({ description: 'partial: a step failed or ran out of time' }),
    steps: z.array(StepReport),
  }),
}).meta({ id: 'EnrichedArticle', title: 'EnrichedArticle v1' });
export type EnrichedArticle = z.infer<typeof EnrichedArticle>;
