import { type DynamicModule, Module } from '@nestjs/common';
import { databaseAddress, Store } from '#database';
import { topics } from '#events';
import { BrokerProbe, createKafka, EventProducer } from '#kafka';
import { outboundOf } from '#outbound';
import { type Degraded, HEALTH_CHECKS, type HealthCheck, HealthController, type Service } from '#service';
import { ArticlePublisher } from './article-publisher.ts';
import { scopes } from './access.ts';
import type { FetcherConfig } from './config.ts';
import { Fetching } from './fetching/fetching.ts';
import type { Means } from './fetching/means.ts';
import { ArticlesController } from './intake/articles.controller.ts';
import { acceptLines, MAX_BODY_BYTES } from './intake/body.ts';
import { owner } from './owner.ts';
import { PoliteClient } from './politeness/polite-client.ts';
import { SharedGate } from './politeness/shared-gate.ts';
import { ReadingThreads } from './reading/reading-threads.ts';
import { DatabaseClock } from './schedule/database-clock.ts';
import { GivenFeeds } from './sources/given-feeds.ts';
import { acceptOpml } from './sources/opml-body.ts';
import { MEANS, SourcesController } from './sources/sources.controller.ts';

/** Pages and feeds are read by so many threads. */
const READING_THREADS = 2;

/** Source -> raw article. */
@Module({})
class FetcherModule {
  static with(config: FetcherConfig): DynamicModule {
    const kafka = createKafka(config, 'khabar-fetcher');
    return {
      module: FetcherModule,
      controllers: [ArticlesController, SourcesController, HealthController],
      providers: [
        { provide: Store, useFactory: () => new Store(databaseAddress(config), owner) },
        {
          provide: ArticlePublisher,
          useFactory: () =>
            new ArticlePublisher(
              new EventProducer(kafka, config.KAFKA_PREFIX),
              new BrokerProbe(kafka, config.KAFKA_PREFIX + topics.raw.name),
            ),
        },
        {
          provide: MEANS,
          inject: [Store, ArticlePublisher],
          useFactory: (store: Store, publisher: ArticlePublisher) => meansOf(config, store, publisher),
        },
        {
          provide: Fetching,
          inject: [MEANS],
          useFactory: (means: Means & { stopper: AbortController; clock: DatabaseClock }) =>
            new Fetching(means, means.stopper, config.FETCH_HOSTS),
        },
        {
          provide: GivenFeeds,
          inject: [Store, MEANS],
          useFactory: (store: Store, means: Means) => new GivenFeeds(store.writer.query, means.clock, config.FEED_URLS),
        },
        {
          provide: HEALTH_CHECKS,
          inject: [ArticlePublisher, Store, Fetching],
          useFactory: (publisher: ArticlePublisher, store: Store, fetching: Fetching): HealthCheck[] => [
            { name: 'kafka', ready: () => publisher.ready() },
            // articles that are posted go their way without it
            { name: store.name, ready: async () => degradedBy(await store.ready()) },
            fetching,
          ],
        },
      ],
    };
  }
}

function degradedBy(fault: string | undefined): Degraded | undefined {
  return fault === undefined ? undefined : { degraded: fault };
}

function meansOf(config: FetcherConfig, store: Store, publisher: ArticlePublisher): Means & { stopper: AbortController } {
  const clock = new DatabaseClock();
  const stopper = new AbortController();
  const gate = new SharedGate(store.writer.query, clock, config.FETCH_DELAY_S * 1000);
  return {
    database: store.writer,
    client: new PoliteClient({ outbound: outboundOf(config), gate, now: () => clock.now(), stop: stopper.signal }),
    reading: new ReadingThreads({ threads: READING_THREADS }),
    publisher,
    clock,
    bounds: { floorS: config.FETCH_MIN_INTERVAL_S, capS: config.FETCH_MAX_INTERVAL_S },
    filesDir: config.FILES_DIR,
    me: crypto.randomUUID(),
    stop: stopper.signal,
    stopper,
  };
}

export function fetcher(config: FetcherConfig): Service {
  return {
    name: 'fetcher',
    module: FetcherModule.with(config),
    config,
    port: config.FETCHER_PORT,
    portVariable: 'FETCHER_PORT',
    scopes,
    bodyLimit: MAX_BODY_BYTES,
    prepare(app) {
      acceptLines(app);
      acceptOpml(app);
    },
  };
}
