import { type Block, blocksOf, foldedOf } from './blocks.ts';
import { type LdNode, stringOf } from '../markup/json-ld.ts';
import { parsePage } from '../markup/page-tree.ts';
import { textOfBlocks } from './plain-text.ts';
import { appeal, isLabel, leadIn } from './phrases.ts';
import { endsSentence, folded, weightOf } from './words.ts';
import { decodeHTML } from 'entities';

/** JSON-LD's articleBody as plain paragraphs, what asks or leads elsewhere taken out. */
export function ldBody(node: LdNode | undefined): string | undefined {
  let text = (stringOf(node?.['articleBody']) ?? stringOf(node?.['text']))?.slice(0, LONGEST_BODY);
  if (!text || text.length < SHORTEST_BODY) return undefined;
  if (/&(?:#\w+|\w+);/.test(text)) text = decodeHTML(text);
  if (/<(?:p|br|div|a|span|h\d|strong|em|b|i)\b[^>]*>/i.test(text)) text = textOfBlocks(blocksOf(parsePage(text).root));
  const paragraphs = text.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim());
  return paragraphs
    .filter((line) => line && !isLabel(line) && !(line.length < 300 && (leadIn.test(line) || appeal.test(line))))
    .join('\n\n');
}

const SHORTEST_BODY = 150;
const LONGEST_BODY = 1_000_000;
const LONGER = 1.4;
const SAME_SHARE = 0.5;

/** What JSON-LD's text and the page's have to say of each other. */
export interface Agreement {
  /** Share of the page's text, by weight, that is in JSON-LD's. */
  readonly shared: number;
  /** JSON-LD's text is the whole, where the page shows its beginning or nothing. */
  readonly ldIsWhole: boolean;
}

export function compare(blocks: readonly Block[], ld: string): Agreement {
  const whole = folded(ld);
  let [inside, all] = [0, 0];
  for (const block of blocks) {
    all += block.weight;
    if (isIn(foldedOf(block), whole)) inside += block.weight;
  }
  const shared = all === 0 ? 0 : inside / all;
  const longer = weightOf(ld) > LONGER * all && endsSentence(ld);
  return { shared, ldIsWhole: longer && (all === 0 || shared >= SAME_SHARE || all < SHORTEST_BODY) };
}

const SLICE = 60;

/** A paragraph is in a text if its beginning or its middle is: typography and links may differ elsewhere. Both folded. */
export function isIn(own: string, foldedWhole: string): boolean {
  if (own.length <= SLICE) return foldedWhole.includes(own);
  const middle = Math.floor((own.length - SLICE) / 2);
  return foldedWhole.includes(own.slice(0, SLICE)) || foldedWhole.includes(own.slice(middle, middle + SLICE));
}
