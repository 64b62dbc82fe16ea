import { createHash } from 'node:crypto';
import { v5 as uuidv5, validate as isUuid } from 'uuid';
import type { RawArticle } from './raw-article.ts';

/** UUIDv5 namespace of everything that Khabar names; fixed for ever, since ids are made from it. */
const NAMESPACE = 'b0a4a5c6-3f52-5d2e-9d5b-6c1f0e7a4d31';

/** A stable UUID from parts that together name one thing. */
export function stableId(...parts: string[]): string {
  return uuidv5(parts.join('\n'), NAMESPACE);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export interface IdBasis {
  /** The id as the publisher gave it, a UUID or not. */
  readonly givenId?: string | undefined;
  readonly publisher?: string | undefined;
  /** CloudEvents source of the message, if it had one. */
  readonly source?: string | undefined;
  /** urlIdentity() of the canonical URL, or the SHA-256 of one that is too long to keep. */
  readonly url?: string | undefined;
  readonly headline: string;
  /** ISO 8601 date, if one was given. */
  readonly day?: string | undefined;
}

/** The first rule that applies: a given UUID as it is; another given id, within its publisher; the URL; publisher, headline and day. */
export function articleId({ givenId, publisher, source, url, headline, day }: IdBasis): string {
  if (givenId && isUuid(givenId)) return givenId.toLowerCase();
  if (givenId) return stableId('id', publisher ?? source ?? '', givenId);
  // https, since ids were made from that before http and https were one; so those ids stay
  if (url) return stableId('url', url.replace(/^http:/, 'https:'));
  return stableId('headline', publisher ?? source ?? '', headline, day ?? '');
}

/**
 * SHA-256 of what a reader would call the article: its words, who wrote them, when and under what heading they were published,
 * and whether they still stand. How the article came here (URL variants, provenance, flags, a date of receipt) is not part of it,
 * so that fetching the same article again is no revision.
 */
export function contentHash(article: RawArticle): string {
  const { headline, description, articleBody, inLanguage, author, articleSection, keywords, pubStatus } = article;
  const datePublished = article.date?.source === 'received' ? undefined : article.datePublished;
  const names = author?.map(({ name }) => name);
  return sha256(
    JSON.stringify([
      headline,
      description,
      articleBody,
      inLanguage,
      names,
      articleSection,
      keywords,
      pubStatus ?? 'usable',
      datePublished,
    ]),
  );
}
