import { Parser } from 'htmlparser2';

/** An element of a page; text stands among the children as strings. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: PageNode[];
  readonly parent: PageElement | undefined;
  readonly depth: number;
}
type PageNode = PageElement | string;

export interface PageTree {
  readonly root: PageElement;
  /** Whether a limit was met, so that the end of the page is missing. */
  readonly truncated: boolean;
}

/** Browsers stop nesting at 512; no article needs half of it, and whoever walks the tree may then recurse. */
const MAX_DEPTH = 256;
/** The parser keeps a stack of open tags of its own, which costs time by its square. */
const MAX_OPEN_TAGS = 4_000;
const MAX_NODES = 400_000;
const MAX_CHARACTERS = 12_000_000;
const MAX_ATTRIBUTE_CHARACTERS = 100_000;
const CHUNK_CHARACTERS = 65_536;

/** Never throws: whatever stands in the text, a tree comes of it. Tags deeper than 256 levels lose their nesting, not their text. */
export function parsePage(html: string): PageTree {
  const root: PageElement = { tag: '#root', attributes: {}, children: [], parent: undefined, depth: 0 };
  let open = root;
  let flattened = 0; // open tags beyond the depth limit
  let nodes = 0;
  let openTags = 0;
  let full = false;
  const parser = new Parser({
    onopentag(tag, attributes) {
      openTags += 1;
      if (openTags > MAX_OPEN_TAGS || nodes >= MAX_NODES) full = true;
      if (full || open.depth >= MAX_DEPTH) {
        flattened += 1;
        return;
      }
      nodes += 1;
      const element: PageElement = { tag, attributes: short(attributes), children: [], parent: open, depth: open.depth + 1 };
      open.children.push(element);
      open = element;
    },
    ontext(text) {
      if (full) return;
      const last = open.children.length - 1;
      if (typeof open.children[last] === 'string') open.children[last] += text;
      else {
        nodes += 1;
        open.children.push(text);
      }
    },
    onclosetag() {
      openTags -= 1;
      if (flattened > 0) flattened -= 1;
      else if (open.parent) open = open.parent;
    },
  });
  const text = html.slice(0, MAX_CHARACTERS);
  // In pieces, so that a page that has met a limit is not read to its end.
  for (let at = 0; at < text.length && !full; at += CHUNK_CHARACTERS) parser.write(text.slice(at, at + CHUNK_CHARACTERS));
  if (!full) parser.end();
  return { root, truncated: full || html.length > MAX_CHARACTERS };
}

function short(attributes: Record<string, string>): Record<string, string> {
  for (const name in attributes)
    if (attributes[name]!.length > MAX_ATTRIBUTE_CHARACTERS)
      attributes[name] = attributes[name]!.slice(0, MAX_ATTRIBUTE_CHARACTERS);
  return attributes;
}

/** Elements below `from`, in the order of the page, `from` itself first; a branch is left out where `enter` says no. */
export function* elements(from: PageElement, enter: (element: PageElement) => boolean = () => true): Generator<PageElement> {
  const stack = [from];
  for (let element = stack.pop(); element; element = stack.pop()) {
    if (!enter(element)) continue;
    yield element;
    for (let i = element.children.length - 1; i >= 0; i -= 1) {
      const child = element.children[i]!;
      if (typeof child !== 'string') stack.push(child);
    }
  }
}

const silent = new Set(['script', 'style', 'noscript', 'template', 'svg']);

/** Text below an element with white space made single, scripts and styles left out. */
export function textOf(element: PageElement): string {
  const parts: string[] = [];
  collect(element, parts);
  return parts.join('').replaceAll(/\s+/g, ' ').trim();
}

function collect(element: PageElement, parts: string[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') parts.push(child);
    else if (child.tag === 'br') parts.push(' ');
    else if (!silent.has(child.tag)) {
      const block = !inline.has(child.tag);
      if (block) parts.push(' ');
      collect(child, parts);
      if (block) parts.push(' ');
    }
  }
}

// prettier-ignore
/** HTML's phrasing elements: they don't break a paragraph. */
export const inline = new Set([
  'a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'label', 'mark',
  'nobr', 'o:p', 'q', 'rb', 'rp', 'rt', 'ruby', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr',
]);
