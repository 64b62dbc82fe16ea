import { isCopy, isNearlyTheSame, isRelated } from './relation.ts';
import { compare } from './sketch.ts';
import { inOrder, type Place, type Text } from './text.ts';

/**
 * Where a text stands among those before it. It follows from the texts alone, not from the order in which they came to the store.
 *
 * @param others texts that share keys with it, in any order; what is not before it or is not indexed does not count
 * @param textOf the first text of a set
 */
export function placeOf(text: Text, others: readonly Text[], textOf: (setId: string) => Text | undefined): Place {
  const earlier = others
    .filter((other) => other.sketch && other.place?.indexed && inOrder(other, text) < 0)
    .map((other) => ({ other, comparison: compare(text.sketch!, other.sketch!) }))
    .toSorted((a, b) => inOrder(a.other, b.other));
  const same = earlier.find(({ comparison }) => isNearlyTheSame(comparison));
  if (same) return { matchId: same.other.articleId, indexed: false, setId: same.other.place!.setId };

  const originals = earlier
    .filter(({ comparison }) => isCopy(comparison))
    .toSorted((a, b) => b.comparison.similarity - a.comparison.similarity);
  const original = originals.find(({ other }) => belongs(text, other, textOf));
  return { matchId: original?.other.articleId ?? null, indexed: true, setId: original?.other.place!.setId ?? text.articleId };
}

/** What an article runs together from two may be the copy of one alone, and a copy of its other half is none of that one. */
function belongs(text: Text, original: Text, textOf: (setId: string) => Text | undefined): boolean {
  const { setId } = original.place!;
  if (setId === original.articleId) return true;
  const first = textOf(setId)?.sketch;
  return first !== undefined && isRelated(compare(text.sketch!, first));
}
