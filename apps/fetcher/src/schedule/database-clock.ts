import { setTimeout as sleep } from 'node:timers/promises';
import type { Query } from '#database';
import type { Clock } from '../politeness/clock.ts';

/** setTimeout takes no more. */
const MAX_SLEEP_MS = 2_147_483_647;

/** The database's time, so that fetchers on several machines agree on what is due. This machine's until it has been asked. */
export class DatabaseClock implements Clock {
  #aheadMs = 0;

  now(): number {
    return Date.now() + this.#aheadMs;
  }

  sleep(ms: number): Promise<void> {
    return sleep(Math.min(ms, MAX_SLEEP_MS), undefined, { ref: false });
  }

  /** Asks for the time. Throws what pg throws. */
  async set(query: Query): Promise<void> {
    const begin = Date.now();
    const [row] = await query<{ now: Date }>('select clock_timestamp() as now');
    this.#aheadMs = row!.now.getTime() - (begin + Date.now()) / 2;
  }
}
