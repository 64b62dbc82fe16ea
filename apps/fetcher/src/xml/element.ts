import { escapeText, escapeUTF8 } from 'entities';

/** An element of a document that was read; names are in lower case, with the prefix that namespaces.ts gives, not the document's own. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
  readonly parent: XmlElement | undefined;
}

/** Child elements with one of the names, those of the first name first. */
export function childrenOf(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  if (!element) return [];
  return names.flatMap(
    (name) => element.children.filter((child) => typeof child !== 'string' && child.name === name) as XmlElement[],
  );
}

export function childOf(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  for (const name of names)
    for (const child of element?.children ?? []) if (typeof child !== 'string' && child.name === name) return child;
  return undefined;
}

/** All descendants with one of the names, in the order of the document; not those inside one that was found. */
export function descendantsOf(element: XmlElement, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (node: XmlElement): void => {
    for (const child of node.children) {
      if (typeof child === 'string') continue;
      if (names.includes(child.name)) found.push(child);
      else walk(child);
    }
  };
  walk(element);
  return found;
}

/** All text below, tags off, as it stands in the document. */
export function rawText(element: XmlElement | undefined): string {
  if (!element) return '';
  if (element.children.length === 1 && typeof element.children[0] === 'string') return element.children[0];
  const parts: string[] = [];
  const walk = (node: XmlElement): void => {
    for (const child of node.children) {
      if (typeof child === 'string') parts.push(child);
      else walk(child);
    }
  };
  walk(element);
  return parts.join('');
}

/** Text below with blanks at its ends off; undefined where there is none. */
export function textOf(element: XmlElement | undefined): string | undefined {
  const text = rawText(element).trim();
  return text === '' ? undefined : text;
}

/** Text of the first child with one of the names that has any. */
export function childText(element: XmlElement | undefined, ...names: string[]): string | undefined {
  for (const name of names) {
    for (const child of childrenOf(element, name)) {
      const text = textOf(child);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

export function hasElements(element: XmlElement): boolean {
  return element.children.some((child) => typeof child !== 'string');
}

/**
 * What is inside an element, as HTML.
 *
 * @param escaped the element's text is text (XHTML), not HTML that was escaped once
 */
export function innerHtml(element: XmlElement, escaped: boolean): string {
  const parts: string[] = [];
  const walk = (node: XmlElement): void => {
    for (const child of node.children) {
      if (typeof child === 'string') {
        parts.push(escaped ? escapeText(child) : child);
        continue;
      }
      const tag = child.name.slice(child.name.indexOf(':') + 1);
      const attributes = Object.entries(child.attributes).filter(([name]) => !name.startsWith('xml'));
      parts.push(`<${tag}${attributes.map(([name, value]) => ` ${name}="${escapeUTF8(value)}"`).join('')}>`);
      walk(child); // in a void element too, since XML does not know that <br> ends where it begins
      if (!isVoid(tag)) parts.push(`</${tag}>`);
    }
  };
  walk(element);
  return parts.join('').trim();
}

/** HTML elements that have no end tag. */
function isVoid(tag: string): boolean {
  return /^(?:area|base|br|col|embed|hr|img|input|meta|param|source|track|wbr)$/.test(tag);
}

/** The address that relative links of an element are resolved against: xml:base of it and of what it stands in. */
export function baseOf(element: XmlElement | undefined, otherwise: string | undefined): string | undefined {
  const bases: string[] = [];
  for (let node = element; node; node = node.parent) {
    const base = node.attributes['xml:base'];
    if (base) bases.push(base.trim());
  }
  return bases.reduceRight<string | undefined>(
    (outer, base) => (URL.canParse(base, outer) ? new URL(base, outer).href : outer),
    otherwise,
  );
}

/** xml:lang of an element or of what it stands in. */
export function languageOf(element: XmlElement | undefined): string | undefined {
  for (let node = element; node; node = node.parent) if (node.attributes['xml:lang']) return node.attributes['xml:lang'];
  return undefined;
}
