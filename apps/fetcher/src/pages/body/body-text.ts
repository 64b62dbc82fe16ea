import { type Block, blocksOf, foldedOf } from './blocks.ts';
import { type Candidate, candidatesOf, isWithin } from './candidates.ts';
import { scoreOf } from './judge.ts';
import { compare, isIn } from './ld-body.ts';
import { withLead } from './lead.ts';
import type { PageElement } from '../markup/page-tree.ts';
import { bit, type Surroundings } from './surroundings.ts';
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
  const body = bodyAmong(blocksOf(root, context.headlineElement), context);
  if (body.weight >= MARKED_THIN) return body;
  // Some pages have their text for browsers that run no scripts.
  const other = bodyAmong(blocksOf(root, context.headlineElement, true), context);
  return other.weight >= ENOUGH_FOR_AN_ARTICLE ? other : body;
}

function bodyAmong(read: readonly Block[], context: BodyContext): Body {
  const { headlineElement, ldText } = context;
  const inTeasers = teaserBlocks(read, headlineElement);
  const inOthers = otherArticles(read, headlineElement);
  const elsewhere = (block: Block): boolean => inTeasers.has(block) || inOthers.has(block);
  const marked = (block: Block, surroundings: Surroundings): Block => ({
    ...block,
    surroundings: elsewhere(block) ? surroundings | bit.related : surroundings,
  });
  const believing = read.map((block) => marked(block, block.surroundings));
  const headlineAt = read.find((block) => block.element === headlineElement)?.index;
  const ldFolded = ldText === undefined ? undefined : folded(ldText);
  const inLd = ldFolded === undefined ? undefined : (block: Block): boolean => isIn(foldedOf(block), ldFolded);

  let blocks = believing;
  let best = bestOf(believing, context, headlineAt, inLd);
  const found = weightOfAll(best?.blocks ?? []);
  if (found < (best?.name === 'marked' ? MARKED_THIN : THIN)) {
    // Class names may mislead: an article in a "widget" is still an article, if it stands below its headline and is one.
    const doubting = read.map((block) => marked(block, block.surroundings & ~misleading));
    const other = bestOf(doubting, context, headlineAt, inLd);
    const follows = other !== undefined && headlineAt !== undefined && other.blocks[0]!.index > headlineAt;
    if (follows && weightOfAll(other.blocks) >= ENOUGH_FOR_AN_ARTICLE) [blocks, best] = [doubting, other];
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
  return { ...shown, text: textOfBlocks(chosen), weight: weightOfAll(chosen), origin: best?.name ?? 'none' };
}

const ENOUGH_FOR_AN_ARTICLE = 400;
const SURELY_AN_ARTICLE = 1_200;
const THIN = 250;
/** What the page marks as its text is believed at less. */
const MARKED_THIN = 100;
/** Names that are given to what they do not say more readily than others. */
const misleading =
  bit.aside |
  bit.related |
  bit.promotion |
  bit.share |
  bit.newsletter |
  bit.tags |
  bit.form |
  bit.gallery |
  bit.byline |
  bit.caption |
  bit.hidden;

interface Best {
  readonly blocks: readonly Block[];
  readonly name: Candidate['name'];
  readonly score: number;
}

function bestOf(
  blocks: readonly Block[],
  { headline }: BodyContext,
  headlineAt: number | undefined,
  inLd: ((block: Block) => boolean) | undefined,
): Best | undefined {
  const worths = blocks.map(worthOf);
  const texts = new Set(blocks.filter(isText));
  let best: Best | undefined;
  for (const { name, blocks: given } of candidatesOf(blocks, worths, headlineAt)) {
    const kept = tidied(
      given.filter((block) => texts.has(block)),
      folded(headline),
    );
    const score = scoreOf(kept, { name, worths, headlineAt, inLd });
    if (score > (best?.score ?? 0)) best = { blocks: kept, name, score };
  }
  return best;
}

const weightOfAll = (blocks: readonly Block[]): number => blocks.reduce((sum, { weight }) => sum + weight, 0);

/**
 * Blocks of the articles that a page goes on to behind its own: each in an `<article>` beside the headline's. Where the headline's has text
 * enough to be sure of it, all that stands outside.
 */
function otherArticles(blocks: readonly Block[], headline: PageElement | undefined): Set<Block> {
  const others = new Set<Block>();
  const own = headline && articleAbove(headline);
  if (!own) return others;
  const outside = new Set<Block>();
  let [weight, text] = [0, 0];
  for (const block of blocks) {
    const article = articleAbove(block.element);
    if (isWithin(block.element, own)) {
      weight += block.weight;
      text += Math.max(0, worthOf(block));
    } else if (!article || !isWithin(own, article)) (article ? others : outside).add(block);
  }
  if (text >= SURELY_AN_ARTICLE) return others.union(outside);
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
