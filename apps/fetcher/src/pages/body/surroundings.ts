import { classPhrases, type Surrounding, classWords } from './class-words.ts';
import { inline, type PageElement } from '../markup/page-tree.ts';

/** A set of surroundings, one bit each. */
export type Surroundings = number;

// prettier-ignore
const all = [
  'navigation', 'aside', 'footer', 'comments', 'related', 'promotion', 'share', 'newsletter', 'consent', 'caption', 'byline', 'tags', 'hidden', 'gallery', 'body', 'article', 'lead', 'figure', 'form', 'header', 'main',
] as const satisfies readonly (Surrounding | 'figure' | 'form' | 'header' | 'main')[];

export const bit = Object.fromEntries(all.map((name, i) => [name, 1 << i])) as Record<(typeof all)[number], number>;

const wordBits = new Map<string, number>();
for (const [name, list] of Object.entries(classWords))
  for (const word of list) wordBits.set(word, (wordBits.get(word) ?? 0) | bit[name as Surrounding]);
const phraseBits = Object.entries(classPhrases).map(([name, phrase]) => [phrase, bit[name as Surrounding]] as const);

const tagBits: Readonly<Record<string, number>> = {
  nav: bit.navigation,
  menu: bit.navigation,
  aside: bit.aside,
  footer: bit.footer,
  figcaption: bit.caption,
  figure: bit.figure,
  article: bit.article,
  main: bit.main,
  form: bit.form,
  header: bit.header,
  address: bit.byline,
  dialog: bit.hidden,
  button: bit.form,
};
const roleBits: Readonly<Record<string, number>> = {
  navigation: bit.navigation,
  menu: bit.navigation,
  menubar: bit.navigation,
  search: bit.form,
  complementary: bit.aside,
  contentinfo: bit.footer,
  banner: bit.navigation,
  dialog: bit.hidden,
  alertdialog: bit.hidden,
  tooltip: bit.hidden,
  article: bit.article,
  main: bit.main,
};

/** Names say what state an element is in, or what it may hold, rather than what it is: `has-sidebar`, `with-comments`, `js-share`. */
const stateName = /^(?:has|with|without|no|not|is|js|hide|show|if|wp-block-post|uses|type|col|grid|span|lg|md|sm|xs)[-_]/i;
/** The same said by a modifier: `section--has-comments`. */
const stateModifier = /(?:--|__|[-_])(?:has|with|without|no|not|is)[-_].*$/i;
/** Ids of headings and sections are made of the heading's words, for links to it. */
const heading = /^h[1-6]$/;
const slug = /^[^-]+(?:-[^-]+){3,}$/;
/** The text of the article's own teaser, in content systems that call its lead so. */
const teaserText = /(?:^|-)teaser-?text$/;
const MAX_NAMES = 24;
const MAX_NAME_CHARACTERS = 80;
const cache = new Map<string, number>();
const MAX_CACHED = 20_000;

/** What an element itself says of its content; what stands above it is not looked at. */
export function surroundingsOf({ tag, attributes }: PageElement): Surroundings {
  let bits = tagBits[tag] ?? 0;
  const { class: classes, id, role, itemprop, style } = attributes;
  if (role) bits |= roleBits[role.toLowerCase()] ?? 0;
  if (itemprop)
    bits |= /articlebody/i.test(itemprop) ? bit.body : /^(?:author|datePublished|dateModified)$/.test(itemprop) ? bit.byline : 0;
  if ('hidden' in attributes || attributes['aria-hidden'] === 'true') bits |= bit.hidden;
  if (style && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style.slice(0, 500))) bits |= bit.hidden;
  const named = `${classes ?? ''} ${id === undefined || heading.test(tag) || slug.test(id) ? '' : id} ${attributes['data-component'] ?? ''} ${attributes['data-testid'] ?? ''} ${attributes['data-module'] ?? ''}`;
  if (named.length > 4) bits |= ofNames(named);
  // The place that a report opens with is part of its first paragraph.
  if (inline.has(tag) && /dateline/i.test(named)) bits &= ~bit.byline;
  return bits;
}

function ofNames(named: string): number {
  const known = cache.get(named);
  if (known !== undefined) return known;
  let bits = 0;
  for (const name of named.split(/\s+/, MAX_NAMES)) {
    if (name.length < 2 || name.length > MAX_NAME_CHARACTERS || stateName.test(name)) continue;
    bits |= ofName(name);
  }
  if (cache.size > MAX_CACHED) cache.clear();
  cache.set(named, bits);
  return bits;
}

/** Inner capitals part words too, but in names made by programs (`hJpRRP`) they part noise: only words of this length are believed. */
const SHORTEST_INNER_WORD = 4;

function ofName(name: string): number {
  let bits = 0;
  const whole: string[] = [];
  for (const part of name.replace(stateModifier, '').split(/[^A-Za-z\u00c0-\u024f]+/)) {
    if (!part) continue;
    bits |= wordBits.get(part.toLowerCase()) ?? 0;
    const inner = part
      .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split('-');
    if (inner.length > 1) for (const word of inner) if (word.length >= SHORTEST_INNER_WORD) bits |= wordBits.get(word) ?? 0;
    whole.push(...inner);
  }
  const hyphened = whole.join('-');
  if (teaserText.test(hyphened)) return (bits & ~bit.related) | bit.lead;
  for (const [phrase, one] of phraseBits) if (phrase.test(hyphened)) bits |= one;
  return bits;
}

/** Surroundings in which no article's text is expected. */
export const foreign =
  bit.navigation |
  bit.aside |
  bit.footer |
  bit.comments |
  bit.related |
  bit.promotion |
  bit.share |
  bit.newsletter |
  bit.consent |
  bit.tags |
  bit.form;
