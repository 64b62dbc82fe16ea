import { jsonrepair } from 'jsonrepair';
import { decodeText } from '../xml/charset.ts';
import { childOf, childrenOf, descendantsOf, type XmlElement } from '../xml/element.ts';
import { type Grammar, parseXml } from '../xml/parse-xml.ts';
import { Warnings } from '../xml/warning.ts';
import { atomFacts, atomItem } from './atom.ts';
import { type Feed, type FeedItem, NotAFeed } from './feed.ts';
import { identify, type KnownItem } from './item-identity.ts';
import { type Reading, reading } from './item-text.ts';
import { isJsonFeed, jsonFacts, jsonItem, jsonItems } from './json-feed.ts';
import { rssFacts, rssItem } from './rss.ts';

export interface FeedSource {
  /** The feed's address, after redirects. */
  readonly url: string;
  /** The Content-Type header, for its charset. */
  readonly contentType?: string | undefined;
  /** What the last reading made of the feed's items, where it is at hand: it helps against GUIDs that change. */
  readonly before?: readonly KnownItem[] | undefined;
}

/** More items than this are no feed but an archive; the first ones are taken. */
const MAX_ITEMS = 10_000;

const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const grammar: Grammar = {
  roots: names('rss rdf rdf:rdf channel feed atom:feed'),
  units: names('item entry atom:entry'),
  texts: names(
    'title link guid pubdate description comments category dc:creator dc:date content:encoded atom:id atom:title atom:published atom:updated',
  ),
  parts: names(
    'title link guid pubdate description author category comments enclosure source content:encoded dc:creator dc:date dc:subject atom:title atom:link atom:id atom:published atom:updated atom:summary atom:content atom:author media:content media:thumbnail',
  ),
};

/**
 * Bytes to a feed: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed. A feed that is broken gives all items that can be had and says
 * in `warnings` what was wrong. Time and memory are in proportion to the bytes; whoever fetches bounds those.
 *
 * @throws NotAFeed
 */
export function readFeed(bytes: Buffer, source: FeedSource): Feed {
  const warnings = new Warnings();
  const feed = parseFeed(bytes, source, warnings);
  const items = identify(feed.items, { feedUrl: source.url, siteUrl: feed.link, before: source.before }, warnings);
  return { ...feed, items, warnings: warnings.list() };
}

/** The feed as it stands, with what is there twice. */
export function parseFeed(bytes: Buffer, source: FeedSource, warnings: Warnings): Feed {
  const { text, charset } = decodeText(bytes, source.contentType, warnings);
  if (text.trim() === '') throw new NotAFeed('empty', 'there is nothing in it');
  const at = reading(source.url, warnings);
  const found = /^[\s\uFEFF]*[[{]/.test(text) ? fromJson(text, at) : fromXml(text, at);
  const given = found.items.slice(0, MAX_ITEMS);
  if (given.length < found.items.length)
    warnings.add('too_many', `${found.items.length} items; the first ${MAX_ITEMS} are taken`);
  const items = given.filter(isOfUse).map((item) => finished(item, found.facts, charset));
  if (items.length < given.length) warnings.add('bad_item', `${given.length - items.length} items hold neither text nor address`);
  if (found.items.length === 0) warnings.add('no_items', 'the feed holds no items');
  return { ...found.facts, charset, items, warnings: warnings.list() };
}

interface Found {
  readonly facts: Omit<Feed, 'items' | 'warnings' | 'charset'>;
  readonly items: readonly FeedItem[];
}

/** An address alone is enough for whoever fetches pages. */
function isOfUse({ headline, articleBody, articleBodyHtml, url }: FeedItem): boolean {
  return (headline ?? articleBody ?? articleBodyHtml ?? url) !== undefined;
}

/** What the feed says for all its items. */
function finished(item: FeedItem, { format, title, link, author, rights, publisher }: Found['facts'], charset: string): FeedItem {
  const home = link ?? item.provenance.feedUrl;
  const name = item.publisher?.name ?? title ?? publisher?.name;
  const domain =
    item.publisher?.domain ?? (item.url === undefined ? new URL(home).hostname.replace(/^www\./, '') || undefined : undefined);
  return {
    ...item,
    // RFC 4287 §4.2.1, JSON Feed 1.1: the feed's authors are those of items that have none; RSS says nothing of the kind
    ...(!item.author && format !== 'rss' && format !== 'rdf' && author.length > 0 && { author: [...author] }),
    ...(!item.rights && rights && { rights }),
    publisher: { ...(name !== undefined && { name }), ...(domain !== undefined && { domain }) },
    provenance: { ...item.provenance, charset },
  };
}

function fromJson(text: string, at: Reading): Found {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^[\s\uFEFF]+/, ''));
  } catch {
    value = repaired(text);
    at.warnings.add('invalid_json', 'the JSON is broken or cut off');
  }
  if (!isJsonFeed(value)) throw new NotAFeed('json', 'it is JSON, but no JSON Feed: there are no items in it');
  const facts = jsonFacts(value, at);
  const items = firstOnes(jsonItems(value), at).map((item) =>
    jsonItem(item, { ...at, siteUrl: facts.link, inLanguage: facts.inLanguage }),
  );
  return { facts, items };
}

function repaired(text: string): unknown {
  try {
    return JSON.parse(jsonrepair(text));
  } catch {
    return undefined;
  }
}

function fromXml(text: string, at: Reading): Found {
  const top = parseXml(text, at.warnings, grammar);
  const roots = descendantsOf(top, 'rss', 'rdf:rdf', 'rdf', 'atom:feed', 'feed', 'channel').filter((root) => isFeed(root));
  const [root] = roots;
  if (!root) throw noFeed(text, top);
  if (roots.length > 1)
    at.warnings.add('many_roots', `${roots.length} feeds in one document; the first names it, the items of all are taken`);
  if (/[^\s\uFEFF]/.test(beforeRoot(text))) at.warnings.add('junk_before', 'there is something else in front of the feed');
  const isAtom = root.name.endsWith('feed');
  const channel = isAtom ? root : (childOf(root, 'channel') ?? root);
  const facts = isAtom ? atomFacts(root, at) : rssFacts(root, channel, at);
  const inside = { ...at, siteUrl: facts.link, inLanguage: facts.inLanguage };
  const elements = roots.flatMap((one) => descendantsOf(one, 'item', 'entry', 'atom:entry'));
  const items = firstOnes(elements, at).map((item) => (item.name === 'item' ? rssItem(item, inside) : atomItem(item, inside)));
  return { facts, items };
}

function firstOnes<T>(all: readonly T[], { warnings }: Reading): readonly T[] {
  if (all.length > MAX_ITEMS) warnings.add('too_many', `${all.length} items; the first ${MAX_ITEMS} are taken`);
  return all.slice(0, MAX_ITEMS);
}

/** "feed" and "channel" are words that other documents use, too. */
function isFeed(root: XmlElement): boolean {
  if (root.name !== 'feed' && root.name !== 'channel') return true;
  return childrenOf(root, 'title', 'entry', 'item', 'atom:title', 'atom:entry', 'link', 'atom:link').length > 0;
}

/** Text before the first tag of the feed, without the declaration, comments and instructions that may stand there. */
function beforeRoot(text: string): string {
  const start = text.search(/<(?:[\w-]{1,40}:)?(?:rss|rdf|feed|channel)[\s>]/i);
  return text
    .slice(0, Math.max(0, Math.min(start, 100_000)))
    .replace(/<\?xml[\s\S]*?\?>|<!--[\s\S]*?-->|<\?[\w-]+[\s\S]*?\?>|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/gi, '');
}

function noFeed(text: string, top: XmlElement): NotAFeed {
  const first = top.children.find((child) => typeof child !== 'string');
  const isPage = typeof first === 'object' && /^(?:xhtml:)?(?:html|head|body)$/.test(first.name);
  if (isPage || /<html[\s>]|<!doctype html/i.test(text.slice(0, 20_000))) return new NotAFeed('html', 'it is a page, not a feed');
  if (first && typeof first !== 'string')
    return new NotAFeed('other_xml', `it is XML, but no feed: its first element is <${first.name.slice(0, 60)}>`);
  return new NotAFeed('other', 'it is neither XML nor JSON');
}
