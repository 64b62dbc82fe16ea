import { Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type Database, faultInWords, mayWorkLater, type Query } from '#database';
import { locks } from '../locks.ts';
import { claimRollUp, rollUpHour, selectDue, selectUnsettled, settleHour } from '../tables/ledger-hour.ts';

const EVERY_MS = 60_000;
/** Far longer than a statement of the writer may take, so that an hour that is counted gets no more units. */
const SETTLE_AFTER_S = 600;

/**
 * Counts the hours that are over, so that the balance need not read the whole ledger; and, where it is told to, takes away the units of
 * old ones. The balance is the same before and after. One instance at a time, one hour a transaction.
 */
export class RollUp implements OnModuleInit, OnModuleDestroy {
  readonly #database: Database;
  readonly #keepDays: number | undefined;
  readonly #logger = new Logger(RollUp.name);
  #working: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** @param keepDays undefined: units are kept for ever */
  constructor(database: Database, keepDays: number | undefined) {
    this.#database = database;
    this.#keepDays = keepDays;
  }

  onModuleInit(): void {
    this.#timer = setInterval(() => {
      this.#working ??= this.#look().finally(() => (this.#working = undefined));
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#working;
  }

  /** All that is due now. @throws what pg throws */
  async run(): Promise<void> {
    await this.#turn(async (query) => {
      for (const { hour } of await query<{ hour: Date }>(selectUnsettled, [SETTLE_AFTER_S])) await query(settleHour, [hour]);
      return false;
    });
    const days = this.#keepDays;
    if (days === undefined) return;
    while (
      !this.#stopped &&
      (await this.#turn(async (query) => {
        const [due] = await query<{ hour: Date }>(selectDue, [days]);
        if (due) await query(rollUpHour, [due.hour]);
        return due !== undefined;
      }))
    );
  }

  /** @returns what `work` returns; false if another instance is at it */
  #turn(work: (query: Query) => Promise<boolean>): Promise<boolean> {
    return this.#database.transaction(async (query) => {
      const [lock] = await query<{ is_ours: boolean }>(claimRollUp, [locks.rollUp]);
      return lock!.is_ours && work(query);
    });
  }

  async #look(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      if (mayWorkLater(error)) this.#logger.debug(`the ledger is rolled up later: ${faultInWords(error)}`);
      else this.#logger.error(error);
    }
  }
}
