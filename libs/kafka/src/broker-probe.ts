import type { Admin, Kafka } from 'kafkajs';

/** Whether the broker answers, for a service that only publishes. One question at a time, over a connection that is kept. */
export class BrokerProbe {
  readonly #kafka: Kafka;
  #admin: Admin | undefined;
  #asked: Promise<string | undefined> | undefined;

  constructor(kafka: Kafka) {
    this.#kafka = kafka;
  }

  /** @returns the fault as a sentence, or undefined if the broker answers */
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
      await this.#admin.describeCluster();
      return undefined;
    } catch (error) {
      const admin = this.#admin;
      this.#admin = undefined;
      await admin?.disconnect().catch(() => {});
      return `Kafka does not answer: ${(error as Error).message}`;
    }
  }
}
