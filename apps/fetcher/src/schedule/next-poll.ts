type FailureKind = 'gone' | 'refused' | 'broken' | 'timed_out';

/** Bounds of the interval between two polls, in seconds. */
export interface Bounds {
  readonly floorS: number;
  readonly capS: number;
}

/** What earlier polls have left, as khabar's table `fetcher.source` keeps it. */
export interface Past {
  /** Undefined before the first poll. */
  readonly intervalS?: number | undefined;
  /** New items a day, averaged over some days. */
  readonly perDay?: number | undefined;
  /** When the source last answered, in milliseconds since 1970. */
  readonly answeredAt?: number | undefined;
  /** In a row. */
  readonly failures: number;
  readonly failingSince?: number | undefined;
}

/** How the source wants to be asked: Cache-Control, Expires, RSS ttl, skipHours and skipDays, sy:updatePeriod. */
export interface Wishes {
  /** Not sooner than in so many seconds. */
  readonly notBeforeS?: number | undefined;
  /** 0 to 23, GMT. */
  readonly skipHours?: readonly number[] | undefined;
  /** Monday to Sunday, in English, GMT. */
  readonly skipDays?: readonly string[] | undefined;
}

export type Outcome =
  | { readonly kind: 'answered'; readonly newItems: number; readonly wishes: Wishes }
  | { readonly kind: FailureKind; readonly status?: number | undefined; readonly retryAfterS?: number | undefined };

export interface Next {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly intervalS: number;
  readonly perDay: number | undefined;
  readonly failures: number;
  readonly failingSince: number | undefined;
  /** Why it is not to be asked any more, as an operator is told it. */
  readonly disabled?: string;
}

const DAY_S = 86_400;
/** An operator who adds a source wants to see something soon. */
const FIRST_INTERVAL_S = 900;
/** Polls for each new item that is to be expected. */
const POLLS_AN_ITEM = 2;
/** The average forgets with this time constant, in days. */
const MEMORY_DAYS = 3;
/** So that sources that were added together do not stay together. */
const JITTER = 0.1;
/** Failing for so many days in a row, and so often, a source is disabled. */
const patience: Readonly<
  Record<FailureKind, { readonly days: number; readonly times: number; readonly firstS: number; readonly mostS: number }>
> = {
  gone: { days: 3, times: 5, firstS: 3_600, mostS: DAY_S },
  refused: { days: 7, times: 5, firstS: 21_600, mostS: 2 * DAY_S },
  broken: { days: 14, times: 10, firstS: 300, mostS: DAY_S },
  timed_out: { days: 14, times: 10, firstS: 600, mostS: DAY_S },
};
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/**
 * When a source is asked again. While it answers, the interval follows how much was new, between floor and cap, and never against what
 * the source asks for; while it fails, it grows by kind of failure, until patience ends.
 *
 * @param now milliseconds since 1970
 * @param random 0 to 1
 */
export function nextPoll(past: Past, outcome: Outcome, bounds: Bounds, now: number, random: number): Next {
  const spread = 1 + JITTER * (2 * random - 1);
  if (outcome.kind !== 'answered') return afterFailure(past, outcome, bounds, now, spread);
  const perDay = average(past, outcome.newItems, now);
  const intervalS = interval(past, outcome.newItems, perDay, bounds);
  const { notBeforeS = 0, skipHours = [], skipDays = [] } = outcome.wishes;
  const waitS = Math.max(intervalS * spread, Math.min(notBeforeS, Math.max(bounds.capS, bounds.floorS)));
  const at = outOfSkipped(now + waitS * 1000, skipHours, skipDays);
  return { at, intervalS, perDay, failures: 0, failingSince: undefined };
}

function average({ perDay, answeredAt }: Past, newItems: number, now: number): number | undefined {
  // what a first poll finds has gathered over a time that nobody knows
  if (answeredAt === undefined) return perDay;
  const elapsedDays = Math.max(60_000, now - answeredAt) / (DAY_S * 1000);
  const observed = newItems / elapsedDays;
  if (perDay === undefined) return observed;
  const weight = 1 - Math.exp(-elapsedDays / MEMORY_DAYS);
  return perDay + weight * (observed - perDay);
}

/** Half as long at most as before when something was new, half as much again when nothing was. */
function interval({ intervalS }: Past, newItems: number, perDay: number | undefined, { floorS, capS }: Bounds): number {
  const before = intervalS ?? FIRST_INTERVAL_S;
  const wanted = perDay === undefined ? before : DAY_S / POLLS_AN_ITEM / Math.max(perDay, 0.01);
  const next = newItems > 0 ? Math.max(wanted, before / 2) : Math.min(Math.max(wanted, before), before * 1.5);
  return Math.min(Math.max(next, floorS), Math.max(capS, floorS));
}

function afterFailure(
  past: Past,
  { kind, status, retryAfterS = 0 }: Exclude<Outcome, { kind: 'answered' }>,
  bounds: Bounds,
  now: number,
  spread: number,
): Next {
  const failures = past.failures + 1;
  const failingSince = past.failingSince ?? now;
  const { days: mostDays, times, firstS, mostS } = patience[kind];
  const waitS = Math.min(Math.max(firstS, bounds.floorS) * 2 ** Math.min(failures - 1, 20), Math.max(mostS, bounds.capS));
  const next = {
    at: now + Math.max(waitS * spread, retryAfterS) * 1000,
    intervalS: past.intervalS ?? FIRST_INTERVAL_S,
    perDay: past.perDay,
    failures,
    failingSince,
  };
  if (status === 410) return { ...next, disabled: 'it says that it is gone for good (410)' };
  const failingDays = (now - failingSince) / (DAY_S * 1000);
  return failures >= times && failingDays >= mostDays
    ? { ...next, disabled: `it has failed ${failures} times in a row, for ${Math.floor(failingDays)} days` }
    : next;
}

/** The first moment from `at` on that is in no hour and no day in which the source wants to be left alone; `at` itself if it wants that always. */
export function outOfSkipped(at: number, skipHours: readonly number[], skipDays: readonly string[]): number {
  const skippedDays = new Set(skipDays.map((day) => days.findIndex((name) => name.toLowerCase() === day.toLowerCase())));
  const skipped = (time: Date) => skipHours.includes(time.getUTCHours()) || skippedDays.has(time.getUTCDay());
  const HOUR_MS = 3_600_000;
  let time = at;
  for (let hour = 0; hour < 24 * 7; hour += 1) {
    if (!skipped(new Date(time))) return time;
    time = (Math.floor(time / HOUR_MS) + 1) * HOUR_MS;
  }
  return at;
}
