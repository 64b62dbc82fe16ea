import { type Block, foldedOf } from './blocks.ts';
import { sentencesIn } from './words.ts';

/** Folded characters from which on a text that comes again is a repeat and no coincidence. */
export const SHORTEST_REPEAT = 60;
/** A text that has more repeats repeats itself by design: a plan, a list of results. */
const MOST_REPEATS = 2;
const MOST_BUTTONS = 0.2;
/** From this share on, if they stand at the end, the page holds its text twice: for phones and for desks. */
const TWICE = 0.4;
/** A short line that comes so often is a button, or the note of an advertisement. */
const OFTEN = 3;
/** Looking for each block in all others takes time by the square. */
const MOST_COMPARED = 1_000;

/** Without pull quotes and key points that say again what the text says, lines that come again and again, and the text's second copy. */
export function withoutRepeats(given: readonly Block[]): Block[] {
  const blocks = withoutQuotesOfItself(given);
  const counts = new Map<string, number>();
  for (const block of blocks) counts.set(foldedOf(block), (counts.get(foldedOf(block)) ?? 0) + 1);
  const seen = new Set<string>();
  const repeats = new Set<Block>();
  const buttons = new Set<Block>();
  for (const block of blocks) {
    const own = foldedOf(block);
    if (own.length >= SHORTEST_REPEAT && seen.has(own)) repeats.add(block);
    else if (own.length < SHORTEST_REPEAT && counts.get(own)! >= OFTEN && mayBeButton(block)) buttons.add(block);
    seen.add(own);
  }
  const twice = repeats.size >= TWICE * blocks.length && blocks.slice(-repeats.size).every((block) => repeats.has(block));
  const dropRepeats = repeats.size <= MOST_REPEATS || twice;
  const dropButtons = buttons.size <= MOST_BUTTONS * blocks.length;
  return blocks.filter((block) => !(dropRepeats && repeats.has(block)) && !(dropButtons && buttons.has(block)));
}

function mayBeButton({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'loose' || kind === 'quote';
}

function withoutQuotesOfItself(blocks: readonly Block[]): readonly Block[] {
  if (blocks.length > MOST_COMPARED) return blocks;
  const texts = blocks.map(foldedOf);
  return blocks.filter(({ kind, text }, i) => {
    const own = texts[i]!;
    if (own.length < SHORTEST_REPEAT || sentencesIn(text) === 0 || (kind !== 'quote' && kind !== 'loose' && kind !== 'heading'))
      return true;
    return !texts.some((other) => other.length > own.length && other.includes(own));
  });
}
