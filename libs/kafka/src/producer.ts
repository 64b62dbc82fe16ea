import { Logger } from '@nestjs/common';
import { CompressionTypes, type Kafka, Partitioners, type Producer } from 'kafkajs';
import { type OutgoingMessage, RetryableError } from '#events';
import { isTooLarge, kafkaFault } from './errors.ts';

/** One produce request carries at most so much, uncompressed, so that a batch of large messages stays below the broker's limit. */
const MAX_REQUEST_BYTES = 1_048_576;
const MAX_REQUEST_MESSAGES = 1_000;

/** A broker that allows less than our topics do has refused this one message. */
export class RefusedAsTooLarge extends Error {
  override readonly name = 'RefusedAsTooLarge';
  readonly refused: OutgoingMessage;
  constructor(refused: OutgoingMessage, options?: ErrorOptions) {
    super(`the broker refuses a message of ${refused.value?.length ?? 0} characters or bytes`, options);
    this.refused = refused;
  }
}

/**
 * Publishes events: idempotent, acks=all, compressed. Requests go out one after another, and after a failed one the producer is
 * replaced: kafkajs gives the sequence number of a request whose answer was lost to the next one, which the broker then takes
 * for a repetition and drops without a word.
 */
export class EventProducer {
  readonly #logger = new Logger(EventProducer.name);
  readonly #kafka: Kafka;
  readonly #prefix: string;
  #producer: Promise<Producer> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(kafka: Kafka, prefix: string) {
    this.#kafka = kafka;
    this.#prefix = prefix;
  }

  /**
   * Resolves when every message is acknowledged by all in-sync replicas.
   *
   * @param topic name without prefix
   * @throws RetryableError the broker is away: some may have been taken, none is certain
   * @throws RefusedAsTooLarge this one was not taken, nor those after it
   */
  send(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    const sent = this.#last.then(async () => {
      for (const request of requests(messages)) await this.#request(topic, request);
    });
    this.#last = sent.catch(() => {});
    return sent;
  }

  /** Waits for what is under way, then disconnects. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
    await this.#discard();
  }

  async #request(topic: string, messages: OutgoingMessage[]): Promise<void> {
    try {
      const producer = await (this.#producer ??= this.#connect());
      await producer.send({
        topic: this.#prefix + topic,
        acks: -1,
        compression: CompressionTypes.GZIP,
        messages: messages.map(({ key, value, headers }) => ({ key, value, headers })),
      });
    } catch (error) {
      if (isTooLarge(error)) {
        if (messages.length === 1) throw new RefusedAsTooLarge(messages[0]!, { cause: error });
        for (const message of messages) await this.#request(topic, [message]);
        return;
      }
      await this.#discard();
      throw new RetryableError(`Kafka does not take messages for ${topic}: ${kafkaFault(error)}`, {
        cause: error,
      });
    }
  }

  async #connect(): Promise<Producer> {
    if (this.#closed) throw new RetryableError('the producer is closed');
    const producer = this.#kafka.producer({
      idempotent: true,
      createPartitioner: Partitioners.DefaultPartitioner, // as Java's clients: one key, one partition, whoever publishes
      maxInFlightRequests: 1,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 3 },
    });
    await producer.connect();
    return producer;
  }

  async #discard(): Promise<void> {
    const producer = this.#producer;
    this.#producer = undefined;
    await producer?.then((old) => old.disconnect()).catch((error: unknown) => this.#logger.debug(`disconnect: ${String(error)}`));
  }
}

function* requests(messages: readonly OutgoingMessage[]): Generator<OutgoingMessage[]> {
  let request: OutgoingMessage[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = message.value === null ? 0 : Buffer.byteLength(message.value);
    if (request.length > 0 && (bytes + size > MAX_REQUEST_BYTES || request.length === MAX_REQUEST_MESSAGES)) {
      yield request;
      request = [];
      bytes = 0;
    }
    request.push(message);
    bytes += size;
  }
  if (request.length > 0) yield request;
}
