import { type Answer, type GetOptions, permanentUrl, statusFailure } from '#outbound';
import type { PoliteClient } from '../politeness/polite-client.ts';
import type { ReadingThreads } from '../reading/reading-threads.ts';
import type { Wishes } from '../schedule/next-poll.ts';
import type { SourceRow } from '../sources/source.ts';
import type { KnownItem } from '../feeds/item-identity.ts';
import type { Said } from './found.ts';

/** What a source is asked with. */
export interface Asking {
  readonly client: PoliteClient;
  readonly reading: ReadingThreads;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What earlier readings made of its items. */
  readonly before: readonly KnownItem[];
}

/** What a source told when it was asked. */
export interface Poll {
  /** It says that nothing has changed (304). */
  readonly unchanged?: boolean;
  readonly items: readonly Said[];
  readonly httpStatus?: number;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** Where it is to be asked from now on. */
  readonly movedTo?: string | undefined;
  readonly title?: string | undefined;
  readonly wishes: Wishes;
  /** In words, for the operator. */
  readonly warnings: readonly string[];
  /** What is to be known at the next poll: by a sitemap's or a file's name, what it was. */
  readonly found?: Readonly<Record<string, string>>;
}

/** @throws OutboundError, Unreadable */
export type Poller = (source: SourceRow, asking: Asking) => Promise<Poll>;

/** What every answer over HTTP tells, whatever is in it. */
type Facts = Pick<Poll, 'httpStatus' | 'etag' | 'lastModified' | 'movedTo' | 'wishes'>;

/**
 * Asks a source at its address, with the validators of its last answer.
 *
 * @returns `unchanged`, a whole poll, if it says that nothing has changed
 * @throws OutboundError, a status that is a failure included
 */
export async function askFor(
  { address, etag, last_modified }: Pick<SourceRow, 'address'> & Partial<Pick<SourceRow, 'etag' | 'last_modified'>>,
  { client, signal, now }: Pick<Asking, 'client' | 'signal' | 'now'>,
  options: Pick<GetOptions, 'headers' | 'acceptTruncated' | 'limits'> = {},
): Promise<{ answer: Answer; facts: Facts; unchanged?: Poll }> {
  const validators = { etag: etag ?? undefined, lastModified: last_modified ?? undefined };
  const answer = await client.get(address, { ...options, ...validators, signal });
  const failure = statusFailure(answer, now);
  if (failure) throw failure;
  const { status, headers, truncated, redirects } = answer;
  const facts = {
    httpStatus: status,
    // what was cut off is asked for whole again
    etag: truncated ? undefined : headers['etag'],
    lastModified: truncated ? undefined : headers['last-modified'],
    movedTo: permanentUrl(address, redirects),
    wishes: { notBeforeS: freshForS(headers, now) },
  };
  return { answer, facts, ...(status === 304 ? { unchanged: { ...facts, unchanged: true, items: [], warnings: [] } } : {}) };
}

/** RFC 9111: for how many seconds the answer is fresh; 0 if it does not say. */
export function freshForS(headers: Answer['headers'], now: number): number {
  const control = headers['cache-control'] ?? '';
  if (/(?:^|[\s,])no-(?:cache|store)\b/i.test(control)) return 0;
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1];
  const age = Number(/^\d{1,9}$/.exec(headers['age'] ?? '')?.[0] ?? 0);
  if (maxAge !== undefined) return Math.max(0, Number(maxAge) - age);
  const expires = Date.parse(headers['expires'] ?? '');
  return Number.isNaN(expires) ? 0 : Math.max(0, (expires - now) / 1000);
}
