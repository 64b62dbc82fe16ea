import type { Pool, PoolClient, QueryResult } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { faultInWords, isContention, NotOpen, Overloaded } from './faults.ts';
import { planName } from './planned-once.ts';

/** How to reach Postgres. */
export interface Address {
  readonly url: string;
  /** As node:tls takes it; false: in the clear. */
  readonly ssl: false | { readonly rejectUnauthorized: boolean; readonly ca?: string | undefined };
}

/** Whose tables they are: each app has a schema of its own, and never looks into another's. */
export interface Owner {
  /** Shown in pg_stat_activity: khabar-storage. */
  readonly name: string;
  readonly schema: string;
  /** Oldest first. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Number of the advisory lock under which they run. */
  readonly migrationLock: number;
}

/** What a pool is for decides how many connections it has and how long a statement may take. */
export interface Use {
  /** Shown in pg_stat_activity, after its owner's name. */
  readonly name: string;
  readonly connections: number;
  /** To get a connection, new or free. */
  readonly connectMs: number;
  /** So many may wait for a connection; one more is refused at once. Unset: any number. */
  readonly waiting?: number;
  /** For one statement; 0 is no limit. The server ends it, and if that is silent the client gives it up half a second later. */
  readonly statementMs: number;
  /** Settings of its sessions, as the command line of postgres takes them. */
  readonly options?: string;
}

/** Of no use to a statement of 5 ms: a compiler at work for 200, helpers that take 10 to be called. */
const atOnce = '-c jit=off -c max_parallel_workers_per_gather=0';
/** Answers fail in less than 6 s altogether while the database is away or hangs. A hundred clients may wait for some statements each. */
export const answering: Use = {
  name: 'answers',
  connections: 8,
  connectMs: 1_500,
  waiting: 300,
  statementMs: 3_000,
  options: atOnce,
};
/** Statistics, rankings, exports: few at a time, and never in the way of a short answer. */
export const heavy: Use = {
  name: 'heavy',
  connections: 3,
  connectMs: 5_000,
  waiting: 24,
  statementMs: 15_000,
  options: atOnce,
};
/** A batch may be large; a hanging database is noticed all the same. */
export const writing: Use = { name: 'writer', connections: 4, connectMs: 5_000, statementMs: 30_000, options: atOnce };
/** What goes on beside the articles: telling followers, keeping no longer than is wished. */
export const upkeeping: Use = { name: 'upkeep', connections: 2, connectMs: 5_000, statementMs: 30_000, options: atOnce };
/** Readiness is told within 2 s, whatever the other pools are busy with. */
export const checking: Use = { name: 'health', connections: 1, connectMs: 900, statementMs: 300 };
/** An index over a large table takes its time; the second connection runs while the first holds the lock. */
export const migrating: Use = { name: 'migrations', connections: 2, connectMs: 5_000, statementMs: 0 };

type Row = Record<string, unknown>;
/** Postgres' own, for one statement: {enable_seqscan: 'off'}. */
export type Settings = Readonly<Record<string, string>>;
export type Query = <T extends object = Row>(sql: string, parameters?: unknown[], settings?: Settings) => Promise<T[]>;

const CONTENTION_ATTEMPTS = 4;
/** What pg-pool says after connectMs, whether the server is silent or its own connections are taken. */
const WAITED_TOO_LONG = /^timeout exceeded when trying to connect/;

const settingsIn = (settings: Settings): string[] =>
  Object.entries(settings).map(([name, value]) => `set local ${name} = ${value}`);

/** @param report told of an idle connection that breaks; without a listener that would end the process */
export function dataSource({ url, ssl }: Address, owner: Owner, use: Use, report: (error: Error) => void): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    ssl: ssl === false ? false : { rejectUnauthorized: ssl.rejectUnauthorized, ca: ssl.ca },
    schema: owner.schema,
    applicationName: `${owner.name} ${use.name}`,
    poolSize: use.connections,
    connectTimeoutMS: use.connectMs,
    poolErrorHandler: report,
    extra: {
      keepAlive: true,
      pipeline: true,
      options: use.options,
      statement_timeout: use.statementMs || undefined,
    },
    entities: [], // rows are read and written by statements; a third copy of their shape would be in the way
    migrations: [...owner.migrations],
    migrationsTableName: 'migration',
    installExtensions: false,
    synchronize: false,
    logging: false,
  });
}

/** After statementMs the server should have ended the statement by itself; this much later it is held for silent: milliseconds. */
const GRACE_MS = 500;

/**
 * By callback and with a clock of our own: the promises and the clocks that pg makes hold on to query and rows until V8 goes through the whole
 * heap. So each answer of a hundred kilobytes would be moved twice on its way there, and a heap of 60 MB grow to 200.
 *
 * @param giveUpMs undefined: waits as long as it takes
 */
async function rowsOf<T extends object>(
  client: PoolClient,
  giveUpMs: number | undefined,
  sql: string,
  parameters?: unknown[],
): Promise<T[]> {
  try {
    const { rows } = await new Promise<QueryResult<T>>((resolve, reject) => {
      const giveUp = (): void => {
        reject(new Error('timeout: the server says nothing'));
        client.connection.stream.destroy(); // to be ended in peace, it would wait for all that was sent to be answered
      };
      const clock = giveUpMs && setTimeout(giveUp, giveUpMs);
      client.query<T>({ name: planName(sql), text: sql, values: parameters }, (error, result) => {
        clearTimeout(clock);
        if (error) reject(error);
        else resolve(result);
      });
    });
    return rows;
  } catch (error) {
    Error.captureStackTrace(error as Error); // the one it has leads to a socket, this one to whoever asked
    throw error;
  }
}

/**
 * A pool and its two verbs. It takes connections from TypeORM's pool itself, since a connection whose statement failed half-way must be
 * thrown away: TypeORM would put it back, with its transaction open or an answer still to come.
 */
export class Database {
  readonly #source: DataSource;
  readonly #use: Use;

  constructor(source: DataSource, use: Use) {
    this.#source = source;
    this.#use = use;
  }

  /** Throws what pg throws if the database can't be reached. */
  async open(): Promise<void> {
    if (!this.#source.isInitialized) await this.#source.initialize();
  }

  get #pool(): Pool {
    if (!this.#source.isInitialized) throw new NotOpen('not connected to the database yet');
    return (this.#source.driver as PostgresDriver).master as Pool;
  }

  /** One statement outside any transaction, or with settings in one of its own. Throws what pg throws: see faults.ts. */
  readonly query: Query = async <T extends object>(sql: string, parameters?: unknown[], settings?: Settings): Promise<T[]> =>
    this.#using(async (ask) => {
      if (!settings) return ask<T>(sql, parameters);
      const begin = ['begin read only', ...settingsIn(settings)].join('; ');
      const [, rows] = await Promise.all([ask(begin), ask<T>(sql, parameters), ask('commit')]); // one way there and back
      return rows;
    });

  /** All or nothing. Deadlocks and serialisation failures are repeated, so `work` must have no effect but by `query`. */
  async transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#using(async (ask) => {
          await ask('begin');
          const result = await work(async <R extends object>(sql: string, parameters?: unknown[], settings: Settings = {}) => {
            for (const setting of settingsIn(settings)) await ask(setting);
            return ask<R>(sql, parameters);
          });
          await ask('commit');
          return result;
        });
      } catch (error) {
        if (!isContention(error) || attempt === CONTENTION_ATTEMPTS) throw error;
      }
    }
  }

  /** The connection goes back only if all went well; ended by its client, Postgres rolls back. */
  async #using<T>(work: (ask: Query) => Promise<T>): Promise<T> {
    const client = await this.#connected();
    const { statementMs } = this.#use;
    const broken = (): void => undefined; // the statement in hand rejects; without a listener the event would end the process
    client.on('error', broken);
    try {
      const giveUpMs = statementMs ? statementMs + GRACE_MS : undefined;
      const result = await work((sql, parameters) => rowsOf(client, giveUpMs, sql, parameters));
      client.off('error', broken);
      client.release();
      return result;
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }

  /** @throws Overloaded too many wait, or all connections stay taken; NotOpen */
  async #connected(): Promise<PoolClient> {
    const pool = this.#pool;
    const { connections, waiting = Infinity } = this.#use;
    if (pool.waitingCount >= waiting) throw new Overloaded(`${waiting} statements wait for a connection already`);
    return pool.connect().catch((cause: unknown) => {
      const words = faultInWords(cause);
      if (pool.totalCount >= connections && WAITED_TOO_LONG.test(words))
        throw new Overloaded('no connection became free in time', { cause });
      throw new NotOpen(words, { cause });
    });
  }

  async close(): Promise<void> {
    if (this.#source.isInitialized) await this.#source.destroy();
  }
}
