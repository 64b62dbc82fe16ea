import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { migrate, Store } from '#database';
import { freePort, type LocalStack, startLocalStack } from '../../libs/local-stack/src/index.ts';
import { SHAPE } from '../../apps/storage/src/listed/listed-article.ts';
import { owner } from '../../apps/storage/src/owner.ts';
import { Client } from './client.ts';
import { makeCorpus, MENTIONS } from './corpus.ts';
import { crowd } from './crowd.ts';
import { load } from './load.ts';
import { type Figures, measure, type Measured, warmUp } from './measure.ts';
import { measurePeer, printPeer } from './peer/measure.ts';
import { preparePlans } from './plans.ts';
import { makeQuestions, type Page, type Question } from './questions.ts';
import { keep, printPlans, printTable } from './report.ts';

const READY_WITHIN_MS = 60_000;
const WARM_UP_MS = 60_000;
/** What HTTP and the machine take for the shortest of answers. */
const floor: Question = { name: 'nothing but alive', paths: ['/health/live'] };

export interface Asked {
  readonly articles: number;
  /** Of each kind of question. */
  readonly runs: number;
  /** The stack's folder; a corpus that is there already is measured as it is. */
  readonly home: string;
  readonly cache: string;
  readonly clients: number;
  readonly seconds: number;
  /** Part of a question's name; only such ones are measured. */
  readonly only: string | undefined;
  readonly showPlans: boolean;
  readonly log: (line: string) => void;
  /** The storage as a process of its own. */
  readonly startStorage: (env: Record<string, string>, port: number) => { pid?: number; url: string; stop(): Promise<void> };
  /** The topics as `khabar topics` makes them. */
  readonly makeTopics: (env: Record<string, string>) => Promise<void>;
}

/** Prints the table and keeps it. @returns exit code: 1 if a client of the crowd was refused */
export async function bench(asked: Asked): Promise<number> {
  const { home, cache, log } = asked;
  const stack = await startLocalStack({ home, cache, log });
  try {
    return await onStack(stack, asked);
  } finally {
    await stack.stop();
  }
}

async function onStack(stack: LocalStack, asked: Asked): Promise<number> {
  const { articles, home, log } = asked;
  const postgres = new pg.Client(stack.databaseUrl);
  await postgres.connect();
  try {
    const corpus = makeCorpus();
    await fill(stack, postgres, corpus, asked);
    await preparePlans(postgres);
    const env = { KAFKA_BROKERS: stack.kafkaBrokers, DATABASE_URL: stack.databaseUrl, HOST: '127.0.0.1', LOG_LEVEL: 'warn' };
    await asked.makeTopics(env);
    const storage = asked.startStorage(env, await freePort('STORAGE_PORT'));
    stack.adopt(storage.pid!);
    try {
      await ready(storage.url);
      log('storage is ready');
      await settled(postgres, log);
      log('all is settled');
      const measured: Measured = {
        url: storage.url,
        storagePid: storage.pid!,
        postgresPid: stack.pids.postgres!,
        postgres,
        postgresLog: join(home, 'logs', 'postgres.log'),
      };
      const questions = await questionsFor(storage.url, corpus, articles);
      const wanted = questions.filter(({ name }) => asked.only === undefined || name.includes(asked.only));
      await warmUp(storage.url, wanted, WARM_UP_MS);
      log('the service is warm');
      const all: Figures[] = [];
      for (const question of [floor, ...wanted]) {
        const figures = await measure(measured, question, asked.runs);
        const { p50, cpuMs, note } = figures;
        log(`${question.name}: ${note ?? `${p50} ms, CPU ${cpuMs.storage} and ${cpuMs.postgres} ms`}`);
        all.push(figures);
      }
      printTable(all);
      if (asked.showPlans) printPlans(all);
      const peer = await measurePeer({ postgres, home, runs: asked.runs, log }, wanted, all);
      printPeer(peer);
      const paths = questions
        .filter(({ name }) => all.some((one) => one.name === name && one.note === undefined))
        .flatMap((one) => one.paths);
      const { clients, seconds } = asked;
      const gathered =
        clients > 0
          ? await crowd(measured, corpus, { clients, seconds, kafkaBrokers: stack.kafkaBrokers, paths, log })
          : undefined;
      if (gathered) console.log(gathered);
      keep({ articles, mentions: articles * MENTIONS, questions: all, peer, crowd: gathered });
      return gathered && gathered.errors > 0 ? 1 : 0;
    } finally {
      await storage.stop();
    }
  } finally {
    await postgres.end();
  }
}

/** Migrates, and loads what is not there yet. @throws Error where another corpus is */
async function fill(
  { databaseUrl }: LocalStack,
  postgres: pg.Client,
  corpus: ReturnType<typeof makeCorpus>,
  { articles, log }: Asked,
): Promise<void> {
  const address = { url: databaseUrl, ssl: false } as const;
  await migrate(address, owner, 0, log);
  const store = new Store(address, owner);
  await store.onModuleInit();
  try {
    const { rows } = await postgres.query<{ count: number }>(
      `select count(*)::int as count from khabar.article where raw_event_source = 'bench'`,
    );
    if (rows[0]!.count === 0) await load(store.writer, postgres, corpus, articles, log);
    else if (rows[0]!.count < articles)
      throw new Error(`the corpus that was kept has ${rows[0]!.count} articles; take it away first`);
  } finally {
    await store.onApplicationShutdown();
  }
}

async function questionsFor(url: string, corpus: ReturnType<typeof makeCorpus>, articles: number) {
  const client = new Client(url, 1);
  try {
    return await makeQuestions(corpus, articles, async (path) => JSON.parse((await client.ask(path)).body) as Page);
  } finally {
    client.close();
  }
}

/** What is left to lanes; until it is done it would be measured beside the answers. */
const LEFT: readonly (readonly [what: string, waiting: string])[] = [
  ['rollups take in what was loaded', 'select exists (select from khabar.rollup_change) as waiting'],
  ['articles are written for lists', `select exists (select from khabar.article_listed where shape < ${SHAPE}) as waiting`],
];

async function settled(postgres: pg.Client, log: (line: string) => void): Promise<void> {
  for (const [what, waiting] of LEFT)
    for (let told = false; (await postgres.query<{ waiting: boolean }>(waiting)).rows[0]!.waiting; told = true) {
      if (!told) log(what);
      await sleep(1_000);
    }
  await postgres.query('vacuum (analyze) khabar.rollup, khabar.rollup_key, khabar.rollup_change, khabar.article_listed');
}

async function ready(url: string): Promise<void> {
  const client = new Client(url, 1);
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await client.ask('/health/ready').catch(() => undefined);
    if (answer?.status === 200) break;
    if (performance.now() > deadline) throw new Error(`storage does not become ready: ${answer?.body ?? 'no answer'}`);
    await sleep(200);
  }
  client.close();
}
