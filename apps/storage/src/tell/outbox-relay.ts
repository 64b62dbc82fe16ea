import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Logger, type OnModuleInit } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { mayWorkLater, type Store } from '#database';
import { eventTypes, instant, type StoredArticle, toMessage, topics } from '#events';
import type { EventProducer } from '#kafka';
import type { HealthCheck } from '#service';
import { locks } from '../locks.ts';
import { deleteOutbox, selectOutbox, selectOutboxAge, tryRelayLock } from '../tables/outbox.ts';

const SOURCE = '/khabar/storage';
/** Events told at a time; none is larger than about 40 kB. */
const MAX_EVENTS = 500;
/** What another instance has written, or what was left over by one that is gone, is found so often. */
const POLL_MS = 1_000;
const MAX_BACKOFF_MS = 15_000;
/** Events that wait longer are a fault that readiness tells of. */
const MAX_WAIT_MS = 60_000;
const STOP_DEADLINE_MS = 3_000;

const told = new Counter({
  name: 'khabar_outbox_told_total',
  help: 'Events published to followers, by type',
  labelNames: ['type'],
});
for (const type of [eventTypes.stored, eventTypes.updated, eventTypes.withdrawn]) told.inc({ type }, 0);
const oldest = new Gauge({
  name: 'khabar_outbox_oldest_seconds',
  help: 'Age of the oldest event that followers wait for; 0: none waits',
});

interface OutboxRow {
  seq: string;
  event_id: string;
  type: typeof eventTypes.stored | typeof eventTypes.updated | typeof eventTypes.withdrawn;
  article_id: string;
  data: Omit<StoredArticle, 'storedAt'>;
  stored_at: Date;
}

/**
 * Tells followers what was written: from the outbox to `articles.stored.v1`. Rows leave the outbox in the transaction that reads them, after
 * the broker has acknowledged all of them, so an event may be told twice (same id) and is never left out. One instance at a time tells, in
 * the order in which events were written. While the broker is away the rows wait.
 */
export class OutboxRelay implements HealthCheck, OnModuleInit, BeforeApplicationShutdown {
  readonly name = 'outbox';
  readonly #logger = new Logger(OutboxRelay.name);
  readonly #store: Store;
  readonly #producer: EventProducer;
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #awake = Promise.withResolvers<void>();
  #fault: string | undefined;

  constructor(store: Store, producer: EventProducer) {
    this.#store = store;
    this.#producer = producer;
  }

  onModuleInit(): void {
    this.#running = this.#run();
  }

  /** Something was written just now. */
  wake(): void {
    this.#awake.resolve();
  }

  /** Followers that lag behind are to be known of; that they do for a moment is nothing. */
  async ready(): Promise<string | undefined> {
    const ms = await this.#age();
    return ms > MAX_WAIT_MS
      ? `events have waited for ${Math.round(ms / 1000)} s: ${this.#fault ?? 'they are being published'}`
      : undefined;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    this.wake();
    await Promise.race([this.#running, sleep(STOP_DEADLINE_MS, undefined, { ref: false })]);
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#stop.signal.aborted;) {
      this.#awake = Promise.withResolvers();
      try {
        const count = await this.publish();
        failures = 0;
        if (this.#fault !== undefined) this.#logger.log('followers are told again');
        this.#fault = undefined;
        if (count === MAX_EVENTS) continue;
      } catch (error) {
        failures += 1;
        this.#complain(error);
      }
      await this.#pause(failures);
    }
  }

  /** Until something is written or another's turn may have ended; after a failure, for so long that a broker can recover. */
  async #pause(failures: number): Promise<void> {
    const ms = failures === 0 ? POLL_MS : Math.min(MAX_BACKOFF_MS, POLL_MS * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
    const timer = new AbortController();
    const waited = sleep(ms, undefined, { signal: timer.signal }).catch(() => undefined);
    const stopped = new Promise((resolve) =>
      this.#stop.signal.addEventListener('abort', resolve, { once: true, signal: timer.signal }),
    );
    await Promise.race(failures === 0 ? [waited, stopped, this.#awake.promise] : [waited, stopped]);
    timer.abort();
  }

  /** One turn. @returns how many were told; 0 while another instance does. @throws RetryableError, or what pg throws; then they are told again */
  async publish(): Promise<number> {
    return this.#store.upkeep.transaction(async (query) => {
      const [lock] = await query<{ locked: boolean }>(tryRelayLock, [locks.relay]);
      if (!lock!.locked) return 0;
      const rows = await query<OutboxRow>(selectOutbox, [MAX_EVENTS]);
      oldest.set(rows.length === 0 ? 0 : (Date.now() - rows[0]!.stored_at.getTime()) / 1000);
      if (rows.length === 0) return 0;
      await this.#producer.send(topics.stored.name, rows.map(message));
      await query(deleteOutbox, [rows.map(({ seq }) => seq)]);
      for (const { type } of rows) told.inc({ type });
      if (rows.length < MAX_EVENTS) oldest.set(0);
      return rows.length;
    });
  }

  async #age(): Promise<number> {
    const [row] = await this.#store.checker.query<{ ms: number }>(selectOutboxAge).catch(() => []); // Postgres' own check tells of that
    return row?.ms ?? 0;
  }

  /** Says an outage once. A database that is away is told of by others. */
  #complain(error: unknown): void {
    const fault = error instanceof Error ? error.message : String(error);
    if (this.#fault === undefined && !mayWorkLater(error))
      this.#logger.warn(`followers are not told, tried until it works: ${fault}`);
    this.#fault = fault;
  }
}

function message({ event_id: id, type, article_id: subject, data, stored_at }: OutboxRow) {
  const time = instant(stored_at);
  return toMessage({ id, type, source: SOURCE, subject, time, data: { ...data, storedAt: time } });
}
