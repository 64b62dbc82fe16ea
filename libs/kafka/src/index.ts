export { BrokerProbe } from './broker-probe.ts';
export { createKafka } from './client.ts';
export { type KafkaConfig, kafkaVariables } from './config.ts';
export { BatchContext, type Delivery, OnTopic } from './on-topic.ts';
export { EventProducer, RefusedAsTooLarge } from './producer.ts';
export { KafkaStrategy, type StrategyOptions } from './strategy.ts';
export { ensureTopics, type TopicSettings } from './topic-setup.ts';
