import { compact, titleText } from '../feeds/text.ts';
import type { Warnings } from '../xml/warning.ts';
import { bylineNames, pubStatus, type WireArticle, wireId } from './wire-article.ts';

type Fields = Readonly<Record<string, unknown>>;

/** IPTC ninjs 1.x (headline, body_xhtml, associations by name), 2.x (lists) and 3.x (camel case): names are compared without case. */
export function isNinjs(value: unknown): value is Fields {
  if (!isObject(value)) return false;
  const item = folded(value);
  if (typeof item['uri'] !== 'string') return false;
  return (
    [
      'versioncreated',
      'firstcreated',
      'headlines',
      'bodies',
      'pubstatus',
      'standard',
      'representationtype',
      'type',
      'profile',
    ].some((name) => name in item) || Object.keys(item).some((name) => name.startsWith('body_'))
  );
}

/** The article that an item is, and those that are associated with it; pictures become the images of the article that they are with. */
export function ninjsArticles(given: Fields, warnings: Warnings): WireArticle[] {
  const item = folded(given);
  const associations = associationsOf(item);
  const texts = associations.filter((one) => /^(?:text|composite)?$/.test(text(one['type']) ?? '') && bodyOf(one) !== undefined);
  const articles = texts.flatMap((one) => ninjsArticles(one, warnings));
  const type = text(item['type']) ?? 'text';
  if (type !== 'text' && type !== 'composite') {
    warnings.add('not_text', `an item of the type ${type.slice(0, 40)}`);
    return articles;
  }
  const headline = headlineOf(item);
  const body = bodyOf(item);
  if (headline === undefined && body === undefined) return articles;
  const by =
    text(item['by']) ??
    text(item['byline']) ??
    list(item['bylines'])
      .map((one) => (isObject(one) ? text(folded(one)['byline'] ?? folded(one)['value']) : text(one)))
      .find(Boolean);
  const [source] = list(item['infosources'] ?? item['infosource'])
    .filter(isObject)
    .map(folded);
  const holder = text(item['copyrightholder']);
  const links = list(item['links']).filter(isObject).map(folded);
  const article = compact<WireArticle>({
    articleId: wireId(text(item['uri'])),
    url: text(links.find((link) => /canonical|alternate|web/i.test(text(link['rel']) ?? ''))?.['href']),
    headline: titleText(headline),
    ...body,
    description: titleText(descriptionOf(item)),
    datePublished: text(item['firstcreated']) ?? text(item['contentcreated']) ?? text(item['versioncreated']),
    dateModified: text(item['versioncreated']),
    author: bylineNames(titleText(by)),
    publisher: { name: holder ?? text(source?.['name']) },
    agency: holder === undefined ? undefined : text(source?.['name']),
    inLanguage: text(item['language']),
    keywords: [
      ...list(item['keywords']).map(text),
      ...list(item['subjects'] ?? item['subject']).map((one) => (isObject(one) ? text(one['name']) : undefined)),
    ].filter((word) => word !== undefined),
    about: list(item['subjects'] ?? item['subject'])
      .filter(isObject)
      .map((one) =>
        compact({ name: text(one['name']), identifier: text(one['uri']) ?? text(one['code']) ?? text(one['literal']) }),
      ),
    mentions: mentionsOf(item),
    contentLocation: located(item['located']),
    slugline: text(item['slugline']),
    urgency: item['urgency'],
    expires: text(item['expires']),
    embargoedUntil: text(item['embargoeduntil'] ?? item['embargoed']),
    pubStatus: pubStatus(text(item['pubstatus'])),
    image: associations.filter((one) => /picture|graphic/.test(text(one['type']) ?? '')).flatMap(imageOf),
    rights: { copyrightNotice: text(item['copyrightnotice']), copyrightHolder: holder, usageTerms: text(item['usageterms']) },
    provenance: { guid: text(item['uri']), version: text(item['version']) },
  });
  return [article, ...articles];
}

/** Whom, where and what the agency says it tells of; 1.x has them in the singular. */
const mentioned = [
  ['Person', 'people', 'person'],
  ['Organization', 'organisations', 'organisation'],
  ['Place', 'places', 'place'],
  ['Event', 'events', 'event'],
  ['Thing', 'objects', 'object'],
] as const;

function mentionsOf(item: Fields): WireArticle[] {
  return mentioned.flatMap(([type, plural, singular]) =>
    list(item[plural] ?? item[singular])
      .filter(isObject)
      .filter(({ name }) => text(name) !== undefined)
      .map((one) => compact({ '@type': type, name: text(one['name']), identifier: text(one['uri']) ?? text(one['code']) })),
  );
}

/** 1.x has an object with names, 2.x and later a list. */
function associationsOf(item: Fields): Fields[] {
  const given = item['associations'];
  return (isObject(given) ? Object.values(given) : list(given)).filter(isObject).map(folded);
}

function headlineOf(item: Fields): string | undefined {
  const headlines = list(item['headlines']).filter(isObject).map(folded);
  const main = headlines.find(({ role }) => /main|^$/.test(text(role) ?? '')) ?? headlines[0];
  return text(main?.['value']) ?? text(item['headline']) ?? text(item['title']);
}

function descriptionOf(item: Fields): string | undefined {
  const [first] = list(item['descriptions']).filter(isObject).map(folded);
  return text(first?.['value']) ?? text(item['description_text']) ?? text(item['description_html']) ?? text(item['description']);
}

/** HTML first, since it has the paragraphs; then plain text. Other mark-up (an agency's own XML) is left alone. */
function bodyOf(item: Fields): WireArticle | undefined {
  const bodies = list(item['bodies'])
    .filter(isObject)
    .map(folded)
    .filter(({ value }) => text(value) !== undefined);
  const type = (body: Fields) => `${text(body['contenttype']) ?? ''} ${text(body['role']) ?? ''}`;
  const html =
    bodies.find((body) => /html/i.test(type(body))) ??
    bodies.find((body) => /^\s*<(?:p|div|html|article|section)\b/i.test(text(body['value']) ?? ''));
  const plain = bodies.find((body) => /text\/plain|text/i.test(type(body))) ?? bodies.find((body) => !/xml/i.test(type(body)));
  const givenHtml = text(html?.['value']) ?? text(item['body_xhtml']) ?? text(item['body_html']) ?? text(item['body_html5']);
  if (givenHtml !== undefined) return { articleBodyHtml: withoutHead(givenHtml) };
  const givenText = text(plain?.['value']) ?? text(item['body_text']);
  return givenText === undefined ? undefined : { articleBody: paragraphs(givenText) };
}

/** The page around it, and the headline that the item has apart. */
function withoutHead(html: string): string {
  return html.replace(/<head\b[\s\S]{0,20000}?<\/head>/i, '').replace(/<h1\b[^<>]{0,500}>[\s\S]{0,2000}?<\/h1>/i, '');
}

/** Wire text has a line a paragraph; ours are split by a blank line. */
export function paragraphs(given: string): string {
  const lines = given.replace(/\r\n?/g, '\n').trim();
  return /\n\s*\n/.test(lines) ? lines : lines.replace(/\n+/g, '\n\n');
}

function imageOf(picture: Fields): WireArticle[] {
  const given = picture['renditions'];
  const renditions = (isObject(given) ? Object.values(given) : list(given)).filter(isObject).map(folded);
  const web = renditions.filter(({ href }) => /^https?:/i.test(text(href) ?? '')).toSorted((a, b) => size(b) - size(a));
  const [best] = web;
  if (!best) return [];
  return [
    compact({
      url: text(best['href']),
      width: best['width'],
      height: best['height'],
      encodingFormat: text(best['contenttype'] ?? best['mimetype']),
      caption: titleText(descriptionOf(picture) ?? headlineOf(picture)),
      creditText: titleText(text(picture['by']) ?? text(picture['byline'])),
    }),
  ];
}

function size({ width }: Fields): number {
  return typeof width === 'number' ? width : 0;
}

function located(given: unknown): WireArticle[] | undefined {
  const name = text(given) ?? (isObject(given) ? text(given['name']) : undefined);
  return name === undefined ? undefined : [{ name }];
}

function folded(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  const given = typeof value === 'number' ? String(value) : value;
  return typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined;
}
