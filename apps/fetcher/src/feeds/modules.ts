import { childOf, childrenOf, childText, descendantsOf, textOf, type XmlElement } from '../xml/element.ts';
import type { FeedItem, Link, Media, Person, Place, Schedule } from './feed.ts';
import { absolute, bodyText, compact, count, seconds, titleText } from './text.ts';

/** Namespaces that RSS, RDF and Atom share: what each of them adds to a feed or an item. */

/** Atom links, in Atom and inside RSS. */
export function atomLinks(element: XmlElement, base: string | undefined, ...names: string[]): Link[] {
  return childrenOf(element, ...names).flatMap((link) => {
    const { href, rel, type, title, hreflang, length } = link.attributes;
    const address = absolute(href ?? textOf(link), base);
    if (address === undefined) return [];
    // RFC 4287 §4.2.7.2: a registered relation may be written as an address
    const relation = rel?.trim().replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, '') || 'alternate';
    return [compact<Link>({ href: address, rel: relation.toLowerCase(), type, title, hreflang, length: count(length) })];
  });
}

/** No article shows more. */
const MAX_MEDIA = 100;

/** Images, films and sounds of Media RSS, whether they stand alone, in groups or in one another; each address once. */
export function mediaOf(item: XmlElement, base: string | undefined): { image: Media[]; associatedMedia: Media[] } {
  const image = new Map<string, Media>();
  const others = new Map<string, Media>();
  const add = (to: Map<string, Media>, media: Media) => to.set(media.url, { ...media, ...to.get(media.url) });
  for (const content of descendantsOf(item, 'media:content')) {
    const media = mediaContent(content, base);
    if (!media) continue;
    const { type = '', medium } = content.attributes;
    add(medium === 'image' || type.startsWith('image/') || (!medium && !type && isImage(media.url)) ? image : others, media);
    for (const thumbnail of childrenOf(content, 'media:thumbnail')) addThumbnail(thumbnail);
  }
  for (const thumbnail of descendantsOf(item, 'media:thumbnail')) addThumbnail(thumbnail);
  return { image: [...image.values()].slice(0, MAX_MEDIA), associatedMedia: [...others.values()].slice(0, MAX_MEDIA) };

  function addThumbnail(thumbnail: XmlElement): void {
    const { url, width, height } = thumbnail.attributes;
    const address = absolute(url ?? textOf(thumbnail), base);
    if (address) add(image, compact({ url: address, width: count(width), height: count(height) }));
  }
}

function mediaContent(content: XmlElement, base: string | undefined): Media | undefined {
  const { url, type, filesize, duration, width, height, lang } = content.attributes;
  const address = absolute(url, base);
  if (!address) return undefined;
  const around = content.parent?.name === 'media:group' ? content.parent : undefined;
  return compact<Media>({
    url: address,
    encodingFormat: type,
    contentSize: count(filesize),
    duration: seconds(duration),
    width: count(width),
    height: count(height),
    caption: bodyText(
      childText(content, 'media:description', 'media:title') ?? childText(around, 'media:description', 'media:title'),
    ),
    creditText: titleText(childText(content, 'media:credit') ?? childText(around, 'media:credit')),
    copyrightNotice: titleText(childText(content, 'media:copyright') ?? childText(around, 'media:copyright')),
    inLanguage: lang,
  });
}

export function isImage(url: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:$|[?#])/i.test(url);
}

/** GeoRSS (simple and GML), the W3C's geo vocabulary. */
export function placesOf(element: XmlElement): Place[] {
  const where = childOf(element, 'georss:where');
  const gml = (name: string) => (where ? descendantsOf(where, name).map(textOf)[0] : undefined);
  const [latitude, longitude] = numbers(childText(element, 'georss:point') ?? gml('gml:pos'));
  const place = compact<Place>({
    name: titleText(childText(element, 'georss:featurename')),
    latitude: latitude ?? number(childText(element, 'geo:lat')) ?? number(childText(childOf(element, 'geo:point'), 'geo:lat')),
    longitude:
      longitude ??
      number(childText(element, 'geo:long', 'geo:lon')) ??
      number(childText(childOf(element, 'geo:point'), 'geo:long', 'geo:lon')),
    line: couples(childText(element, 'georss:line')),
    polygon: couples(childText(element, 'georss:polygon') ?? gml('gml:poslist')),
    box: couples(childText(element, 'georss:box')),
    elevation: number(childText(element, 'georss:elev')) ?? number(childText(element, 'geo:alt')),
    radius: number(childText(element, 'georss:radius')),
  });
  return Object.keys(place).length > 0 ? [place] : [];
}

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function numbers(text: string | undefined): number[] {
  const all =
    text
      ?.split(/[\s,]+/)
      .filter(Boolean)
      .map(Number) ?? [];
  return all.every(Number.isFinite) ? all : [];
}

function couples(text: string | undefined): [number, number][] | undefined {
  const all = numbers(text);
  const found: [number, number][] = [];
  for (let at = 0; at + 1 < all.length; at += 2) found.push([all[at]!, all[at + 1]!]);
  return found.length > 0 ? found : undefined;
}

const periods: Readonly<Record<string, number>> = { hourly: 60, daily: 1_440, weekly: 10_080, monthly: 43_200, yearly: 525_600 };
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** RSS ttl, skipHours and skipDays, and the syndication module. */
export function scheduleOf(channel: XmlElement): Schedule {
  const period = periods[childText(channel, 'sy:updateperiod')?.toLowerCase() ?? ''];
  const frequency = count(childText(channel, 'sy:updatefrequency')) ?? 1;
  const hours = childrenOf(childOf(channel, 'skiphours'), 'hour').flatMap((hour) => count(textOf(hour)) ?? []);
  const skipDays = childrenOf(childOf(channel, 'skipdays'), 'day').flatMap((day) => textOf(day)?.toLowerCase() ?? []);
  return {
    ...compact({
      ttlMinutes: count(childText(channel, 'ttl')),
      updateEveryMinutes: period === undefined ? undefined : Math.max(1, Math.round(period / Math.max(1, frequency))),
      updateBase: childText(channel, 'sy:updatebase'),
    }),
    skipHours: [...new Set(hours.filter((hour) => hour <= 24).map((hour) => hour % 24))], // RSS 0.91 counts from 1 to 24
    skipDays: [...new Set(skipDays.filter((day) => days.includes(day)))].map((day) => day[0]!.toUpperCase() + day.slice(1)),
  };
}

export function rightsOf(element: XmlElement): FeedItem['rights'] {
  const license =
    childOf(element, 'cc:license')?.attributes['rdf:resource'] ??
    childText(element, 'cc:license', 'creativecommons:license', 'dcterms:license') ??
    childrenOf(element, 'atom:link', 'link').find(({ attributes }) => attributes['rel'] === 'license')?.attributes['href'];
  return compact({
    copyrightNotice: titleText(
      childText(
        element,
        'atom:rights',
        'rights',
        'atom:copyright',
        'copyright',
        'dc:rights',
        'dcterms:rights',
        'media:copyright',
      ),
    ),
    license: license?.trim(),
    copyrightHolder: titleText(childText(element, 'dcterms:rightsholder')),
  });
}

/** "desk@e.org (A. Writer)", "A. Writer <desk@e.org>", "A. Writer": RSS has all of them. */
export function person(text: string | undefined): Person | undefined {
  const whole = titleText(text?.replace(/<([^\s<>@]+@[^\s<>]+)>/, '($1)'));
  if (whole === undefined) return undefined;
  const match = /^(?:([^\s()@]+@[^\s()]+)\s*\(([^()]*)\)|(.*?)\s*\(([^\s()@]+@[^\s()]+)\))$/.exec(whole);
  const name = (match ? (match[2] ?? match[3]) : whole)?.trim();
  const email = match ? (match[1] ?? match[4]) : undefined;
  if (!name) return email ? { name: email, email } : undefined;
  if (/^[^\s@]+@[^\s@]+$/.test(name)) return { name, email: name };
  return compact({ name, email });
}

/** Names that stand in one element with commas stay one: "Writer, A." and "A, B and C" can't be told apart for sure. */
export function people(elements: readonly XmlElement[]): Person[] {
  return unique(elements.flatMap((element) => person(textOf(element)) ?? []));
}

export function unique(persons: readonly Person[]): Person[] {
  const byName = new Map<string, Person>();
  for (const one of persons) byName.set(one.name, { ...one, ...byName.get(one.name) });
  return [...byName.values()];
}

export function keywordsOf(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => titleText(text) ?? []))];
}

/** Who answers for a podcast. */
export function itunesOwner(channel: XmlElement): Person | undefined {
  const owner = childOf(channel, 'itunes:owner');
  const name = titleText(childText(owner, 'itunes:name'));
  const email = childText(owner, 'itunes:email');
  return name || email ? compact<Person>({ name: name ?? email!, email }) : undefined;
}
