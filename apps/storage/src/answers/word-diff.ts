import { diffArrays } from 'diff';
import { z } from 'zod';

export const DiffPart = z.object({ op: z.enum(['equal', 'insert', 'delete']), text: z.string() });
export type DiffPart = z.infer<typeof DiffPart>;

export interface WordDiff {
  readonly parts: DiffPart[];
  /** Only a leading part of the texts was compared. */
  readonly truncated: boolean;
}

/** Of each text, in UTF-16 units; what comes after is not compared. */
const MAX_COMPARED_UNITS = 20_000;
/** Words that differ, beyond which two texts are taken for wholly different ones: the work grows with its square. */
const MAX_EDITS = 1_000;

/** Words in any script; where a script has no spaces, characters. */
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|\s+|./gsu;

/**
 * What was taken out and put in, word by word: `equal` and `delete` together are the text before, `equal` and `insert` the one after.
 * Time and size of the answer are bounded whatever the texts are.
 */
export function wordDiff(before: string, after: string): WordDiff {
  const [a, b] = [leading(before), leading(after)];
  const truncated = a.length < before.length || b.length < after.length;
  const found = diffArrays(a.match(token) ?? [], b.match(token) ?? [], { maxEditLength: MAX_EDITS });
  const parts = found
    ? found.map(({ added, removed, value }) => part(added ? 'insert' : removed ? 'delete' : 'equal', value.join('')))
    : [part('delete', a), part('insert', b)];
  return { parts: joined(parts.filter(({ text }) => text !== '')), truncated };
}

function part(op: DiffPart['op'], text: string): DiffPart {
  return { op, text };
}

function leading(text: string): string {
  return text.slice(0, MAX_COMPARED_UNITS).replace(/[\uD800-\uDBFF]$/, '');
}

/** "a b" that becomes "c d" is one change, not two about a space. Between two equal parts stands one deletion, one insertion, or both. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  let [gone, come] = ['', ''];
  const flush = () => {
    if (gone) result.push(part('delete', gone));
    if (come) result.push(part('insert', come));
    [gone, come] = ['', ''];
  };
  for (const [index, { op, text }] of parts.entries()) {
    const between = (gone || come) && index < parts.length - 1 && /^\s+$/.test(text);
    if (op !== 'insert' && (op === 'delete' || between)) gone += text;
    if (op !== 'delete' && (op === 'insert' || between)) come += text;
    if (op !== 'equal' || between) continue;
    flush();
    result.push(part('equal', text));
  }
  flush();
  return result;
}
