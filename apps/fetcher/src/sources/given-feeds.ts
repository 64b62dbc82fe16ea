import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { faultInWords, mayWorkLater, type Query } from '#database';
import type { Clock } from '../politeness/clock.ts';
import { addSources } from './sources.ts';

const RETRY_MS = 2_000;

/** Adds the feeds that the configuration names, as soon as there is a database. One that was removed since comes back; one that was paused stays so. */
export class GivenFeeds implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #query: Query;
  readonly #clock: Clock;
  readonly #urls: readonly string[];
  readonly #logger = new Logger('Sources');
  readonly #stop = new AbortController();

  constructor(query: Query, clock: Clock, urls: readonly string[]) {
    this.#query = query;
    this.#clock = clock;
    this.#urls = urls;
  }

  onApplicationBootstrap(): void {
    if (this.#urls.length > 0) void this.#add();
  }

  onModuleDestroy(): void {
    this.#stop.abort();
  }

  async #add(): Promise<void> {
    const additions = [...new Set(this.#urls.map((url) => new URL(url).href))].map((address) => ({
      kind: 'feed' as const,
      address,
    }));
    while (!this.#stop.signal.aborted) {
      try {
        const { added } = await addSources(this.#query, additions, new Date(this.#clock.now()));
        if (added.length > 0) this.#logger.log(`${added.length} of FEED_URLS added to the sources`);
        return;
      } catch (error) {
        if (!mayWorkLater(error)) return this.#logger.error(`FEED_URLS are not added: ${faultInWords(error)}`);
        await sleep(RETRY_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      }
    }
  }
}
