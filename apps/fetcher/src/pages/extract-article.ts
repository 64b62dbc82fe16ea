import { type Body, bodyOf } from './body/body-text.ts';
import { folded } from './body/words.ts';
import { decodePage } from './markup/charset.ts';
import { languageOf } from './facts/language.ts';
import { formsOf } from './page-form.ts';
import { headlineOf, plainLine } from './facts/headline.ts';
import { articleNode, ldNodes, type LdNode, stringOf } from './markup/json-ld.ts';
import { ldBody } from './body/ld-body.ts';
import { type Markup, markupOf, metaValue } from './markup/markup.ts';
import { fieldsOf, type PageFields, type SiteSignals } from './page-fields.ts';
import { type Reason, whyNoArticle } from './page-kind.ts';
import { parsePage, textOf } from './markup/page-tree.ts';
import { publisherOf, siteNames } from './facts/publisher.ts';
import type { Headers } from '#outbound';
import { isAccessibleForFree } from './facts/rights.ts';

export interface PageCircumstances {
  /** Where the page was found, redirects followed: http or https. */
  readonly url: string;
  /** The header field as it came. */
  readonly contentType?: string | undefined;
  readonly httpStatus?: number | undefined;
  /** When it was fetched: later dates are implausible. It never becomes the article's date. */
  readonly fetchedAt?: Date | undefined;
  /** Of the answer, names in lower case. */
  readonly headers?: Headers | undefined;
  readonly site?: SiteSignals | undefined;
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

/** From a page to its article, or the reason why it has none. Never throws for anything that stands in the page. */
export function extractArticle(html: string | Uint8Array, circumstances: PageCircumstances): PageArticle | NotAnArticle {
  const { url, contentType, httpStatus, fetchedAt = new Date(), headers = {}, site = {} } = circumstances;
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
    headline: headline?.element ? textOf(headline.element) : (headline?.text ?? ''),
    headlineElement: headline?.element,
    language: declared,
    description: said ?? '',
    ldText: ldBody(node),
  });
  const reading: PageReading = { charset: decoded.charset, text: body.text, origin: body.origin, score: Math.round(body.score) };
  const free = isAccessibleForFree(markup, node, nodes);
  const forms = formsOf({ url, markup, node, free, ...body, body: body.chosen, wholeFromLd: body.origin === 'json-ld' });
  const reason = whyNoArticle({
    url,
    httpStatus,
    markup,
    node,
    nodes,
    headline: headline?.text,
    headlineShown: headline?.element !== undefined,
    blocks: body.blocks,
    body: body.chosen,
    teasers: body.teasers,
    inPart: forms.length > 0,
  });
  if (reason || !headline) return { kind: 'not_an_article', reason: reason ?? 'no_headline', ...reading };
  const context = {
    url,
    fetchedAt,
    headers,
    site,
    markup,
    nodes,
    node,
    publisher,
    names,
    headline,
    said,
    body,
    free,
    forms,
    truncated,
  };
  const article = fieldsOf(context);
  const text = unsigned(body.text, article.author ?? []);
  if (article.articleBody === body.text) article.articleBody = text;
  return { kind: 'article', article, ...reading, text };
}

/** Without the author's name where it stands alone below the text. */
function unsigned(text: string, authors: readonly { readonly name: string }[]): string {
  const at = text.lastIndexOf('\n\n');
  const last = at > 0 ? folded(text.slice(at)) : '';
  return last !== '' && authors.some(({ name }) => folded(name) === last) ? text.slice(0, at) : text;
}

function descriptionOf(markup: Markup, node: LdNode | undefined): string | undefined {
  const given = [
    metaValue(markup, 'og:description'),
    metaValue(markup, 'description', 'twitter:description', 'dc.description'),
    stringOf(node?.['description']),
  ];
  return given.map((text) => plainLine(text ?? '')).find((text) => text.length >= 20);
}
