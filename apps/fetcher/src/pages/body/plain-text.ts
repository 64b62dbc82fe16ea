import type { Block } from './blocks.ts';

/** Paragraphs split by a blank line; a list's items and a table's rows by a line break. */
export function textOfBlocks(blocks: readonly Block[]): string {
  let text = '';
  for (const [i, block] of blocks.entries()) {
    const before = blocks[i - 1];
    const tight =
      before?.kind === block.kind &&
      (block.kind === 'item' || block.kind === 'cell') &&
      before.element.parent === block.element.parent;
    text += `${i === 0 ? '' : tight ? '\n' : '\n\n'}${block.text}`;
  }
  return text;
}
