import { Counter } from 'prom-client';
import type { Database, Store } from '#database';
import { Lane } from '../lane.ts';
import { locks } from '../locks.ts';
import { numberPending, tryFeedLock } from '../tables/feed.ts';
import type { FeedHead } from './feed-head.ts';

/** Events that get their numbers in one transaction. */
const PAGE = 1_000;
/** What another instance has written, or left, is found so often. */
const LOOK_MS = 500;

const numbered = new Counter({
  name: 'khabar_feed_events_total',
  help: 'Events that this instance has given their place in the feed',
});

/**
 * Gives what writers have told its place in the feed. A number that a writer draws in its own transaction is no place: the transactions
 * end in another order, and a reader that has seen 8 never looks for 7 again. Here only what is committed gets a number, by one lane at
 * a time over all instances, and the number becomes visible together with all before it.
 */
export class FeedLane extends Lane {
  /** By the writer's pool: the one for upkeep may be held by who waits for the broker. */
  constructor({ writer }: Pick<Store, 'writer'>, head: FeedHead) {
    const page = async (): Promise<boolean> => {
      const { count, last } = await numberPage(writer, PAGE);
      head.reached(last);
      return count === PAGE;
    };
    super(page, 'events wait for their place in the feed', LOOK_MS);
  }
}

/** @returns how many got a number, 0 while another instance is at it; and the last number given, 0 if none was */
async function numberPage(database: Database, size: number): Promise<{ count: number; last: number }> {
  const rows = await database.transaction(async (query) => {
    const [lock] = await query<{ locked: boolean }>(tryFeedLock, [locks.feed]);
    return lock!.locked ? query<{ seq: number }>(numberPending, [size]) : [];
  });
  numbered.inc(rows.length);
  return { count: rows.length, last: rows.reduce((last, { seq }) => Math.max(last, seq), 0) };
}
