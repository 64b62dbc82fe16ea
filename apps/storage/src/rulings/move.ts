import { isDeepStrictEqual } from 'node:util';
import { Counter } from 'prom-client';
import type { Database, Query } from '#database';
import type { Entity } from '#events';
import { Lane } from '../lane.ts';
import { listedEntities } from '../listed/listed-article.ts';
import { locks } from '../locks.ts';
import {
  advanceRuling,
  countArticlesNaming,
  countArticlesRuledBy,
  lockPlaces,
  selectArticlesNaming,
  selectArticlesRuledBy,
  selectAtWork,
  selectEntitiesOf,
  setTotal,
  tryMoveLock,
} from '../tables/entity-ruling.ts';
import { updateListedEntities } from '../tables/listed.ts';
import { applyRulings, writeEntities } from '../write/entities.ts';
import { rulingsFor } from './standing.ts';

/** Articles in one transaction: writers of one of them, and who makes a ruling, wait for no more. */
const PAGE = 200;

const moved = new Counter({
  name: 'khabar_storage_ruled_articles_total',
  help: 'Stored articles whose entities were changed since a ruling was made or taken back',
});

interface AtWork {
  readonly id: string;
  readonly state: 'moving' | 'undoing';
  readonly entity_keys: string[];
  readonly article_id: string | null;
  readonly cursor: string | null;
  readonly total: number | null;
}

/**
 * Moves what is stored already where a new ruling wants it, or back, page by page, each page in one transaction. Articles are looked at in
 * the order of their ids. What comes meanwhile is written by the ruling already, so nothing is missed behind the cursor. What was begun
 * goes on by itself after a restart, in whichever instance comes first.
 */
export class RuledArticles extends Lane {
  constructor(database: Database) {
    super(() => movePage(database), 'rulings wait');
  }
}

/** @returns false if there was nothing to do, or another instance is at it */
async function movePage(database: Database): Promise<boolean> {
  const changed = await database.transaction(async (query) => {
    const [lock] = await query<{ locked: boolean }>(tryMoveLock, [locks.ruledArticles]);
    if (!lock!.locked) return undefined;
    const rulings = await rulingsFor(database, query);
    const [work] = await query<AtWork>(selectAtWork);
    if (!work) return undefined;
    if (work.total === null) await query(setTotal, [work.id, await count(query, work)]);
    const page = await nextPage(query, work);
    await query(lockPlaces, [page]);
    const before = await query<Row>(selectEntitiesOf, [page]);
    const found = before.map((row) => ({ articleId: row.article_id, found: row.found ?? row.entities ?? [] }));
    const standing = await applyRulings(query, rulings, found);
    const due = standing.filter(({ entities, rulings: by }, at) => !stands(before[at]!, entities, by));
    const ids = due.map(({ articleId }) => articleId);
    await writeEntities(query, due, ids);
    await query(updateListedEntities, [
      JSON.stringify(due.map(({ articleId, entities }) => ({ article_id: articleId, entities: listedEntities(entities) }))),
    ]);
    await query(advanceRuling, [work.id, work.state, page.at(-1) ?? work.cursor, page.length, due.length, page.length < PAGE]);
    return due.length;
  });
  if (changed === undefined) return false;
  moved.inc(changed);
  return true;
}

interface Row {
  readonly article_id: string;
  readonly found: Entity[] | null;
  readonly rulings: string[] | null;
  readonly entities: Entity[] | null;
}

async function count(query: Query, { id, state, entity_keys: keys, article_id: article }: AtWork): Promise<number> {
  const [row] =
    state === 'moving'
      ? await query<{ count: number }>(countArticlesNaming, [keys, article])
      : await query<{ count: number }>(countArticlesRuledBy, [id]);
  return row!.count;
}

async function nextPage(query: Query, { id, state, entity_keys: keys, article_id: article, cursor }: AtWork): Promise<string[]> {
  const rows =
    state === 'moving'
      ? await query<{ article_id: string }>(selectArticlesNaming, [keys, cursor, PAGE, article])
      : await query<{ article_id: string }>(selectArticlesRuledBy, [id, cursor, PAGE]);
  return rows.map(({ article_id }) => article_id);
}

/** Whether the rows say so already. */
function stands(row: Row, entities: readonly Entity[], rulings: readonly string[]): boolean {
  const asStored: unknown = JSON.parse(JSON.stringify(entities));
  return isDeepStrictEqual(row.entities ?? [], asStored) && isDeepStrictEqual(row.rulings ?? [], rulings);
}
