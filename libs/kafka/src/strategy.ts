import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { isObservable, lastValueFrom } from 'rxjs';
import { bury, MAX_MESSAGE_BYTES, type PermanentError, type ReceivedMessage, topics, withoutValue } from '#events';
import { Consumption } from './consumption.ts';
import { deliver } from './deliver.ts';
import { kafkaFault } from './errors.ts';
import { deadLetters, handled, lag } from './metrics.ts';
import { BatchContext, type Delivery, transportOf } from './on-topic.ts';
import { type EventProducer, RefusedAsTooLarge } from './producer.ts';

export interface StrategyOptions {
  readonly kafka: Kafka;
  readonly prefix: string;
  readonly groupId: string;
  /** Names the service in dead letters. */
  readonly service: string;
  readonly producer: EventProducer;
  /** For every topic with a handler, what reads its messages. A throw means that this message can never be used. */
  readonly decoders: Readonly<Record<string, (message: ReceivedMessage) => unknown>>;
  readonly stallMs: number;
}

/** A member that is killed is missed for so long before others take its partitions. */
const SESSION_TIMEOUT_MS = 10_000;
/** Partitions worked on at the same time: one slow batch must not hold up all others. */
const PARTITIONS_AT_ONCE = 3;
/** kafkajs' default of 5 s would be the time that every rebalance and stop takes. */
const MAX_FETCH_WAIT_MS = 500;
const HEARTBEAT_TICK_MS = 1_000;
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 15_000;
/** The attempt from which on we knock at a broker in the same pace. */
const LAST_BACKOFF = 4;
/**
 * With several brokers kafkajs may join the group anew (a leader has moved) while a batch is in hand, and would then commit what the
 * batch resolves under the new membership, which the broker takes even if the partition is another member's by now.
 */
const REJOINED = new Error('joined the group anew, so the batch comes again to whose it is');
/** A stop may take 10 s in all; a broker that is away must not use them up. */
const STOP_DEADLINE_MS = 7_000;

/**
 * Nest's transport over kafkajs: batches in, at-least-once, dead letters, pause and back off. The handlers are methods with
 * OnTopic(). It connects in the background and for as long as it takes, so that a service that starts before its broker waits for it.
 */
export class KafkaStrategy extends Server implements CustomTransportStrategy, BeforeApplicationShutdown {
  override readonly propagatesEventHandlerErrors = true;
  protected override readonly logger = new Logger(KafkaStrategy.name);
  readonly consumption: Consumption;
  readonly #options: StrategyOptions;
  readonly #consumer: Consumer;
  /** Of each batch in hand that was fetched under the membership that we have now. */
  readonly #inHand = new Set<AbortController>();
  #closing: Promise<void> | undefined;

  constructor(options: StrategyOptions) {
    super();
    this.#options = options;
    this.setTransportId(transportOf(options.groupId));
    this.consumption = new Consumption(options.stallMs);
    this.#consumer = options.kafka.consumer({
      groupId: options.prefix + options.groupId,
      sessionTimeout: SESSION_TIMEOUT_MS,
      heartbeatInterval: SESSION_TIMEOUT_MS / 10,
      maxWaitTimeInMs: MAX_FETCH_WAIT_MS,
      maxBytesPerPartition: MAX_MESSAGE_BYTES,
    });
    this.#watch();
  }

  listen(callback: (error?: unknown) => void): void {
    for (const [topic, { next, isEventHandler }] of this.messageHandlers)
      if (next || !isEventHandler || !this.#options.decoders[topic])
        return callback(new Error(`${topic} in ${this.#options.groupId}: takes one OnTopic handler and one decoder`));
    void this.#join();
    callback();
  }

  /** Fetches no more, lets the batches in hand end and commits them, then closes the producer. The pool closes later: Nest's onApplicationShutdown. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  /** Before HTTP closes: an open stream must not hold up the consumer. */
  beforeApplicationShutdown(): Promise<void> {
    return this.close();
  }

  on(): never {
    throw new Error('has no client events: see consumption');
  }

  unwrap<T>(): T {
    return this.#consumer as T;
  }

  #watch(): void {
    const { CRASH, GROUP_JOIN, FETCH, HEARTBEAT, END_BATCH_PROCESS } = this.#consumer.events;
    this.#consumer.on(CRASH, ({ payload: { error, restart } }) => {
      this.#goAway(kafkaFault(error));
      // kafkajs gives up where a broker's word is not one of those that pass; an operator, or the broker itself, may yet put it right
      if (!restart) setTimeout(() => void this.#join(), backoffMs(LAST_BACKOFF));
    });
    this.#consumer.on(GROUP_JOIN, ({ payload: { memberAssignment } }) => {
      for (const lost of this.#inHand) lost.abort(REJOINED);
      this.#inHand.clear();
      if (this.consumption.away !== undefined)
        this.logger.log(`reads ${Object.keys(memberAssignment).join(', ') || 'nothing: there are more members than partitions'}`);
      this.consumption.assigned(
        new Set(
          Object.entries(memberAssignment).flatMap(([topic, partitions]) =>
            partitions.map((partition) => `${topic}[${partition}]`),
          ),
        ),
      );
    });
    this.#consumer.on(HEARTBEAT, () => this.consumption.heard());
    this.#consumer.on(FETCH, () => {
      this.consumption.moved();
      this.consumption.heard();
    });
    this.#consumer.on(END_BATCH_PROCESS, ({ payload: { topic, partition, offsetLag } }) =>
      lag.set({ topic, partition }, Number(offsetLag)),
    );
  }

  /** Says an outage once, not once a retry. */
  #goAway(reason: string): void {
    if (this.consumption.away === undefined || this.consumption.away === 'not connected yet')
      this.logger.warn(`${reason}; trying until it works`);
    this.consumption.away = reason;
  }

  async #join(): Promise<void> {
    for (let attempt = 1; !this.#closing; attempt += 1) {
      try {
        await this.#consumer.connect();
        const names = [...this.messageHandlers.keys()].map((topic) => this.#options.prefix + topic);
        await this.#consumer.subscribe({ topics: names, fromBeginning: true });
        await this.#consumer.run({
          eachBatchAutoResolve: false,
          partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
          eachBatch: (payload) => this.#eachBatch(payload),
        });
        return;
      } catch (error) {
        this.#goAway(kafkaFault(error));
        await new Promise((resolve) => setTimeout(resolve, backoffMs(Math.min(attempt, LAST_BACKOFF))));
      }
    }
  }

  async #close(): Promise<void> {
    this.consumption.stop();
    const orderly = this.#consumer.disconnect().then(() => this.#options.producer.close());
    const deadline = Promise.withResolvers<void>();
    const timer = setTimeout(() => {
      this.logger.warn('stopped without a word from Kafka; what was not committed comes again');
      deadline.resolve();
    }, STOP_DEADLINE_MS);
    await Promise.race([orderly, deadline.promise]).catch((error: unknown) => this.logger.warn(`stop: ${String(error)}`));
    clearTimeout(timer);
  }

  async #eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const place = `${batch.topic}[${batch.partition}]`;
    const topic = batch.topic.slice(this.#options.prefix.length);
    const handler = this.messageHandlers.get(topic)!;
    const size = Number(handler.extras?.['maxBatch'] ?? 1);
    const messages = batch.messages.map((message) => received(topic, batch.partition, message));
    const lost = new AbortController();
    const beat = () => payload.heartbeat().catch((error: unknown) => lost.abort(error)); // kafkajs sends one a heartbeatInterval at most
    const beating = setInterval(() => void beat(), HEARTBEAT_TICK_MS);
    let next = messages[0]!;
    this.#inHand.add(lost);
    this.consumption.begin();
    try {
      for (let at = 0; at < messages.length && payload.isRunning() && !payload.isStale(); at += size) {
        const group = messages.slice(at, at + size);
        next = group[0]!;
        await deliver(group, this.consumption.attempt(place, next.offset), {
          decode: this.#options.decoders[topic]!,
          handle: (deliveries) => call(handler, deliveries, new BatchContext([topic, batch.partition, lost.signal])),
          bury: (message, error) => this.#bury(message, error, this.consumption.attempt(place, message.offset)),
          done: (message) => {
            if (!this.#inHand.has(lost)) return;
            payload.resolveOffset(message.offset);
            next = messages[messages.indexOf(message) + 1] ?? message;
            if (this.consumption.goesOn(place)) this.logger.log(`${place} goes on`);
            this.consumption.moved();
          },
        });
        handled.inc({ topic }, group.length);
        // fenced or revoked meanwhile? start no further group. What is done is resolved, and kafkajs commits it only if the broker
        // still lets us: nothing may be committed for a partition that another member works on.
        await beat();
        lost.signal.throwIfAborted();
      }
    } catch (error) {
      if (!this.#inHand.has(lost)) return;
      if (lost.signal.aborted) throw error;
      if (payload.isRunning()) this.#backOff(place, next.offset, error, payload.pause()); // else closing: what is not resolved comes again
    } finally {
      clearInterval(beating);
      this.#inHand.delete(lost);
      this.consumption.end();
    }
  }

  /** The partition is paused and the loop returns: looping here would hold up the partitions that are well. */
  #backOff(place: string, offset: string, error: unknown, resume: () => void): void {
    const attempt = this.consumption.attempt(place, offset);
    const waitMs = backoffMs(attempt);
    const reason = error instanceof Error ? error.message : String(error);
    if (attempt === 1) this.logger.warn(`${place} waits at ${offset}: ${reason}; tried again until it works`);
    else this.logger.debug(`${place} waits at ${offset}, attempt ${attempt}: ${reason}`);
    this.consumption.wait(place, { offset, attempt, reason, timer: setTimeout(resume, waitMs) });
  }

  async #bury(message: ReceivedMessage, error: PermanentError, attempt: number): Promise<void> {
    const { producer, service } = this.#options;
    const letter = bury(message, { error, service, attempt, at: new Date() });
    try {
      await producer.send(topics.dead.name, [letter]);
    } catch (refused) {
      if (!(refused instanceof RefusedAsTooLarge)) throw refused;
      await producer.send(topics.dead.name, [withoutValue(letter)]);
    }
    deadLetters.inc({ topic: message.topic, code: error.code });
    this.logger.warn(`dead letter: ${message.topic}[${message.partition}]@${message.offset} ${error.code}: ${error.message}`);
  }
}

/** Exponential with full jitter in its upper half, so that two instances do not knock at the same moment. */
function backoffMs(attempt: number): number {
  const ceiling = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1));
  return ceiling / 2 + (Math.random() * ceiling) / 2;
}

function received(topic: string, partition: number, { key, value, headers, offset, timestamp }: KafkaMessage): ReceivedMessage {
  const at = new Date(Number(timestamp));
  // a producer may say -1, or a time that no calendar has
  const time = at.getTime() > 0 ? at : new Date();
  return { topic, partition, offset, key, value, headers: headers ?? {}, timestamp: time, loggedMs: timestamp };
}

/** A handler has failed if its promise rejects or its stream errors; a stream without values is success. */
async function call(handler: MessageHandler, deliveries: Delivery<unknown>[], context: BatchContext): Promise<void> {
  const result: unknown = await handler(deliveries, context);
  if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
}
