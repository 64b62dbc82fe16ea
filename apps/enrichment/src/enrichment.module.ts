import { type DynamicModule, Injectable, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { decodeRaw, groups, MAX_VALUE_BYTES, topics } from '#events';
import { createKafka, EventProducer, KafkaStrategy } from '#kafka';
import { HEALTH_CHECKS, type HealthCheck, HealthController, type Service } from '#service';
import { scopes } from './access.ts';
import type { EnrichmentConfig } from './config.ts';
import { chosenEngine } from './engines/engines.ts';
import { RawArticlesController } from './raw-articles.controller.ts';
import { SetController } from './set.controller.ts';
import { WorkerPool } from './worker-pool.ts';

/** Longer than all deadlines of all steps for a batch of hopeless texts would be hours; longer than any one article takes is enough. */
const STALL_MS = 300_000;

/** Ends the threads once the transport has let go of its last batch. */
@Injectable()
class PoolEnd implements OnApplicationShutdown {
  readonly #pool: WorkerPool;
  constructor(pool: WorkerPool) {
    this.#pool = pool;
  }
  onApplicationShutdown(): Promise<void> {
    return this.#pool.close();
  }
}

/** Raw article -> enriched article. */
@Module({})
class EnrichmentModule {
  static with(config: EnrichmentConfig): DynamicModule {
    const { missing } = chosenEngine();
    if (missing) new Logger('Enrichment').warn(missing);
    const kafka = createKafka(config, 'khabar-enrichment');
    return {
      module: EnrichmentModule,
      controllers: [RawArticlesController, SetController, HealthController],
      providers: [
        { provide: WorkerPool, useFactory: () => WorkerPool.start({ workers: config.ENRICHMENT_WORKERS }) },
        PoolEnd,
        { provide: EventProducer, useFactory: () => new EventProducer(kafka, config.KAFKA_PREFIX) },
        {
          provide: KafkaStrategy,
          inject: [EventProducer],
          useFactory: (producer: EventProducer) =>
            new KafkaStrategy({
              kafka,
              prefix: config.KAFKA_PREFIX,
              groupId: groups.enrichment,
              service: 'enrichment',
              producer,
              decoders: { [topics.raw.name]: decodeRaw },
              stallMs: STALL_MS,
            }),
        },
        {
          provide: HEALTH_CHECKS,
          inject: [KafkaStrategy],
          useFactory: ({ consumption }: KafkaStrategy): HealthCheck[] => [
            { name: 'kafka', ready: () => consumption.notReady(), live: () => consumption.notLive() },
          ],
        },
      ],
    };
  }
}

export function enrichment(config: EnrichmentConfig): Service {
  return {
    name: 'enrichment',
    module: EnrichmentModule.with(config),
    config,
    port: config.ENRICHMENT_PORT,
    portVariable: 'ENRICHMENT_PORT',
    scopes,
    bodyLimit: MAX_VALUE_BYTES,
    transports: [KafkaStrategy],
  };
}
