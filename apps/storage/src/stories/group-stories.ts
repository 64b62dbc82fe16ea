import type { Query } from '#database';
import { selectFollowers, selectPlaces } from '../tables/story.ts';
import { laterThan, settle } from './settle.ts';
import type { Shelf } from './shelf.ts';
import { writeStories, type Went } from './stories-of.ts';
import { look, write } from './take-in.ts';

/**
 * Which story each article is in. All in the lane's transaction, after the copies; the same again changes nothing.
 *
 * @param shelf of this database
 * @param ids of articles that are new, changed, gone, or in another set of copies than before
 */
export async function groupStories(query: Query, shelf: Shelf, ids: readonly string[]): Promise<void> {
  const found = await look(query, ids);
  const touched = [...found.changed.map(({ article_id }) => article_id), ...found.gone];
  const near = await nearTo(query, touched, ids);
  await write(query, found);
  shelf.drop(found.gone);
  const due = [...ids, ...near, ...(await nearTo(query, touched, ids))].filter((id) => !found.gone.includes(id));
  const moves = await settle(query, shelf, due);
  const here = await query<{ root_id: string }>(selectPlaces, [ids]);
  await writeStories(
    query,
    here.map(({ root_id }) => root_id),
    whereThey(found.before, found.gone, moves),
  );
}

/** To whom it makes a difference that these are there. */
async function nearTo(query: Query, ids: readonly string[], others: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const followers = await query<{ article_id: string }>(selectFollowers, [ids]);
  return [...followers.map(({ article_id }) => article_id), ...(await laterThan(query, ids, others))];
}

/** From first to last; what is new came from nowhere. */
function whereThey(
  before: ReadonlyMap<string, { readonly root_id: string }>,
  gone: readonly string[],
  moves: readonly { article_id: string; before: string; after: string }[],
): Went[] {
  const went = new Map<string, Went>(gone.map((id) => [id, { article_id: id, before: before.get(id)!.root_id, after: null }]));
  for (const { article_id, before: from, after } of moves)
    went.set(article_id, { article_id, before: went.get(article_id)?.before ?? from, after });
  return [...went.values()];
}
