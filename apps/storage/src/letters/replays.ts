import { Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { type Database, faultInWords, mayWorkLater, type Query } from '#database';
import { instant, RetryableError } from '#events';
import type { EventProducer } from '#kafka';
import { PageByPage } from '../page-by-page.ts';
import { advanceReplay, claimReplay, selectPageOfReplay, tellWaiting } from '../tables/replay.ts';
import { sendAgain } from './inbox.ts';

/** Letters in one transaction: as many are sent twice if the process is killed between their publication and its end. */
const PAGE = 100;

export const Replay = z
  .object({
    id: z.uuid(),
    filter: z.record(z.string(), z.unknown()),
    state: z.string().meta({ description: 'running, canceled, done' }),
    total: z.int(),
    published: z.int(),
    refused: z.int().meta({ description: 'that the broker would not take: too large' }),
    skipped: z.int().meta({ description: 'resolved or changed in between' }),
    remaining: z.int(),
    waits: z.string().nullable().meta({ description: 'why it does not go on now' }),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Replay' });
export type Replay = z.infer<typeof Replay>;

export interface ReplayRow {
  readonly id: string;
  readonly filter: Record<string, unknown>;
  readonly state: string;
  readonly total: number;
  readonly published: number;
  readonly refused: number;
  readonly remaining: number;
  readonly waits: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export function replayOf({ created_at: created, updated_at: updated, ...row }: ReplayRow): Replay {
  const skipped = row.total - row.published - row.refused - row.remaining;
  return { ...row, skipped, createdAt: instant(created), updatedAt: instant(updated) };
}

/**
 * Works off the replays that are under way, page by page, each page in one transaction. What was begun goes on by itself after a restart,
 * in whichever instance comes first.
 */
export class Replays implements OnModuleInit, OnModuleDestroy {
  readonly #database: Database;
  readonly #producer: EventProducer;
  readonly #logger = new Logger(Replays.name);
  readonly #pages = new PageByPage(
    () => this.#database.transaction((query) => this.#page(query)),
    (error) => this.#wait(error),
  );

  constructor(database: Database, producer: EventProducer) {
    this.#database = database;
    this.#producer = producer;
  }

  onModuleInit(): void {
    this.#pages.begin();
  }

  /** Before the transport closes its producer. */
  async onModuleDestroy(): Promise<void> {
    await this.#pages.end();
  }

  /** Does not wait for it. */
  goOn(): void {
    this.#pages.goOn();
  }

  /** @returns false if there was nothing to do */
  async #page(query: Query): Promise<boolean> {
    const [replay] = await query<{ id: string }>(claimReplay);
    if (!replay) return false;
    const page = (await query<{ letter_id: string }>(selectPageOfReplay, [replay.id, PAGE])).map(({ letter_id: id }) => id);
    const { sent, refused } = await sendAgain(query, this.#producer, page, { replay: replay.id });
    await query(advanceReplay, [replay.id, page, sent.length, refused.length]);
    return true;
  }

  async #wait(error: unknown): Promise<void> {
    if (error instanceof RetryableError)
      await this.#database.query(tellWaiting, [error.message]).catch((more: unknown) => this.#logger.debug(faultInWords(more)));
    else if (mayWorkLater(error)) this.#logger.debug(`replays wait: ${faultInWords(error)}`);
    else this.#logger.error(error);
  }
}
