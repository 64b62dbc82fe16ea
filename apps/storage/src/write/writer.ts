import type { EnrichedArticle } from '#events';
import type { Database, Query } from '../database/database.ts';
import {
  insertArticles,
  insertRevisions,
  lockArticles,
  reenrichArticles,
  retireStored,
  reviseArticles,
  upsertBodies,
} from '../tables/article.ts';
import { deleteArticleEntities, insertArticleEntities, insertEntities, learnEntities } from '../tables/entity.ts';
import { deleteArticleTopics, insertArticleTopics, insertTopics, learnTopics } from '../tables/topic.ts';
import { type Change, merge } from './merge.ts';
import type { Outcome, Standing } from './outcome.ts';
import { articleEntityRows, articleRow, articleTopicRows, entityRows, topicRows } from './rows.ts';

/** Two writers that insert the same new article at once: the slower one looks again. */
const OVERTAKEN_ATTEMPTS = 4;

class Overtaken extends Error {}

/**
 * Writes a batch in one transaction; writing it again changes nothing.
 *
 * Locks are taken class by class, each in order of its key: articles, new articles, entities, topics, ledger. Who follows that order can wait
 * for another writer, but never in a ring.
 *
 * @param note told the outcomes within the transaction, last of all
 * @returns what became of each event, in the order given
 * @throws what pg throws, see database/faults.ts; nothing is written then
 */
export async function writeArticles(
  database: Database,
  events: readonly EnrichedArticle[],
  note: (query: Query, outcomes: readonly Outcome[]) => Promise<void> = async () => {},
): Promise<Outcome[]> {
  if (events.length === 0) return [];
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction((query) => writeBatch(query, events, note));
    } catch (error) {
      if (!(error instanceof Overtaken) || attempt === OVERTAKEN_ATTEMPTS) throw error;
    }
  }
}

async function writeBatch(
  query: Query,
  events: readonly EnrichedArticle[],
  note: (query: Query, outcomes: readonly Outcome[]) => Promise<void>,
): Promise<Outcome[]> {
  const { changes, outcomes } = merge(events, await standings(query, events));
  if (changes.length > 0) {
    await writeTexts(query, changes);
    await writeEntities(query, changes);
    await writeTopics(query, changes);
  }
  await note(query, outcomes);
  return outcomes;
}

interface LockedArticle {
  article_id: string;
  revision: number;
  content_hash: string;
  set_id: string;
  date_modified: string | null;
  mark: string;
  earlier_marks: string[];
}

async function standings(query: Query, events: readonly EnrichedArticle[]): Promise<Map<string, Standing>> {
  const rows = await query<LockedArticle>(lockArticles, [[...new Set(events.map(({ articleId }) => articleId.toLowerCase()))]]);
  return new Map(
    rows.map((row) => [
      row.article_id,
      {
        revision: row.revision,
        contentHash: row.content_hash,
        setId: row.set_id,
        dateModified: row.date_modified ?? undefined,
        marks: [...row.earlier_marks, row.mark],
      },
    ]),
  );
}

async function writeTexts(query: Query, changes: readonly Change[]): Promise<void> {
  const row = ({ becomes: { event, revision } }: Change) => articleRow(event, revision);
  const fresh = changes.filter(({ isNew }) => isNew).map(row);
  const revised = changes.filter(({ isNew, findingsOnly }) => !isNew && !findingsOnly).map(row);
  const reenriched = changes.filter(({ findingsOnly }) => findingsOnly).map(row);
  const passing = changes.flatMap((change) => change.passing.map(({ event, revision }) => articleRow(event, revision)));
  const retired = changes.filter(({ retiresStored }) => retiresStored).map(({ articleId }) => articleId);

  if (fresh.length > 0 && (await query(insertArticles, [JSON.stringify(fresh)])).length < fresh.length) throw new Overtaken();
  if (retired.length > 0) await query(retireStored, [retired]);
  if (revised.length > 0) await query(reviseArticles, [JSON.stringify(revised)]);
  if (reenriched.length > 0) await query(reenrichArticles, [JSON.stringify(reenriched)]);
  if (passing.length > 0) await query(insertRevisions, [JSON.stringify(passing)]);
  const bodies = [...fresh, ...revised].map(({ article_id, body, body_html }) => ({ article_id, body, body_html }));
  if (bodies.length > 0) await query(upsertBodies, [JSON.stringify(bodies)]);
}

async function writeEntities(query: Query, changes: readonly Change[]): Promise<void> {
  const events = changes.map(({ becomes }) => becomes.event);
  const entities = JSON.stringify(entityRows(events.flatMap(({ entities: found = [] }) => found)));
  await query(insertEntities, [entities]);
  await query(learnEntities, [entities]);
  await forget(query, deleteArticleEntities, changes);
  await query(insertArticleEntities, [JSON.stringify(events.flatMap(articleEntityRows))]);
}

async function writeTopics(query: Query, changes: readonly Change[]): Promise<void> {
  const events = changes.map(({ becomes }) => becomes.event);
  const topics = JSON.stringify(topicRows(events));
  await query(insertTopics, [topics]);
  await query(learnTopics, [topics]);
  await forget(query, deleteArticleTopics, changes);
  await query(insertArticleTopics, [JSON.stringify(events.flatMap(articleTopicRows))]);
}

async function forget(query: Query, statement: string, changes: readonly Change[]): Promise<void> {
  const known = changes.filter(({ isNew }) => !isNew).map(({ articleId }) => articleId);
  if (known.length > 0) await query(statement, [known]);
}
