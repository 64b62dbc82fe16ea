import type { Feed, FeedItem, Media, Person } from './feed.ts';
import { bodyField, type Reading } from './item-text.ts';
import { keywordsOf, unique } from './modules.ts';
import { languageTag } from './rss.ts';
import { absolute, bodyText, compact, titleText } from './text.ts';

type Fields = Readonly<Record<string, unknown>>;

export function isJsonFeed(value: unknown): value is Fields {
  if (!isObject(value)) return false;
  const { version, items } = value;
  return Array.isArray(items) || (typeof version === 'string' && version.includes('jsonfeed'));
}

/** JSON Feed 1.0 and 1.1. */
export function jsonFacts(feed: Fields, { url }: Reading): Omit<Feed, 'items' | 'warnings' | 'charset'> {
  const hubs = list(feed['hubs']).flatMap((hub) => absolute(text(isObject(hub) ? hub['url'] : hub), url) ?? []);
  const image = absolute(text(feed['icon']), url);
  return {
    ...compact({
      version: /(\d(?:\.\d)?)\/?$/.exec(text(feed['version']) ?? '')?.[1],
      title: titleText(text(feed['title'])),
      description: bodyText(text(feed['description'])),
      link: absolute(text(feed['home_page_url']), url),
      self: absolute(text(feed['feed_url']), url),
      next: absolute(text(feed['next_url']), url),
      inLanguage: languageTag(text(feed['language'])),
      icon: absolute(text(feed['favicon']), url),
      image: image === undefined ? undefined : { url: image },
    }),
    format: 'json',
    links: [],
    hub: hubs,
    schedule: { skipHours: [], skipDays: [] },
    author: persons(feed, url),
    contributor: [],
    keywords: [],
  };
}

export function jsonItems(feed: Fields): Fields[] {
  return list(feed['items']).filter(isObject);
}

export function jsonItem(item: Fields, reading: Reading): FeedItem {
  const base = reading.siteUrl ?? reading.url;
  const { tidied } = reading;
  const html = text(item['content_html']);
  const plain = text(item['content_text']);
  const summary = text(item['summary']);
  const body = html ?? plain ?? summary;
  const id = text(item['id']);
  const images = [text(item['image']), text(item['banner_image'])].flatMap((one) => absolute(one, base) ?? []);
  const texts =
    html === undefined && plain !== undefined
      ? { articleBody: tidied(plain) }
      : body === undefined
        ? {}
        : bodyField(tidied(body), base);
  return compact<FeedItem>({
    headline: titleText(text(item['title'])),
    url:
      absolute(text(item['url']) ?? text(item['external_url']), base) ??
      (/^https?:/i.test(id ?? '') ? absolute(id, base) : undefined),
    ...texts,
    description: body === summary ? undefined : bodyText(summary),
    ...(html === undefined && plain === undefined && summary !== undefined && { flags: ['summary_only'] }),
    datePublished: text(item['date_published']),
    dateModified: text(item['date_modified']),
    author: persons(item, base),
    keywords: keywordsOf(list(item['tags']).map(text)),
    image: [...new Set(images)].map((url) => ({ url })),
    associatedMedia: list(item['attachments'])
      .filter(isObject)
      .flatMap((one) => attachment(one, base)),
    isBasedOn: item['url'] ? { url: absolute(text(item['external_url']), base) } : undefined,
    inLanguage: languageTag(text(item['language'])) ?? reading.inLanguage,
    provenance: { method: 'feed', feedUrl: reading.url, guid: id?.slice(0, 2_000) },
  });
}

function attachment(one: Fields, base: string): Media[] {
  const url = absolute(text(one['url']), base);
  if (url === undefined) return [];
  const whole = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : undefined);
  return [
    compact<Media>({
      url,
      encodingFormat: text(one['mime_type']),
      contentSize: whole(one['size_in_bytes']),
      duration: whole(one['duration_in_seconds']),
      caption: titleText(text(one['title'])),
    }),
  ];
}

/** 1.1 has a list, 1.0 had one. */
function persons(fields: Fields, base: string): Person[] {
  const given = [...list(fields['authors']), ...list(fields['author'])];
  return unique(
    given.flatMap((one) => {
      const name = titleText(text(isObject(one) ? one['name'] : one));
      return name === undefined
        ? []
        : [compact<Person>({ name, url: isObject(one) ? absolute(text(one['url']), base) : undefined })];
    }),
  );
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** Ids and the like come as numbers, too. */
function text(value: unknown): string | undefined {
  const given = typeof value === 'number' ? String(value) : value;
  return typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined;
}
