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
import type { Feed, FeedItem, Media, Person } from './feed.ts';
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
import { absolute, bodyText, compact, count, seconds, titleText, withoutSource } from './text.ts';

/** RSS 0.9x and 2.0, and RDF (RSS 0.90 and 1.0), where items stand beside the channel. */
export function rssFacts(root: XmlElement, channel: XmlElement, { url }: Reading): Omit<Feed, 'items' | 'warnings' | 'charset'> {
  const base = baseOf(channel, url);
  const links = atomLinks(channel, base, 'atom:link');
  const link =
    childrenOf(channel, 'link')
      .map(textOf)
      .map((text) => absolute(text, base))
      .find(Boolean) ?? hrefOf(links, 'alternate');
  const images = [...childrenOf(channel, 'image'), ...childrenOf(root, 'image')]; // RDF names it in the channel and tells of it beside
  const image = images.find((one) => childText(one, 'url')) ?? images[0];
  const isRdf = root.name.endsWith('rdf');
  return {
    ...compact({
      version: root.attributes['version'] ?? (isRdf ? '1.0' : undefined),
      title: titleText(childText(channel, 'title', 'dc:title', 'itunes:title', 'atom:title')),
      description: bodyText(childText(channel, 'description', 'dc:description', 'itunes:summary', 'googleplay:description')),
      id: channel.attributes['rdf:about'] ?? childText(channel, 'atom:id', 'podcast:guid'),
      link,
      self: hrefOf(links, 'self') ?? absolute(childText(channel, 'source:self', 'itunes:new-feed-url'), base),
      next: hrefOf(links, 'next'),
      inLanguage: languageTag(childText(channel, 'language', 'dc:language', 'dcterms:language') ?? languageOf(channel)),
      published: childText(channel, 'pubdate', 'dc:date', 'dcterms:issued', 'dcterms:created'),
      updated: childText(channel, 'lastbuilddate', 'dcterms:modified', 'atom:updated'),
      icon: absolute(childText(channel, 'atom:icon'), base),
      image: image ? channelImage(image, base) : undefined,
      rights: rightsOf(channel),
      publisher: itunesOwner(channel) ?? person(childText(channel, 'dc:publisher', 'dcterms:publisher')),
      generator: { name: childText(channel, 'generator') },
    }),
    format: isRdf ? 'rdf' : 'rss',
    links,
    hub: links.filter(({ rel }) => rel === 'hub').map(({ href }) => href),
    schedule: scheduleOf(channel),
    author: authorsOf(channel, 'managingeditor'),
    contributor: people([...childrenOf(channel, 'webmaster', 'dc:contributor')]),
    keywords: keywordsOf([
      ...childrenOf(channel, 'category', 'dc:subject').map(textOf),
      ...childrenOf(channel, 'itunes:category', 'googleplay:category').map(({ attributes }) => attributes['text']),
      ...commaList(childText(channel, 'itunes:keywords', 'media:keywords')),
    ]),
  };
}

function hrefOf(links: Feed['links'], rel: string): string | undefined {
  return links.find((link) => link.rel === rel)?.href;
}

function channelImage(image: XmlElement, base: string | undefined): Feed['image'] {
  const url = absolute(childText(image, 'url') ?? image.attributes['rdf:resource'], base);
  if (!url) return undefined;
  return compact({
    url,
    title: titleText(childText(image, 'title')),
    link: absolute(childText(image, 'link'), base),
    caption: titleText(childText(image, 'description')),
    width: count(childText(image, 'width')),
    height: count(childText(image, 'height')),
  });
}

/** BCP 47 writes a hyphen where POSIX has an underscore. */
export function languageTag(text: string | undefined): string | undefined {
  return (
    text
      ?.trim()
      .replaceAll('_', '-')
      .split(/[,;\s]/)[0] || undefined
  );
}

export function commaList(text: string | undefined): string[] {
  return text?.split(',') ?? [];
}

/** Best source first: dc:creator is a name, RSS's author an e-mail address with a name, if one is lucky. */
function authorsOf(element: XmlElement, own: string): Person[] {
  const creators = people(childrenOf(element, 'dc:creator', 'dcterms:creator'));
  const atom = childrenOf(element, 'atom:author').flatMap(
    (author) => person(childText(author, 'atom:name', 'name') ?? textOf(author)) ?? [],
  );
  const rss = people(childrenOf(element, own).filter((author) => !hasElements(author)));
  const named = childrenOf(element, own)
    .filter(hasElements)
    .flatMap((author) => person(childText(author, 'name', 'atom:name')) ?? []);
  const podcast = people(childrenOf(element, 'itunes:author', 'googleplay:author'));
  const first = [creators, atom, rss, named, podcast].find((list) => list.length > 0) ?? [];
  const withEmail = rss.filter(({ name, email }) => email !== name);
  return unique(first.map((one) => ({ ...withEmail.find(({ name }) => name === one.name), ...one })));
}

export function rssItem(item: XmlElement, reading: Reading): FeedItem {
  const base = baseOf(item, reading.siteUrl ?? reading.url);
  const guid = childOf(item, 'guid');
  const guidText = textOf(guid) ?? childText(item, 'atom:id', 'dc:identifier', 'dcterms:identifier');
  const links = atomLinks(item, base, 'atom:link');
  const permalink =
    guid && guid.attributes['ispermalink']?.toLowerCase() !== 'false' && /^https?:/i.test(guidText ?? '')
      ? absolute(guidText, base)
      : undefined;
  const media = mediaOf(item, base);
  const enclosures = enclosuresOf(item, base);
  const source = childOf(item, 'source');
  const headline = titleText(
    firstText(item, reading, 'title', 'media:title', 'dc:title', 'dcterms:title', 'atom:title', 'itunes:title'),
  );
  return compact<FeedItem>({
    headline: headline && withoutSource(headline, titleText(textOf(source))),
    url: linkOf(item, links, permalink, base),
    ...fullAndSummary(
      [
        ...childrenOf(
          item,
          'content:encoded',
          'yandex:full-text',
          'xhtml:body',
          'xhtml:div',
          'atom:content',
          'content',
          'fulltext',
        ),
      ],
      [
        ...childrenOf(
          item,
          'description',
          'atom:summary',
          'summary',
          'dc:description',
          'dcterms:abstract',
          'dcterms:description',
          'itunes:summary',
          'media:description',
        ),
        ...childrenOf(childOf(item, 'media:group'), 'media:description'),
      ],
      base,
      reading,
    ),
    datePublished: childText(
      item,
      'pubdate',
      'dc:date',
      'dcterms:issued',
      'dcterms:created',
      'dcterms:date',
      'atom:published',
      'published',
      'prism:publicationdate',
      'date',
    ),
    dateModified: childText(item, 'dcterms:modified', 'atom:updated', 'updated'),
    author: authorsOf(item, 'author'),
    contributor: people(childrenOf(item, 'dc:contributor', 'dcterms:contributor')),
    publisher: publisherOf(source, childText(item, 'dc:publisher', 'dcterms:publisher')),
    isBasedOn: source && compact({ name: titleText(textOf(source)), url: absolute(source.attributes['url'], base) }),
    keywords: keywordsOf([
      ...childrenOf(item, 'category', 'dc:subject', 'media:category').map(textOf),
      ...commaList(childText(item, 'itunes:keywords', 'media:keywords')),
    ]),
    articleSection: titleText(childText(item, 'slash:section', 'prism:section')),
    image: [...enclosures.image, ...media.image, ...ownImages(item, base)].filter(firstOfItsUrl),
    associatedMedia: [...enclosures.associatedMedia, ...media.associatedMedia].filter(firstOfItsUrl),
    inLanguage: languageTag(childText(item, 'dc:language', 'dcterms:language') ?? languageOf(item)) ?? reading.inLanguage,
    contentLocation: placesOf(item),
    discussionUrl: absolute(
      childText(item, 'comments') ?? links.find(({ rel }) => rel === 'replies')?.href ?? childText(item, 'wfw:comment'),
      base,
    ),
    commentCount: count(childText(item, 'slash:comments', 'thr:total')),
    relatedLink: links.filter(({ rel }) => rel === 'related').map(({ href }) => href),
    rights: rightsOf(item),
    provenance: { method: 'feed', feedUrl: reading.url, guid: guidText?.slice(0, MAX_GUID) },
  });
}

const MAX_GUID = 2_000;

/** Proxies that count clicks; behind them is the address that the publisher himself gives. */
const proxy = /^https?:\/\/(?:feedproxy\.google\.com|feeds\.feedburner\.com|[^/]*feedsportal\.com|[^/]*pheedo\.com)\/|\/~[r3]\//i;

function linkOf(
  item: XmlElement,
  links: Feed['links'],
  permalink: string | undefined,
  base: string | undefined,
): string | undefined {
  const original = absolute(childText(item, 'feedburner:origlink', 'pheedo:origlink'), base);
  if (original) return original;
  const own = childrenOf(item, 'link')
    .map((link) => absolute(textOf(link) ?? link.attributes['href'] ?? link.attributes['rdf:resource'], base))
    .find(Boolean);
  if (own && !(permalink && proxy.test(own))) return own;
  return permalink ?? links.find(({ rel }) => rel === 'alternate')?.href ?? aboutOf(item, base);
}

function aboutOf(item: XmlElement, base: string | undefined): string | undefined {
  return absolute(item.attributes['rdf:about'], base);
}

function firstText(item: XmlElement, { tidied }: Reading, ...names: string[]): string | undefined {
  for (const name of names) {
    for (const element of childrenOf(item, name)) {
      const text = tidied(hasElements(element) ? innerHtml(element, false) : (textOf(element) ?? ''));
      if (text !== '') return text;
    }
  }
  return undefined;
}

function publisherOf(source: XmlElement | undefined, named: string | undefined): FeedItem['publisher'] {
  const url = absolute(source?.attributes['url'], undefined);
  const name = titleText(childText(source, 'atom:title', 'title') ?? textOf(source)) ?? titleText(named);
  return name === undefined ? undefined : compact({ name, domain: url && new URL(url).hostname.replace(/^www\./, '') });
}

function enclosuresOf(item: XmlElement, base: string | undefined): { image: Media[]; associatedMedia: Media[] } {
  const image: Media[] = [];
  const associatedMedia: Media[] = [];
  const length = seconds(childText(item, 'itunes:duration'));
  for (const { attributes } of childrenOf(item, 'enclosure').slice(0, 100)) {
    const { url, href, type, length: size, 'rdf:resource': resource } = attributes;
    const address = absolute(url ?? href ?? resource, base);
    if (!address) continue;
    const isPicture = type ? type.startsWith('image') : isImage(address);
    const media = compact<Media>({ url: address, encodingFormat: type, contentSize: count(size) || undefined });
    if (isPicture) image.push(media);
    else associatedMedia.push(compact({ ...media, duration: length }));
  }
  return { image, associatedMedia };
}

function ownImages(item: XmlElement, base: string | undefined): Media[] {
  return childrenOf(item, 'itunes:image', 'googleplay:image', 'image')
    .slice(0, 100)
    .flatMap((image) => {
      const url = absolute(image.attributes['href'] ?? image.attributes['url'] ?? childText(image, 'url') ?? textOf(image), base);
      return url ? [{ url }] : [];
    });
}

export function firstOfItsUrl({ url }: Media, index: number, all: readonly Media[]): boolean {
  return all.findIndex((one) => one.url === url) === index;
}
