import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { faultInWords, type Query } from '#database';
import { abortable } from '#outbound';
import { enterHost, holdHost, leaveHost, selectHost } from '../tables/host.ts';
import type { Clock } from './clock.ts';
import { DEFAULT_INTERVAL_MS, type EnterOptions, type Gate, heldBack, MAX_HOLD_MS } from './gate.ts';

/** Longer than any request lasts (libs/outbound). A fetcher that was killed inside lets go by then. */
const MAX_INSIDE_MS = 120_000;
/** Whoever is inside may leave at any time. */
const LOOK_MS = 200;

/**
 * Keeps requests to a host apart for all fetchers that share a database: one at a time, and so long between them. Who comes first is not
 * kept: whoever looks first when the host is free.
 */
export class SharedGate implements Gate {
  readonly #query: Query;
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #logger = new Logger(SharedGate.name);

  constructor(query: Query, clock: Clock, intervalMs = DEFAULT_INTERVAL_MS) {
    this.#query = query;
    this.#clock = clock;
    this.#intervalMs = intervalMs;
  }

  /** Throws what pg throws, besides. */
  async enter(host: string, { intervalMs = 0, mostMs = Infinity, signal }: EnterOptions = {}): Promise<() => void> {
    const by = randomUUID();
    const pauseMs = Math.max(this.#intervalMs, intervalMs);
    for (;;) {
      signal?.throwIfAborted();
      const now = this.#clock.now();
      const [entered] = await this.#query(enterHost, [
        host,
        new Date(now),
        new Date(now + MAX_INSIDE_MS),
        by,
        new Date(now - pauseMs),
      ]);
      if (entered) return () => void this.#leave(host, by, pauseMs);
      const [row] = await this.#query<{ next_at: Date; left_at: Date | null; is_busy: boolean }>(selectHost, [
        host,
        new Date(now),
      ]);
      const waitMs = row ? Math.max(row.next_at.getTime(), (row.left_at?.getTime() ?? 0) + pauseMs) - now : 0;
      if (waitMs > mostMs) throw heldBack(host, waitMs);
      await abortable(this.#clock.sleep(row?.is_busy ? LOOK_MS : Math.max(1, waitMs)), signal);
    }
  }

  hold(host: string, ms: number): void {
    const until = new Date(this.#clock.now() + Math.min(ms, MAX_HOLD_MS));
    void this.#query(holdHost, [host, until]).catch((error: unknown) => this.#complain(host, error));
  }

  async #leave(host: string, by: string, intervalMs: number): Promise<void> {
    const now = this.#clock.now();
    await this.#query(leaveHost, [host, by, new Date(now + intervalMs), new Date(now)]).catch((error: unknown) =>
      this.#complain(host, error),
    );
  }

  /** The host is asked again when its time inside is over. */
  #complain(host: string, error: unknown): void {
    this.#logger.debug(`${host} is kept waiting: ${faultInWords(error)}`);
  }
}
