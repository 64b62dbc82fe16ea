import type { Database, Query } from '#database';
import { eventTypes, instant, stableId, type StoredArticle } from '#events';
import { forgetLetters } from '../tables/dead-letter.ts';
import {
  eraseArticles,
  eraseOrphans,
  insertForgotten,
  lockEntities,
  lockToForget,
  selectForgotten,
} from '../tables/forgotten.ts';
import { forgetRulings } from '../tables/entity-ruling.ts';
import { enqueueDependents, eraseKeys } from '../tables/copy.ts';
import { awaitGroupingLock } from '../tables/grouping.ts';
import { locks } from '../locks.ts';
import { forgetProfiles } from '../tables/story.ts';
import { forgetOutbox } from '../tables/outbox.ts';
import { tellFollowers } from '../tell/tell-followers.ts';

/** What stays of a forgotten article, and is answered in its place. */
export interface Forgotten {
  readonly articleId: string;
  readonly forgottenAt: string;
  readonly why: string;
  /** How many revisions there were. */
  readonly revisions: number;
}

type Eraser = (query: Query, articleId: string) => Promise<number>;

/**
 * Every place that keeps an article's text beside its own tables. Each erases what it has, within the transaction of the forgetting, and
 * returns how many rows that were. A table that keeps text and does not stand here is a promise broken.
 */
const forgetIn: readonly Eraser[] = [forgetOutbox, forgetLetters, forgetRulings].map(
  (statement): Eraser =>
    async (query, articleId) =>
      (await query(statement, [articleId])).length,
);

interface Row {
  article_id: string;
  forgotten_at: Date;
  why: string;
  revisions: number;
}

/**
 * Erases an article for good: text, revisions, findings, mentions, entities that nothing else names, dead letters, and what followers were
 * still to be told of it. A tombstone stays that no redelivery undoes, and followers are told to erase what they keep. Doing it again erases what came
 * up since; the first tombstone stays.
 *
 * @returns undefined if nothing of it is kept here and it was never forgotten
 */
export async function forget(database: Database, id: string, why: string): Promise<Forgotten | undefined> {
  const articleId = id.toLowerCase();
  return database.transaction(async (query) => {
    await query(awaitGroupingLock, [locks.grouping]);
    const [stands] = await query<{ revision: number; last_revision: number }>(lockToForget, [articleId]);
    const before = await findForgotten(query, articleId);
    if (stands) {
      await eraseAll(query, [articleId]);
      await eraseUnnamed(query);
    }
    let elsewhere = 0;
    for (const eraser of forgetIn) elsewhere += await eraser(query, articleId);
    if (!stands && !before && elsewhere === 0) return undefined;
    const [row] = await query<Row>(insertForgotten, [articleId, why, stands?.last_revision ?? 0]);
    if (stands) await tellFollowers(query, [farewell(articleId, stands.last_revision)]);
    return before ?? fromRow(row!);
  });
}

/** Erases articles with all that hangs on them; those that were grouped with them are grouped anew. Under the lock of the grouping. */
export async function eraseAll(query: Query, articleIds: readonly string[]): Promise<void> {
  await query(enqueueDependents, [articleIds]);
  await query(forgetProfiles, [articleIds]);
  await query(eraseKeys, [articleIds]);
  await query(eraseArticles, [articleIds]);
}

/** @returns undefined if it was not forgotten */
export async function findForgotten(query: Query, articleId: string): Promise<Forgotten | undefined> {
  const [row] = await query<Row>(selectForgotten, [[articleId]]);
  return row && fromRow(row);
}

/** Entities that no article names any more: a person's name is not to outlive the last article that told of it. */
export async function eraseUnnamed(query: Query): Promise<void> {
  await query(lockEntities);
  await query(eraseOrphans);
}

function farewell(articleId: string, revision: number) {
  const data: Omit<StoredArticle, 'storedAt'> = { articleId, revision, pubStatus: 'canceled', changed: [], forgotten: true };
  return { event_id: stableId('forgotten', articleId), type: eventTypes.withdrawn, article_id: articleId, data };
}

function fromRow({ article_id: articleId, forgotten_at, why, revisions }: Row): Forgotten {
  return { articleId, forgottenAt: instant(forgotten_at), why, revisions };
}
