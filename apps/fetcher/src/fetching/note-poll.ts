import { Logger } from '@nestjs/common';
import { Counter } from 'prom-client';
import type { Query } from '#database';
import { instant } from '#events';
import { hostOf } from '../politeness/polite-client.ts';
import { type Next, nextPoll, type Outcome } from '../schedule/next-poll.ts';
import { urlKey } from '../sources/address.ts';
import { type LastPoll, SILENT_POLLS, type SourceRow } from '../sources/source.ts';
import { finishSource, postponeSource, selectSourcesByAddress } from '../tables/source.ts';
import type { Means } from './means.ts';
import type { Poll } from './poll.ts';

const MAX_WARNINGS = 10;

const logger = new Logger('Sources');
const polls = new Counter({
  name: 'khabar_fetcher_polls_total',
  help: 'Polls of sources by how they went',
  labelNames: ['outcome'],
});
for (const outcome of ['new', 'unchanged', 'empty', 'gone', 'refused', 'broken', 'timed_out']) polls.inc({ outcome }, 0);

/** What fetching needs to note how a poll went. */
type NoteMeans = Pick<Means, 'bounds' | 'clock' | 'me'>;

/** A poll that could not be made now, by no fault of the source: nothing of it is noted. */
export async function postpone(query: Query, { clock, me }: NoteMeans, { id }: SourceRow, ms: number): Promise<void> {
  await query(postponeSource, [id, me, new Date(clock.now() + ms)]);
}

/** @param begin when it was asked, in milliseconds since 1970 */
export async function noteFailure(
  query: Query,
  means: NoteMeans,
  source: SourceRow,
  begin: number,
  failed: Exclude<Outcome, { kind: 'answered' }>,
  words: string,
): Promise<void> {
  const next = nextOf(means, source, failed);
  const { kind, status } = failed;
  const last = { outcome: kind, words, ...(status === undefined ? {} : { httpStatus: status }) };
  const { address, address_key, host, etag, last_modified, found, usual_items, empty_polls } = source;
  const kept = { address, address_key, host, etag, last_modified, found, usual_items, empty_polls };
  await note(query, means, source, begin, next, last, kept);
}

/** @param count items that can be used, `newItems` of which were never seen before */
export async function noteAnswer(
  query: Query,
  means: NoteMeans,
  source: SourceRow,
  begin: number,
  poll: Poll,
  { count, newItems }: { count: number; newItems: number },
): Promise<void> {
  const next = nextOf(means, source, { kind: 'answered', newItems, wishes: poll.wishes });
  const emptyPolls = emptyPollsOf(source, poll, count);
  await note(query, means, source, begin, next, wordsOf(source, poll, newItems, count, emptyPolls), {
    ...(await placeOf(query, source, poll.movedTo)),
    title: poll.title?.slice(0, 500),
    etag: poll.unchanged ? source.etag : poll.etag,
    last_modified: poll.unchanged ? source.last_modified : poll.lastModified,
    found: poll.found ?? source.found,
    usual_items: count > 0 ? count : source.usual_items,
    empty_polls: emptyPolls,
  });
}

type Told = Omit<LastPoll, 'at' | 'ms'>;

async function note(
  query: Query,
  { clock, me }: NoteMeans,
  source: SourceRow,
  begin: number,
  next: Next,
  told: Told,
  columns: { readonly empty_polls: number; readonly [column: string]: unknown },
): Promise<void> {
  const last: LastPoll = { at: instant(new Date(begin)), ms: Math.round(clock.now() - begin), ...told };
  const noted = await query(finishSource, [
    source.id,
    me,
    JSON.stringify({
      ...columns,
      last,
      next_at: new Date(next.at).toISOString(),
      interval_s: next.intervalS,
      per_day: next.perDay,
      failures: next.failures,
      failing_since: next.failingSince === undefined ? null : new Date(next.failingSince).toISOString(),
      disabled_why: next.disabled,
    }),
  ]);
  if (noted.length === 0) return; // another has taken it over meanwhile
  polls.inc({ outcome: last.outcome });
  tell(source, last, next, columns.empty_polls);
}

function nextOf({ bounds, clock }: NoteMeans, source: SourceRow, outcome: Outcome): Next {
  const past = {
    intervalS: source.interval_s ?? undefined,
    perDay: source.per_day ?? undefined,
    answeredAt: source.last && source.failures === 0 ? Date.parse(source.last.at) : undefined,
    failures: source.failures,
    failingSince: source.failing_since?.getTime(),
  };
  const own = { floorS: source.floor_s ?? bounds.floorS, capS: source.cap_s ?? bounds.capS };
  return nextPoll(past, outcome, own, clock.now(), Math.random());
}

/** 200 and nothing in it, where there used to be something: a feed that broke without a word. */
function emptyPollsOf(source: SourceRow, { unchanged }: Poll, count: number): number {
  if (unchanged) return source.empty_polls;
  return count === 0 && source.usual_items > 0 ? source.empty_polls + 1 : 0;
}

function wordsOf(
  source: SourceRow,
  { unchanged, warnings, httpStatus }: Poll,
  newItems: number,
  count: number,
  emptyPolls: number,
): Told {
  const facts = {
    ...(httpStatus === undefined ? {} : { httpStatus }),
    items: count,
    newItems,
    ...(warnings.length > 0 ? { warnings: warnings.slice(0, MAX_WARNINGS).map((text) => text.slice(0, 300)) } : {}),
  };
  if (unchanged) return { outcome: 'unchanged', words: 'it says that nothing has changed', ...facts, items: source.usual_items };
  if (count > 0) return { outcome: newItems > 0 ? 'new' : 'unchanged', words: `${newItems} new of ${count}`, ...facts };
  const before = emptyPolls > 0 ? `; there used to be ${source.usual_items} items` : '';
  return { outcome: 'empty', words: `it answers, and there is nothing in it${before}`, ...facts };
}

/** Where it has moved to for good, unless there is a source at that address already. */
async function placeOf(query: Query, source: SourceRow, movedTo: string | undefined) {
  const { address, address_key, host } = source;
  const here = { address, address_key, host };
  if (movedTo === undefined || movedTo === address) return here;
  const key = urlKey(movedTo);
  const others = await query<SourceRow>(selectSourcesByAddress, [[key]]);
  if (others.some(({ id }) => id !== source.id)) return here;
  logger.log(`${address} has moved to ${movedTo}`);
  return { address: movedTo, address_key: key, host: hostOf(new URL(movedTo)) };
}

/** Once when something begins, once when it ends: not with each poll. */
function tell({ address, ...before }: SourceRow, last: LastPoll, next: Next, emptyPolls: number): void {
  if (next.disabled !== undefined) logger.warn(`${address} is not asked any more: ${next.disabled} (${last.words})`);
  else if (next.failures === 1 && before.failures === 0) logger.warn(`${address}: ${last.words}`);
  else if (next.failures === 0 && before.failures > 0) logger.log(`${address} answers again`);
  if (emptyPolls === SILENT_POLLS && before.empty_polls < SILENT_POLLS) logger.warn(`${address}: ${last.words}`);
  if (last.outcome === 'new') logger.log(`${address}: ${last.words}`);
}
