import { urlIdentity } from '#events';
import { absolute } from '../feeds/text.ts';
import { type HtmlElement, lineOf, parsePage } from './document.ts';

export interface FoundFeed {
  readonly url: string;
  readonly title?: string;
  /** link: the page declares it; anchor: a link that looks like one. */
  readonly from: 'link' | 'anchor';
}

export interface Discovery {
  /** Best first: the page's own feed, those it declares, those it links to, feeds of comments. */
  readonly feeds: readonly FoundFeed[];
  /** Addresses where sites keep their feeds, to be tried if none of the above is one. */
  readonly feedPaths: readonly string[];
  readonly sitemapPaths: readonly string[];
}

const feedType = /^(?:application|text)\/(?:rss|atom|rdf|feed|x-rss|x-atom)(?:\+xml|\+json)?\b|^(?:application|text)\/xml\b/i;
const feedAddress =
  /(?:^|[/._-])(?:rss\d?|feeds?|atom|rdf)(?:\.(?:xml|php|aspx?|json|cfm|html?))?\/?(?:[?#]|$)|\.(?:rss|atom|rdf)(?:[?#]|$)|[?&](?:feed|format|type|alt)=(?:rss|atom|feed)|^https?:\/\/feeds?\.|\/rss\/[\w/-]*$|\/feeds?\/[\w-]+(?:\.xml|\/)?$/i;
const sharing = /(?:facebook|twitter|x|linkedin|pinterest|feedly|inoreader|netvibes|google|yahoo|subtome)\.com\//i;
const ofComments =
  /comments?(?:\/|-|_)?(?:feed|rss|default)|\/comments?\/|feed=comments|kommentare?|commentaires?|comentarios|комментари/i;

/** Feeds that a page declares or links to, and where else to look. */
export function discoverFeeds(html: string, url: string): Discovery {
  const page = parsePage(html, url);
  const byIdentity = new Map<string, FoundFeed>();
  const add = (element: HtmlElement, from: FoundFeed['from']): void => {
    const address = absolute(
      element.attribs['href']?.trim().replace(/^feed:(?:\/\/)?(?=https?:)|^feed:(?=\/\/)/i, ''),
      page.base,
    );
    if (address === undefined || byIdentity.has(urlIdentity(address))) return;
    const title = (from === 'link' ? element.attribs['title']?.trim() : lineOf(element)) || undefined;
    byIdentity.set(urlIdentity(address), { url: address, ...(title !== undefined && { title }), from });
  };
  for (const link of page.select('link[href]')) if (declaresFeed(link)) add(link, 'link');
  for (const link of page.select('a[href]')) {
    const href = link.attribs['href'] ?? '';
    const address = absolute(href.replace(/^feed:(?:\/\/)?(?=https?:)/i, ''), page.base) ?? '';
    if (/^feed:/i.test(href) || (feedAddress.test(address) && !sharing.test(address))) add(link, 'anchor');
  }
  const feeds = [...byIdentity.values()].toSorted((a, b) => rank(a, url) - rank(b, url));
  const known = new Set(byIdentity.keys());
  return {
    feeds,
    feedPaths: paths(url, feedPlaces).filter((path) => !known.has(urlIdentity(path))),
    sitemapPaths: paths(url, sitemapPlaces),
  };
}

function declaresFeed({ attribs }: HtmlElement): boolean {
  const rel = (attribs['rel'] ?? '').toLowerCase().split(/\s+/);
  const type = attribs['type'] ?? '';
  const href = attribs['href'] ?? '';
  if (rel.includes('feed')) return true;
  if (!rel.includes('alternate') || rel.includes('stylesheet')) return false;
  if (/^application\/(?:feed\+)?json/i.test(type)) return /\+json/i.test(type) || feedAddress.test(href); // an API's JSON is no feed
  if (/^(?:application|text)\/xml/i.test(type)) return feedAddress.test(href) || /feed|rss/i.test(attribs['title'] ?? '');
  return feedType.test(type) && !/oembed/i.test(type);
}

/** A section's page wants the section's feed. */
function rank({ url, title = '', from }: FoundFeed, page: string): number {
  const section = new URL(page).pathname.replace(/\/[^/]*\.[a-z]+$/, '').replace(/\/+$/, '');
  const own = section !== '' && new URL(url).pathname.includes(section) ? -1 : 0;
  return (ofComments.test(url) || ofComments.test(title) ? 20 : 0) + (from === 'anchor' ? 10 : 0) + own;
}

const feedPlaces =
  'feed rss feed.xml rss.xml atom.xml index.xml feed/ rss/ feeds rss/index.xml feeds/posts/default ?feed=rss2 feed.json index.rdf rss.php news/rss'.split(
    ' ',
  );
const sitemapPlaces = 'sitemap_news.xml news-sitemap.xml sitemap-news.xml sitemap.xml sitemap_index.xml sitemap.xml.gz'.split(
  ' ',
);

/** Below the page's own section first, then below the site's root. */
function paths(url: string, places: readonly string[]): string[] {
  const root = new URL('/', url).href;
  const section = new URL(
    '.',
    url.endsWith('/') || /\/[^/]*\.[a-z]{2,5}$/i.test(new URL(url).pathname) ? url : `${url.replace(/[?#].*$/, '')}/`,
  ).href;
  const roots = section === root ? [root] : [section, root];
  return [...new Set(roots.flatMap((base) => places.map((place) => new URL(place, base).href)))];
}
