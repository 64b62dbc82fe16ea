import type { Admin, Kafka } from 'kafkajs';
import { kafkaFault } from './errors.ts';

/** Whether the broker answers and has the topic, for a service that only publishes. One question at a time, over a connection that is kept. */
export class BrokerProbe {
  readonly #kafka: Kafka;
  readonly #topic: string;
  #admin: Admin | undefined;
  #asked: Promise<string | undefined> | undefined;

  /** @param topic as it is on the broker, with its prefix */
  constructor(kafka: Kafka, topic: string) {
    this.#kafka = kafka;
    this.#topic = topic;
  }

  /** @returns the fault as a sentence, or undefined if articles can be published */
  ready(): Promise<string | undefined> {
    return (this.#asked ??= this.#ask().finally(() => {
      this.#asked = undefined;
    }));
  }

  async close(): Promise<void> {
    await this.#admin?.disconnect();
  }

  async #ask(): Promise<string | undefined> {
    try {
      if (!this.#admin) {
        this.#admin = this.#kafka.admin({ retry: { retries: 0 } });
        await this.#admin.connect();
      }
      await this.#admin.fetchTopicMetadata({ topics: [this.#topic] });
      return undefined;
    } catch (error) {
      const admin = this.#admin;
      this.#admin = undefined;
      await admin?.disconnect().catch(() => {});
      return kafkaFault(error);
    }
  }
}
