import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type HealthCheck, signCursorsWith } from '#service';
import {
  type Address,
  answering,
  checking,
  Database,
  dataSource,
  heavy,
  type Owner,
  upkeeping,
  type Use,
  writing,
} from './database.ts';
import { faultInWords } from './faults.ts';
import { migrate } from './migrate.ts';
import { readSecret } from './secret.ts';

const RETRY_MS = { first: 500, most: 5_000 };
/** The service listens by then, migrated or not; before, nobody need be told of a 503. */
const START_WAIT_MS = 10_000;
/** A server that hangs does not say goodbye. */
const CLOSE_DEADLINE_MS = 2_000;

const isReadOnly = `select current_setting('transaction_read_only') = 'on' as read_only`;

/**
 * The database as the service has it: migrated when it is there, waited for while it is not. A service that starts before its database
 * listens, says that it is not ready, and goes on by itself. A pool each, so that
 * answers, heavy questions, writer, upkeep and health checks never wait for one another.
 */
export class Store implements HealthCheck, OnModuleInit, OnApplicationShutdown {
  readonly name = 'postgres';
  readonly writer: Database;
  readonly reader: Database;
  /** For what may take seconds: statistics, rankings, exports. */
  readonly heavy: Database;
  readonly upkeep: Database;
  /** For health checks alone: statements of milliseconds. */
  readonly checker: Database;
  readonly #address: Address;
  readonly #owner: Owner;
  readonly #logger = new Logger(Store.name);
  readonly #stop = new AbortController();
  #opening: Promise<void> = Promise.resolve();
  #fault: string | undefined = 'not connected yet';

  constructor(address: Address, owner: Owner) {
    this.#address = address;
    this.#owner = owner;
    const report = (error: Error): void => this.#logger.warn(`a connection broke: ${faultInWords(error)}`);
    const pool = (use: Use): Database => new Database(dataSource(address, owner, use, report), use);
    this.writer = pool(writing);
    this.reader = pool(answering);
    this.heavy = pool(heavy);
    this.upkeep = pool(upkeeping);
    this.checker = pool(checking);
  }

  get #all(): Database[] {
    return [this.writer, this.reader, this.heavy, this.upkeep, this.checker];
  }

  async onModuleInit(): Promise<void> {
    const firstAttempt = Promise.withResolvers<void>();
    this.#opening = this.#open(() => firstAttempt.resolve());
    await Promise.race([firstAttempt.promise, sleep(START_WAIT_MS, undefined, { ref: false })]);
  }

  async #open(attempted: () => void): Promise<void> {
    for (let pause = RETRY_MS.first; !this.#stop.signal.aborted; pause = Math.min(pause * 2, RETRY_MS.most)) {
      try {
        await migrate(this.#address, this.#owner, 0, (line) => this.#logger.log(line));
        for (const database of this.#all) await database.open();
        signCursorsWith(await readSecret(this.reader.query, this.#owner.schema));
        this.#fault = undefined;
        return attempted();
      } catch (error) {
        const fault = faultInWords(error);
        if (fault !== this.#fault) this.#logger.warn(`can't open the database, goes on trying: ${fault}`);
        this.#fault = fault;
      }
      attempted();
      await sleep(pause, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  /** Whether it could be written to now. */
  async ready(): Promise<string | undefined> {
    if (this.#fault !== undefined) return this.#fault;
    try {
      const [row] = await this.checker.query<{ read_only: boolean }>(isReadOnly);
      return row!.read_only ? 'it takes no writes: read-only, or a standby' : undefined;
    } catch (error) {
      return faultInWords(error);
    }
  }

  /** Last of all: Kafka's and HTTP's work in hand is done by then. */
  async onApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await within(CLOSE_DEADLINE_MS, this.#opening);
    await within(CLOSE_DEADLINE_MS, Promise.allSettled(this.#all.map((database) => database.close())));
  }
}

/** @returns undefined if it takes longer */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const timer = new AbortController();
  try {
    return await Promise.race([work, sleep(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
  } finally {
    timer.abort();
  }
}
