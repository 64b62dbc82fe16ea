import type { NewSource } from '../sources/sources.ts';
import type { SourceKind, SourceRow } from '../sources/source.ts';
import type { PageFields } from '../pages/page-fields.ts';
import { type Look, look } from './look.ts';
import type { Means } from './means.ts';
import { foundIn, pollerOf } from './poll-source.ts';
import type { Found, Said } from './found.ts';
import type { Poll } from './poll.ts';
import { sitemapArticle } from '../sitemaps/read-sitemap.ts';

const SHOWN_ITEMS = 50;

interface PreviewItem {
  readonly articleId: string;
  readonly headline: string | null;
  readonly url: string | null;
  readonly datePublished: string | null;
  /** Whether its text is read from its page. */
  readonly wantsPage: boolean;
}

/** What would come of a source. */
export interface Preview {
  readonly kind: SourceKind | 'article' | 'page';
  readonly url: string | null;
  readonly title: string | null;
  /** Of a page that is an article. */
  readonly article?: PageFields;
  /** Why a page is no article. */
  readonly reason?: string;
  /** Of a page: feeds that it declares or links to. */
  readonly feeds?: readonly { readonly url: string; readonly title: string | null }[];
  /** How many there are; the first of them are in `items`. */
  readonly total: number;
  readonly items: readonly PreviewItem[];
  readonly warnings: readonly string[];
}

/** Asks an address as a source would be, and keeps nothing. @throws OutboundError, Unreadable */
export async function preview(
  means: Pick<Means, 'client' | 'reading' | 'clock' | 'filesDir'>,
  asked: NewSource,
  signal: AbortSignal,
): Promise<Preview> {
  const kind = asked.path !== undefined ? 'files' : (asked.kind ?? (asked.selector ? 'links' : undefined));
  if (kind === undefined) {
    const there = await look(means, asked.url!, signal);
    return there.kind === 'page' ? ofPage(there) : preview(means, { ...asked, url: there.url, kind: there.kind }, signal);
  }
  const source = rowOf(kind, asked, means.clock.now());
  const poll = await pollerOf(kind, means.filesDir)(source, {
    client: means.client,
    reading: means.reading,
    signal,
    now: means.clock.now(),
    before: [],
  });
  return listOf(kind, asked.url ?? null, poll, source, means.clock.now());
}

function listOf(
  kind: SourceKind,
  url: string | null,
  poll: Pick<Poll, 'items' | 'title' | 'warnings'>,
  source: SourceRow,
  now: number,
): Preview {
  const { found, warnings } = foundIn(poll, source, new Date(now));
  return {
    kind,
    url,
    title: poll.title ?? null,
    total: found.length,
    items: found.slice(0, SHOWN_ITEMS).map(itemOf),
    warnings: [...poll.warnings, ...warnings],
  };
}

/** The same of what was looked at already: a copy on disk. */
export function previewOf(there: Look, now: number): Preview {
  if (there.kind === 'page') return ofPage(there);
  const { kind, url } = there;
  const poll =
    there.kind === 'feed'
      ? { items: there.feed.items, title: there.feed.title, warnings: there.feed.warnings.map(({ message }) => message) }
      : {
          items: there.sitemap.entries.map((entry): Said => sitemapArticle(entry, url)),
          title: undefined,
          warnings: there.sitemap.warnings.map(({ message }) => message),
        };
  return listOf(kind, url, poll, rowOf(kind, { url }, now), now);
}

function ofPage({ url, page, feeds }: Extract<Look, { kind: 'page' }>): Preview {
  const none = { total: 0, items: [], warnings: [], feeds: feeds.map((feed) => ({ url: feed.url, title: feed.title ?? null })) };
  if (page.kind === 'article') return { kind: 'article', url, title: page.article.headline, article: page.article, ...none };
  return { kind: 'page', url, title: null, reason: page.reason, ...none };
}

function itemOf({ articleId, said, wantsPage }: Found): PreviewItem {
  return {
    articleId,
    headline: said.headline ?? null,
    url: said.url ?? null,
    datePublished: said.datePublished ?? null,
    wantsPage,
  };
}

function rowOf(kind: SourceKind, { url, path, selector, fullText }: NewSource, now: number): SourceRow {
  return {
    id: '',
    kind,
    address: url ?? path!,
    address_key: '',
    host: '',
    given_title: null,
    title: null,
    selector: selector ?? null,
    full_text: fullText ?? 'auto',
    floor_s: null,
    cap_s: null,
    state: 'active',
    disabled_why: null,
    created_at: new Date(now),
    next_at: new Date(now),
    interval_s: null,
    per_day: null,
    etag: null,
    last_modified: null,
    found: {},
    last: null,
    usual_items: 0,
    empty_polls: 0,
    failures: 0,
    failing_since: null,
  };
}
