import { Logger } from '@nestjs/common';
import { Kafka, type KafkaConfig as KafkaJsConfig, logLevel, type SASLOptions } from 'kafkajs';
import type { KafkaConfig } from './config.ts';
import { guardNegativeTimeouts } from './negative-timeout-guard.ts';

guardNegativeTimeouts();

/** How long a first connection may take, in milliseconds. */
const CONNECTION_TIMEOUT_MS = 3_000;

/** A client for the configured cluster. Connects to nothing yet. */
export function createKafka(config: KafkaConfig, clientId: string): Kafka {
  const logger = new Logger('kafkajs');
  return new Kafka({
    clientId,
    brokers: config.KAFKA_BROKERS,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    ssl: config.KAFKA_TLS && (config.KAFKA_TLS_CA_FILE ? { ca: config.KAFKA_TLS_CA_FILE } : true),
    sasl: sasl(config),
    retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 5 },
    // kafkajs tells of one outage in hundreds of lines; what an operator must know is said once, by who waits for the broker
    logLevel: logLevel.WARN,
    logCreator:
      () =>
      ({ namespace, log }) =>
        logger.debug(`${namespace}: ${log.message}${log['error'] ? `: ${String(log['error'])}` : ''}`),
  } satisfies KafkaJsConfig);
}

function sasl({
  KAFKA_SASL_MECHANISM: mechanism,
  KAFKA_SASL_USERNAME: username = '',
  KAFKA_SASL_PASSWORD: password = '',
}: KafkaConfig): SASLOptions | undefined {
  return mechanism && ({ mechanism, username, password } as SASLOptions);
}
