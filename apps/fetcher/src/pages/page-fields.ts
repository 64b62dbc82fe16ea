import type { DateOrigin } from '#events';
import { bit } from './body/surroundings.ts';
import { type Author, authorsOf } from './facts/authors.ts';
import type { Block } from './body/blocks.ts';
import type { Body } from './body/body-text.ts';
import { type Image, imagesOf } from './facts/images.ts';
import { keywordsOf, sectionOf } from './facts/keywords.ts';
import { languageOf } from './facts/language.ts';
import { type Form } from './page-form.ts';
import type { DayOrder } from './facts/found-dates.ts';
import type { Headline } from './facts/headline.ts';
import type { LdNode } from './markup/json-ld.ts';
import { type Markup, metaValue } from './markup/markup.ts';
import { modificationDate, publicationDate } from './facts/page-dates.ts';
import type { Publisher } from './facts/publisher.ts';
import type { Headers } from '#outbound';
import { type Rights, rightsOf, type RightsSignals } from '../politeness/rights.ts';
import { rightsSignals } from './facts/rights.ts';

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

const MAX_DESCRIPTION = 2_000;
/** No article is longer; a message may have 1 MiB. */
const MAX_TEXT = 300_000;

/** What the files of a site say of the use of its pages. */
export type SiteSignals = Pick<RightsSignals, 'tdmRules' | 'contentSignals'>;

/** What was read from the page, for the fields to be made of. */
export interface FieldContext {
  readonly url: string;
  readonly fetchedAt: Date;
  readonly headers: Headers;
  readonly site: SiteSignals;
  readonly markup: Markup;
  readonly nodes: readonly LdNode[];
  readonly node: LdNode | undefined;
  readonly publisher: Publisher;
  readonly names: readonly string[];
  readonly headline: Headline;
  readonly said: string | undefined;
  readonly body: Body;
  readonly free: boolean | undefined;
  readonly forms: readonly Form[];
  readonly truncated: boolean;
}

export function fieldsOf(context: FieldContext): PageFields {
  const { url, fetchedAt, headers, site, markup, nodes, node, publisher, names, headline, said, body, free, forms, truncated } =
    context;
  const flags = new Set<string>();
  if (truncated) flags.add('page_truncated');
  const language = languageOf(markup, node, body.text);
  if (language.contradicted) flags.add('language_declared_wrong');

  for (const form of forms) flags.add(form);
  const hasText = body.text !== '' && forms.length === 0;
  if (hasText && body.text.length > MAX_TEXT) flags.add('text_truncated');
  if (!hasText && forms.length === 0) flags.add('no_text');
  if (body.origin === 'json-ld' && !/\n/.test(body.text) && body.text.length > 1_500) flags.add('paragraphs_lost');

  const around = aroundText(body);
  const order = dayOrder(language.tag, publisher.country);
  const dates = { url, order, now: fetchedAt, around, home: body.home, lead: body.chosen[0]?.text };
  const date = publicationDate(markup, node, dates);
  const dateModified = modificationDate(markup, node, dates);
  const author = authorsOf(markup, node, nodes, { url, publisher: names, around, home: body.home, ...lastBlocks(body) });
  const keywords = keywordsOf(markup, node, headline.text);
  const articleSection = sectionOf(markup, node, nodes, headline.text);
  const image = imagesOf(markup, node, hasText || forms.includes('gallery') ? body.home : undefined, baseOf(markup, url));
  const rights = rightsOf({ url, headers, ...site, ...rightsSignals(markup, node), isAccessibleForFree: free });
  const canonical = canonicalOf(markup, url, flags);
  // The page's own lead says more than a description written for search engines.
  const description = (body.lead ?? said ?? (hasText ? undefined : body.chosen[0]?.text))?.slice(0, MAX_DESCRIPTION);
  return {
    url,
    ...(canonical ? { canonicalUrl: canonical } : {}),
    headline: headline.text,
    ...(description ? { description } : {}),
    ...(hasText ? { articleBody: body.text.slice(0, MAX_TEXT) } : {}),
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

const ofOthers = bit.related | bit.comments;
const BEFORE_HEADLINE = 8;
const BEHIND_TEXT = 6;
const NEAR_TEXT = 30;
const SURELY_TEXT = 300;

/**
 * Where bylines and dates stand: between headline and text first, then above the headline, where the day's date may stand as well, then
 * behind the text.
 */
function aroundText({ blocks, chosen, headlineAt }: Body): Block[] {
  const first = chosen[0]?.index ?? headlineAt ?? 0;
  const last = chosen.at(-1)?.index ?? first;
  const top = headlineAt !== undefined && headlineAt < first ? headlineAt : first;
  // The lead may stand above the byline.
  const text = chosen.find(({ weight }) => weight >= SURELY_TEXT)?.index ?? first;
  const between = blocks.slice(Math.max(top, first - NEAR_TEXT), Math.min(text, first + NEAR_TEXT) + 2);
  return [
    ...between,
    ...blocks.slice(Math.max(0, top - BEFORE_HEADLINE), top).toReversed(),
    ...blocks.slice(last + 1, last + 1 + BEHIND_TEXT).filter(({ surroundings }) => !(surroundings & ofOthers)),
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
