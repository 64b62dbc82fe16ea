import { type Answer, type GetOptions, OutboundError, statusFailure } from '#outbound';
import type { Loaded } from './origin-cache.ts';
import { ALLOW_ALL, ALLOW_NOTHING, MAX_ROBOTS_BYTES, readRobots, type RobotsRules } from './robots-rules.ts';

/** The rules of a site, and why they are what they are if its robots.txt could not be read. */
export interface SiteRobots extends RobotsRules {
  /** Why robots.txt can't be read: then nothing may be fetched, or what an earlier one allowed. */
  failure?: OutboundError;
  /** When these rules were read, in milliseconds since 1970. */
  readAt?: number;
}

/** RFC 9309, 2.4: not used for longer than a day ... */
const MAX_AGE_MS = 86_400_000;
const MIN_AGE_MS = 600_000;
/** ... unless it can't be reached; but not for longer than this (2.3.1.4). */
const MAX_STALE_MS = 30 * 86_400_000;
const RETRY_MS = 600_000;
/** Packed files may be larger, and are read no further than MAX_ROBOTS_BYTES. */
const MAX_UNPACKED_BYTES = 4_194_304;
/** RFC 9309, 2.3.1.2: at least five. */
const MAX_REDIRECTS = 5;
const TOTAL_MS = 30_000;

export const ROBOTS_GET: GetOptions = {
  acceptTruncated: true,
  limits: { redirects: MAX_REDIRECTS, bytes: MAX_ROBOTS_BYTES, decodedBytes: MAX_UNPACKED_BYTES, totalMs: TOTAL_MS },
};

/**
 * Reads a site's robots.txt as RFC 9309 has it: where there is none (4xx, or redirects without end) all is allowed, where it can't be
 * reached (5xx, no connection, cut off) nothing is, for a while; an earlier one holds instead. 429 is no "there is none": who asks for
 * fewer requests does not mean all of them.
 *
 * @param get asks with ROBOTS_GET
 * @param token our product token
 */
export async function loadRobots(
  origin: string,
  get: (url: string) => Promise<Answer>,
  token: string,
  now: () => number,
  previous?: SiteRobots,
): Promise<Loaded<SiteRobots>> {
  const url = `${origin}/robots.txt`;
  let failure: OutboundError;
  try {
    const answer = await get(url);
    const { status, truncated } = answer;
    if (status >= 300 && status < 500 && status !== 429) return kept(ALLOW_ALL, MAX_AGE_MS);
    if (status >= 200 && status < 300 && truncated !== 'cut_off') {
      return kept({ ...readRobots(answer.body, token, url), readAt: now() }, ageMs(answer));
    }
    failure = statusFailure(answer, now()) ?? new OutboundError('cut_off', 'it was cut off', { url });
  } catch (error) {
    // Held back is nothing that the site did.
    if (!(error instanceof OutboundError) || error.code === 'held_back') throw error;
    if (error.code === 'too_many_redirects' || error.code === 'redirect_loop') return kept(ALLOW_ALL, MAX_AGE_MS);
    failure = error;
  }
  const retryMs = Math.min(MAX_AGE_MS, Math.max(RETRY_MS, failure.retryAfterMs ?? 0));
  const stale = previous?.readAt !== undefined && now() - previous.readAt < MAX_STALE_MS;
  return kept(stale ? previous : { ...ALLOW_NOTHING, failure }, retryMs);
}

const kept = (value: SiteRobots, keepMs: number): Loaded<SiteRobots> => ({ value, keepMs, bytes: size(value) });

function size({ rules, sitemaps }: RobotsRules): number {
  const characters = [...rules.map(({ pattern }) => pattern), ...sitemaps].reduce((sum, { length }) => sum + length, 0);
  return characters + 64 * (rules.length + sitemaps.length);
}

/** What the site itself says, within a day and ten minutes. */
function ageMs({ headers }: Answer): number {
  const seconds = /(?:^|[\s,])max-age\s*=\s*(\d{1,9})/i.exec(headers['cache-control'] ?? '')?.[1];
  return seconds === undefined ? MAX_AGE_MS : Math.min(MAX_AGE_MS, Math.max(MIN_AGE_MS, Number(seconds) * 1000));
}
