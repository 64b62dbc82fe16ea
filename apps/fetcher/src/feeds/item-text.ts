import { hasElements, innerHtml, rawText, type XmlElement } from '../xml/element.ts';
import type { Warnings } from '../xml/warning.ts';
import type { FeedItem } from './feed.ts';
import { bodyText, tidy, withAbsoluteLinks } from './text.ts';

/** What is known when a feed's items are read. */
export interface Reading {
  /** The feed's address. */
  readonly url: string;
  readonly siteUrl?: string | undefined;
  readonly inLanguage?: string | undefined;
  readonly warnings: Warnings;
  readonly tidied: (text: string) => string;
}

export function reading(url: string, warnings: Warnings): Reading {
  return { url, warnings, tidied: (text) => tidy(text, warnings).trim() };
}

type Texts = Pick<FeedItem, 'articleBody' | 'articleBodyHtml' | 'description' | 'flags'>;

/** A summary is not twice as long as the text it sums up; where it is, the feed has them the wrong way round. */
const MUCH_LONGER = 2;

/**
 * The full text where the feed has one beside its summary; else the summary is all the text there is, and the item says so.
 *
 * @param full elements that hold the whole text, best first
 * @param summaries elements that hold a summary
 */
export function fullAndSummary(
  full: readonly XmlElement[],
  summaries: readonly XmlElement[],
  base: string | undefined,
  at: Reading,
): Texts {
  const bodies = full.map((element) => contentOf(element, at)).filter((text) => text.trim() !== '');
  const shorts = summaries.map((element) => contentOf(element, at)).filter((text) => text.trim() !== '');
  let [body] = bodies;
  let [short] = shorts;
  if (body !== undefined && short !== undefined && short.length > body.length * MUCH_LONGER) [body, short] = [short, body];
  if (body === undefined) return short === undefined ? {} : { ...bodyField(short, base), flags: ['summary_only'] };
  return { ...bodyField(body, base), description: bodyText(short) };
}

/** HTML goes on as HTML; text without any mark-up is the body itself, so that its line breaks stay. */
export function bodyField(text: string, base: string | undefined): Texts {
  if (!/<[a-z!/][^<>]*>|&(?:[a-z]{2,31}|#x?[\da-f]{1,7});/i.test(text)) return { articleBody: text };
  return { articleBodyHtml: withAbsoluteLinks(text, base) };
}

/** What an element holds, as HTML or as text: escaped, in CDATA, as XHTML, or as tags that nobody escaped. */
function contentOf(element: XmlElement, { tidied, warnings }: Reading): string {
  const { type = '', mode = '', src } = element.attributes;
  const kind = type.toLowerCase();
  if (element.name === 'atom:content' && src !== undefined && element.children.length === 0) return '';
  if (/^(?:image|audio|video|application\/(?!xhtml|xml))/.test(kind)) return '';
  if (mode === 'base64') return tidied(Buffer.from(rawText(element), 'base64').toString('utf8'));
  if (kind === 'xhtml' || kind.includes('xhtml+xml') || mode === 'xml') return tidied(innerHtml(element, hasElements(element)));
  if (hasElements(element)) return tidied(innerHtml(element, false));
  const text = tidied(rawText(element));
  if (kind === 'text' || kind === 'text/plain')
    return /[<&]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text;
  if (/<[a-z!/]/i.test(text) || !/&lt;\/?(?:p|br|div|a|b|i|img|span|strong|em|ul|h\d)\b/i.test(text)) return text;
  warnings.add('double_encoded', 'HTML that is escaped twice');
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
