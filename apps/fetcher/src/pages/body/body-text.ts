import { type Block, blocksOf, foldedOf } from './blocks.ts';
import { type Candidate, candidatesOf, isWithin } from './candidates.ts';
import { scoreOf } from './judge.ts';
import { compare, isIn } from './ld-body.ts';
import { withLead } from './lead.ts';
import type { PageElement } from '../markup/page-tree.ts';
import { bit } from './surroundings.ts';
import { textOfBlocks } from './plain-text.ts';
import { teaserBlocks } from './teaser-lists.ts';
import { isText, tidied } from './tidy.ts';
import { folded } from './words.ts';
import { worthOf } from './worth.ts';

export interface BodyContext {
  readonly headline: string;
  readonly headlineElement: PageElement | undefined;
  readonly language: string | undefined;
  readonly description: string;
  /** JSON-LD's articleBody. */
  readonly ldText: string | undefined;
}

export interface Body {
  readonly text: string;
  readonly weight: number;
  /** The blocks of the page that it was taken from; what the page shows of it, if the text is JSON-LD's. */
  readonly chosen: readonly Block[];
  readonly lead: string | undefined;
  readonly origin: Candidate['name'] | 'json-ld' | 'none';
  readonly score: number;
  /** All blocks of the page. */
  readonly blocks: readonly Block[];
  readonly headlineAt: number | undefined;
  readonly teasers: number;
  /** Innermost element that holds headline and text, or the text alone. */
  readonly home: PageElement | undefined;
}

/** The article's text: candidates tidied, judged by one score, the best one's lead put right, and JSON-LD's text where that is more. */
export function bodyOf(root: PageElement, context: BodyContext): Body {
  const { headline, headlineElement, ldText } = context;
  const read = blocksOf(root, headlineElement);
  const inTeasers = teaserBlocks(read);
  const inOthers = otherArticles(read, headlineElement);
  const blocks = read.map((block) =>
    inTeasers.has(block) || inOthers.has(block) ? { ...block, surroundings: block.surroundings | bit.related } : block,
  );
  const worths = blocks.map(worthOf);
  const headlineAt = blocks.find((block) => block.element === headlineElement)?.index;
  const ldFolded = ldText === undefined ? undefined : folded(ldText);
  const inLd = ldFolded === undefined ? undefined : (block: Block): boolean => isIn(foldedOf(block), ldFolded);

  let best: { blocks: readonly Block[]; name: Candidate['name']; score: number } | undefined;
  const texts = new Set(blocks.filter(isText));
  for (const candidate of candidatesOf(blocks, worths)) {
    const kept = tidied(
      candidate.blocks.filter((block) => texts.has(block)),
      folded(headline),
    );
    const score = scoreOf(kept, { name: candidate.name, worths, headlineAt, inLd });
    if (score > (best?.score ?? 0)) best = { blocks: kept, name: candidate.name, score };
  }
  const { blocks: chosen, lead } = withLead(
    blocks,
    agreed(best?.blocks ?? [], ldText, inLd),
    headlineAt,
    context.language,
    context.description,
  );
  const shown = {
    chosen,
    lead,
    blocks,
    headlineAt,
    teasers: inTeasers.size,
    home: homeOf(chosen, headlineElement),
    score: best?.score ?? 0,
  };
  if (ldText !== undefined && compare(chosen, ldText).ldIsWhole)
    return { ...shown, text: ldText, weight: ldText.length, origin: 'json-ld' };
  const weight = chosen.reduce((sum, block) => sum + block.weight, 0);
  return { ...shown, text: textOfBlocks(chosen), weight, origin: best?.name ?? 'none' };
}

const ENOUGH_FOR_AN_ARTICLE = 400;

/** Blocks of the articles that a page goes on to behind its own: each in an `<article>` beside the headline's. */
function otherArticles(blocks: readonly Block[], headline: PageElement | undefined): Set<Block> {
  const others = new Set<Block>();
  const own = headline && articleAbove(headline);
  if (!own) return others;
  let weight = 0;
  for (const block of blocks) {
    const article = articleAbove(block.element);
    if (isWithin(block.element, own)) weight += block.weight;
    else if (article && !isWithin(own, article)) others.add(block);
  }
  return weight >= ENOUGH_FOR_AN_ARTICLE ? others : new Set();
}

function articleAbove(element: PageElement): PageElement | undefined {
  for (let e: PageElement | undefined = element; e; e = e.parent) if (e.tag === 'article') return e;
  return undefined;
}

const MOSTLY = 0.85;

/** Where JSON-LD has nearly all of the text, loose lines and short paragraphs that it lacks are no text. */
function agreed(
  blocks: readonly Block[],
  ldText: string | undefined,
  inLd: ((block: Block) => boolean) | undefined,
): readonly Block[] {
  if (ldText === undefined || inLd === undefined || compare(blocks, ldText).shared < MOSTLY) return blocks;
  return blocks.filter((block) => (block.kind !== 'loose' && block.kind !== 'paragraph') || block.weight > 400 || inLd(block));
}

function homeOf(chosen: readonly Block[], headline: PageElement | undefined): PageElement | undefined {
  const [first, last] = [chosen[0]?.element, chosen.at(-1)?.element];
  if (!first || !last) return headline?.parent;
  const home = commonAncestor(first, last);
  return headline ? commonAncestor(home, headline) : home;
}

function commonAncestor(a: PageElement, b: PageElement): PageElement {
  let [x, y] = [a, b];
  while (x !== y) {
    if (x.depth >= y.depth && x.parent) x = x.parent;
    else if (y.parent) y = y.parent;
    else return x;
  }
  return x;
}
