import { type BeforeApplicationShutdown, Logger, type OnModuleInit } from '@nestjs/common';
import { faultInWords, mayWorkLater, type Query, type Store } from '#database';
import { selectLast } from '../tables/feed.ts';

/** What other instances have added to the feed is seen so often, by one question for all who wait here. */
const POLL_MS = 500;

/** How far the feed goes, for all streams and webhooks of this instance: who waits for more costs no question of its own. */
export class FeedHead implements OnModuleInit, BeforeApplicationShutdown {
  readonly #logger = new Logger(FeedHead.name);
  readonly #store: Pick<Store, 'reader'>;
  readonly #waiting = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #asking = false;
  #seq = 0;

  constructor(store: Pick<Store, 'reader'>) {
    this.#store = store;
  }

  onModuleInit(): void {
    this.#timer = setInterval(() => void this.#poll(), POLL_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** The last number that is known of here; 0 before the first. */
  get seq(): number {
    return this.#seq;
  }

  /** Tells that the feed goes as far as that. */
  reached(seq: number): void {
    if (seq <= this.#seq) return;
    this.#seq = seq;
    for (const wake of [...this.#waiting]) wake();
  }

  /** Comes back when the feed goes beyond `seq`, after `ms`, or when `signal` is aborted, whatever is first. */
  async beyond(seq: number, ms: number, signal: AbortSignal): Promise<void> {
    if (this.#seq > seq || signal.aborted) return;
    const woken = Promise.withResolvers<void>();
    const wake = () => woken.resolve();
    const timer = setTimeout(wake, ms);
    signal.addEventListener('abort', wake);
    this.#waiting.add(wake);
    try {
      await woken.promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      this.#waiting.delete(wake);
    }
  }

  async #poll(): Promise<void> {
    if (this.#waiting.size === 0 || this.#asking) return;
    this.#asking = true;
    try {
      this.reached(await lastSeq(this.#store.reader.query));
    } catch (error) {
      if (!mayWorkLater(error)) this.#logger.error(`how far the feed goes can not be asked: ${faultInWords(error)}`);
    } finally {
      this.#asking = false;
    }
  }
}

async function lastSeq(query: Query): Promise<number> {
  const [last] = await query<{ seq: number }>(selectLast);
  return last?.seq ?? 0;
}
