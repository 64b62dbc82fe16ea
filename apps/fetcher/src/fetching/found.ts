import { createHash } from 'node:crypto';
import { articleId, takeIn, urlIdentity } from '#events';
import type { FeedItem } from '../feeds/feed.ts';

/** An item as its source tells of it: fields as takeIn() takes them, maybe no more than an address. */
export interface Said extends Partial<Omit<FeedItem, 'provenance' | 'rights' | 'author' | 'publisher' | 'image'>> {
  canonicalUrl?: string | undefined;
  author?: readonly { readonly name: string }[] | undefined;
  publisher?: { readonly name?: string; readonly domain?: string; readonly country?: string } | undefined;
  image?: readonly object[] | undefined;
  isAccessibleForFree?: boolean | undefined;
  pubStatus?: string | undefined;
  rights?: object | undefined;
  date?: object | undefined;
  provenance?: { readonly guid?: string; readonly method?: string; readonly feedUrl?: string } | undefined;
}

export interface Found {
  readonly articleId: string;
  readonly said: Said;
  /** Of all that the source says of it: another hash is an edit. */
  readonly saidHash: string;
  /** Whether the article's text has to be read from its page. */
  readonly wantsPage: boolean;
}

/** Whether texts are taken from the source's items, from their pages, or from the pages where the items have but a teaser. */
export const fullTexts = ['auto', 'source', 'page'] as const;
export type FullText = (typeof fullTexts)[number];

/** Less is a teaser, however it ends: characters. */
const WHOLE_CHARACTERS = 1_000;
const cutOff = /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(more\))\s*$|(?:read|see) more\b.{0,20}$|подробнее.{0,10}$|толығырақ.{0,10}$/i;

/**
 * @param receivedAt when the source was read
 * @throws PermanentError it holds neither text nor address
 */
export function foundItem(said: Said, sourceUrl: string, fullText: FullText, receivedAt: Date): Found {
  const wantsPage = said.url !== undefined && fullText !== 'source' && (fullText === 'page' || !isWhole(said));
  return { articleId: idOf(said, sourceUrl, receivedAt), said, saidHash: hashOf(said), wantsPage };
}

function isWhole({ articleBody, articleBodyHtml }: Said): boolean {
  const text = articleBody ?? articleBodyHtml?.replace(/<[^>]*>/g, ' ').trim() ?? '';
  return text.length >= WHOLE_CHARACTERS && !cutOff.test(text.slice(-80));
}

/** The same that normalise() will give it, unless its page names another address as the canonical one. */
function idOf(said: Said, sourceUrl: string, receivedAt: Date): string {
  const hasText = said.headline ?? said.articleBody ?? said.articleBodyHtml;
  if (hasText === undefined && said.articleId === undefined && said.url !== undefined)
    return articleId({ url: urlIdentity(said.url), headline: '' });
  return takeIn(said, 'feed', { receivedAt, source: sourceUrl }).articleId;
}

function hashOf(said: Said): string {
  const { headline, description, articleBody, articleBodyHtml, datePublished, dateModified, author, keywords, pubStatus } = said;
  const all = [headline, description, articleBody, articleBodyHtml, datePublished, dateModified, author, keywords, pubStatus];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}
