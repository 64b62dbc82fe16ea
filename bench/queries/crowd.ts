/** Many clients at once, while events are written. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client as Postgres } from 'pg';
import { type EnrichedArticle, eventTypes, toMessage, topics } from '#events';
import { createKafka, EventProducer } from '#kafka';
import { cpuMsBelow } from '../copies/cpu.ts';
import { Random } from '../copies/random.ts';
import { Client, percentile } from './client.ts';
import type { Corpus } from './corpus.ts';
import { type Measured, rounded } from './measure.ts';

const EVENTS_PER_S = 20;
/** A person reads an answer, five seconds on average, before the next question. */
const READING_MS = 5_000;
const STORED_WITHIN_MS = 30_000;
/** They come to articles that the corpus does not have, a year later. */
const FRESH_FROM = 10_000_000;

export interface CrowdFigures {
  readonly clients: number;
  readonly seconds: number;
  readonly answers: number;
  readonly errors: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpuMsPerAnswer: number;
  readonly eventsPublished: number;
  readonly eventsStored: number;
}

export interface Crowd {
  readonly clients: number;
  readonly seconds: number;
  readonly kafkaBrokers: string;
  /** What they ask, in any order. */
  readonly paths: readonly string[];
  readonly log: (line: string) => void;
}

export async function crowd(
  of: Measured,
  corpus: Corpus,
  { clients, seconds, kafkaBrokers, paths, log }: Crowd,
): Promise<CrowdFigures> {
  const until = performance.now() + seconds * 1_000;
  const client = new Client(of.url, clients);
  const times: number[] = [];
  const errors: string[] = [];
  const before = await stored(of.postgres);
  const cpu = () => cpuMsBelow(of.storagePid) + cpuMsBelow(of.postgresPid);
  const cpuBefore = cpu();
  const one = async (number: number): Promise<void> => {
    const random = new Random(number + 1);
    await sleep(random.whole(0, 2 * READING_MS));
    while (performance.now() < until) {
      const path = random.one(paths);
      try {
        const { status, ms, body } = await client.ask(path);
        times.push(ms);
        if (status !== 200) errors.push(`${status} ${path}: ${body.slice(0, 200)}`);
      } catch (error) {
        errors.push(`${path}: ${(error as Error).message}`);
      }
      await sleep(random.whole(0, 2 * READING_MS));
    }
  };
  const publishing = publish(kafkaBrokers, corpus, until);
  await Promise.all(Array.from({ length: clients }, (_, number) => one(number)));
  const eventsPublished = await publishing;
  const cpuMsPerAnswer = rounded((cpu() - cpuBefore) / times.length);
  client.close();
  for (const error of errors.slice(0, 10)) log(`not answered: ${error}`);
  const deadline = performance.now() + STORED_WITHIN_MS;
  let eventsStored = 0;
  while ((eventsStored = (await stored(of.postgres)) - before) < eventsPublished && performance.now() < deadline)
    await sleep(200);
  times.sort((a, b) => a - b);
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)].map(rounded) as [number, number];
  return {
    clients,
    seconds,
    answers: times.length,
    errors: errors.length,
    p50,
    p99,
    cpuMsPerAnswer,
    eventsPublished,
    eventsStored,
  };
}

async function publish(brokers: string, corpus: Corpus, until: number): Promise<number> {
  const config = { KAFKA_BROKERS: brokers.split(','), KAFKA_PREFIX: '' };
  const producer = new EventProducer(createKafka(config as Parameters<typeof createKafka>[0], 'khabar-bench'), '');
  const run = Date.now();
  let count = 0;
  try {
    for (let second = performance.now(); second < until; second += 1_000) {
      const events = Array.from({ length: EVENTS_PER_S }, () => fresh(corpus, run, count++));
      await producer.send(topics.enriched.name, events.map(message));
      await sleep(Math.max(0, second + 1_000 - performance.now()));
    }
  } finally {
    await producer.close();
  }
  return count;
}

function fresh(corpus: Corpus, run: number, count: number): EnrichedArticle {
  const event = corpus.article(FRESH_FROM + (run % 1_000_000_000) + count, FRESH_FROM);
  const now = new Date();
  return {
    ...event,
    article: { ...event.article, datePublished: now.toISOString() },
    origin: { ...event.origin!, timestamp: String(now.getTime()) }, // seen in the order in which they come
  };
}

const message = (event: EnrichedArticle) =>
  toMessage({
    id: event.rawEventId,
    type: eventTypes.enriched,
    source: '/khabar/bench',
    subject: event.articleId,
    data: event,
  });

async function stored(postgres: Postgres): Promise<number> {
  const { rows } = await postgres.query<{ count: number }>('select count(*)::int as count from khabar.article');
  return rows[0]!.count;
}
