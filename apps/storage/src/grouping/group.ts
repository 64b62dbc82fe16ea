import type { Query } from '#database';
import { groupCopies } from '../copies/group-copies.ts';
import { groupStories } from '../stories/group-stories.ts';

/**
 * Groups articles, all in the lane's transaction: first which of them are copies of one another, then, by what came of that, stories.
 *
 * @param ids new, changed or gone, in the order in which they were first seen
 */
export async function group(query: Query, ids: readonly string[]): Promise<void> {
  const regrouped = await groupCopies(query, ids);
  await groupStories(query, [...new Set([...ids, ...regrouped])]);
}
