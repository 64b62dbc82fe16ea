/** The first pause is multiplied by this with every further failure. */
const FACTOR = 4;
const MOST_S = 6 * 3_600;
/** What a receiver may ask for at most. */
const MOST_ASKED_S = 24 * 3_600;
/** Receivers that failed together are not asked again together: a fifth more or less. */
const JITTER = 0.2;

/**
 * Seconds until a failed delivery is tried again: 5 s, 20 s, 80 s ... up to six hours, about 31 hours in twelve attempts; not before the
 * receiver's Retry-After.
 *
 * @param failures of this delivery, from 1
 * @param firstS the first pause, in seconds
 * @param random from 0 to 1
 */
export function backOff(failures: number, firstS: number, retryAfterMs: number | undefined, random: number): number {
  const pause = Math.min(MOST_S, firstS * FACTOR ** (failures - 1)) * (1 - JITTER + 2 * JITTER * random);
  return Math.max(pause, Math.min(MOST_ASKED_S, (retryAfterMs ?? 0) / 1_000));
}
