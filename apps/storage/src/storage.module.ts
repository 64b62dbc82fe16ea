import { type DynamicModule, Module } from '@nestjs/common';
import { databaseAddress, Store } from '#database';
import { decodeEnriched, groups, MAX_MESSAGE_BYTES, topics } from '#events';
import { createKafka, EventProducer, KafkaStrategy } from '#kafka';
import { destinationFault, outboundOf } from '#outbound';
import { HEALTH_CHECKS, type HealthCheck, HealthController, type Service } from '#service';
import { ArticlesController } from './answers/articles.controller.ts';
import { ASK, ASK_AT_LENGTH, asking } from './answers/ask.ts';
import { EntitiesController } from './answers/entities.controller.ts';
import { DeadLettersController, REPLAY_PRODUCER } from './answers/dead-letters.controller.ts';
import { LedgerAnswersController } from './answers/ledger.controller.ts';
import { describeApi } from './answers/openapi.ts';
import { acceptPatches } from './answers/accept-patches.ts';
import { ReplaysController } from './answers/replays.controller.ts';
import { RulingsController } from './answers/rulings.controller.ts';
import { StoriesController } from './answers/stories.controller.ts';
import { TopicsController } from './answers/topics.controller.ts';
import { scopes } from './access.ts';
import type { StorageConfig } from './config.ts';
import { refuseInNewsApisWords } from './doors/newsapi/newsapi-error.ts';
import { NewsApiByProxyController, NewsApiController } from './doors/newsapi/newsapi.controller.ts';
import { owner } from './owner.ts';
import { ForgetController } from './keep/forget.controller.ts';
import { Retention } from './keep/retention.ts';
import { FeedHead } from './tell/feed-head.ts';
import { FeedLane } from './tell/feed-lane.ts';
import { FeedReader } from './tell/feed-reader.ts';
import { OutboxRelay } from './tell/outbox-relay.ts';
import { StreamController } from './tell/stream.controller.ts';
import { Streams } from './tell/streams.ts';
import { WebhookDesk } from './tell/webhooks/desk.ts';
import { WebhookSender } from './tell/webhooks/sender.ts';
import { WebhooksController } from './tell/webhooks/webhooks.controller.ts';
import { GroupingLane } from './grouping/lane.ts';
import { Accounts } from './ledger/accounts.ts';
import { LedgerController } from './ledger/ledger.controller.ts';
import { RollUp } from './ledger/roll-up.ts';
import { sightOf } from './ledger/sight.ts';
import { readDeath } from './letters/letter.ts';
import { Replays } from './letters/replays.ts';
import { ListedArticles } from './listed/relist.ts';
import { RuledArticles } from './rulings/move.ts';
import { RollupLane } from './stats/lane.ts';
import { StatsController } from './stats/stats.controller.ts';
import { EnrichedController } from './write/enriched.controller.ts';

/** Far more than a statement of the writer may take: see database.ts. */
const STALL_MS = 120_000;

/** The second group that storage reads in. It has a producer of its own, with the replays: each transport closes its own. */
const LEDGER_TRANSPORT = Symbol('LEDGER_TRANSPORT');

/** Enriched -> rows -> answers. */
@Module({})
class StorageModule {
  static with(config: StorageConfig): DynamicModule {
    const kafka = createKafka(config, 'khabar-storage');
    return {
      module: StorageModule,
      controllers: [
        EnrichedController,
        LedgerController,
        ArticlesController,
        ForgetController,
        RulingsController, // before its wildcard
        EntitiesController,
        TopicsController,
        StoriesController,
        StatsController,
        NewsApiController,
        NewsApiByProxyController,
        LedgerAnswersController,
        DeadLettersController,
        ReplaysController,
        StreamController,
        WebhooksController,
        HealthController,
      ],
      providers: [
        { provide: Store, useFactory: () => new Store(databaseAddress(config), owner) },
        { provide: ASK, inject: [Store], useFactory: (store: Store) => asking(store.reader.query) },
        { provide: ASK_AT_LENGTH, inject: [Store], useFactory: (store: Store) => asking(store.heavy.query) },
        {
          provide: Accounts,
          inject: [Store],
          useFactory: ({ reader }: Store) => new Accounts(reader.query, config.LEDGER_GRACE_S),
        },
        { provide: EventProducer, useFactory: () => new EventProducer(kafka, config.KAFKA_PREFIX) },
        {
          provide: KafkaStrategy,
          inject: [EventProducer],
          useFactory: (producer: EventProducer) =>
            new KafkaStrategy({
              kafka,
              prefix: config.KAFKA_PREFIX,
              groupId: groups.storage,
              service: 'storage',
              producer,
              decoders: { [topics.enriched.name]: decodeEnriched },
              stallMs: STALL_MS,
            }),
        },
        { provide: REPLAY_PRODUCER, useFactory: () => new EventProducer(kafka, config.KAFKA_PREFIX) },
        {
          provide: RollUp,
          inject: [Store],
          useFactory: ({ writer }: Store) => new RollUp(writer, config.RETAIN_LEDGER_DAYS),
        },
        {
          provide: Replays,
          inject: [Store, REPLAY_PRODUCER],
          useFactory: ({ writer }: Store, producer: EventProducer) => new Replays(writer, producer),
        },
        { provide: GroupingLane, inject: [Store], useFactory: ({ upkeep }: Store) => new GroupingLane(upkeep) },
        { provide: RollupLane, inject: [Store], useFactory: ({ upkeep }: Store) => new RollupLane(upkeep) },
        { provide: ListedArticles, inject: [Store], useFactory: ({ upkeep }: Store) => new ListedArticles(upkeep) },
        { provide: RuledArticles, inject: [Store], useFactory: ({ upkeep }: Store) => new RuledArticles(upkeep) },
        {
          provide: LEDGER_TRANSPORT,
          inject: [REPLAY_PRODUCER],
          useFactory: (producer: EventProducer) =>
            new KafkaStrategy({
              kafka,
              prefix: config.KAFKA_PREFIX,
              groupId: groups.ledger,
              service: 'storage',
              producer,
              decoders: { [topics.raw.name]: sightOf, [topics.dead.name]: readDeath },
              stallMs: STALL_MS,
            }),
        },
        {
          provide: OutboxRelay,
          inject: [Store, EventProducer],
          useFactory: (store: Store, producer: EventProducer) => new OutboxRelay(store, producer),
        },
        { provide: FeedHead, inject: [Store], useFactory: (store: Store) => new FeedHead(store) },
        {
          provide: FeedLane,
          inject: [Store, FeedHead],
          useFactory: (store: Store, head: FeedHead) => new FeedLane(store, head),
        },
        { provide: FeedReader, inject: [Store], useFactory: ({ reader }: Store) => new FeedReader(reader.query) },
        {
          provide: Streams,
          inject: [FeedReader, FeedHead],
          useFactory: (reader: FeedReader, head: FeedHead) => new Streams(reader, head, config.MAX_STREAMS),
        },
        {
          provide: WebhookDesk,
          inject: [Store],
          useFactory: (store: Store) => new WebhookDesk(store, config.MAX_WEBHOOKS, (url) => destinationFault(url, config)),
        },
        {
          provide: WebhookSender,
          inject: [Store, FeedReader, FeedHead],
          useFactory: ({ writer }: Store, reader: FeedReader, head: FeedHead) =>
            new WebhookSender(writer.query, reader, head, outboundOf(config), {
              attempts: config.WEBHOOK_ATTEMPTS,
              retryS: config.WEBHOOK_RETRY_S,
              timeoutS: config.WEBHOOK_TIMEOUT_S,
            }),
        },
        {
          provide: Retention,
          inject: [Store],
          useFactory: (store: Store) =>
            new Retention(store, {
              articles: config.RETAIN_ARTICLES_DAYS,
              revisions: config.RETAIN_REVISIONS_DAYS,
              deadLetters: config.RETAIN_DEAD_LETTERS_DAYS,
              events: config.RETAIN_LEDGER_DAYS,
              feed: config.RETAIN_FEED_DAYS,
            }),
        },
        {
          provide: HEALTH_CHECKS,
          inject: [Store, KafkaStrategy, LEDGER_TRANSPORT, OutboxRelay, Accounts],
          useFactory: (
            store: Store,
            articles: KafkaStrategy,
            ledger: KafkaStrategy,
            relay: OutboxRelay,
            accounts: Accounts,
          ): HealthCheck[] => [
            store,
            ...Object.entries({ kafka: articles, ledger }).map(([name, { consumption }]) => ({
              name,
              ready: () => consumption.notReady(),
              live: () => consumption.notLive(),
            })),
            relay,
            accounts,
          ],
        },
      ],
    };
  }
}

export function storage(config: StorageConfig): Service {
  return {
    name: 'storage',
    module: StorageModule.with(config),
    config,
    port: config.STORAGE_PORT,
    portVariable: 'STORAGE_PORT',
    scopes,
    transports: [KafkaStrategy, LEDGER_TRANSPORT],
    bodyLimit: MAX_MESSAGE_BYTES, // a patch may bring a whole value
    prepare(app) {
      acceptPatches(app);
      refuseInNewsApisWords(app);
      describeApi(app);
    },
  };
}
