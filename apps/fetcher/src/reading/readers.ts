import { discoverFeeds } from '../discovery/feeds.ts';
import { linksOf } from '../discovery/links.ts';
import { type FeedSource, readFeed } from '../feeds/read-feed.ts';
import { decodePage } from '../pages/markup/charset.ts';
import { extractArticle, type PageCircumstances } from '../pages/extract-article.ts';
import { readSitemap } from '../sitemaps/read-sitemap.ts';
import { readFile } from '../wire/read-file.ts';

interface PageSource {
  readonly url: string;
  readonly contentType?: string | undefined;
}

const textOf = (bytes: Uint8Array, { contentType }: PageSource): string => decodePage(bytes, contentType).text;

/** Everything that reads what strangers have written; each runs in a thread that can be ended. */
export const readers = {
  page: (bytes: Uint8Array, circumstances: PageCircumstances) => extractArticle(bytes, circumstances),
  feed: (bytes: Uint8Array, source: FeedSource) => readFeed(Buffer.from(bytes), source),
  sitemap: (bytes: Uint8Array, source: PageSource) => readSitemap(Buffer.from(bytes), source),
  file: (bytes: Uint8Array, file: { readonly name: string; readonly contentType?: string | undefined }) =>
    readFile(Buffer.from(bytes), file),
  links: (bytes: Uint8Array, page: PageSource & { readonly selector: string }) =>
    linksOf(textOf(bytes, page), page.selector, page.url),
  discovery: (bytes: Uint8Array, page: PageSource) => discoverFeeds(textOf(bytes, page), page.url),
} as const;

type Readers = typeof readers;
export type Task = keyof Readers;
export type Circumstances<K extends Task> = Parameters<Readers[K]>[1];
export type Result<K extends Task> = ReturnType<Readers[K]>;
