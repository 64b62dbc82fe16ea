import { absolute, compact, titleText } from '../feeds/text.ts';
import { NotAFeed } from '../feeds/feed.ts';
import { readFeed } from '../feeds/read-feed.ts';
import { decodeText } from '../xml/charset.ts';
import { childOf, childrenOf, childText, type XmlElement } from '../xml/element.ts';
import { gunzipped } from '../xml/gunzip.ts';
import { type Grammar, parseXml } from '../xml/parse-xml.ts';
import { type Warning, Warnings } from '../xml/warning.ts';

/** sitemaps.org: a sitemap has at most 50,000 addresses and 50 MB (52,428,800 bytes), unpacked; an index as many sitemaps. */
const MAX_ENTRIES = 50_000;
const MAX_BYTES = 52_428_800;
const MAX_IMAGES = 1_000;

export interface SitemapEntry {
  readonly loc: string;
  /** As it is given. */
  readonly lastmod?: string;
  /** Google's news extension. */
  readonly news?: {
    readonly title?: string;
    readonly publication?: { readonly name?: string; readonly language?: string };
    readonly publicationDate?: string;
    readonly keywords?: readonly string[];
  };
  readonly images?: readonly { readonly url: string; readonly caption?: string }[];
}

export interface Sitemap {
  readonly format: 'index' | 'urlset' | 'text' | 'feed';
  /** Sitemaps that an index names. */
  readonly sitemaps: readonly { readonly loc: string; readonly lastmod?: string }[];
  readonly entries: readonly SitemapEntry[];
  readonly charset: string;
  readonly warnings: readonly Warning[];
}

export class NotASitemap extends Error {
  override readonly name = 'NotASitemap';
}

const names = (...all: string[]): ReadonlySet<string> => new Set(all);

/**
 * Bytes to a sitemap: index files, plain and news sitemaps, lists of addresses as text, RSS and Atom; each of them as .gz, too. What is
 * beyond the protocol's limits is left out and told.
 *
 * @throws NotASitemap, TooLarge
 */
export function readSitemap(given: Buffer, { url, contentType }: { url: string; contentType?: string | undefined }): Sitemap {
  const warnings = new Warnings();
  const bytes = gunzipped(given, MAX_BYTES, warnings);
  const { text, charset } = decodeText(bytes, contentType, warnings);
  const found = /<[a-z]/i.test(text.slice(0, 4_096)) ? fromXml(text, url, warnings) : fromText(text, warnings);
  if (found === undefined) return fromFeed(bytes, url, contentType);
  if (found.entries.length + found.sitemaps.length === 0) warnings.add('no_items', 'the sitemap is empty');
  return { ...found, charset, warnings: warnings.list() };
}

type Found = Pick<Sitemap, 'format' | 'sitemaps' | 'entries'>;

function fromXml(text: string, url: string, warnings: Warnings): Found | undefined {
  const entries = new Map<string, SitemapEntry>();
  const sitemaps = new Map<string, { loc: string; lastmod?: string }>();
  let root: string | undefined;
  const grammar: Grammar = {
    roots: names('urlset', 'sitemapindex'),
    units: names('url', 'sitemap'),
    texts: names('loc', 'lastmod'),
    parts: names('loc', 'lastmod', 'changefreq', 'priority', 'news:news', 'image:image'),
    // one at a time, so that the largest sitemap takes no more memory than what is kept of it
    onEnd: (element) => {
      if (element.name !== 'url' && element.name !== 'sitemap') return false;
      root ??= element.parent?.name;
      const loc = absolute(childText(element, 'loc'), url);
      if (loc === undefined) warnings.add('bad_item', 'an entry without an address');
      else if (element.name === 'sitemap') keep(sitemaps, compact({ loc, lastmod: childText(element, 'lastmod') }), warnings);
      else keep(entries, entry(loc, element, url), warnings);
      return true;
    },
  };
  const top = parseXml(text, warnings, grammar);
  const first = top.children.find((child) => typeof child !== 'string');
  if (root === undefined && typeof first === 'object' && /^(?:rss|rdf:rdf|feed|atom:feed)$/.test(first.name)) return undefined;
  const isIndex = sitemaps.size > 0 || childOf(top, 'sitemapindex') !== undefined;
  if (!isIndex && entries.size === 0 && !childOf(top, 'urlset'))
    throw new NotASitemap('it is XML, but neither a urlset nor a sitemapindex');
  return { format: isIndex ? 'index' : 'urlset', sitemaps: [...sitemaps.values()], entries: [...entries.values()] };
}

/** Once each; the first of them, with what later ones add. */
function keep<T extends { readonly loc: string }>(to: Map<string, T>, one: T, warnings: Warnings): void {
  const before = to.get(one.loc);
  if (before) warnings.add('duplicate_items', 'an address is there twice');
  if (before === undefined && to.size >= MAX_ENTRIES)
    warnings.add('too_many', `more than ${MAX_ENTRIES} entries; the rest is left out`);
  else to.set(one.loc, { ...one, ...before });
}

function entry(loc: string, element: XmlElement, url: string): SitemapEntry {
  const news = childOf(element, 'news:news');
  const publication = childOf(news, 'news:publication');
  return compact<SitemapEntry>({
    loc,
    lastmod: childText(element, 'lastmod'),
    news: news && {
      title: titleText(childText(news, 'news:title')),
      publication: {
        name: titleText(childText(publication, 'news:name') ?? childText(news, 'news:name')),
        language: childText(publication, 'news:language') ?? childText(news, 'news:language'),
      },
      publicationDate: childText(news, 'news:publication_date'),
      keywords: childText(news, 'news:keywords')
        ?.split(',')
        .map((word) => word.trim())
        .filter(Boolean),
    },
    images: childrenOf(element, 'image:image')
      .slice(0, MAX_IMAGES)
      .flatMap((image) => {
        const address = absolute(childText(image, 'image:loc'), url);
        return address ? [compact({ url: address, caption: titleText(childText(image, 'image:caption', 'image:title')) })] : [];
      }),
  });
}

/** One address a line. */
function fromText(text: string, warnings: Warnings): Found {
  const entries = new Map<string, SitemapEntry>();
  for (const line of text.split(/\r\n?|\n/)) {
    const loc = absolute(line, undefined);
    if (loc !== undefined) keep(entries, { loc }, warnings);
    else if (line.trim() !== '' && !line.startsWith('#')) warnings.add('bad_item', 'a line that is no address');
  }
  if (entries.size === 0) throw new NotASitemap('it is neither XML nor a list of addresses');
  return { format: 'text', sitemaps: [], entries: [...entries.values()] };
}

function fromFeed(bytes: Buffer, url: string, contentType: string | undefined): Sitemap {
  try {
    const { items, charset, warnings } = readFeed(bytes, { url, contentType });
    const entries = items.flatMap((item): SitemapEntry[] =>
      item.url === undefined
        ? []
        : [
            compact<SitemapEntry>({
              loc: item.url,
              lastmod: item.dateModified ?? item.datePublished,
              news: {
                title: item.headline,
                publicationDate: item.datePublished,
                publication: { name: item.publisher?.name, language: item.inLanguage },
              },
            }),
          ],
    );
    return { format: 'feed', sitemaps: [], entries: entries.slice(0, MAX_ENTRIES), charset, warnings };
  } catch (error) {
    throw error instanceof NotAFeed ? new NotASitemap(error.message) : error;
  }
}

/** What an entry says of its article, as takeIn() takes it; the text is on the page. */
export function sitemapArticle({ loc, lastmod, news, images }: SitemapEntry, sitemapUrl: string): Record<string, unknown> {
  return compact({
    url: loc,
    headline: news?.title,
    datePublished: news?.publicationDate,
    dateModified: lastmod,
    publisher: { name: news?.publication?.name },
    inLanguage: news?.publication?.language?.replaceAll('_', '-'),
    keywords: news?.keywords && [...news.keywords],
    image: images?.map((image) => ({ ...image })),
    provenance: { method: 'sitemap', feedUrl: sitemapUrl },
  });
}
