import { setTimeout as sleep } from 'node:timers/promises';
import type { Query } from '#database';

/** The time, and waiting; a test moves it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Asks the database for the time, where it is the database's. Throws what pg throws. */
  set?(query: Query): Promise<void>;
}

/** setTimeout takes no more. */
const MAX_SLEEP_MS = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  // A process that has nothing else to do may end meanwhile.
  sleep: (ms) => sleep(Math.min(ms, MAX_SLEEP_MS), undefined, { ref: false }),
};
