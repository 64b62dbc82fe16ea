/** Kafka, for the commands that speak to it. They load this when they do, since the others need not wait for it: it takes a second. */
import { ConsoleLogger, Logger } from '@nestjs/common';
import { z } from 'zod';
import { readConfig } from '#config';
import { createKafka, ensureTopics, EventProducer, kafkaVariables } from '#kafka';
import { topics } from '#events';

Logger.overrideLogger(new ConsoleLogger({ logLevels: ['error', 'fatal'] })); // standard output belongs to results

const CLIENT_ID = 'khabar-cli';

export const CliConfig = z.object({
  ...kafkaVariables,
  KAFKA_REPLICATION_FACTOR: z.coerce.number().int().min(1).default(1).describe('of topics that are made'),
  KAFKA_PARTITIONS: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('of topics that are made; each topic has a number of its own if unset'),
});

/** @throws ConfigError */
export function openProducer(): EventProducer {
  const config = readConfig(CliConfig);
  return new EventProducer(createKafka(config, CLIENT_ID), config.KAFKA_PREFIX);
}

/** What makes the topics that are absent, and tells their names; it throws what kafkajs does while the broker is away. @throws ConfigError */
export function topicMaker(): () => Promise<string[]> {
  const config = readConfig(CliConfig);
  const { KAFKA_REPLICATION_FACTOR: replicationFactor, KAFKA_PARTITIONS: partitions } = config;
  return () => ensureTopics(createKafka(config, CLIENT_ID), config, Object.values(topics), { replicationFactor, partitions });
}
