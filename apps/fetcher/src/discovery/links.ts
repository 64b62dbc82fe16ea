import { canonicalUrl, urlIdentity } from '#events';
import { absolute } from '../feeds/text.ts';
import { type HtmlElement, lineOf, parsePage } from './document.ts';

export interface PageLink {
  readonly url: string;
  /** What the link says; empty for a picture. */
  readonly text: string;
}

/** A selector that CSS does not know, or that this selector engine doesn't. */
export class BadSelector extends Error {
  override readonly name = 'BadSelector';
}

/**
 * The addresses behind the links that a selector finds, or that lie in what it finds: in the order of the page, each article once, with
 * the longest text that links to it. Links to the page itself are none.
 *
 * @throws BadSelector
 */
export function linksOf(html: string, selector: string, url: string): PageLink[] {
  const page = parsePage(html, url);
  let found: HtmlElement[];
  try {
    found = page.select(selector);
  } catch (error) {
    throw new BadSelector(`"${selector.slice(0, 200)}": ${(error as Error).message}`, { cause: error });
  }
  const chosen = new Set(found);
  const links = page.select('a[href], area[href]').filter((link) => isIn(link, chosen));
  const self = urlIdentity(url);
  const byIdentity = new Map<string, PageLink>();
  for (const link of links) {
    const address = absolute(link.attribs['href'], page.base);
    if (address === undefined) continue;
    const identity = urlIdentity(address);
    if (identity === self) continue;
    const text = lineOf(link);
    const before = byIdentity.get(identity);
    if (!before) byIdentity.set(identity, { url: canonicalUrl(address), text });
    else if (text.length > before.text.length) byIdentity.set(identity, { ...before, text });
  }
  return [...byIdentity.values()];
}

function isIn(link: HtmlElement, chosen: ReadonlySet<unknown>): boolean {
  for (let node: unknown = link; node; node = (node as HtmlElement).parent) if (chosen.has(node)) return true;
  return false;
}
