import { type DateOrigin, isPlausible, type PublicationDate, readDate } from '#events';
import type { Block } from '../body/blocks.ts';
import { dateInUrl, type DayOrder, findDate, shortYear } from './found-dates.ts';
import { type LdNode, stringOf } from '../markup/json-ld.ts';
import { type Markup, metaValue } from '../markup/markup.ts';
import { type PageElement, textOf } from '../markup/page-tree.ts';
import { bit, surroundingsOf } from '../body/surroundings.ts';

export interface PageDate {
  readonly value: string;
  readonly origin: DateOrigin;
}

const published = [
  'article:published_time', 'og:article:published_time', 'article:published', 'og:published_time', 'datepublished', 'date-published', 'date_published', 'publishdate', 'publish-date', 'publish_date',
  'publication_date', 'publicationdate', 'pubdate', 'pub_date', 'published-date', 'published_time', 'published_at', 'parsely-pub-date', 'sailthru.date', 'cxenseparse:recs:publishtime', 'article.published', 'displaydate', 'originalpublicationdate',
  'dc.date.issued', 'dcterms.issued', 'dc.date.created', 'dcterms.created', 'dcterms.date', 'dc.date', 'citation_publication_date', 'citation_date', 'prism.publicationdate', 'bt:pubdate', 'date', 'datecreated', 'created', 'release_date', 'article_date_original', 'mediator_published_time', 'vf:created', 'weibo:article:create_at', 'og:release_date',
]; // prettier-ignore
const modified = [
  'article:modified_time', 'og:updated_time', 'datemodified', 'date-modified', 'lastmod', 'last-modified', 'dcterms.modified', 'dc.date.modified', 'article:modified', 'modified', 'moddate', 'cxenseparse:recs:modifiedtime',
]; // prettier-ignore

export interface DateContext {
  readonly url: string;
  readonly order: DayOrder;
  /** When the page was fetched: it bounds what is plausible, and is never itself the article's date. */
  readonly now: Date;
  /** Blocks from the headline, or somewhat before it, to the first of the text, and some behind the last. */
  readonly around: readonly Block[];
  /** The text's first paragraph, which may open with the day. */
  readonly lead: string | undefined;
  /** The element that holds headline and text: times elsewhere are of other articles. */
  readonly home: PageElement | undefined;
}

type Source = DateOrigin['source'];

/** JSON-LD, else meta, else a time element, else the address, else the text beside the headline; the first that can be read and is plausible. */
export function publicationDate(markup: Markup, node: LdNode | undefined, context: DateContext): PageDate | undefined {
  const { url, order, now, around, home, lead } = context;
  const given: [Source, readonly (string | undefined)[]][] = [
    ['json-ld', [stringOf(node?.['datePublished']), stringOf(node?.['dateCreated']), stringOf(node?.['uploadDate'])]],
    ['meta', published.map((name) => metaValue(markup, name))],
    ['time', times(markup, home)],
  ];
  for (const [source, values] of given)
    for (const value of values) {
      const date = value === undefined ? undefined : (readDate(tidyStamp(value)) ?? findDate(value, order));
      if (date && isPlausible(date, now)) return dated(date, source, value!);
    }
  const inUrl = dateInUrl(url);
  const lines = [
    ...around.filter(({ text }) => text.length <= LONGEST_DATE),
    ...around.filter(({ text }) => text.length > LONGEST_DATE && text.length <= LONGEST_DATELINE),
  ];
  const opening = lead && findDate(lead.slice(0, LONGEST_DATE), order);
  const inText = [
    ...lines.flatMap(({ text }) => findDate(text, order) ?? shortYear(text, order) ?? []),
    ...(opening && lead.trimStart().startsWith(opening.raw) ? [opening] : []),
  ];
  const best = inText.find((date) => isPlausible(date, now) && (!inUrl || near(date, inUrl)));
  // The address has the day alone; a text that says the same to the minute says more.
  if (inUrl && isPlausible(inUrl, now))
    return best && best.precision !== 'day' ? dated(best, 'text', best.raw) : dated(inUrl, 'url', inUrl.raw);
  return best && dated(best, 'text', best.raw);
}

/** JSON-LD, else meta, else a time element that says so; none that is before publication by more than a day is believed. */
export function modificationDate(markup: Markup, node: LdNode | undefined, { now }: DateContext): string | undefined {
  const values = [
    stringOf(node?.['dateModified']),
    ...modified.map((name) => metaValue(markup, name)),
    ...(markup.properties.get('dateModified') ?? []).map(stampOf),
  ];
  for (const value of values) {
    const date = value === undefined ? undefined : readDate(tidyStamp(value));
    if (date && isPlausible(date, now)) return date.value;
  }
  return undefined;
}

const LONGEST_STAMP = 100;
/** A line of a date and little else is believed before one that tells of a date. */
const LONGEST_DATE = 60;
const LONGEST_DATELINE = 220;
const DAY_MS = 86_400_000;

function dated({ value, precision }: PublicationDate, source: Source, raw: string): PageDate {
  return { value, origin: { raw: raw.slice(0, 200), precision, source, plausible: true } };
}

function near(a: PublicationDate, b: PublicationDate): boolean {
  return Math.abs(Date.parse(a.value) - Date.parse(b.value)) <= 2 * DAY_MS;
}

/** "2025-04-08T03:00:00.000Z[Europe/Prague]", "2024-12-02T10:56:35 +01:00", several stamps in one. */
function tidyStamp(value: string): string {
  return value
    .slice(0, LONGEST_STAMP)
    .replace(/\[[^\]]*\]$/, '')
    .replace(/\s*\([^)]*\)$/, '')
    .replace(/(\d{2}:\d{2}:\d{2})\s+([+-]\d{2}:?\d{2})$/, '$1$2')
    .trim();
}

function stampOf(element: PageElement): string | undefined {
  return element.attributes['datetime'] ?? element.attributes['content'] ?? (textOf(element).slice(0, 100) || undefined);
}

/** Of the time elements beside the article those that are marked as its publication first, then the others in order. */
function times({ times: all, properties }: Markup, home: PageElement | undefined): (string | undefined)[] {
  const marked = ['datePublished', 'dateCreated', 'dcterms:issued', 'dc:date', 'dc:created'].flatMap((name) =>
    (properties.get(name) ?? []).map(stampOf),
  );
  const beside = all.filter((element) => home === undefined || isInside(element, home));
  const isPublication = ({ attributes }: PageElement): boolean =>
    'pubdate' in attributes ||
    /publi|entry-date|post-date|created/i.test(`${attributes['class'] ?? ''} ${attributes['itemprop'] ?? ''}`);
  const first = beside.filter(isPublication);
  const rest = beside.filter(
    (element) =>
      !isPublication(element) &&
      !/modif|updat/i.test(`${element.attributes['class'] ?? ''} ${element.attributes['itemprop'] ?? ''}`),
  );
  return [...marked, ...first.map(stampOf), ...rest.slice(0, 3).map(stampOf)];
}

const elsewhere = bit.comments | bit.related | bit.aside | bit.footer | bit.navigation;

function isInside(element: PageElement, home: PageElement): boolean {
  for (let e: PageElement | undefined = element; e; e = e.parent) {
    if (e === home) return true;
    if (surroundingsOf(e) & elsewhere) return false;
  }
  return false;
}
