import { elements, type PageElement, textOf } from './page-tree.ts';

/** What a page says of itself beside its text, gathered in one walk. */
export interface Markup {
  /** `<meta>` by name, property, itemprop or http-equiv in lower case; every value, in order. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  /** `<link>` by each word of rel. */
  readonly links: ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>;
  readonly title: string;
  readonly language: string | undefined;
  readonly base: string | undefined;
  /** Contents of `<script type="application/ld+json">`. */
  readonly jsonLd: readonly string[];
  readonly headings: readonly PageElement[];
  readonly times: readonly PageElement[];
  /** Elements that bear an itemprop, by its words. */
  readonly properties: ReadonlyMap<string, readonly PageElement[]>;
  readonly html: PageElement | undefined;
  readonly body: PageElement | undefined;
}

const MAX_VALUES = 200;
const MAX_LISTED = 500;

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (!values) map.set(key, [value]);
  else if (values.length < MAX_VALUES) values.push(value);
}

function scriptOf({ children }: PageElement): string {
  return children.filter((child) => typeof child === 'string').join('');
}

/** By its type, or, where that was forgotten, by what it begins with. */
function isJsonLd(element: PageElement): boolean {
  const { type } = element.attributes;
  if (/ld\+json/i.test(type ?? '')) return true;
  return (
    (type === undefined || /\/json$/i.test(type)) && /^\s*[[{]\s*(?:\{\s*)?"@context"\s*:/.test(scriptOf(element).slice(0, 100))
  );
}

export function markupOf(root: PageElement): Markup {
  const meta = new Map<string, string[]>();
  const links = new Map<string, Readonly<Record<string, string>>[]>();
  const properties = new Map<string, PageElement[]>();
  const jsonLd: string[] = [];
  const headings: PageElement[] = [];
  const times: PageElement[] = [];
  let title: string | undefined;
  let html: PageElement | undefined;
  let body: PageElement | undefined;
  let base: string | undefined;
  for (const element of elements(root, ({ tag }) => tag !== 'svg')) {
    const { tag, attributes } = element;
    switch (tag) {
      case 'meta': {
        const content = attributes['content']?.trim();
        if (content)
          for (const name of new Set([
            attributes['name'],
            attributes['property'],
            attributes['itemprop'],
            attributes['http-equiv'],
          ]))
            if (name) put(meta, name.toLowerCase().trim(), content);
        break;
      }
      case 'link':
        for (const word of (attributes['rel'] ?? '').toLowerCase().split(/\s+/, 8)) if (word) put(links, word, attributes);
        break;
      case 'title':
        title ??= textOf(element);
        break;
      case 'html':
        html ??= element;
        break;
      case 'body':
        body ??= element;
        break;
      case 'base':
        base ??= attributes['href'];
        break;
      case 'script':
        if (jsonLd.length < MAX_LISTED && isJsonLd(element)) jsonLd.push(scriptOf(element));
        break;
      case 'h1':
      case 'h2':
        if (headings.length < MAX_LISTED) headings.push(element);
        break;
      case 'time':
        if (times.length < MAX_LISTED) times.push(element);
        break;
    }
    if (attributes['itemprop'] && tag !== 'meta')
      for (const word of attributes['itemprop'].split(/\s+/, 4)) put(properties, word, element);
    // RDFa says the same by another attribute.
    if (attributes['property'] && (tag !== 'meta' || attributes['property'].startsWith('schema:')))
      for (const word of attributes['property'].split(/\s+/, 4)) put(properties, word.replace(/^(?:schema|s):/, ''), element);
  }
  const language = html?.attributes['lang'] || html?.attributes['xml:lang'];
  return { meta, links, title: title ?? '', language, base, jsonLd, headings, times, properties, html, body };
}

/** The first value of the first name that has one. */
export function metaValue({ meta }: Pick<Markup, 'meta'>, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = meta.get(name)?.[0];
    if (value) return value;
  }
  return undefined;
}
