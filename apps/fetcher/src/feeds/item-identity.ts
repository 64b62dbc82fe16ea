import { readDate, stableId, urlIdentity } from '#events';
import type { Warnings } from '../xml/warning.ts';
import type { FeedItem } from './feed.ts';

/** What an earlier reading of the same feed made of an item. */
export interface KnownItem {
  readonly articleId: string;
  readonly guid?: string;
  readonly headline?: string;
  readonly datePublished?: string;
}

export interface Circumstances {
  readonly feedUrl: string;
  /** The page that the feed is of. */
  readonly siteUrl?: string | undefined;
  readonly before?: readonly KnownItem[] | undefined;
}

/**
 * Decides for a whole feed what each item is known by, and takes out what is there twice.
 * 1. Its address, if that tells it from the others: then `articleId` stays open, and the item and its page become one article, whatever GUID and title do.
 * 2. Its GUID, where there is no address, all items have the same one, or it is the site's front page; unless several items have that GUID.
 * 3. Headline and day.
 */
export function identify(
  items: readonly FeedItem[],
  { feedUrl, siteUrl, before = [] }: Circumstances,
  warnings: Warnings,
): FeedItem[] {
  const own = [feedUrl, siteUrl].flatMap((url) => (url && URL.canParse(url) ? [urlIdentity(url)] : []));
  const fronts = new Set(own.flatMap((url) => [url, new URL('/', url).href]));
  const addressOf = (item: FeedItem): string | undefined => {
    const address = item.url === undefined ? undefined : urlIdentity(item.url);
    return address === undefined || fronts.has(address) ? undefined : address;
  };
  const kept = withoutDoubles(items, addressOf);
  if (kept.length < items.length) warnings.add('duplicate_items', `${items.length - kept.length} items are in the feed twice`);
  const perAddress = Map.groupBy(kept, addressOf);
  const perGuid = Map.groupBy(kept, (item) => item.provenance.guid);
  const knownIds = new Set(before.map(({ articleId }) => articleId));
  const knownByHeadline = new Map(before.map((one) => [`${one.headline}\n${dayOf(one)}`, one]));
  const scope = urlIdentity(feedUrl);

  return kept.map((item) => {
    const address = addressOf(item);
    const { guid } = item.provenance;
    const isOnlyOne = guid !== undefined && perGuid.get(guid)!.length === 1 && !isFront(guid, fronts);
    const guidId = isOnlyOne ? stableId('guid', isUnique(guid) ? '' : scope, guid) : undefined;
    if (address !== undefined && perAddress.get(address)!.length === 1) {
      // the last one left of several that had this address goes on as what it was
      return guidId !== undefined && knownIds.has(guidId) ? known(item, 'guid', guidId) : known(item, 'url');
    }
    if (address !== undefined) warnings.add('link_shared', `several items have the address ${address.slice(0, 200)}`);
    if (guid !== undefined && perGuid.get(guid)!.length > 1)
      warnings.add('guid_shared', `several items have the GUID ${guid.slice(0, 200)}`);
    if (guidId !== undefined) {
      const same = item.headline === undefined ? undefined : knownByHeadline.get(`${item.headline}\n${dayOf(item)}`);
      const isRenamed = same !== undefined && !knownIds.has(guidId) && !perGuid.has(same.guid);
      return known(item, 'guid', isRenamed ? same.articleId : guidId);
    }
    const text = item.headline ?? item.articleBody ?? item.articleBodyHtml ?? '';
    return known(item, 'headline', stableId('headline', scope, text, dayOf(item) ?? ''));
  });
}

function isFront(guid: string, fronts: ReadonlySet<string>): boolean {
  return /^https?:/i.test(guid) && URL.canParse(guid) && fronts.has(urlIdentity(guid));
}

function known(item: FeedItem, identity: 'url' | 'guid' | 'headline', articleId?: string): FeedItem {
  return { ...item, ...(articleId !== undefined && { articleId }), provenance: { ...item.provenance, identity } };
}

/** A GUID that no second publisher will come upon. */
function isUnique(guid: string): boolean {
  return /^(?:tag:|urn:|https?:\/\/)|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/i.test(guid);
}

function dayOf({ datePublished }: Pick<FeedItem, 'datePublished'>): string | undefined {
  return datePublished === undefined ? undefined : readDate(datePublished)?.value.slice(0, 10);
}

/** Of several items that tell of the same, the newest; the first, if their dates don't say. */
function withoutDoubles(items: readonly FeedItem[], addressOf: (item: FeedItem) => string | undefined): FeedItem[] {
  const kept: FeedItem[] = [];
  const places = new Map<string, number[]>();
  for (const item of items) {
    const address = addressOf(item);
    const { guid } = item.provenance;
    const key =
      address ?? (guid === undefined ? `text ${item.headline} ${item.articleBody ?? item.articleBodyHtml}` : `guid ${guid}`);
    const others = places.get(key) ?? [];
    const same = others.find((place) => tellTheSame(kept[place]!, item, address !== undefined));
    if (same === undefined) {
      // a feed that gives all its items one address is compared with its last ones only, or the work would grow with the square
      places.set(key, [...others.slice(-MAX_COMPARED), kept.length]);
      kept.push(item);
    } else if (timeOf(item) > timeOf(kept[same]!)) kept[same] = item;
  }
  return kept;
}

const MAX_COMPARED = 20;

/** Posts of a live blog have one page and nothing else in common; a GUID by itself may be all items'. */
function tellTheSame(one: FeedItem, other: FeedItem, sameAddress: boolean): boolean {
  const { guid } = one.provenance;
  const sameGuid = guid !== undefined && guid === other.provenance.guid;
  if (one.headline === undefined || other.headline === undefined) return sameAddress && sameGuid;
  return likeness(one.headline, other.headline) >= (sameAddress && sameGuid ? 0.3 : 0.75);
}

/** Share of words that two headlines have in common, by the shorter one: 0 to 1. */
function likeness(one: string, other: string): number {
  const words = (text: string) =>
    new Set(
      text
        .slice(0, 1_000)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    );
  const [a, b] = [words(one), words(other)];
  if (Math.min(a.size, b.size) === 0) return one === other ? 1 : 0;
  return [...a].filter((word) => b.has(word)).length / Math.min(a.size, b.size);
}

function timeOf({ dateModified, datePublished }: FeedItem): number {
  const date = readDate(dateModified ?? datePublished ?? '');
  return date ? Date.parse(date.value) : -Infinity;
}
