import { z } from 'zod';

/** Longer URLs are dropped and flagged; their SHA-256 still makes the article's id. */
export const MAX_URL_CHARACTERS = 8_000;

const url = z.url({ protocol: /^https?$/ }).max(MAX_URL_CHARACTERS);
const languageTag = z.string().refine(isLanguageTag, 'not a BCP 47 language tag').meta({ description: 'BCP 47 language tag' });

/** IPTC ninjs. Text that is withheld or canceled is not shown; a later `usable` brings it back. */
export const PubStatus = z.enum(['usable', 'withheld', 'canceled']);

/** RFC 3339: an instant in UTC, or a plain date where no more is known (`date.precision` says `day`). */
const ArticleDate = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

export const DateOrigin = z.looseObject({
  raw: z.string().optional().meta({ description: 'as it was given' }),
  precision: z.enum(['day', 'minute', 'second', 'millisecond']),
  source: z
    .enum(['given', 'text', 'received'])
    .meta({ description: 'received: none could be used, so the time it was taken in' }),
  plausible: z.boolean().meta({ description: 'false: a date was given, but none that an article can bear' }),
});

/**
 * An article as a publisher gives it: schema.org NewsArticle field names, IPTC ninjs where schema.org has none.
 * Needs a headline or an articleBody, or is a retraction (pubStatus canceled) that names what it takes back by id or URL; all else is
 * optional, and what is unknown is kept.
 */
export const RawArticle = z
  .looseObject({
    articleId: z.uuid().optional().meta({ description: 'given, or made from what identifies the article: see articleId()' }),
    url: url.optional(),
    canonicalUrl: url.optional(),
    headline: z.string().optional(),
    description: z.string().optional(),
    articleBody: z.string().optional().meta({ description: 'plain text, paragraphs split by a blank line' }),
    articleBodyHtml: z.string().optional(),
    inLanguage: languageTag.optional(),
    datePublished: ArticleDate.optional(),
    dateModified: ArticleDate.optional(),
    date: DateOrigin.optional().meta({ description: 'where datePublished comes from' }),
    author: z.array(z.looseObject({ name: z.string(), url: url.optional() })).optional(),
    publisher: z
      .looseObject({
        name: z.string().optional(),
        domain: z.string().optional(),
        country: z
          .string()
          .regex(/^[A-Z]{2}$/)
          .optional()
          .meta({ description: 'ISO 3166-1 alpha-2' }),
      })
      .optional(),
    agency: z.string().optional(),
    articleSection: z.string().optional(),
    keywords: z.array(z.string()).optional(),
    image: z.array(z.looseObject({ url })).optional(),
    isAccessibleForFree: z.boolean().optional(),
    rights: z.looseObject({}).optional(),
    pubStatus: PubStatus.optional(),
    provenance: z
      .looseObject({
        method: z.string().optional().meta({ description: 'feed, http, ...: how it came in' }),
        sourceId: z.string().optional(),
        feedUrl: z.string().optional(),
        guid: z.string().optional(),
        fetchedAt: z.iso.datetime({ offset: true }).optional(),
        finalUrl: z.string().optional(),
        httpStatus: z.int().optional(),
        etag: z.string().optional(),
        charset: z.string().optional(),
        extractor: z.string().optional(),
      })
      .optional(),
    flags: z.array(z.string()).optional().meta({ description: 'what was cleaned, dropped or derived on the way in' }),
  })
  .meta({
    id: 'RawArticle',
    title: 'RawArticle v1',
    description:
      'Taken in for these names as well: id, title, content | text | body, html, publishedAt | published_at | pubDate | date, source, language | lang, link, urlToImage.',
    anyOf: [
      { required: ['headline'] },
      { required: ['articleBody'] },
      {
        description: 'a retraction needs no text',
        properties: { pubStatus: { const: 'canceled' } },
        required: ['pubStatus'],
        anyOf: [{ required: ['articleId'] }, { required: ['url'] }, { required: ['canonicalUrl'] }],
      },
    ],
  });

export type RawArticle = z.infer<typeof RawArticle>;
export type DateOrigin = z.infer<typeof DateOrigin>;

/** A RawArticle after normalise(): it has an id, a date and its flags, and its text is clean. */
export type Article = RawArticle & Required<Pick<RawArticle, 'articleId' | 'datePublished' | 'date' | 'flags'>>;

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
