/**
 * A real Kafka and a real PostgreSQL as child processes, for `npm start` and the tests. Runs from source alone, under Node's own type
 * stripping: nothing has to be built first. All its servers listen on 127.0.0.1 only.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrokerProperties } from './broker-properties.ts';
import { type Addresses, claimHome } from './claim.ts';
import { startKafka } from './kafka.ts';
import { lifeOf } from './life.ts';
import { freePort } from './ports.ts';
import { startPostgres } from './postgres.ts';

export type { BrokerProperties } from './broker-properties.ts';
export { type Addresses, runningStack } from './claim.ts';
export { LocalStackError } from './local-stack-error.ts';
export { removeHome } from './place.ts';
export { freePort, portFrom } from './ports.ts';

export interface LocalStackOptions {
  /** The folder for data and logs; kept between starts. One stack at a time. */
  home: string;
  /** Kafka's jars and Java's archive of them, for any number of stacks. Default: `cache` in `home`. */
  cache?: string;
  /** Default: any free port. */
  kafkaPort?: number;
  postgresPort?: number;
  /** The broker's settings over those that it has here: to be one of a cluster, or to be reached by another way. */
  brokerProperties?: BrokerProperties;
  /** Further ports that must be free, by the variable that names them. */
  ports?: Record<string, number>;
  /** One line of progress. */
  log: (line: string) => void;
  /** Ends a start that is under way; nothing is left behind. */
  signal?: AbortSignal;
}

export interface LocalStack extends Addresses {
  /** Of the servers that were started, for who wants to do them harm: see proof/. */
  pids: { kafka?: number; postgres?: number };
  /** Resolves with a sentence when Kafka or Postgres ends and nobody had asked it to. */
  failed: Promise<string>;
  /** Notes a process of the caller's: if we are killed and it goes on, the next start on this folder ends it. */
  adopt(pid: number): void;
  /** Stops what was started, in at most 12 s. */
  stop(): Promise<void>;
}

/**
 * Starts the two, each unless KAFKA_BROKERS or DATABASE_URL says that there is one already.
 * Throws LocalStackError, a sentence for a person, where that can't be done.
 */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const home = resolve(options.home);
  const { log } = options;
  const given = { kafka: process.env.KAFKA_BROKERS, postgres: process.env.DATABASE_URL };
  const claim = await claimHome(home, log);
  mkdirSync(join(home, 'logs'), { recursive: true });
  // One that fails ends the other's start as well.
  const giveUp = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, giveUp.signal]) : giveUp.signal;
  const { brokerProperties } = options;
  const context = { home, cache: resolve(options.cache ?? join(home, 'cache')), claim, log, signal };
  const none = Promise.resolve(undefined);
  const starts = [
    given.kafka ? none : startKafka({ ...context, port: options.kafkaPort, brokerProperties }),
    given.postgres ? none : startPostgres({ ...context, port: options.postgresPort }),
    Promise.all(Object.entries(options.ports ?? {}).map(([variable, port]) => freePort(variable, port))),
  ] as const;
  for (const start of starts) start.catch((error: unknown) => giveUp.abort(error));
  const settled = await Promise.allSettled(starts);
  const started = <T>(start: PromiseSettledResult<T>): T | undefined => (start.status === 'fulfilled' ? start.value : undefined);
  const [kafka, postgres] = [started(settled[0]), started(settled[1])];

  let stopping = false;
  const stop = async (): Promise<void> => {
    stopping = true;
    await Promise.all([kafka?.stop(), postgres?.stop()]);
    claim.release();
  };
  if (signal.aborted) {
    await stop();
    throw signal.reason;
  }

  const failed = new Promise<string>((report) => {
    for (const [name, server] of Object.entries({ Kafka: kafka, Postgres: postgres }))
      void server?.exited.then((code) => stopping || report(`${name} ended (exit code ${code}):\n${server.lastWords()}`));
  });
  const addresses = { kafkaBrokers: given.kafka ?? kafka?.address ?? '', databaseUrl: given.postgres ?? postgres?.address ?? '' };
  claim.announce(addresses);
  const pids = { kafka: kafka?.pid(), postgres: postgres?.pid() };
  return { ...addresses, pids, failed, adopt: (pid) => claim.note(lifeOf(pid)), stop };
}
