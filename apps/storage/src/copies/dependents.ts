import type { Query } from '#database';
import { selectMatching } from '../tables/copy.ts';
import type { Neighbours } from './neighbours.ts';
import { isCopy, isNearlyTheSame, NEARLY_THE_SAME_AS_ONE } from './relation.ts';
import { compare } from './sketch.ts';
import { inOrder, type Text } from './text.ts';

interface Matching {
  readonly article_id: string;
  readonly match_id: string;
  readonly indexed: boolean;
}

/**
 * Whose place may be another one, now that these texts have changed: who points to one of them, and later texts for which one of them is
 * an original that they could have.
 */
export async function dependentsOf(query: Query, changed: readonly Text[], neighbours: Neighbours): Promise<string[]> {
  const due = new Set<string>();
  /** Texts behind which one may hang that is nearly the same as a changed text. */
  const close = new Set<string>();
  for (const text of changed) {
    if (!text.sketch || !text.place?.indexed) continue;
    for (const later of neighbours.stored(text)) {
      if (!later.sketch || inOrder(text, later) > 0) continue;
      const comparison = compare(later.sketch, text.sketch);
      if (isCopy(comparison) || isNearlyTheSame(comparison)) due.add(later.articleId);
      if (comparison.similarity >= NEARLY_THE_SAME_AS_ONE) close.add(later.articleId);
    }
  }
  const known = changed.filter(({ before }) => before).map(({ articleId }) => articleId);
  if (known.length + close.size === 0) return [...due];
  const all = new Set(known);
  for (const row of await query<Matching>(selectMatching, [[...known, ...close]]))
    if (all.has(row.match_id) || !row.indexed) due.add(row.article_id);
  return [...due];
}
