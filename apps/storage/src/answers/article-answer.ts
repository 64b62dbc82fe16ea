import { z } from 'zod';
import { ArticleTopic, DetectedLanguage, DateMention, Entity, EnrichedArticle, Findings, instant, RawArticle } from '#events';
import { JsonText } from '../json-text.ts';
import { isHidden, type StoredFindings } from '../write/rows.ts';
import { Highlight } from './highlights.ts';
import { StoryOfArticle } from './stories-query.ts';
import { withTextWithheld } from './withheld-text.ts';

/** In hundredths: more would pretend to know more than a sample of a text tells. */
export const portion = z.number().min(0).max(1);

/** An article as it is answered: RawArticle's fields, what was found in it, and how it stands in the store. */
export const ArticleAnswer = RawArticle.required({ articleId: true })
  .extend({
    keywords: z.array(z.string()).optional().meta({ description: "the publisher's, then those found" }),
    snippet: z.string().optional().meta({
      description:
        'the beginning of the text, at most 200 characters, where its rights forbid to show more; flags says text_withheld then',
    }),
    language: DetectedLanguage.optional(),
    topics: z
      .array(ArticleTopic.partial({ evidence: true }))
      .optional()
      .meta({ description: 'best first; absent if not looked for; evidence by include=topics, and in a single article' }),
    dates: z.array(DateMention).optional(),
    infosources: Findings.shape.infosources,
    keyphrases: Findings.shape.keyphrases,
    summary: Findings.shape.summary,
    enrichment: EnrichedArticle.shape.enrichment,
    copyOf: z.uuid().optional().meta({
      description: 'the article whose text it has: the parent of its set; absent in the parent, and where there are no copies',
    }),
    similarity: portion
      .optional()
      .meta({ description: 'with copyOf: what both have of all that either has (Jaccard, of three-word runs)' }),
    containment: portion.optional().meta({ description: "with copyOf: what part of this article's text that one has, too" }),
    story: StoryOfArticle.optional().meta({
      description: 'the event that it reports; absent until it is grouped, seconds after it is stored',
    }),
    highlights: z.array(Highlight).optional().meta({
      description:
        'where the words of q stand, by include=highlights: one snippet of headline and description, at most three of articleBody',
    }),
    revision: z.int().positive(),
    storedAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    entities: z
      .array(
        Entity.partial({ mentions: true }).extend({
          ruling: z.uuid().optional().meta({ description: 'the last ruling that made it what it is' }),
        }),
      )
      .optional()
      .meta({
        description: 'most salient first; absent if not looked for; mentions by include=entities, and in a single article',
      }),
  })
  .meta({ id: 'Article', description: 'If pubStatus is canceled or withheld, text and all that was found in it are left out.' });
export type ArticleAnswer = z.infer<typeof ArticleAnswer>;

/** On its way to the answer; in a list as it is kept for that. */
export type ShownArticle = ArticleAnswer | JsonText<ArticleAnswer>;

/** For whoever looks into it. */
export const inFull = (article: ShownArticle): ArticleAnswer => (article instanceof JsonText ? article.parsed() : article);

export interface ArticleRow {
  article_id: string;
  revision: number;
  pub_status: string;
  stored_at: Date;
  updated_at: Date;
  search_truncated: boolean;
  search_config: string;
  doc: RawArticle;
  findings: StoredFindings;
  entities: NonNullable<ArticleAnswer['entities']> | null;
  topics: NonNullable<ArticleAnswer['topics']> | null;
  copy: Pick<ArticleAnswer, 'copyOf' | 'similarity' | 'containment'> | null;
  story: StoryOfArticle | null;
  body: string | null;
  body_html: string | null;
}

/** What stays of an article whose text must not be shown. A list of what is safe: a field that we do not know may hold text. */
const tombstoneFields = [
  'url',
  'canonicalUrl',
  'inLanguage',
  'datePublished',
  'dateModified',
  'date',
  'publisher',
  'pubStatus',
  'provenance',
  'flags',
] as const;

export function articleAnswer(row: ArticleRow): ArticleAnswer {
  const { doc, findings } = row;
  const standing = {
    revision: row.revision,
    storedAt: instant(row.stored_at),
    updatedAt: instant(row.updated_at),
    enrichment: findings.enrichment,
  };
  if (isHidden(row.pub_status)) {
    const kept = tombstoneFields.filter((field) => doc[field] !== undefined).map((field) => [field, doc[field]]);
    return { articleId: row.article_id, ...Object.fromEntries(kept), ...standing };
  }
  const { listed, keywords, embedding: _forStories, ...found } = findings;
  // A publisher's own `summary` stays in the log: in an answer the name has one meaning.
  const given = Object.entries(doc).filter(([field]) => field === 'keywords' || !(field in Findings.shape));
  const answer: ArticleAnswer = { ...found, ...Object.fromEntries(given), articleId: row.article_id, ...row.copy, ...standing };
  if (row.body !== null) answer.articleBody = row.body;
  if (row.body_html !== null) answer.articleBodyHtml = row.body_html;
  if (row.search_truncated) answer.flags = [...(doc.flags ?? []), 'search_truncated'];
  const words = distinct([...(doc.keywords ?? []), ...((keywords as string[] | undefined) ?? [])]);
  if (doc.keywords || keywords) answer.keywords = words;
  // Looked for and nothing found is an empty list; not looked for is no list.
  if (listed.includes('entities')) answer.entities = row.entities ?? [];
  if (listed.includes('topics')) answer.topics = row.topics ?? [];
  if (row.story) answer.story = row.story;
  return inReadingOrder(withTextWithheld(answer));
}

/** The same in a list without mentions: of the dates in the text, each value once. */
export function withoutMentions(answer: ArticleAnswer): ArticleAnswer {
  const { dates } = answer;
  return dates
    ? { ...answer, dates: dates.filter(({ value }, index) => dates.findIndex((date) => date.value === value) === index) }
    : answer;
}

const readingOrder = new Map(Object.keys(ArticleAnswer.shape).map((field, place) => [field, place]));

/** What an article is before what was found in it: jsonb gives keys back by their length. Fields that we do not know come last. */
function inReadingOrder(answer: ArticleAnswer): ArticleAnswer {
  const place = (key: string) => readingOrder.get(key) ?? readingOrder.size;
  return Object.fromEntries(Object.entries(answer).toSorted(([a], [b]) => place(a) - place(b))) as ArticleAnswer;
}

function distinct(words: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const word of words) if (!seen.has(word.toLowerCase())) seen.set(word.toLowerCase(), word);
  return [...seen.values()];
}
