import type { Query } from '#database';
import { groupCopies } from '../copies/group-copies.ts';
import { groupStories } from '../stories/group-stories.ts';
import { Shelf } from '../stories/shelf.ts';

/** @param ids new, changed or gone, in the order in which they were first seen */
export type Group = (query: Query, ids: readonly string[]) => Promise<unknown>;

/**
 * Groups articles of one database, all in the lane's transaction: first which of them are copies of one another, then, by what came of
 * that, stories.
 */
export function grouping(): Group {
  const shelf = new Shelf();
  return async (query, ids) => {
    const regrouped = await groupCopies(query, ids);
    await groupStories(query, shelf, [...new Set([...ids, ...regrouped])]);
  };
}
