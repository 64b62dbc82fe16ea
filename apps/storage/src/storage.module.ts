import { type DynamicModule, Module } from '@nestjs/common';
import { decodeEnriched, groups, topics } from '#events';
import { createKafka, EventProducer, KafkaStrategy } from '#kafka';
import { HEALTH_CHECKS, type HealthCheck, HealthController, type Service } from '#service';
import { ArticlesController } from './answers/articles.controller.ts';
import { ASK, asking } from './answers/ask.ts';
import { EntitiesController } from './answers/entities.controller.ts';
import { LedgerAnswersController } from './answers/ledger.controller.ts';
import { describeApi } from './answers/openapi.ts';
import { TopicsController } from './answers/topics.controller.ts';
import { databaseAddress, type StorageConfig } from './config.ts';
import { Store } from './database/store.ts';
import { Accounts } from './ledger/accounts.ts';
import { LedgerController } from './ledger/ledger.controller.ts';
import { sightOf } from './ledger/sight.ts';
import { readDeath } from './letters/letter.ts';
import { EnrichedController } from './write/enriched.controller.ts';

const SESSION_TIMEOUT_MS = 30_000;
/** Far more than a statement of the writer may take: see database.ts. */
const STALL_MS = 120_000;

/** The second group that storage reads in, and what publishes for it: each transport closes its own producer. */
const LEDGER_TRANSPORT = Symbol('LEDGER_TRANSPORT');
const LEDGER_PRODUCER = Symbol('LEDGER_PRODUCER');

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
        EntitiesController,
        TopicsController,
        LedgerAnswersController,
        HealthController,
      ],
      providers: [
        { provide: Store, useFactory: () => new Store(databaseAddress(config)) },
        { provide: ASK, inject: [Store], useFactory: (store: Store) => asking(store.reader.query) },
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
              sessionTimeoutMs: SESSION_TIMEOUT_MS,
              stallMs: STALL_MS,
            }),
        },
        { provide: LEDGER_PRODUCER, useFactory: () => new EventProducer(kafka, config.KAFKA_PREFIX) },
        {
          provide: LEDGER_TRANSPORT,
          inject: [LEDGER_PRODUCER],
          useFactory: (producer: EventProducer) =>
            new KafkaStrategy({
              kafka,
              prefix: config.KAFKA_PREFIX,
              groupId: groups.ledger,
              service: 'storage',
              producer,
              decoders: { [topics.raw.name]: sightOf, [topics.dead.name]: readDeath },
              sessionTimeoutMs: SESSION_TIMEOUT_MS,
              stallMs: STALL_MS,
            }),
        },
        {
          provide: HEALTH_CHECKS,
          inject: [Store, KafkaStrategy, LEDGER_TRANSPORT, Accounts],
          useFactory: (store: Store, articles: KafkaStrategy, ledger: KafkaStrategy, accounts: Accounts): HealthCheck[] => [
            store,
            accounts,
            ...Object.entries({ kafka: articles, ledger }).map(([name, { consumption }]) => ({
              name,
              ready: () => consumption.notReady(),
              live: () => consumption.notLive(),
            })),
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
    transports: [KafkaStrategy, LEDGER_TRANSPORT],
    prepare: describeApi,
  };
}
