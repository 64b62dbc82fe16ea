import { permanentUrl, statusFailure } from '#outbound';
import type { FoundFeed } from '../discovery/feeds.ts';
import type { Feed } from '../feeds/feed.ts';
import type { NotAnArticle, PageArticle } from '../pages/extract-article.ts';
import { Unreadable } from '../reading/reading-threads.ts';
import type { Sitemap } from '../sitemaps/read-sitemap.ts';
import type { Means } from './means.ts';

/** What lies at an address. */
export type Look =
  | { readonly kind: 'feed'; readonly url: string; readonly feed: Feed }
  | { readonly kind: 'sitemap'; readonly url: string; readonly sitemap: Sitemap }
  | {
      readonly kind: 'page';
      readonly url: string;
      readonly page: PageArticle | NotAnArticle;
      readonly feeds: readonly FoundFeed[];
      /** Where else feeds and sitemaps may be. */
      readonly paths: { readonly feeds: readonly string[]; readonly sitemaps: readonly string[] };
    };

type LookMeans = Pick<Means, 'client' | 'reading' | 'clock'>;

const ACCEPT = 'application/rss+xml, application/atom+xml, application/feed+json, text/html, application/xml;q=0.9, */*;q=0.5';
const html = /^\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b/is;
const sitemap = /<(?:[a-z]+:)?(?:urlset|sitemapindex)\b/i;
const START_BYTES = 4_096;
/** Of the places where sites keep feeds: so many are tried, at the site's pace. */
const MAX_TRIED = 6;

/** Fetches an address and tells what it is. @throws OutboundError, Unreadable */
export async function look({ client, reading, clock }: LookMeans, address: string, signal: AbortSignal): Promise<Look> {
  const answer = await client.get(address, { headers: { accept: ACCEPT }, acceptTruncated: true, signal });
  const failure = statusFailure(answer, clock.now());
  if (failure) throw failure;
  const url = permanentUrl(address, answer.redirects);
  const source = { url: answer.url, contentType: answer.headers['content-type'] };
  return lookAt({ reading, clock }, answer.body, { ...source, asked: url, status: answer.status });
}

/** The same for bytes that are at hand. @throws Unreadable */
export async function lookAt(
  { reading, clock }: Pick<Means, 'reading' | 'clock'>,
  bytes: Uint8Array,
  { url, contentType, asked = url, status }: { url: string; contentType?: string | undefined; asked?: string; status?: number },
): Promise<Look> {
  const source = { url, contentType };
  const start = Buffer.from(bytes.subarray(0, START_BYTES)).toString('latin1').replaceAll('\0', '');
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!html.test(start) || sitemap.test(start)) {
    const kinds = isGzip || sitemap.test(start) ? (['sitemap', 'feed'] as const) : (['feed', 'sitemap'] as const);
    for (const kind of kinds)
      try {
        if (kind === 'feed') return { kind, url: asked, feed: await reading.read('feed', bytes, source) };
        return { kind, url: asked, sitemap: await reading.read('sitemap', bytes, source) };
      } catch (error) {
        if (!(error instanceof Unreadable) || error.reason !== 'unfit') throw error;
      }
  }
  const page = await reading.read('page', bytes, { ...source, httpStatus: status, fetchedAt: new Date(clock.now()) });
  const { feeds, feedPaths, sitemapPaths } = await reading.read('discovery', bytes, source);
  return { kind: 'page', url: asked, page, feeds, paths: { feeds: feedPaths, sitemaps: sitemapPaths } };
}

export type FoundSource = Extract<Look, { kind: 'feed' | 'sitemap' }>;

/**
 * Sources of the site that a page belongs to: the feeds that it declares or links to, else what lies at the usual places, else its
 * sitemaps.
 *
 * @param all every feed that the page declares; else the first that is one
 */
export async function sourcesOf(
  means: LookMeans,
  { url, feeds, paths }: Extract<Look, { kind: 'page' }>,
  all: boolean,
  signal: AbortSignal,
): Promise<FoundSource[]> {
  const found: FoundSource[] = [];
  const tryAll = async (addresses: readonly string[], kind: FoundSource['kind']): Promise<void> => {
    for (const address of addresses) {
      if (found.length > 0 && !all) return;
      const there = await look(means, address, signal).catch(() => undefined);
      signal.throwIfAborted();
      if (there?.kind === kind && !found.some((one) => one.url === there.url)) found.push(there);
    }
  };
  await tryAll(
    feeds.slice(0, 2 * MAX_TRIED).map((feed) => feed.url),
    'feed',
  );
  if (found.length === 0) await tryAll(paths.feeds.slice(0, MAX_TRIED), 'feed');
  if (found.length === 0) {
    const { sitemaps } = await means.client.robots(url);
    await tryAll([...new Set([...sitemaps, ...paths.sitemaps])].slice(0, MAX_TRIED), 'sitemap');
  }
  return found;
}
