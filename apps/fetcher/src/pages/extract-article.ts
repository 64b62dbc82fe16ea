import type { DateOrigin } from '#events';
import { type Author, authorsOf } from './authors.ts';
import type { Block } from './blocks.ts';
import { type Body, bodyOf } from './body-text.ts';
import { decodePage } from './charset.ts';
import { type Image, imagesOf, keywordsOf, languageOf, sectionOf } from './facts.ts';
import { type Form, formsOf } from './flags.ts';
import type { DayOrder } from './found-dates.ts';
import { type Headline, headlineOf, plainLine } from './headline.ts';
import { articleNode, ldNodes, type LdNode, stringOf } from './json-ld.ts';
import { ldBody } from './ld-body.ts';
import { type Markup, markupOf, metaValue } from './markup.ts';
import { modificationDate, publicationDate } from './page-dates.ts';
import { type Reason, whyNoArticle } from './page-kind.ts';
import { parsePage } from './page-tree.ts';
import { type Publisher, publisherOf, siteNames } from './publisher.ts';
import { isAccessibleForFree, type Rights, type RightsHeaders, rightsOf } from './rights.ts';

export interface PageCircumstances {
  /** Where the page was found, redirects followed: http or https. */
  readonly url: string;
  /** The header field as it came. */
  readonly contentType?: string | undefined;
  readonly httpStatus?: number | undefined;
  /** When it was fetched: later dates are implausible. It never becomes the article's date. */
  readonly fetchedAt?: Date | undefined;
  readonly headers?: RightsHeaders | undefined;
}

/** An article's fields as in RawArticle, before normalise(). */
export interface PageFields {
  url: string;
  canonicalUrl?: string;
  headline: string;
  description?: string;
  /** Absent where the page has none to read: behind a wall, a live blog, a gallery; `flags` say so. */
  articleBody?: string;
  inLanguage?: string;
  datePublished?: string;
  dateModified?: string;
  date?: DateOrigin;
  author?: Author[];
  publisher?: Publisher;
  articleSection?: string;
  keywords?: string[];
  image?: Image[];
  isAccessibleForFree?: boolean;
  rights?: Rights;
  flags: string[];
}

/** What was read from a page whatever became of it. */
interface PageReading {
  readonly charset: string | undefined;
  /** The best stretch of text on the page, if it is no article's too. */
  readonly text: string;
  /** Which candidate won, and its score; for the log. */
  readonly origin: Body['origin'];
  readonly score: number;
}

export interface PageArticle extends PageReading {
  readonly kind: 'article';
  readonly article: PageFields;
}

export interface NotAnArticle extends PageReading {
  readonly kind: 'not_an_article';
  readonly reason: Reason;
}

const EXTRACTOR_FORMS_WITHOUT_TEXT: readonly Form[] = ['live_blog', 'gallery', 'video', 'paywalled', 'teaser'];
const MAX_DESCRIPTION = 2_000;

/** From a page to its article, or the reason why it has none. Never throws for anything that stands in the page. */
export function extractArticle(html: string | Uint8Array, circumstances: PageCircumstances): PageArticle | NotAnArticle {
  const { url, contentType, httpStatus, fetchedAt = new Date(), headers = {} } = circumstances;
  const decoded = typeof html === 'string' ? { text: html, charset: undefined } : decodePage(html, contentType);
  const { root, truncated } = parsePage(decoded.text.replaceAll('\0', ''));
  const markup = markupOf(root);
  const nodes = ldNodes(markup.jsonLd);
  const node = articleNode(nodes, { url, headline: metaValue(markup, 'og:title') ?? markup.title });
  const publisher = publisherOf(markup, node, nodes, url);
  const names = siteNames(markup, publisher);
  const headline = headlineOf(markup, node, names);
  const said = descriptionOf(markup, node);
  const declared = languageOf(markup, node, '').tag;
  const body = bodyOf(root, {
    headline: headline?.element ? headline.text : (headline?.text ?? ''),
    headlineElement: headline?.element,
    language: declared,
    description: said ?? '',
    ldText: ldBody(node),
  });
  const reading: PageReading = { charset: decoded.charset, text: body.text, origin: body.origin, score: Math.round(body.score) };
  const reason = whyNoArticle({
    url,
    httpStatus,
    markup,
    node,
    nodes,
    headline: headline?.text,
    blocks: body.blocks,
    body: body.chosen,
    teasers: body.teasers,
  });
  if (reason || !headline) return { kind: 'not_an_article', reason: reason ?? 'no_headline', ...reading };
  const context = { url, fetchedAt, headers, markup, nodes, node, publisher, names, headline, said, body };
  return { kind: 'article', article: fieldsOf(context, truncated), ...reading };
}

interface FieldContext {
  readonly url: string;
  readonly fetchedAt: Date;
  readonly headers: RightsHeaders;
  readonly markup: Markup;
  readonly nodes: readonly LdNode[];
  readonly node: LdNode | undefined;
  readonly publisher: Publisher;
  readonly names: readonly string[];
  readonly headline: Headline;
  readonly said: string | undefined;
  readonly body: Body;
}

function fieldsOf(context: FieldContext, truncated: boolean): PageFields {
  const { url, fetchedAt, headers, markup, nodes, node, publisher, names, headline, said, body } = context;
  const flags = new Set<string>();
  if (truncated) flags.add('page_truncated');
  const language = languageOf(markup, node, body.text);
  if (language.contradicted) flags.add('language_declared_wrong');

  const free = isAccessibleForFree(markup, node, nodes);
  const wholeFromLd = body.origin === 'json-ld';
  const forms = formsOf({
    url,
    markup,
    node,
    blocks: body.blocks,
    body: body.chosen,
    home: body.home,
    free,
    weight: body.weight,
    wholeFromLd,
  });
  for (const form of forms) flags.add(form);
  const hasText = body.text !== '' && !forms.some((form) => EXTRACTOR_FORMS_WITHOUT_TEXT.includes(form));
  if (!hasText && forms.length === 0) flags.add('no_text');
  if (wholeFromLd && !/\n/.test(body.text) && body.text.length > 1_500) flags.add('paragraphs_lost');

  const around = aroundText(body);
  const order = dayOrder(language.tag, publisher.country);
  const dates = { url, order, now: fetchedAt, around, home: body.home };
  const date = publicationDate(markup, node, dates);
  const dateModified = modificationDate(markup, node, dates);
  const author = authorsOf(markup, node, nodes, { url, publisher: names, around, home: body.home, ...lastBlocks(body) });
  const keywords = keywordsOf(markup, node, headline.text);
  const articleSection = sectionOf(markup, node, nodes, headline.text);
  const image = imagesOf(markup, node, hasText || forms.includes('gallery') ? body.home : undefined, baseOf(markup, url));
  const rights = rightsOf(markup, node, headers);
  const canonical = canonicalOf(markup, url, flags);
  // The page's own lead says more than a description written for search engines.
  const description = (body.lead ?? said ?? (hasText ? undefined : body.chosen[0]?.text))?.slice(0, MAX_DESCRIPTION);
  return {
    url,
    ...(canonical ? { canonicalUrl: canonical } : {}),
    headline: headline.text,
    ...(description ? { description } : {}),
    ...(hasText ? { articleBody: body.text } : {}),
    ...(language.tag ? { inLanguage: language.tag } : {}),
    ...(date ? { datePublished: date.value, date: date.origin } : {}),
    ...(dateModified ? { dateModified } : {}),
    ...(author.length > 0 ? { author } : {}),
    ...(Object.keys(publisher).length > 0 ? { publisher } : {}),
    ...(articleSection ? { articleSection } : {}),
    ...(keywords.length > 0 ? { keywords } : {}),
    ...(image.length > 0 ? { image } : {}),
    ...(forms.includes('paywalled') ? { isAccessibleForFree: false } : free === undefined ? {} : { isAccessibleForFree: free }),
    ...(rights ? { rights } : {}),
    flags: [...flags],
  };
}

function descriptionOf(markup: Markup, node: LdNode | undefined): string | undefined {
  const given = [
    metaValue(markup, 'og:description'),
    metaValue(markup, 'description', 'twitter:description', 'dc.description'),
    stringOf(node?.['description']),
  ];
  return given.map((text) => plainLine(text ?? '')).find((text) => text.length >= 20);
}

const BEFORE_HEADLINE = 8;
const BEHIND_TEXT = 6;
const NEAR_TEXT = 30;

/**
 * Where bylines and dates stand: between headline and text first, then above the headline, where the day's date may stand as well, then
 * behind the text.
 */
function aroundText({ blocks, chosen, headlineAt }: Body): Block[] {
  const first = chosen[0]?.index ?? headlineAt ?? 0;
  const last = chosen.at(-1)?.index ?? first;
  const top = headlineAt !== undefined && headlineAt < first ? headlineAt : first;
  const between = blocks.slice(Math.max(top, first - NEAR_TEXT), first + 2);
  return [
    ...between,
    ...blocks.slice(Math.max(0, top - BEFORE_HEADLINE), top).toReversed(),
    ...blocks.slice(last + 1, last + 1 + BEHIND_TEXT),
  ];
}

function lastBlocks({ blocks, chosen }: Body): { last: readonly Block[]; behind: readonly Block[] } {
  const last = chosen.at(-1)?.index;
  return {
    last: chosen.slice(-3).toReversed(),
    behind: last === undefined ? [] : blocks.slice(last + 1, last + 1 + BEHIND_TEXT),
  };
}

const monthFirst = new Set(['US', 'PH', 'FM', 'PW']);

function dayOrder(language: string | undefined, country: string | undefined): DayOrder {
  if (country) return monthFirst.has(country) ? 'mdy' : 'dmy';
  return language === undefined || language === 'en' || language === 'en-US' ? 'mdy' : 'dmy';
}

function baseOf({ base }: Markup, url: string): string {
  return base && URL.canParse(base, url) ? new URL(base, url).href : url;
}

/** rel=canonical, else og:url; not believed where it is the home page, or another site altogether. */
function canonicalOf(markup: Markup, url: string, flags: Set<string>): string | undefined {
  for (const given of [markup.links.get('canonical')?.[0]?.['href'], metaValue(markup, 'og:url')]) {
    if (!given || !URL.canParse(given, url)) continue;
    const [canonical, own] = [new URL(given, url), new URL(url)];
    if (!/^https?:$/.test(canonical.protocol)) continue;
    if (canonical.pathname.length <= 1 && own.pathname.length > 1 && !canonical.search) {
      flags.add('canonical_ignored');
      continue;
    }
    return canonical.href;
  }
  return undefined;
}
