import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { type Database, faultInWords, mayWorkLater } from '#database';
import { RetryableError } from '#events';
import { abortable } from '#outbound';
import type { Degraded, HealthCheck } from '#service';
import { type SourceRow, sourceStates } from '../sources/source.ts';
import { forgetHosts } from '../tables/host.ts';
import { claimItem, countWaiting, forgetItems, releaseItems } from '../tables/item.ts';
import { claimSource, releaseSources, selectLateness, selectStates } from '../tables/source.ts';
import { fetchItem, type ItemRow } from './fetch-item.ts';
import type { Means } from './means.ts';
import { pollSource } from './poll-source.ts';

/** Longer than a poll of a large sitemap index takes at a slow host's pace. A fetcher that was killed lets go by then. */
const LEASE_MS = 600_000;
/** Nothing was due. */
const IDLE_MS = 1_000;
/** After a fault of our own: database or broker away. */
const BACKOFF_MS = { first: 1_000, most: 30_000 };
const UPKEEP_EVERY_MS = 600_000;
const COUNT_EVERY_MS = 15_000;
/** An item that its source has not shown for so long is forgotten. */
const FORGET_ITEMS_MS = 90 * 86_400_000;
const FORGET_HOSTS_MS = 86_400_000;
const FORGET_AT_ONCE = 5_000;

const sources = new Gauge({ name: 'khabar_fetcher_sources', help: 'Sources by state', labelNames: ['state'] });
const failing = new Gauge({ name: 'khabar_fetcher_sources_failing', help: 'Active sources whose last poll failed' });
const silent = new Gauge({
  name: 'khabar_fetcher_sources_silent',
  help: 'Sources that answer with nothing where there used to be something',
});
const waiting = new Gauge({ name: 'khabar_fetcher_items_waiting', help: 'Items whose page is still to be read' });
const late = new Gauge({
  name: 'khabar_fetcher_late_seconds',
  help: 'How long the source that is due for longest has been waiting',
});

/**
 * Asks sources and reads pages as they fall due, several hosts at a time and one request to a host. Several fetchers share the work: each
 * takes what is due by a lease in the database, and what one that was killed had in hand falls to the others when its lease is over.
 */
export class Fetching implements HealthCheck, OnApplicationBootstrap, OnModuleDestroy {
  readonly name = 'sources';
  readonly #means: Means;
  readonly #database: Database;
  readonly #concurrency: number;
  readonly #stop: AbortController;
  readonly #logger = new Logger(Fetching.name);
  /** Hosts that this fetcher asks now. */
  readonly #asked = new Set<string>();
  #claiming: Promise<unknown> = Promise.resolve();
  #workers: Promise<unknown> = Promise.resolve();
  #fault: string | undefined;
  /** Until then nobody asks again what is due; whoever comes back from a host asks at once. */
  #idleUntil = 0;
  #upkeptAt = 0;
  #countedAt = 0;
  #disabled: readonly string[] = [];

  /**
   * @param stop ends what is in hand; `means.stop` is its signal
   * @param concurrency hosts that are asked at the same time
   */
  constructor(means: Means, stop: AbortController, concurrency: number) {
    this.#means = means;
    this.#database = means.database;
    this.#stop = stop;
    this.#concurrency = concurrency;
  }

  /** That a source is not asked any more stops nothing, and must not go unseen. */
  ready(): Degraded | undefined {
    const [first, ...more] = this.#disabled;
    if (first === undefined) return undefined;
    return {
      degraded: `disabled: ${first}${more.length > 0 ? `, and ${more.length} more` : ''}. See /v1/sources?state=disabled`,
    };
  }

  onApplicationBootstrap(): void {
    this.#workers = Promise.all(Array.from({ length: this.#concurrency }, () => this.#work()));
  }

  /** What is in hand is broken off and left to others at once. */
  async onModuleDestroy(): Promise<void> {
    this.#stop.abort(new Error('the fetcher is being stopped'));
    await this.#workers;
    await this.#means.reading.close();
    await this.#database.query(releaseSources, [this.#means.me, null]).catch(() => undefined);
    await this.#database.query(releaseItems, [this.#means.me, null]).catch(() => undefined);
  }

  async #work(): Promise<void> {
    for (let pauseMs: number = BACKOFF_MS.first; !this.#stop.signal.aborted;) {
      try {
        await this.#upkeep();
        const worked = await this.#one();
        pauseMs = BACKOFF_MS.first;
        if (this.#fault !== undefined) this.#logger.log('sources are asked again');
        this.#fault = undefined;
        if (!worked) await this.#pause(IDLE_MS);
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.#complain(error);
        await this.#pause(pauseMs);
        pauseMs = Math.min(BACKOFF_MS.most, pauseMs * 2);
      }
    }
  }

  /** A source that is due, or else an item. @returns false if there was neither */
  async #one(): Promise<boolean> {
    const [source, item] = await this.#claim();
    if (source) await this.#asking(source.host, () => pollSource(this.#means, source), [releaseSources, source.id]);
    else if (item) await this.#asking(item.host, () => fetchItem(this.#means, item), [releaseItems, item.article_id]);
    return source !== undefined || item !== undefined;
  }

  /** One after the other, so that no two workers take the same host. */
  #claim(): Promise<[source?: SourceRow, item?: ItemRow]> {
    const claimed = this.#claiming.then(async (): Promise<[SourceRow?, ItemRow?]> => {
      const now = this.#means.clock.now();
      if (now < this.#idleUntil) return [];
      const parameters = [new Date(now), new Date(now + LEASE_MS), this.#means.me, [...this.#asked]];
      const [source] = await this.#database.query<SourceRow>(claimSource, parameters);
      const [item] = source ? [] : await this.#database.query<ItemRow>(claimItem, parameters);
      const host = source?.host ?? item?.host;
      if (host === undefined) this.#idleUntil = now + IDLE_MS;
      else this.#asked.add(host);
      return [source, item];
    });
    this.#claiming = claimed.catch(() => undefined);
    return claimed;
  }

  /** What fails by a fault of our own, database or broker away, is left as it was, for whoever comes first. */
  async #asking(host: string, work: () => Promise<void>, [release, id]: [string, string]): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.#stop.signal.aborted) await this.#database.query(release, [this.#means.me, id]).catch(() => undefined);
      throw error;
    } finally {
      this.#asked.delete(host);
      this.#idleUntil = 0;
    }
  }

  async #upkeep(): Promise<void> {
    const { clock } = this.#means;
    const now = clock.now();
    const query = this.#database.query;
    if (now - this.#countedAt >= COUNT_EVERY_MS) {
      this.#countedAt = now;
      await this.#count();
    }
    if (now - this.#upkeptAt < UPKEEP_EVERY_MS) return;
    this.#upkeptAt = now;
    await clock.set?.(query);
    await query(forgetItems, [new Date(now - FORGET_ITEMS_MS), FORGET_AT_ONCE]);
    await query(forgetHosts, [new Date(now - FORGET_HOSTS_MS)]);
  }

  /** Figures for /metrics, and what readiness tells. */
  async #count(): Promise<void> {
    const query = this.#database.query;
    const states = await query<{ state: string; count: number; failing: number; silent: number; some: string[] }>(selectStates);
    const of = (state: string) => states.find((row) => row.state === state);
    for (const state of sourceStates) sources.set({ state }, of(state)?.count ?? 0);
    failing.set(of('active')?.failing ?? 0);
    silent.set(of('active')?.silent ?? 0);
    this.#disabled = of('disabled')?.some ?? [];
    const [items] = await query<{ count: number }>(countWaiting);
    waiting.set(items!.count);
    const [lateness] = await query<{ seconds: number }>(selectLateness, [new Date(this.#means.clock.now())]);
    late.set(lateness!.seconds);
  }

  #pause(ms: number): Promise<void> {
    return abortable(this.#means.clock.sleep(ms), this.#stop.signal).catch(() => undefined);
  }

  /** Says an outage once. */
  #complain(error: unknown): void {
    const words =
      error instanceof RetryableError ? error.message : mayWorkLater(error) ? `Postgres: ${faultInWords(error)}` : undefined;
    if (words === undefined) this.#logger.error(error);
    else if (this.#fault === undefined) this.#logger.warn(`no source is asked, tried until it works: ${words}`);
    this.#fault = words ?? String(error);
  }
}
