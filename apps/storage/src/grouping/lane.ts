import { Logger } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { type Database, faultInWords, isOurFault, mayWorkLater, type Query } from '#database';
import { Lane } from '../lane.ts';
import { locks } from '../locks.ts';
import { dequeueGrouped, selectGroupingLag, selectToGroup, tryGroupingLock } from '../tables/grouping.ts';
import { type Group, grouping } from './group.ts';

/** Articles in one transaction. */
const PAGE = 200;

const logger = new Logger('GroupingLane');

const grouped = new Counter({
  name: 'khabar_storage_grouped_articles_total',
  help: 'Articles that were looked at for copies and stories, by how that went',
  labelNames: ['outcome'],
});
for (const outcome of ['grouped', 'failed']) grouped.inc({ outcome }, 0);
const lag = new Gauge({
  name: 'khabar_storage_grouping_lag_seconds',
  help: 'For how long the article that waits longest to be grouped has been waiting',
});

interface Queued {
  readonly seq: string;
  readonly article_id: string;
}

/**
 * Groups what the writers queue, page by page in the order in which articles were first seen, each page in one transaction: one lane at a
 * time over all instances. What comes of it does not depend on the pages; the order only saves work.
 */
export class GroupingLane extends Lane {
  constructor(database: Database) {
    const group = grouping();
    super(() => groupWhatCanBe(database, group), 'articles wait to be grouped');
  }
}

/** A page, or its articles one by one if the data of one is at fault, so that its neighbours do not wait for it. @returns as groupPage() */
async function groupWhatCanBe(database: Database, group: Group): Promise<boolean> {
  try {
    return await groupPage(database, PAGE, group);
  } catch (error) {
    if (mayWorkLater(error) || isOurFault(error)) throw error;
  }
  for (let left = PAGE; left > 0; left--) if (!(await groupOrGiveUp(database, group))) return false;
  return true;
}

async function groupOrGiveUp(database: Database, group: Group): Promise<boolean> {
  try {
    return await groupPage(database, 1, group);
  } catch (error) {
    if (mayWorkLater(error) || isOurFault(error)) throw error;
    const [article] = await giveUpFirst(database);
    logger.error(`article ${article?.article_id} stays ungrouped: ${faultInWords(error)}`);
    grouped.inc({ outcome: 'failed' });
    return true;
  }
}

/** @param group a measure may want a part of it. @returns false if nothing was queued, or another instance is at it */
export async function groupPage(database: Database, size: number, group: Group = grouping()): Promise<boolean> {
  const ids = await database.transaction(async (query) => {
    const queued = await lockPage(query, size);
    if (queued.length === 0) return [];
    const page = [...new Set(queued.map(({ article_id }) => article_id))];
    await group(query, page);
    await query(dequeueGrouped, [queued.map(({ seq }) => seq)]);
    return page;
  });
  const [waiting] = await database.query<{ seconds: number }>(selectGroupingLag);
  lag.set(waiting?.seconds ?? 0);
  grouped.inc({ outcome: 'grouped' }, ids.length);
  return ids.length > 0;
}

async function lockPage(query: Query, size: number): Promise<Queued[]> {
  const [lock] = await query<{ locked: boolean }>(tryGroupingLock, [locks.grouping]);
  return lock!.locked ? query<Queued>(selectToGroup, [size]) : [];
}

function giveUpFirst(database: Database): Promise<Queued[]> {
  return database.transaction(async (query) => {
    const queued = await lockPage(query, 1);
    await query(dequeueGrouped, [queued.map(({ seq }) => seq)]);
    return queued;
  });
}
