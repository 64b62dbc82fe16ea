/** Fetchers without their HTTP: several on one database, with doubles for DNS and sockets, and a clock of the test's choice. */
import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { z } from 'zod';
import { Store } from '#database';
import { topics } from '#events';
import { BrokerProbe, createKafka, ensureTopics, EventProducer, kafkaVariables } from '#kafka';
import { createOutbound } from '#outbound';
import { ArticlePublisher } from '../../apps/fetcher/src/article-publisher.ts';
import { Fetching } from '../../apps/fetcher/src/fetching/fetching.ts';
import type { Means } from '../../apps/fetcher/src/fetching/means.ts';
import { owner } from '../../apps/fetcher/src/owner.ts';
import type { Clock } from '../../apps/fetcher/src/politeness/clock.ts';
import { PoliteClient } from '../../apps/fetcher/src/politeness/polite-client.ts';
import { SharedGate } from '../../apps/fetcher/src/politeness/shared-gate.ts';
import { ReadingThreads } from '../../apps/fetcher/src/reading/reading-threads.ts';
import { type Addition, addSources } from '../../apps/fetcher/src/sources/sources.ts';
import { type LogMessage, readTopic } from '../../proof/broker.ts';
import type { Outside } from './outside.ts';
import type { TestStack } from './stack.ts';

interface Options {
  readonly stack: TestStack;
  readonly outside: () => Outside;
  readonly clock: Clock;
  /** Hosts at a time, of each fetcher. */
  readonly hosts: number;
  readonly bounds: Means['bounds'];
  readonly limits?: NonNullable<Parameters<typeof createOutbound>[0]['limits']>;
}

export interface OneFetcher {
  readonly fetching: Fetching;
  /** As a kill -9 would: what is in hand is broken off, and its leases stand. */
  kill(): void;
}

export class Fetchers {
  readonly #options: Options;
  readonly #all: { fetching: Fetching; publisher: ArticlePublisher }[] = [];
  #kafka!: Kafka;
  store!: Store;

  constructor(options: Options) {
    this.#options = options;
  }

  async open(): Promise<void> {
    const { stack } = this.#options;
    const config = z.object(kafkaVariables).parse(stack.env);
    this.#kafka = createKafka(config, 'test');
    await ensureTopics(this.#kafka, config, [topics.raw], { replicationFactor: 1 });
    this.store = new Store({ url: stack.databaseUrl, ssl: false }, owner);
    await this.store.onModuleInit();
  }

  start(): OneFetcher {
    const { stack, outside, clock, hosts, bounds, limits = {} } = this.#options;
    const stop = new AbortController();
    const probe = new BrokerProbe(this.#kafka, stack.prefix + topics.raw.name);
    const publisher = new ArticlePublisher(new EventProducer(this.#kafka, stack.prefix), probe);
    const outbound = createOutbound({ userAgent: 'Khabar/0 (+https://desk.example/bot)', limits, ...outside().doubles });
    const { query } = this.store.writer;
    const fetching = new Fetching(
      {
        database: this.store.writer,
        client: new PoliteClient({ outbound, gate: new SharedGate(query, clock), now: () => clock.now(), stop: stop.signal }),
        reading: new ReadingThreads({ threads: 1 }),
        publisher,
        clock,
        bounds,
        filesDir: undefined,
        me: randomUUID(),
        stop: stop.signal,
      },
      stop,
      hosts,
    );
    this.#all.push({ fetching, publisher });
    fetching.onApplicationBootstrap();
    return { fetching, kill: () => stop.abort(new Error('killed')) };
  }

  async add(...sources: Addition[]): Promise<void> {
    await addSources(this.store.writer.query, sources, new Date(this.#options.clock.now()));
  }

  /** All of articles.raw.v1. */
  published(): Promise<LogMessage[]> {
    const { prefix } = this.#options.stack;
    return readTopic(this.#kafka, prefix + topics.raw.name, `${prefix}look`);
  }

  /** @param moving moves the clock, where it has to be moved, until the promise is settled */
  async close(moving: <T>(promise: Promise<T>) => Promise<T> = (promise) => promise): Promise<void> {
    for (const { fetching } of this.#all) await moving(fetching.onModuleDestroy());
    for (const { publisher } of this.#all) await publisher.onApplicationShutdown();
    await this.store.onApplicationShutdown();
  }
}
