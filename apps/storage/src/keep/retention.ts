import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Logger, type OnModuleInit } from '@nestjs/common';
import { Counter } from 'prom-client';
import { faultInWords, type Query, type Store } from '#database';
import { eraseOldFeed } from '../tables/feed.ts';
import { awaitGroupingLock } from '../tables/grouping.ts';
import {
  eraseOldFindings,
  eraseOldLetters,
  eraseOldRevisions,
  eraseOldWeighed,
  selectOldArticles,
  tryRetentionLock,
} from '../tables/retention.ts';
import { eraseOldDeliveries } from '../tables/webhook.ts';
import { eraseAll, eraseUnnamed } from './forget.ts';
import { locks } from '../locks.ts';

/** Rows that one transaction gives up: a second's work at most, so that writers wait no longer. */
const MAX_ROWS = 500;
const EVERY_MS = 3_600_000;

export interface Days {
  /** Since the revision that stands was stored; undefined: for ever. */
  readonly articles?: number | undefined;
  /** Since it was stored or found; undefined: as long as the article. */
  readonly revisions?: number | undefined;
  /** Since it last died; undefined: for ever. */
  readonly deadLetters?: number | undefined;
  /** Since the event was weighed; undefined: for ever. */
  readonly events?: number | undefined;
  /** Since it was stored; undefined: for ever. Of deliveries to webhooks: since they were tried. */
  readonly feed?: number | undefined;
}

/** A kind of thing that is kept for so many days, and what gives up a bounded number of them. */
interface Kept {
  readonly what: string;
  readonly days: number | undefined;
  readonly giveUp: (query: Query, days: number, atMost: number) => Promise<number>;
}

const counts = new Counter({
  name: 'khabar_retention_erased_total',
  help: 'What was given up by retention, by kind',
  labelNames: ['what'],
});

/** Keeps nothing for longer than is wished: looks once an hour, one instance at a time, in bounded transactions. Off unless configured. */
export class Retention implements OnModuleInit, BeforeApplicationShutdown {
  readonly #logger = new Logger(Retention.name);
  readonly #store: Store;
  readonly #kept: readonly Kept[];
  readonly #stop = new AbortController();

  constructor(store: Store, { articles, revisions, deadLetters, events, feed }: Days) {
    this.#store = store;
    this.#kept = [
      { what: 'articles', days: articles, giveUp: eraseOldArticles },
      { what: 'revisions', days: revisions, giveUp: counted(eraseOldRevisions) },
      { what: 'findings', days: revisions, giveUp: counted(eraseOldFindings) },
      { what: 'dead letters', days: deadLetters, giveUp: counted(eraseOldLetters) },
      { what: 'events weighed', days: events, giveUp: counted(eraseOldWeighed) },
      { what: 'events told', days: feed, giveUp: counted(eraseOldFeed) },
      { what: 'deliveries', days: feed, giveUp: counted(eraseOldDeliveries) },
    ];
  }

  onModuleInit(): void {
    if (this.#kept.some(({ days }) => days !== undefined)) void this.#hourly();
  }

  beforeApplicationShutdown(): void {
    this.#stop.abort();
  }

  /** @returns how many were given up, by kind; nothing of what another instance is at */
  async run(): Promise<Record<string, number>> {
    const erased: Record<string, number> = {};
    for (const { what, days, giveUp } of this.#kept) {
      if (days === undefined) continue;
      let count: number;
      do {
        count = await this.#store.upkeep.transaction(async (query) => {
          const [lock] = await query<{ locked: boolean }>(tryRetentionLock, [locks.retention]);
          return lock!.locked ? giveUp(query, days, MAX_ROWS) : 0;
        });
        erased[what] = (erased[what] ?? 0) + count;
        counts.inc({ what }, count);
      } while (count === MAX_ROWS && !this.#stop.signal.aborted);
    }
    if (erased['articles']) await this.#store.upkeep.transaction(eraseUnnamed);
    return erased;
  }

  async #hourly(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        const erased = Object.entries(await this.run()).filter(([, count]) => count > 0);
        if (erased.length > 0) this.#logger.log(`given up: ${erased.map(([what, count]) => `${count} ${what}`).join(', ')}`);
      } catch (error) {
        this.#logger.warn(`nothing given up, tried again in an hour: ${faultInWords(error)}`);
      }
      await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}

async function eraseOldArticles(query: Query, days: number, atMost: number): Promise<number> {
  await query(awaitGroupingLock, [locks.grouping]);
  const rows = await query<{ article_id: string }>(selectOldArticles, [days, atMost]);
  if (rows.length > 0)
    await eraseAll(
      query,
      rows.map(({ article_id }) => article_id),
    );
  return rows.length;
}

function counted(statement: string): Kept['giveUp'] {
  return async (query, days, atMost) => (await query(statement, [days, atMost])).length;
}
