import { Gauge } from 'prom-client';
import type { Database } from '#database';
import { Lane } from '../lane.ts';
import { locks } from '../locks.ts';
import { dropEmptied, dropGone, foldChanges, selectRollupLag, tryRollupLock } from '../tables/rollup.ts';

/** Changes in one transaction; an article that comes makes three. */
const PAGE = 3_000;

const lag = new Gauge({
  name: 'khabar_storage_rollup_lag_seconds',
  help: 'For how long the change that waits longest to be brought into the rollups has been waiting; answers count it meanwhile',
});

/**
 * Brings what writers note beside their changes into the rollups, page by page: one lane at a time over all instances. Answers are the
 * same before and after: they count what waits as well.
 */
export class RollupLane extends Lane {
  constructor(database: Database) {
    super(() => foldPage(database), 'the rollups wait');
  }
}

interface Folded {
  readonly taken: number;
  readonly emptied: object[];
  readonly gone: number[];
}

/** @returns false if nothing waited, or another instance is at it */
export async function foldPage(database: Database, size = PAGE): Promise<boolean> {
  const taken = await database.transaction(async (query) => {
    const [lock] = await query<{ locked: boolean }>(tryRollupLock, [locks.rollups]);
    if (!lock!.locked) return 0;
    const [folded] = await query<Folded>(foldChanges, [size]);
    if (folded!.emptied.length > 0) await query(dropEmptied, [JSON.stringify(folded!.emptied)]);
    if (folded!.gone.length > 0) await query(dropGone, [folded!.gone]);
    return folded!.taken;
  });
  const [waiting] = await database.query<{ seconds: number }>(selectRollupLag);
  lag.set(waiting?.seconds ?? 0);
  return taken > 0;
}
