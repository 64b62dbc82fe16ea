import type { Query } from '#database';
import { stableId } from '#events';
import { deleteEmptyStories, insertChanges, selectStoriesOf, upsertStories } from '../tables/story.ts';

/** Where an article was, and where it is; ids of the first articles of the stories; null: in none. */
export interface Went {
  readonly article_id: string;
  readonly before: string | null;
  readonly after: string | null;
}

export type ChangeKind = 'renamed' | 'merged' | 'split' | 'ended';

export interface Change {
  readonly story_id: string;
  readonly kind: ChangeKind;
  readonly into_ids: string[];
  /** How many articles went. */
  readonly articles: number;
}

/** A story is named by its first article, so that it has the same id wherever and in whatever order it is grouped. */
export function storyId(root: string): string {
  return stableId('story', root);
}

/** Writes the stories of these first articles anew, and what became of those that articles left. */
export async function writeStories(query: Query, roots: readonly string[], went: readonly Went[]): Promise<void> {
  const all = [...new Set([...roots, ...went.flatMap(({ before, after }) => [before, after].filter((root) => root !== null))])];
  if (all.length === 0) return;
  const existing = await rootsIn(query, all);
  await query(deleteEmptyStories, [all]);
  await query(upsertStories, [all, JSON.stringify(all.map((root) => ({ root_id: root, story_id: storyId(root) })))]);
  const changes = changesBy(went, existing, await rootsIn(query, all));
  if (changes.length > 0) await query(insertChanges, [JSON.stringify(changes)]);
}

async function rootsIn(query: Query, roots: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ root_id: string }>(selectStoriesOf, [roots]);
  return new Set(rows.map(({ root_id }) => root_id));
}

/**
 * What became of each story that was there and that articles left. Renamed: an earlier article was found to be its first. Merged: all of it is
 * in one that was there, or that others went into as well. Split: its articles are in several, or a part of them began another. Ended: it has no articles any more.
 */
export function changesBy(went: readonly Went[], existed: ReadonlySet<string>, exist: ReadonlySet<string>): Change[] {
  const left = Map.groupBy(
    went.filter(({ before, after }) => before !== null && before !== after && existed.has(before)),
    ({ before }) => before!,
  );
  const wentInto = (to: string): number => [...left.values()].filter((all) => all.some(({ after }) => after === to)).length;
  return [...left].flatMap(([root, articles]): Change[] => {
    const counts = new Map<string, number>();
    for (const { after } of articles) if (after !== null) counts.set(after, (counts.get(after) ?? 0) + 1);
    const into = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([to]) => to);
    const stays = exist.has(root);
    if (stays && into.length === 0) return [];
    const change = { story_id: storyId(root), into_ids: into.map(storyId), articles: articles.length };
    if (stays || into.length > 1) return [{ ...change, kind: 'split' }];
    if (into.length === 0) return [{ ...change, kind: 'ended' }];
    const isShared = existed.has(into[0]!) || wentInto(into[0]!) > 1;
    return [{ ...change, kind: isShared ? 'merged' : 'renamed' }];
  });
}
