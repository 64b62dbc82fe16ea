import type { Block } from './blocks.ts';
import type { PageElement } from '../markup/page-tree.ts';
import { bit, foreign, surroundingsOf } from './surroundings.ts';

/** One opinion on which blocks are the article's text. */
export interface Candidate {
  readonly name: 'subtree' | 'density' | 'marked';
  readonly blocks: readonly Block[];
}

type Sums = ReadonlyMap<PageElement, number>;

/** The worth of all that stands below each element. */
function sums(blocks: readonly Block[], worths: readonly number[]): Sums {
  const sum = new Map<PageElement, number>();
  for (const block of blocks)
    for (let element: PageElement | undefined = block.element; element; element = element.parent)
      sum.set(element, (sum.get(element) ?? 0) + worths[block.index]!);
  return sum;
}

function within(blocks: readonly Block[], element: PageElement): Block[] {
  return blocks.filter((block) => isWithin(block.element, element));
}

/** Whether an element is another or stands in it. */
export function isWithin(element: PageElement, above: PageElement): boolean {
  for (let e: PageElement | undefined = element; e && e.depth >= above.depth; e = e.parent) if (e === above) return true;
  return false;
}

/** One paragraph is never the container of the text. */
const textElements = new Set(['p', 'li', 'dd', 'dt', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'blockquote', 'ul', 'ol', 'dl']);

/** To take the parent in place of its best child, the others must bring this share of what the child brings. */
const WORTH_GOING_UP = 0.1;
/** What stands beside the page's main box is more often a notice than the article's. */
const WORTH_WHOLE_PAGE = 0.4;

/** The element whose content is worth most; the innermost that has nearly all of it. */
function subtree(blocks: readonly Block[], sum: Sums): Candidate | undefined {
  let best: PageElement | undefined;
  for (const [element, worth] of sum)
    if (worth > 0 && (!best || worth > sum.get(best)! || (worth === sum.get(best) && element.depth > best.depth))) best = element;
  for (let narrower: PageElement | undefined = best; narrower;) {
    best = narrower;
    const child = richestChild(narrower, sum);
    const gain = best.tag === 'body' || best.tag === 'html' ? WORTH_WHOLE_PAGE : WORTH_GOING_UP;
    narrower = child && sum.get(child)! * (1 + gain) >= sum.get(best)! ? child : undefined;
  }
  while (best?.parent && textElements.has(best.tag)) best = best.parent;
  return best && { name: 'subtree', blocks: within(blocks, best) };
}

function richestChild(element: PageElement, sum: Sums): PageElement | undefined {
  let best: PageElement | undefined;
  for (const child of element.children)
    if (typeof child !== 'string' && (sum.get(child) ?? -1) > (best ? sum.get(best)! : 0)) best = child;
  return best;
}

/** The stretch of the page that is worth most, whatever elements it crosses: the run of blocks with the largest sum. */
function density(blocks: readonly Block[], worths: readonly number[]): Candidate | undefined {
  return run(blocks, worths, 0, Number.POSITIVE_INFINITY);
}

/** The first stretch behind the headline that is worth an article. */
function afterHeadline(blocks: readonly Block[], worths: readonly number[], headlineAt: number): Candidate | undefined {
  return run(blocks, worths, headlineAt + 1, AN_ARTICLE);
}

/** @param enough the run that reaches it is taken, whatever better ones follow */
function run(blocks: readonly Block[], worths: readonly number[], begin: number, enough: number): Candidate | undefined {
  let [best, from, sum] = [0, begin, 0];
  let range: readonly [number, number] | undefined;
  for (let i = begin; i < blocks.length; i += 1) {
    if (sum <= 0) {
      if (best >= enough) break;
      [sum, from] = [0, i];
    }
    sum += worths[i]!;
    if (sum > best) [best, range] = [sum, [from, i + 1]];
  }
  return range && { name: 'density', blocks: untilContainerEnds(blocks.slice(...widened(blocks, range)), worths) };
}

const AN_ARTICLE = 600;

const NEARLY_ALL = 0.7;

/**
 * Where the text begins in what the page marks as its article, and that holds enough for one, the text ends with it; so it does with a
 * box right below `<body>` that has nearly all of it: what follows are notices.
 */
function untilContainerEnds(blocks: readonly Block[], worths: readonly number[]): readonly Block[] {
  const worth = (some: readonly Block[]): number => some.reduce((sum, { index }) => sum + Math.max(0, worths[index]!), 0);
  const first = blocks.find((block) => worths[block.index]! > 0);
  for (let element: PageElement | undefined = first?.element; element; element = element.parent) {
    if (element.tag === 'body' || element.tag === 'html') break;
    const onTop = element.parent?.tag === 'body';
    if (!onTop && !(surroundingsOf(element) & (bit.body | bit.article))) continue;
    const inside = blocks.slice(0, blocks.findLastIndex((block) => isWithin(block.element, element)) + 1);
    if (worth(inside) >= (onTop ? NEARLY_ALL * worth(blocks) : AN_ARTICLE)) return inside;
  }
  return blocks;
}

/** A text that ends in a list, a table, or short lines ends behind its last sentence: what stands beside the first and the last block is theirs. */
function widened(blocks: readonly Block[], [from, to]: readonly [number, number]): [number, number] {
  const belongs = (block: Block | undefined, to: Block): boolean =>
    block !== undefined &&
    isWithin(block.element, to.element.parent ?? to.element) &&
    block.linked < 0.5 &&
    !(block.surroundings & foreign);
  while (belongs(blocks[from - 1], blocks[from]!)) from -= 1;
  while (belongs(blocks[to], blocks[to - 1]!)) to += 1;
  return [from, to];
}

const MAX_MARKED = 12;

/** What pages say themselves: itemprop, `<article>`, and the class names that content systems give to an article's text. */
function marked(blocks: readonly Block[], sum: Sums): Candidate[] {
  const tops = [...sum].filter(
    ([element, worth]) =>
      worth > 0 && element.tag !== 'body' && element.tag !== 'html' && surroundingsOf(element) & (bit.body | bit.article),
  );
  const best = tops.toSorted(([, a], [, b]) => b - a).slice(0, MAX_MARKED);
  return best.map(([element]) => ({ name: 'marked', blocks: within(blocks, element) }));
}

export function candidatesOf(blocks: readonly Block[], worths: readonly number[], headlineAt?: number): Candidate[] {
  const sum = sums(blocks, worths);
  const first = headlineAt === undefined ? undefined : afterHeadline(blocks, worths, headlineAt);
  const found = [subtree(blocks, sum), density(blocks, worths), first, ...marked(blocks, sum)];
  return found.filter((candidate) => candidate !== undefined);
}
