import type { Block } from './blocks.ts';
import type { Candidate } from './candidates.ts';

export interface Evidence {
  readonly name: Candidate['name'];
  /** The worth of every block of the page, by index. */
  readonly worths: readonly number[];
  /** Index of the block that shows the headline. */
  readonly headlineAt: number | undefined;
  /** Whether JSON-LD's articleBody has a block's text, where the page has one. */
  readonly inLd?: ((block: Block) => boolean) | undefined;
}

const SHORT_LINE_SHARE = 0.2;
const LOOSE_LINE_COST = 10;
/** Blocks between a headline and its text: byline, date, buttons, a picture, a summary. */
const NEAR_BLOCKS = 40;
const NEAR_PRIOR = 1.4;
const BEFORE_PRIOR = 0.5;
/** Worth that makes an article by itself: what stands behind so much is not what the headline is of. */
const AN_ARTICLE = 1_500;
const BEHIND_PRIOR = 0.2;
const MARKED_PRIOR = 1.05;
const IN_LD_PRIOR = 0.5;

const positive = (sum: number, worth: number): number => sum + Math.max(0, worth);

/**
 * One number for how well a candidate does as the article's text, so that candidates of any origin compare: the worth of what it
 * keeps, short lines at a fifth of their length where they stand in lists and paragraphs; more if it follows the headline closely, is
 * what the page marks, or is what JSON-LD has; less if it stands before the headline.
 */
export function scoreOf(blocks: readonly Block[], { name, worths, headlineAt, inLd }: Evidence): number {
  let [sum, inside, all] = [0, 0, 0];
  for (const block of blocks) {
    const { index, kind, weight, linked } = block;
    const worth = worths[index]!;
    sum += worth > 0 ? worth : kind === 'loose' ? -LOOSE_LINE_COST : SHORT_LINE_SHARE * weight * (1 - linked);
    all += weight;
    if (inLd?.(block)) inside += weight;
  }
  if (sum <= 0) return 0;
  if (headlineAt !== undefined) {
    const first = blocks[0]!.index;
    if (blocks.at(-1)!.index < headlineAt) sum *= BEFORE_PRIOR;
    else if (worths.slice(headlineAt, Math.max(headlineAt, first)).reduce(positive, 0) > AN_ARTICLE) sum *= BEHIND_PRIOR;
    else if (first - headlineAt <= NEAR_BLOCKS) sum *= NEAR_PRIOR;
  }
  if (name === 'marked') sum *= MARKED_PRIOR;
  return sum * (1 + (IN_LD_PRIOR * inside) / all);
}
