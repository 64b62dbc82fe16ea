/** A member of a consumer group: the product's transport with a handler of the test's own, so that the test decides what it does when. */
import { Logger } from '@nestjs/common';
import kafkajs, { type Consumer, type ConsumerConfig, type Kafka } from 'kafkajs';
import type { BatchContext, Delivery } from '#kafka';
import { EventProducer, KafkaStrategy } from '#kafka';
import { until } from './until.ts';

/** Work in hand: the texts of a batch, held until the test lets go. */
export interface Work {
  readonly texts: string[];
  readonly partition: number;
  readonly context: BatchContext;
  readonly finish: () => void;
}

Logger.overrideLogger(process.env.LOG_LEVEL === 'debug' ? ['debug', 'log', 'warn', 'error'] : false);

interface Options {
  readonly kafka: Kafka;
  readonly prefix: string;
  readonly topic: string;
  readonly group: string;
  /** kafkajs' own settings over those of the transport. */
  readonly consumer?: Partial<ConsumerConfig>;
}

export class Member {
  readonly #strategy: KafkaStrategy;
  /** What is in hand now. */
  readonly working: Work[] = [];
  /** Texts whose effect is had, in order. */
  readonly effects: string[] = [];
  /** By partition number. */
  partitions: number[] = [];
  /** How often the broker has answered a commit, be it with a refusal. */
  commitsAnswered = 0;
  /** Whether batches are held until finish() is called. */
  holds = false;

  constructor({ kafka, prefix, topic, group, consumer = {} }: Options) {
    const make = kafka.consumer.bind(kafka);
    kafka.consumer = (config) => make({ ...config!, ...consumer });
    const producer = new EventProducer(kafka, prefix);
    const decoders = { [topic]: ({ value }: { value: Buffer | null }) => value!.toString() };
    this.#strategy = new KafkaStrategy({ kafka, prefix, groupId: group, service: 'test', producer, decoders, stallMs: 60_000 });
    this.#strategy.addHandler(topic, (deliveries, context) => this.#work(deliveries, context), true, { maxBatch: 10 });
    const client = this.#strategy.unwrap<Consumer>();
    client.on(client.events.GROUP_JOIN, ({ payload }) => {
      this.partitions = payload.memberAssignment[prefix + topic] ?? [];
    });
    client.on(client.events.REQUEST, ({ payload }) => {
      if (payload.apiName === 'OffsetCommit') this.commitsAnswered += 1;
    });
    this.#strategy.listen((error) => {
      if (error) throw error as Error;
    });
  }

  async #work(deliveries: Delivery<string>[], context: BatchContext): Promise<void> {
    const texts = deliveries.map(({ value }) => value);
    if (this.holds)
      await new Promise<void>((finish) => this.working.push({ texts, partition: context.partition, context, finish }));
    this.effects.push(...texts);
  }

  /** @returns why messages do not flow now, or undefined */
  notReady(): string | undefined {
    return this.#strategy.consumption.notReady();
  }

  /** Ends what is in hand, and holds nothing any more. */
  letGo(): void {
    this.holds = false;
    for (const { finish } of this.working) finish();
  }

  close(): Promise<void> {
    this.letGo();
    return this.#strategy.close();
  }

  /** The batch that holds this text, as soon as it is in hand. */
  has(text: string, timeoutMs = 20_000): Promise<Work> {
    return until(() => this.working.findLast(({ texts }) => texts.includes(text)), `${text} is in no hand`, timeoutMs);
  }
}

/** How far a group has committed on each partition; -1: nothing yet. */
export async function committed(kafka: Kafka, group: string, topic: string): Promise<number[]> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const [offsets] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
    return offsets!.partitions.toSorted((a, b) => a.partition - b.partition).map(({ offset }) => Number(offset));
  } finally {
    await admin.disconnect();
  }
}

/** One message on one partition. */
export async function put(kafka: Kafka, topic: string, partition: number, text: string): Promise<void> {
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  await producer.send({ topic, messages: [{ partition, value: text }] });
  await producer.disconnect();
}
