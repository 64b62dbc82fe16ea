import { z } from 'zod';
import { instant } from '#events';

const counts = {
  received: z.int().nonnegative().meta({ description: 'messages that the topics themselves told of' }),
  outcomes: z
    .record(z.string(), z.int().nonnegative())
    .meta({ description: 'of those, and of unseen ones: stored, revised, ..., dead' }),
};

export const Balance = z
  .object({
    data: z.array(
      z.object({
        hour: z.string().meta({ description: 'beginning of the hour in which the ledger first heard of them, RFC 3339' }),
        ...counts,
        open: z.int().meta({ description: 'received - all outcomes: not at their end yet' }),
      }),
    ),
    total: z.object({
      ...counts,
      inFlight: z.int().nonnegative().meta({ description: 'received, without an outcome yet, and not for too long' }),
      missing: z.int().nonnegative().meta({ description: 'received, and without an outcome for longer than graceSeconds' }),
      unseen: z.int().nonnegative().meta({ description: 'with an outcome, and not told of by their own topic for as long' }),
      difference: z.int().meta({ description: 'received - all outcomes - inFlight; nought if all is well' }),
    }),
    graceSeconds: z.int(),
  })
  .meta({ id: 'LedgerBalance' });
export type Balance = z.infer<typeof Balance>;

export interface Standing {
  readonly in_flight: number;
  readonly missing: number;
  readonly unseen: number;
}

export type HourRow = Standing &
  (
    | { readonly hour: null }
    | {
        readonly hour: Date;
        readonly received: string;
        /** By outcome; that of units without one is ''. */
        readonly outcomes: Readonly<Record<string, number>>;
      }
  );

/** @param isAsked whether the answer tells of an hour; the totals are over all. At least one row, of which the hour may be null */
export function balanceOf(rows: readonly HourRow[], isAsked: (hour: Date) => boolean, graceSeconds: number): Balance {
  const total = { received: 0, outcomes: {} as Record<string, number> };
  const data: Balance['data'] = [];
  for (const row of rows) {
    if (!row.hour) continue;
    const { '': _without, ...outcomes } = row.outcomes;
    const received = Number(row.received);
    total.received += received;
    for (const [name, count] of Object.entries(outcomes)) total.outcomes[name] = (total.outcomes[name] ?? 0) + count;
    if (isAsked(row.hour)) data.push({ hour: instant(row.hour), received, outcomes, open: received - sum(outcomes) });
  }
  const { in_flight: inFlight, missing, unseen } = rows[0]!;
  const difference = total.received - sum(total.outcomes) - inFlight;
  return { data, total: { ...total, inFlight, missing, unseen, difference }, graceSeconds };
}

/** What is wrong with the accounts, as a sentence; undefined if nothing is. */
export function faultOf({ missing, unseen }: Standing, graceSeconds: number): string | undefined {
  const faults = [
    missing > 0 ? `${missing} received more than ${graceSeconds} s ago and not at an end yet` : '',
    unseen > 0 ? `${unseen} at an end that their topic has not told of for ${graceSeconds} s` : '',
  ].filter(Boolean);
  return faults.length > 0 ? `the ledger is not even: ${faults.join('; ')}. See /v1/ledger/balance` : undefined;
}

function sum(outcomes: Readonly<Record<string, number>>): number {
  return Object.values(outcomes).reduce((all, count) => all + count, 0);
}
