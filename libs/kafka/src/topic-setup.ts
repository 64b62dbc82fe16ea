import type { Kafka } from 'kafkajs';
import { MAX_MESSAGE_BYTES, type Topic } from '#events';
import type { KafkaConfig } from './config.ts';

export interface TopicSettings {
  readonly replicationFactor: number;
  /** Overrides a topic's own number where given; an existing topic is never changed. */
  readonly partitions?: number | undefined;
}

/** Makes the topics that are absent. @returns the names of those made, with their prefix */
export async function ensureTopics(
  kafka: Kafka,
  { KAFKA_PREFIX }: KafkaConfig,
  topics: readonly Topic[],
  settings: TopicSettings,
): Promise<string[]> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const present = new Set(await admin.listTopics());
    const absent = topics.filter(({ name }) => !present.has(KAFKA_PREFIX + name));
    if (absent.length > 0)
      await admin.createTopics({
        waitForLeaders: true,
        topics: absent.map(({ name, partitions }) => ({
          topic: KAFKA_PREFIX + name,
          numPartitions: settings.partitions ?? partitions,
          replicationFactor: settings.replicationFactor,
          configEntries: [{ name: 'max.message.bytes', value: String(MAX_MESSAGE_BYTES) }],
        })),
      });
    return absent.map(({ name }) => KAFKA_PREFIX + name);
  } finally {
    await admin.disconnect();
  }
}
