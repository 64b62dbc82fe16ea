import {
  baseOf,
  childOf,
  childrenOf,
  childText,
  hasElements,
  innerHtml,
  languageOf,
  textOf,
  type XmlElement,
} from '../xml/element.ts';
import type { Feed, FeedItem, Link, Media, Person } from './feed.ts';
import { fullAndSummary, type Reading } from './item-text.ts';
import {
  atomLinks,
  isImage,
  itunesOwner,
  keywordsOf,
  mediaOf,
  people,
  person,
  placesOf,
  rightsOf,
  scheduleOf,
  unique,
} from './modules.ts';
import { commaList, firstOfItsUrl, languageTag } from './rss.ts';
import { absolute, bodyText, compact, count, seconds, titleText } from './text.ts';

/** In Atom's namespace, or in one that nobody knows. */
const both = (...names: string[]): string[] => names.flatMap((name) => [`atom:${name}`, name]);

/** Atom 0.3 and 1.0. */
export function atomFacts(feed: XmlElement, { url, tidied }: Reading): Omit<Feed, 'items' | 'warnings' | 'charset'> {
  const base = baseOf(feed, url);
  const links = linksOf(feed, url);
  const logo = absolute(childText(feed, ...both('logo'), 'webfeeds:icon'), base);
  const generator = childOf(feed, ...both('generator'));
  const find = (rel: string) => links.find((link) => link.rel === rel)?.href;
  return {
    ...compact({
      version: feed.attributes['version'] ?? '1.0',
      title: titleText(construct(childOf(feed, ...both('title')), tidied) ?? childText(feed, 'dc:title')),
      description: bodyText(
        construct(childOf(feed, ...both('subtitle', 'tagline')), tidied) ?? childText(feed, 'dc:description', 'itunes:summary'),
      ),
      id: childText(feed, ...both('id')),
      link: pageOf(links),
      self: find('self'),
      next: find('next'),
      inLanguage: languageTag(languageOf(feed) ?? childText(feed, 'dc:language', 'dcterms:language')),
      updated: childText(feed, ...both('updated', 'modified')),
      published: childText(feed, 'dc:date', ...both('published')),
      icon: absolute(childText(feed, ...both('icon')), base),
      image: logo === undefined ? undefined : { url: logo },
      rights: rightsOf(feed),
      publisher: itunesOwner(feed) ?? person(childText(feed, 'dc:publisher', 'dcterms:publisher')),
      generator: generator && {
        name: textOf(generator),
        url: generator.attributes['uri'] ?? generator.attributes['url'],
        version: generator.attributes['version'],
      },
    }),
    format: 'atom',
    links,
    hub: links.filter(({ rel }) => rel === 'hub').map(({ href }) => href),
    schedule: scheduleOf(feed),
    author: persons(feed, 'author'),
    contributor: persons(feed, 'contributor'),
    keywords: categories(feed),
  };
}

/** Each link against the xml:base that is in force at the link itself. */
function linksOf(element: XmlElement, url: string): Link[] {
  return childrenOf(element, ...both('link')).flatMap((link) =>
    atomLinks({ ...element, children: [link] }, baseOf(link, url), 'atom:link', 'link'),
  );
}

/** The page for readers: an alternate in HTML before one in another type. */
function pageOf(links: readonly Link[]): string | undefined {
  const alternates = links.filter(({ rel }) => rel === 'alternate');
  return (alternates.find(({ type }) => type === undefined || /html/i.test(type)) ?? alternates[0])?.href;
}

/** A text construct of RFC 4287 §3.1, as HTML or text. */
function construct(element: XmlElement | undefined, tidied: Reading['tidied']): string | undefined {
  if (!element) return undefined;
  const text = tidied(hasElements(element) ? innerHtml(element, false) : (textOf(element) ?? ''));
  return text === '' ? undefined : text;
}

function persons(element: XmlElement, role: 'author' | 'contributor'): Person[] {
  const own = childrenOf(element, ...both(role)).flatMap((one) => {
    const name = titleText(childText(one, ...both('name')) ?? (hasElements(one) ? undefined : textOf(one)));
    const email = childText(one, ...both('email'));
    return name || email
      ? [
          compact<Person>({
            name: name ?? email!,
            url: absolute(childText(one, ...both('uri', 'url')), baseOf(one, undefined)),
            email,
          }),
        ]
      : [];
  });
  if (own.length > 0) return unique(own);
  return people(
    role === 'author'
      ? childrenOf(element, 'dc:creator', 'dcterms:creator', 'itunes:author')
      : childrenOf(element, 'dc:contributor', 'dcterms:contributor'),
  );
}

function categories(element: XmlElement): string[] {
  return keywordsOf([
    ...childrenOf(element, ...both('category')).map((one) => one.attributes['label'] ?? one.attributes['term'] ?? textOf(one)),
    ...childrenOf(element, 'dc:subject', 'media:category').map(textOf),
    ...childrenOf(element, 'itunes:category', 'googleplay:category').map(({ attributes }) => attributes['text']),
    ...commaList(childText(element, 'itunes:keywords', 'media:keywords')),
  ]);
}

export function atomItem(entry: XmlElement, reading: Reading): FeedItem {
  const { url, tidied } = reading;
  const base = baseOf(entry, reading.siteUrl ?? url);
  const links = linksOf(entry, reading.siteUrl ?? url);
  const id = childText(entry, ...both('id'), 'guid', 'dc:identifier');
  const media = mediaOf(entry, base);
  const enclosures = links.filter(({ rel }) => rel === 'enclosure').slice(0, 100);
  const source = childOf(entry, ...both('source'));
  const content = childrenOf(entry, ...both('content'), 'content:encoded');
  const thumbnail = absolute(childOf(entry, 'itunes:image', 'googleplay:image')?.attributes['href'], base);
  return compact<FeedItem>({
    headline: titleText(
      construct(childOf(entry, ...both('title')), tidied) ??
        childText(entry, 'media:title', 'dc:title', 'dcterms:title') ??
        childText(childOf(entry, 'media:group'), 'media:title'),
    ),
    url:
      absolute(childText(entry, 'feedburner:origlink', 'pheedo:origlink'), base) ??
      pageOf(links) ??
      sourceOf(content, url) ??
      (/^https?:/i.test(id ?? '') ? absolute(id, base) : undefined),
    ...fullAndSummary(
      content,
      [
        ...childrenOf(
          entry,
          ...both('summary'),
          'description',
          'dc:description',
          'dcterms:abstract',
          'dcterms:description',
          'itunes:summary',
          'media:description',
        ),
        ...childrenOf(childOf(entry, 'media:group'), 'media:description'),
      ],
      baseOf(content[0], base),
      reading,
    ),
    datePublished: childText(
      entry,
      ...both('published', 'issued', 'created'),
      'dc:date',
      'dcterms:issued',
      'pubdate',
      ...both('updated', 'modified'),
    ),
    dateModified: childText(entry, ...both('updated', 'modified'), 'dcterms:modified'),
    author: persons(entry, 'author'),
    contributor: persons(entry, 'contributor'),
    publisher: publisher(source, childText(entry, 'dc:publisher', 'dcterms:publisher')),
    isBasedOn: basis(source, links, url),
    keywords: categories(entry),
    articleSection: titleText(childText(entry, 'slash:section')),
    image: [
      ...media.image,
      ...enclosures.filter(isPicture).map(asMedia),
      ...(thumbnail === undefined ? [] : [{ url: thumbnail }]),
    ].filter(firstOfItsUrl),
    associatedMedia: [...enclosures.filter((link) => !isPicture(link)).map(asMedia), ...media.associatedMedia]
      .map((one, index) =>
        index === 0 ? compact({ ...one, duration: one.duration ?? seconds(childText(entry, 'itunes:duration')) }) : one,
      )
      .filter(firstOfItsUrl),
    inLanguage:
      languageTag(languageOf(content[0]) ?? languageOf(entry) ?? childText(entry, 'dc:language', 'dcterms:language')) ??
      reading.inLanguage,
    contentLocation: placesOf(entry),
    discussionUrl:
      links.find(({ rel }) => rel === 'replies')?.href ?? absolute(childText(entry, 'wfw:comment', 'comments'), base),
    commentCount: count(childText(entry, 'slash:comments', 'thr:total')),
    relatedLink: links.filter(({ rel }) => rel === 'related').map(({ href }) => href),
    rights: rightsOf(entry),
    provenance: { method: 'feed', feedUrl: url, guid: id?.slice(0, 2_000) },
  });
}

/** Content that lies elsewhere. */
function sourceOf(content: readonly XmlElement[], url: string): string | undefined {
  return absolute(content[0]?.attributes['src'], baseOf(content[0], url));
}

function isPicture({ type, href }: Link): boolean {
  return type ? type.startsWith('image') : isImage(href);
}

function asMedia({ href, type, length, title }: Link): Media {
  return compact<Media>({ url: href, encodingFormat: type, contentSize: length || undefined, caption: titleText(title) });
}

/** An entry that was taken over from another feed is that feed's. */
function publisher(source: XmlElement | undefined, named: string | undefined): FeedItem['publisher'] {
  const name = titleText(childText(source, ...both('title')) ?? named);
  const page = source && pageOf(linksOf(source, ''));
  return name === undefined ? undefined : compact({ name, domain: page && new URL(page).hostname.replace(/^www\./, '') });
}

function basis(source: XmlElement | undefined, links: readonly Link[], url: string): FeedItem['isBasedOn'] {
  const via = links.find(({ rel }) => rel === 'via');
  return compact({
    name: titleText(childText(source, ...both('title')) ?? via?.title),
    url: (source && pageOf(linksOf(source, url))) ?? via?.href,
  });
}
