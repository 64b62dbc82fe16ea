import { isDeepStrictEqual } from 'node:util';
import { Logger } from '@nestjs/common';
import type { Query } from '#database';
import { othersToo } from '../others-too.ts';
import { deleteCopies, deleteKeys, insertKeys, readIndexesInOrder, upsertCopies } from '../tables/copy.ts';
import { dependentsOf } from './dependents.ts';
import { Neighbours } from './neighbours.ts';
import { placeOf } from './place.ts';
import { setParentsOf } from './sets.ts';
import { hasChanged, inOrder, keyColumns, type Text } from './text.ts';

const logger = new Logger('Copies');

/**
 * Which of the articles are copies, and of which one: each text points to at most one before it, those that lead to the same first text are
 * a set, and each set has a parent. What changes makes others look again, until nothing changes any more; since a text goes only by those
 * before it, there is one outcome, in whatever order they came.
 *
 * @param ids new, changed or gone
 * @returns ids of all articles whose set or parent is another one now, and of those of `ids` that are new
 */
export async function groupCopies(query: Query, ids: readonly string[]): Promise<string[]> {
  await query(readIndexesInOrder);
  const touched = new Set<string>();
  const regrouped = new Set<string>();
  for (let due = [...new Set(ids)]; due.length > 0;) {
    const neighbours = await Neighbours.of(query, due);
    const changed = await settle(neighbours);
    await write(query, changed);
    for (const { articleId } of changed) regrouped.add(articleId);
    // those too that did not change: one that hung with them may have been erased, or its agency be known by now
    for (const text of neighbours.texts) for (const setId of setsTouchedBy(text)) touched.add(setId);
    const settled = new Set(due);
    due = (await dependentsOf(query, changed, neighbours)).filter((id) => !settled.has(id));
  }
  for (const id of await setParentsOf(query, [...touched])) regrouped.add(id);
  return [...regrouped];
}

/** @returns the texts whose place, time or text is another one now */
async function settle(neighbours: Neighbours): Promise<Text[]> {
  const { texts } = neighbours;
  for (const text of texts.toSorted(inOrder)) {
    text.place = text.sketch && placeOf(text, neighbours.near(text), (setId) => neighbours.text(setId));
    if (text.place?.indexed) neighbours.show(text);
    if (text.isUnreadable) logger.warn(`article ${text.articleId} stays without copies: its fingerprint can not be read`);
    await othersToo();
  }
  return texts.filter(hasChanged);
}

async function write(query: Query, changed: readonly Text[]): Promise<void> {
  const moved = changed.filter((text) => !isFoundAsBefore(text));
  const wasIndexed = moved.filter(({ before }) => before?.indexed);
  const isIndexed = moved.filter(({ place }) => place?.indexed);
  const gone = changed.filter(({ place }) => !place).map(({ articleId }) => articleId);
  const rows = changed.flatMap(({ articleId, published, seen, textKey, keys, place }) =>
    place
      ? [
          {
            article_id: articleId,
            published: new Date(published),
            seen: new Date(seen),
            text_key: textKey,
            keys,
            match_id: place.matchId,
            indexed: place.indexed,
            set_id: place.setId,
          },
        ]
      : [],
  );
  if (wasIndexed.length > 0)
    await query(deleteKeys, [wasIndexed.map(({ articleId }) => articleId), wasIndexed.flatMap(({ before }) => before!.keys)]);
  if (isIndexed.length > 0) await query(insertKeys, keyColumns(isIndexed));
  if (gone.length > 0) await query(deleteCopies, [gone]);
  if (rows.length > 0) await query(upsertCopies, [JSON.stringify(rows)]);
}

/** Whether what it is found by in the index stays. */
function isFoundAsBefore({ before, place, published, keys }: Text): boolean {
  return (
    before?.indexed === true && place?.indexed === true && before.published === published && isDeepStrictEqual(before.keys, keys)
  );
}

/** Sets that it left, came to, or is a member of with another text or time. Of a new one that is alone there is nothing to tell. */
function setsTouchedBy({ articleId, before, place }: Text): string[] {
  const sets = [before?.setId, place?.setId].filter((setId) => setId !== undefined);
  return before || place?.matchId ? sets : sets.filter((setId) => setId !== articleId);
}
