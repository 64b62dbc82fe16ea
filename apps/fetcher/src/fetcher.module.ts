import { type DynamicModule, Module } from '@nestjs/common';
import { topics } from '#events';
import { BrokerProbe, createKafka, EventProducer } from '#kafka';
import { HEALTH_CHECKS, type HealthCheck, HealthController, type Service } from '#service';
import { ArticlePublisher } from './article-publisher.ts';
import type { FetcherConfig } from './config.ts';
import { FeedReader } from './feeds/feed-reader.ts';
import { ArticlesController } from './intake/articles.controller.ts';
import { acceptLines, MAX_BODY_BYTES } from './intake/body.ts';

/** Source -> raw article. */
@Module({})
class FetcherModule {
  static with(config: FetcherConfig): DynamicModule {
    const kafka = createKafka(config, 'khabar-fetcher');
    return {
      module: FetcherModule,
      controllers: [ArticlesController, HealthController],
      providers: [
        {
          provide: ArticlePublisher,
          useFactory: () =>
            new ArticlePublisher(
              new EventProducer(kafka, config.KAFKA_PREFIX),
              new BrokerProbe(kafka, config.KAFKA_PREFIX + topics.raw.name),
            ),
        },
        {
          provide: FeedReader,
          inject: [ArticlePublisher],
          useFactory: (publisher: ArticlePublisher) => new FeedReader(publisher, config.FEED_URLS, config.FEED_INTERVAL_S * 1000),
        },
        {
          provide: HEALTH_CHECKS,
          inject: [ArticlePublisher],
          useFactory: (publisher: ArticlePublisher): HealthCheck[] => [{ name: 'kafka', ready: () => publisher.ready() }],
        },
      ],
    };
  }
}

export function fetcher(config: FetcherConfig): Service {
  return {
    name: 'fetcher',
    module: FetcherModule.with(config),
    config,
    port: config.FETCHER_PORT,
    portVariable: 'FETCHER_PORT',
    bodyLimit: MAX_BODY_BYTES,
    prepare: acceptLines,
  };
}
