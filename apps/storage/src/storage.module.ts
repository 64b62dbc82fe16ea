import { type DynamicModule, Module } from '@nestjs/common';
import { decodeEnriched, groups, topics } from '#events';
import { createKafka, EventProducer, KafkaStrategy } from '#kafka';
import { HEALTH_CHECKS, type HealthCheck, HealthController, type Service } from '#service';
import { ArticlesController } from './answers/articles.controller.ts';
import { ASK, asking } from './answers/ask.ts';
import { EntitiesController } from './answers/entities.controller.ts';
import { describeApi } from './answers/openapi.ts';
import { TopicsController } from './answers/topics.controller.ts';
import { databaseAddress, type StorageConfig } from './config.ts';
import { Store } from './database/store.ts';
import { ForgetController } from './keep/forget.controller.ts';
import { Retention } from './keep/retention.ts';
import { OutboxRelay } from './tell/outbox-relay.ts';
import { EnrichedController } from './write/enriched.controller.ts';

/** Far more than a statement of the writer may take: see database.ts. */
const STALL_MS = 120_000;

/** Enriched -> rows -> answers. */
@Module({})
class StorageModule {
  static with(config: StorageConfig): DynamicModule {
    const kafka = createKafka(config, 'khabar-storage');
    return {
      module: StorageModule,
      controllers: [
        EnrichedController,
        ArticlesController,
        ForgetController,
        EntitiesController,
        TopicsController,
        HealthController,
      ],
      providers: [
        { provide: Store, useFactory: () => new Store(databaseAddress(config)) },
        { provide: ASK, inject: [Store], useFactory: (store: Store) => asking(store.reader.query) },
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
        {
          provide: OutboxRelay,
          inject: [Store, EventProducer],
          useFactory: (store: Store, producer: EventProducer) => new OutboxRelay(store, producer),
        },
        {
          provide: Retention,
          inject: [Store],
          useFactory: (store: Store) =>
            new Retention(store, { articles: config.RETAIN_ARTICLES_DAYS, revisions: config.RETAIN_REVISIONS_DAYS }),
        },
        {
          provide: HEALTH_CHECKS,
          inject: [Store, KafkaStrategy, OutboxRelay],
          useFactory: (store: Store, { consumption }: KafkaStrategy, relay: OutboxRelay): HealthCheck[] => [
            store,
            relay,
            { name: 'kafka', ready: () => consumption.notReady(), live: () => consumption.notLive() },
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
    transport: KafkaStrategy,
    prepare: describeApi,
  };
}
