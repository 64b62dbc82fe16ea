import { elements, inline, type PageElement, textOf } from '../markup/page-tree.ts';
import { bit, foreign, surroundingsOf, type Surroundings } from './surroundings.ts';
import { folded, weightOf } from './words.ts';

export type BlockKind = 'paragraph' | 'heading' | 'item' | 'quote' | 'cell' | 'term' | 'pre' | 'loose';

/** A stretch of text that the page shows as one: a paragraph, a heading, a list's item, text between two breaks. */
export interface Block {
  readonly index: number;
  readonly kind: BlockKind;
  /** The element that the text stands in, nearest that is no inline one. */
  readonly element: PageElement;
  readonly text: string;
  /** Characters, those of dense scripts counted more. */
  readonly weight: number;
  /** Share of the characters that are in links, 0 to 1. */
  readonly linked: number;
  /** Links that stand in it, whole or in part. */
  readonly links: number;
  /** All of the text is bold. */
  readonly bold: boolean;
  /** A picture stands in its element, or it is (nearly) the only text in a box that holds one. */
  readonly picture: 'inside' | 'beside' | undefined;
  /** Surroundings of the element and all above it, as far as they were believed. */
  readonly surroundings: Surroundings;
}

const foldedTexts = new WeakMap<Block, string>();

/** A block's text as `folded` makes it; asked for often, made once. */
export function foldedOf(block: Block): string {
  let text = foldedTexts.get(block);
  if (text === undefined) foldedTexts.set(block, (text = folded(block.text)));
  return text;
}

const skipped = new Set([
  'script', 'style', 'noscript', 'template', 'svg', 'math', 'iframe', 'object', 'embed', 'canvas', 'audio', 'video', 'select', 'option',
  'textarea', 'input', 'title', 'map', 'datalist', 'progress', 'meter', 'frameset', 'applet',
]); // prettier-ignore

type Skip = (tag: string) => boolean;

const kinds: Readonly<Record<string, BlockKind>> = {
  p: 'paragraph', h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading', li: 'item', dd: 'item', dt: 'term',
  blockquote: 'quote', td: 'cell', th: 'cell', pre: 'pre',
}; // prettier-ignore

/** An element that holds more of the page's text than this is not believed to be a teaser or an advertisement. */
const TOO_MUCH_TO_BE_FOREIGN = 0.5;
/** Comments may well be longer than what they comment on. */
const TOO_MUCH_TO_BE_COMMENTS = 0.85;
/** What is marked as the article's text and holds this share of the page's is believed to be that, whatever stands around it. */
const ENOUGH_TO_BE_BODY = 0.3;
const doubtful = foreign | bit.hidden | bit.gallery | bit.byline | bit.caption;

const A_PARAGRAPH = 240;

/** Nothing leads elsewhere without a link. */
const leadsElsewhere = bit.related | bit.share | bit.tags | bit.navigation;

function hasLink(element: PageElement): boolean {
  for (const { tag } of elements(element)) if (tag === 'a') return true;
  return false;
}

/** Two breaks with this much white space between them still part two paragraphs. */
const TAIL_CHARACTERS = 40;

interface Run {
  /** Joined once, at the end: a string that is added to and looked at in turns is copied each time. */
  readonly parts: string[];
  /** Its last characters. */
  tail: string;
  linked: number;
  links: number;
  bold: number;
}

function emptyRun(): Run {
  return { parts: [], tail: '', linked: 0, links: 0, bold: 0 };
}

function add(run: Run, text: string): void {
  run.parts.push(text);
  run.tail = text.length >= TAIL_CHARACTERS ? text.slice(-TAIL_CHARACTERS) : (run.tail + text).slice(-TAIL_CHARACTERS);
}

/**
 * The page's text as blocks, in the order of the page.
 *
 * @param withoutScripts what a browser shows that runs none: with the text of `<noscript>`
 */
export function blocksOf(root: PageElement, headline?: PageElement, withoutScripts = false): Block[] {
  // Whatever holds the headline is no sidebar, teaser or comment, whatever its name says.
  const trusted = new Set<PageElement>();
  for (let element = headline?.parent; element; element = element.parent) trusted.add(element);
  const isSkipped: Skip = (tag) => skipped.has(tag) && !(withoutScripts && tag === 'noscript');
  const sizes = paragraphSizes(root, isSkipped);
  const pictureOf = pictureBoxes(root, isSkipped);
  const total = sizes.get(root) ?? 0;
  const blocks: Block[] = [];
  let run = emptyRun();
  const flush = (element: PageElement, kind: BlockKind, surroundings: Surroundings): void => {
    const { linked, links, bold } = run;
    const whole = run.parts.join('');
    const text = whole
      .replaceAll(/[ \t\r\f\v\u00a0]+/g, ' ')
      .replaceAll(/ ?\n ?/g, '\n')
      .trim();
    const length = whole.replaceAll(/\s+/g, '').length;
    run = emptyRun();
    if (length === 0) return;
    blocks.push({
      index: blocks.length,
      kind,
      element,
      text,
      weight: weightOf(text),
      linked: Math.min(1, linked / length),
      links,
      bold: bold / length > 0.9,
      picture: pictureOf(element, text.length),
      surroundings,
    });
  };
  const walk = (
    element: PageElement,
    block: PageElement,
    kind: BlockKind,
    above: Surroundings,
    linked: boolean,
    bold: boolean,
  ): void => {
    for (const child of element.children) {
      if (typeof child === 'string') {
        const text = kind === 'pre' ? child : child.replaceAll(/\s+/g, ' ');
        add(run, text);
        if (linked) run.linked += text.replaceAll(/\s+/g, '').length;
        if (bold) run.bold += text.replaceAll(/\s+/g, '').length;
        continue;
      }
      const { tag } = child;
      if (isSkipped(tag)) continue;
      if (tag === 'br') {
        if (/\n\s*$/.test(run.tail)) flush(block, kind, above);
        else add(run, '\n');
        continue;
      }
      let own = surroundingsOf(child);
      let outer = above;
      const share = total > 0 ? (sizes.get(child) ?? 0) / total : 0;
      // A footer's tag is no slip of a name.
      if (own & doubtful && share > TOO_MUCH_TO_BE_FOREIGN && tag !== 'footer' && tag !== 'nav')
        own &= ~(doubtful & ~(share > TOO_MUCH_TO_BE_COMMENTS ? 0 : bit.comments));
      if (own & bit.body && share > ENOUGH_TO_BE_BODY && !((own | outer) & bit.comments)) {
        own &= ~doubtful;
        outer &= ~doubtful;
      }
      if (trusted.has(child)) own &= ~doubtful;
      else if (own & leadsElsewhere && !linked && (sizes.get(child) ?? 0) >= A_PARAGRAPH && !hasLink(child))
        own &= ~leadsElsewhere;
      if (tag === 'body' || tag === 'html' || tag === 'main') own &= bit.main;
      const around = outer | own;
      if (inline.has(tag)) {
        // An inline element that says what it is stands for itself: a caption's credit, a share link.
        // What says a whole paragraph is one, whatever it was named where it was copied from.
        const named = (own & (foreign | bit.caption | bit.byline | bit.hidden)) !== 0 && tag !== 'a' && tag !== 'time';
        const apart = named && ((own & (bit.hidden | bit.caption)) !== 0 || textOf(child).length < A_PARAGRAPH);
        if (apart) flush(block, kind, above);
        if (tag === 'a') run.links += 1;
        walk(
          child,
          block,
          kind,
          named && !apart ? outer : around,
          linked || tag === 'a',
          bold || tag === 'b' || tag === 'strong',
        );
        if (apart) flush(block, kind, around);
      } else if (tag === 'tr' && isDataRow(child)) {
        flush(block, kind, above);
        for (const [i, cell] of cellsOf(child).entries()) {
          if (i > 0) add(run, ' | ');
          walk(cell, child, 'cell', around, linked, bold);
        }
        flush(child, 'cell', around);
      } else {
        flush(block, kind, above);
        const inner = kinds[tag] ?? (kind === 'pre' || kind === 'cell' || kind === 'item' || kind === 'quote' ? kind : 'loose');
        const childKind = inner === 'paragraph' && (kind === 'item' || kind === 'quote' || kind === 'cell') ? kind : inner;
        walk(child, child, childKind, around, linked, bold);
        flush(child, childKind, around);
      }
    }
  };
  walk(root, root, 'loose', 0, false, false);
  flush(root, 'loose', 0);
  return blocks;
}

const picture = new Set(['img', 'picture', 'amp-img', 'video']);
const BOX_LEVELS = 3;
const SLACK_CHARACTERS = 60;

/** Tells of a text of some length whether it is (nearly) all that a box says which holds a picture, up to three levels above its element. */
function pictureBoxes(root: PageElement, isSkipped: Skip): (element: PageElement, length: number) => Block['picture'] {
  const lengths = new Map<PageElement, number>();
  const holders = new Set<PageElement>();
  const measure = (element: PageElement): number => {
    let length = 0;
    for (const child of element.children)
      length += typeof child === 'string' ? child.trim().length : isSkipped(child.tag) ? 0 : measure(child);
    lengths.set(element, length);
    if (picture.has(element.tag))
      for (let e = element.parent, level = 0; e && level < BOX_LEVELS; e = e.parent, level += 1) holders.add(e);
    return length;
  };
  measure(root);
  return (element, length) => {
    for (let e: PageElement | undefined = element, level = 0; e && level < BOX_LEVELS; e = e.parent, level += 1) {
      if (lengths.get(e)! > length + SLACK_CHARACTERS) return undefined;
      if (holders.has(e)) return level === 0 ? 'inside' : 'beside';
    }
    return undefined;
  };
}

function cellsOf(row: PageElement): PageElement[] {
  return row.children.filter((child) => typeof child !== 'string' && (child.tag === 'td' || child.tag === 'th')) as PageElement[];
}

const LONGEST_CELL = 120;

/** A row of facts, to be read as one line; tables that lay out a page hold paragraphs and whole columns. */
function isDataRow(row: PageElement): boolean {
  const cells = cellsOf(row);
  return (
    cells.length >= 2 &&
    cells.every((cell) => {
      let length = 0;
      for (const element of elements(cell)) {
        if (element !== cell && !inline.has(element.tag) && element.tag !== 'br' && element.tag !== 'img') return false;
        for (const child of element.children) if (typeof child === 'string') length += child.length;
      }
      return length <= LONGEST_CELL;
    })
  );
}

/** Characters of running text (40 and more in one place) below each element. */
function paragraphSizes(root: PageElement, isSkipped: Skip): Map<PageElement, number> {
  const sizes = new Map<PageElement, number>();
  const measure = (element: PageElement): { all: number; run: number } => {
    let all = 0;
    let run = 0; // inline text of this element
    for (const child of element.children) {
      if (typeof child === 'string') run += child.trim().length;
      else if (!isSkipped(child.tag)) {
        const below = measure(child);
        all += below.all;
        run += below.run;
      }
    }
    if (!inline.has(element.tag)) {
      if (run >= 40) all += run;
      run = 0;
    }
    sizes.set(element, all);
    return { all, run };
  };
  measure(root);
  return sizes;
}
