/** The proof's own dealings with the broker: a client apart from the services', so that a fault of theirs is not ours as well. */
import kafkajs, { type Admin, type Kafka, type Producer } from 'kafkajs';
import { groups, topics } from '#events';
import type { Planned } from './plan.ts';
import type { Chance } from './random.ts';

const MAX_REQUEST_BYTES = 1_500_000;
const RETRY_MS = 500;
const POST_MS = 30_000;
const ADMIN_MS = 60_000;

/** Publishes in order, and again until the broker has acknowledged: it may be away for as long as a fault lasts. */
export class Publisher {
  readonly #kafka: Kafka;
  readonly #topic: string;
  readonly #fetcherUrl: string;
  readonly #stop: AbortSignal;
  #producer: Producer | undefined;
  #last: Promise<unknown> = Promise.resolve();
  /** All that was acknowledged, in order. */
  readonly published: Planned[] = [];
  /** Requests whose answer was lost: what they held is on the log once or twice. */
  sentAgain = 0;

  /** @param fetcherUrl for what is to be posted */
  constructor(kafka: Kafka, prefix: string, fetcherUrl: string, stop: AbortSignal) {
    this.#kafka = kafka;
    this.#topic = prefix + topics.raw.name;
    this.#fetcherUrl = fetcherUrl;
    this.#stop = stop;
  }

  /** One call after another, whoever calls. @throws the signal's reason */
  publish(messages: readonly Planned[]): Promise<void> {
    const done = this.#last.then(async () => {
      for (const request of requests(messages)) await this.#send(request);
    });
    this.#last = done.catch(() => {});
    return done;
  }

  async close(): Promise<void> {
    await this.#producer?.disconnect().catch(() => {});
  }

  async #send(request: readonly Planned[]): Promise<void> {
    for (;;) {
      this.#stop.throwIfAborted();
      try {
        await (request[0]!.posted ? this.#post(request[0]!) : this.#produce(request));
        this.published.push(...request);
        return;
      } catch {
        this.sentAgain += 1;
        await this.#producer?.disconnect().catch(() => {});
        this.#producer = undefined;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  async #produce(request: readonly Planned[]): Promise<void> {
    this.#producer ??= await this.#connect();
    await this.#producer.send({
      topic: this.#topic,
      acks: -1,
      compression: kafkajs.CompressionTypes.GZIP,
      messages: request.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
    });
  }

  async #post({ value }: Planned): Promise<void> {
    const response = await fetch(`${this.#fetcherUrl}/v1/articles`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Uint8Array(value!),
      signal: AbortSignal.timeout(POST_MS),
    });
    if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
  }

  async #connect(): Promise<Producer> {
    const producer = this.#kafka.producer({
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      maxInFlightRequests: 1, // else a repeated request could overtake the next one
      retry: { retries: 0 },
    });
    await producer.connect();
    return producer;
  }
}

function* requests(messages: readonly Planned[]): Generator<Planned[]> {
  let request: Planned[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = message.value?.length ?? 0;
    if (request.length > 0 && (bytes + size > MAX_REQUEST_BYTES || message.posted || request[0]!.posted)) {
      yield request;
      [request, bytes] = [[], 0];
    }
    request.push(message);
    bytes += size;
  }
  if (request.length > 0) yield request;
}

/** An id for each partition, so that messages keyed by it go there: the partitioner is that of all Kafka clients. */
export async function idsForPartitions(kafka: Kafka, topic: string, draw: Chance): Promise<string[]> {
  const partitions = await withAdmin(kafka, (admin) => admin.fetchTopicOffsets(topic));
  const partitionMetadata = partitions.map(({ partition }) => ({
    partitionErrorCode: 0,
    partitionId: partition,
    leader: 0,
    replicas: [],
    isr: [],
  }));
  const partitionOf = kafkajs.Partitioners.DefaultPartitioner();
  const ids = new Map<number, string>();
  while (ids.size < partitions.length) {
    const id = draw.uuid();
    ids.set(partitionOf({ topic, partitionMetadata, message: { key: id, value: null } }), id);
  }
  return [...ids.values()];
}

/** Again for a while if the broker does not answer: it may just have come back. Throws what kafkajs throws. */
export async function withAdmin<T>(kafka: Kafka, work: (admin: Admin) => Promise<T>): Promise<T> {
  for (const end = performance.now() + ADMIN_MS; ;) {
    const admin = kafka.admin();
    try {
      await admin.connect();
      return await work(admin);
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    } finally {
      await admin.disconnect().catch(() => {});
    }
  }
}

/** How many messages the groups have not committed yet, all partitions together. */
export function lag(kafka: Kafka, prefix: string): Promise<number> {
  return withAdmin(kafka, async (admin) => {
    let behind = 0;
    for (const [groupId, topic] of [
      [groups.enrichment, topics.raw.name],
      [groups.storage, topics.enriched.name],
      [groups.ledger, topics.raw.name],
      [groups.ledger, topics.dead.name],
    ] as const) {
      const ends = await admin.fetchTopicOffsets(prefix + topic);
      const [committed] = await admin.fetchOffsets({ groupId: prefix + groupId, topics: [prefix + topic] });
      for (const { partition, high, low } of ends) {
        const at = Number(committed?.partitions.find((one) => one.partition === partition)?.offset ?? -1);
        behind += Number(high) - Math.max(at, Number(low));
      }
    }
    return behind;
  });
}

export interface LogMessage {
  readonly partition: number;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;
}

/** A topic from its beginning to where it ends now, each partition in order. @throws Error if nothing comes for a while */
export async function readTopic(kafka: Kafka, topic: string, name: string): Promise<LogMessage[]> {
  const SILENCE_MS = 60_000;
  const ends = await withAdmin(kafka, (admin) => admin.fetchTopicOffsets(topic));
  const filled = ends.filter(({ high, low }) => Number(high) > Number(low));
  const endOf = new Map(filled.map(({ partition, high }) => [partition, Number(high)]));
  const missing = new Set(endOf.keys());
  const messages: LogMessage[] = [];
  if (missing.size === 0) return messages;
  const consumer = kafka.consumer({ groupId: name, maxWaitTimeInMs: 100, maxBytesPerPartition: 4_194_304 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    const done = Promise.withResolvers<void>();
    const silence = setTimeout(() => done.reject(new Error(`${topic} can't be read to its end`)), SILENCE_MS);
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ partition, message: { offset, key, value, headers } }) => {
        silence.refresh();
        const left = (endOf.get(partition) ?? 0) - Number(offset);
        if (left > 0) messages.push({ partition, offset, key, value, headers: headers ?? {} });
        if (left <= 1) missing.delete(partition);
        if (missing.size === 0) done.resolve();
      },
    });
    await done.promise.finally(() => clearTimeout(silence));
  } finally {
    await consumer.disconnect();
    await withAdmin(kafka, (admin) => admin.deleteGroups([name]).catch(() => []));
  }
  return messages;
}
