import type { OnModuleInit, OnModuleDestroy } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { faultInWords, type Query } from '#database';
import type { Degraded, HealthCheck } from '#service';
import { selectStanding } from '../tables/ledger-answers.ts';
import { faultOf, type Standing } from './balance.ts';

/** How often the accounts are looked at: milliseconds. */
const LOOK_MS = 5_000;

const inFlight = new Gauge({ name: 'khabar_ledger_in_flight', help: 'Messages received and not at an end yet' });
const missing = new Gauge({
  name: 'khabar_ledger_missing',
  help: 'Messages received and not at an end for longer than LEDGER_GRACE_S',
});
const unseen = new Gauge({
  name: 'khabar_ledger_unseen',
  help: 'Messages at an end that their own topic has not told of for longer than LEDGER_GRACE_S',
});
const difference = new Gauge({
  name: 'khabar_ledger_difference',
  help: 'Messages received that neither came to an end nor are in flight, less those with an end that nobody received; 0 is well',
});

/** Whether the ledger is even, looked at in the background. That it is not stops nothing: the service is degraded, and says why. */
export class Accounts implements HealthCheck, OnModuleInit, OnModuleDestroy {
  readonly name = 'balance';
  readonly graceSeconds: number;
  readonly #query: Query;
  #fault: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(query: Query, graceSeconds: number) {
    this.#query = query;
    this.graceSeconds = graceSeconds;
  }

  onModuleInit(): void {
    const look = (): void => {
      void this.look().finally(() => {
        if (this.#timer) this.#timer = setTimeout(look, LOOK_MS).unref();
      });
    };
    this.#timer = setTimeout(look, LOOK_MS).unref();
  }

  onModuleDestroy(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Looks now. A database that is away is told by the check of its own. */
  async look(): Promise<void> {
    try {
      const [standing] = await this.#query<Standing>(selectStanding, [this.graceSeconds]);
      inFlight.set(standing!.in_flight);
      missing.set(standing!.missing);
      unseen.set(standing!.unseen);
      difference.set(standing!.missing - standing!.unseen);
      this.#fault = faultOf(standing!, this.graceSeconds);
    } catch (error) {
      this.#fault = `the ledger can't be read: ${faultInWords(error)}`;
    }
  }

  ready(): Degraded | undefined {
    return this.#fault === undefined ? undefined : { degraded: this.#fault };
  }
}
