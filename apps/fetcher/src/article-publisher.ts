import { randomUUID } from 'node:crypto';
import type { OnApplicationShutdown } from '@nestjs/common';
import { type Article, eventTypes, instant, RetryableError, toMessage, topics } from '#events';
import { type BrokerProbe, type EventProducer } from '#kafka';

/** A caller waits no longer for the broker than this: milliseconds. */
const SEND_DEADLINE_MS = 10_000;
const OVERDUE = 'Kafka has not answered yet for what was sent before';

/** The end of every way into Khabar: articles go to `articles.raw.v1`, whatever source they come from. */
export class ArticlePublisher implements OnApplicationShutdown {
  readonly #producer: EventProducer;
  readonly #probe: BrokerProbe;
  /** Requests that were given up and are still under way: those behind them would wait as long, and be kept in memory meanwhile. */
  #overdue = 0;

  constructor(producer: EventProducer, probe: BrokerProbe) {
    this.#producer = producer;
    this.#probe = probe;
  }

  /** @returns the fault as a sentence, or undefined if articles can be published */
  async ready(): Promise<string | undefined> {
    return this.#overdue > 0 ? OVERDUE : this.#probe.ready();
  }

  /**
   * @param source CloudEvents source, a URI reference: `/khabar/fetcher/http`, or a feed's URL
   * @returns the event ids, in order, once the broker has acknowledged all
   * @throws RetryableError the broker is away or silent; sending the same again does no harm
   */
  async publish(articles: readonly Article[], source: string, traceparent?: string): Promise<string[]> {
    if (this.#overdue > 0) throw new RetryableError(OVERDUE);
    const time = instant(new Date());
    const events = articles.map((data) => ({
      id: randomUUID(),
      type: eventTypes.raw,
      source,
      subject: data.articleId,
      time,
      traceparent,
      data,
    }));
    const late = Promise.withResolvers<never>();
    const sent = this.#producer.send(topics.raw.name, events.map(toMessage));
    const timer = setTimeout(() => {
      const answered = () => void (this.#overdue -= 1);
      this.#overdue += 1;
      void sent.then(answered, answered);
      late.reject(new RetryableError(`Kafka has not answered for ${SEND_DEADLINE_MS / 1000} s`));
    }, SEND_DEADLINE_MS);
    try {
      await Promise.race([sent, late.promise]);
      return events.map(({ id }) => id);
    } finally {
      clearTimeout(timer);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.#producer.close(), this.#probe.close()]);
  }
}
