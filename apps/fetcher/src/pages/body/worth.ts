import type { Block, BlockKind } from './blocks.ts';
import { appeal, isNotice, isLabel, leadIn } from './phrases.ts';
import { bit, foreign } from './surroundings.ts';
import { endsSentence, sentencesIn } from './words.ts';

/** What one block may bring at most: a wall of text is one paragraph, not the whole article. */
const MAX_WORTH = 800;
const SHORTEST_SENTENCE = 40;
/** Lines that are no sentences: in an article's lists and tables they are at home, loose in the page they are labels. */
const shortWorth: Readonly<Record<BlockKind, number>> = {
  paragraph: -3,
  heading: -3,
  item: -2,
  term: -2,
  cell: -2,
  quote: -2,
  pre: -2,
  loose: -10,
};

/**
 * How much a block speaks for the text that holds it to be an article's: above zero for running text, below for links, labels and
 * what stands in foreign surroundings. In characters, so that sums over a set of blocks compare.
 */
export function worthOf({ text, weight, linked, kind, surroundings }: Block): number {
  let worth: number;
  if (isLabel(text)) worth = -30;
  else if (linked > 0.6) worth = -Math.min(150, 20 + weight / 2);
  else if (weight >= 80 && (sentencesIn(text) > 0 || weight >= 200)) worth = Math.min(MAX_WORTH, weight) * (1 - 1.5 * linked);
  else if (weight >= SHORTEST_SENTENCE && endsSentence(text)) worth = weight * 0.8 * (1 - 1.5 * linked);
  else worth = shortWorth[kind];
  if (worth > 0 && weight < 400 && (leadIn.test(text) || appeal.test(text))) worth = -0.5 * worth;
  if (worth > 0 && isNotice(text)) worth = -0.5 * worth;
  if (surroundings & (foreign | bit.hidden)) worth = worth > 0 ? -0.3 * worth - 10 : worth * 1.2;
  else if (surroundings & (bit.caption | bit.byline | bit.gallery) && worth > 0) worth *= 0.1;
  return worth;
}
