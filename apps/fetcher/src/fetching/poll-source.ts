import { Logger } from '@nestjs/common';
import { Counter } from 'prom-client';
import type { Query } from '#database';
import { type Article, instant, PermanentError, takeIn } from '#events';
import { OutboundError } from '#outbound';
import { urlKey } from '../sources/address.ts';
import { hostOf } from '../politeness/polite-client.ts';
import { Unreadable } from '../reading/reading-threads.ts';
import { type Next, nextPoll, type Outcome } from '../schedule/next-poll.ts';
import { type LastPoll, SILENT_POLLS, type SourceKind, type SourceRow } from '../sources/source.ts';
import { selectKnown, selectNewest, touchItems, upsertItems } from '../tables/item.ts';
import { finishSource, selectSourcesByAddress } from '../tables/source.ts';
import { type Found, foundItem } from './found.ts';
import type { Means } from './means.ts';
import { pollFeed } from './poll-feed.ts';
import { pollFiles } from './poll-files.ts';
import { pollLinks, pollPage } from './poll-page.ts';
import { pollSitemap } from './poll-sitemap.ts';
import type { Poll, Poller } from './poll.ts';
import { type Known, type News, whatIsNew } from './what-is-new.ts';

/** Articles that are published at a time. */
const CHUNK = 50;
const MAX_WARNINGS = 10;

const logger = new Logger('Sources');
const polls = new Counter({
  name: 'khabar_fetcher_polls_total',
  help: 'Polls of sources by how they went',
  labelNames: ['outcome'],
});
const outcomes = ['new', 'unchanged', 'empty', 'gone', 'refused', 'broken', 'timed_out'] as const;
for (const outcome of outcomes) polls.inc({ outcome }, 0);
const items = new Counter({
  name: 'khabar_fetcher_items_total',
  help: 'Items of sources by what became of them',
  labelNames: ['outcome'],
});
export const countItems = (outcome: 'published' | 'waiting' | 'passed_over', by = 1): void => items.inc({ outcome }, by);
for (const outcome of ['published', 'waiting', 'passed_over'] as const) countItems(outcome, 0);

/** How a source of a kind is asked. */
export function pollerOf(kind: SourceKind, filesDir: string | undefined): Poller {
  const pollers = { feed: pollFeed, sitemap: pollSitemap, page: pollPage, links: pollLinks, files: pollFiles(filesDir) };
  return pollers[kind];
}

/**
 * Asks a source, publishes what it has that is new and whole, and notes the rest to be read from its pages. First published, then noted: a
 * fetcher that is killed in between publishes again, which changes nothing downstream.
 *
 * @throws RetryableError the broker is away; what pg throws; the signal's reason. Nothing is noted then.
 */
export async function pollSource(means: Means, source: SourceRow): Promise<void> {
  const { database, clock } = means;
  const begin = clock.now();
  let poll: Poll;
  try {
    poll = await ask(means, source);
  } catch (error) {
    means.stop.throwIfAborted();
    const failure = failureOf(error);
    if (!failure) throw error;
    await finish(database.query, means, source, begin, failure, undefined, undefined);
    return;
  }
  const { found, warnings } = foundIn(poll, source, new Date(begin));
  const ids = found.map(({ articleId }) => articleId);
  const known = ids.length === 0 ? [] : (await database.query<KnownRow>(selectKnown, [ids])).map(knownOf);
  const news = whatIsNew(source.id, found, known, begin);
  await publishAll(means, source, news.ready);
  await database.transaction(async (query) => {
    const rows = rowsOf(news);
    if (rows.length > 0) await query(upsertItems, [source.id, JSON.stringify(rows), new Date(begin)]);
    if (news.toTouch.length > 0) await query(touchItems, [source.id, news.toTouch, new Date(begin)]);
    await finish(query, means, source, begin, { ...poll, warnings: [...poll.warnings, ...warnings] }, news, found.length);
  });
  countItems('published', news.ready.length);
  countItems('waiting', news.waiting.length);
  countItems('passed_over', news.elsewhere.length);
}

async function ask(means: Means, source: SourceRow): Promise<Poll> {
  const newest = await means.database.query<{ article_id: string; guid: string | null; headline: string | null }>(selectNewest, [
    source.id,
  ]);
  return pollerOf(source.kind, means.filesDir)(source, {
    client: means.client,
    reading: means.reading,
    signal: means.stop,
    now: means.clock.now(),
    before: newest.map(({ article_id: articleId, guid, headline }) => ({
      articleId,
      ...(guid === null ? {} : { guid }),
      ...(headline === null ? {} : { headline }),
    })),
  });
}

interface Failure {
  readonly failed: Exclude<Outcome, { kind: 'answered' }>;
  readonly words: string;
  /** It could not be asked at all, by no fault of its own: it comes again. */
  readonly heldBackMs?: number;
}

function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Unreadable && error.reason !== 'closed')
    return { failed: { kind: error.reason === 'timed_out' ? 'timed_out' : 'broken' }, words: error.message };
  if (!(error instanceof OutboundError)) return undefined;
  const { code, kind, status, retryAfterMs, message } = error;
  const failed = { kind, status, retryAfterS: retryAfterMs === undefined ? undefined : retryAfterMs / 1000 };
  return { failed, words: message, ...(code === 'held_back' ? { heldBackMs: retryAfterMs ?? 60_000 } : {}) };
}

interface KnownRow {
  readonly source_id: string;
  readonly article_id: string;
  readonly published_as: string | null;
  readonly said_hash: string;
  readonly state: Known['state'];
  readonly seen_at: Date;
}

function knownOf({ source_id, article_id, published_as, said_hash, state, seen_at }: KnownRow): Known {
  return {
    sourceId: source_id,
    articleId: article_id,
    publishedAs: published_as ?? undefined,
    saidHash: said_hash,
    state,
    seenAt: seen_at.getTime(),
  };
}

/** One item that can't be used does its neighbours no harm. */
export function foundIn(poll: Pick<Poll, 'items'>, source: SourceRow, receivedAt: Date): { found: Found[]; warnings: string[] } {
  const warnings: string[] = [];
  const found = poll.items.flatMap((said) => {
    try {
      return [foundItem(said, source.address, source.kind === 'page' ? 'source' : source.full_text, receivedAt)];
    } catch (error) {
      if (!(error instanceof PermanentError)) throw error;
      warnings.push(`an item is left out: ${error.message}`);
      return [];
    }
  });
  return { found, warnings };
}

async function publishAll({ publisher, clock }: Means, source: SourceRow, ready: readonly Found[]): Promise<void> {
  const receivedAt = new Date(clock.now());
  const articles = ready.map(({ said, articleId }) =>
    articleOf({ ...said, articleId: said.articleId ?? articleId }, source, receivedAt),
  );
  for (let at = 0; at < articles.length; at += CHUNK) await publisher.publish(articles.slice(at, at + CHUNK), source.address);
}

/** As it is published. @throws PermanentError */
export function articleOf(said: object, source: SourceRow, receivedAt: Date): Article {
  const method = source.kind === 'files' ? 'file' : source.kind;
  const article = takeIn(said, method, { receivedAt, source: source.address });
  article.provenance = { ...article.provenance, sourceId: source.id, fetchedAt: instant(receivedAt) };
  return article;
}

function rowsOf({ ready, waiting, elsewhere }: News): object[] {
  const row = ({ articleId, said, saidHash }: Found, state: Known['state'], why?: string) => ({
    article_id: articleId,
    guid: said.provenance?.guid,
    headline: said.headline?.slice(0, 1_000),
    url: said.url,
    host: said.url === undefined ? undefined : hostOf(new URL(said.url)),
    said_hash: saidHash,
    said: state === 'waiting' ? said : undefined,
    state,
    why,
  });
  return [
    ...ready.map((found) => row(found, 'published')),
    ...waiting.map((found) => row(found, 'waiting')),
    ...elsewhere.map(({ found, sourceId }) => row(found, 'passed_over', `told by source ${sourceId} already`)),
  ];
}

async function finish(
  query: Query,
  means: Means,
  source: SourceRow,
  begin: number,
  result: Poll | Failure,
  news: News | undefined,
  count: number | undefined,
): Promise<void> {
  const now = means.clock.now();
  const answered = 'items' in result ? result : undefined;
  const failure = 'items' in result ? undefined : result;
  const outcome: Outcome = failure?.failed ?? { kind: 'answered', newItems: news!.newItems, wishes: answered!.wishes };
  const next =
    failure?.heldBackMs === undefined ? nextOf(means, source, outcome, now) : heldBack(source, now + failure.heldBackMs);
  const emptyPolls = emptyPollsOf(source, answered, count);
  const last: LastPoll = {
    at: instant(new Date(begin)),
    ms: Math.round(now - begin),
    ...(failure ? { outcome: failure.failed.kind, words: failure.words } : wordsOf(source, answered!, news!, count!, emptyPolls)),
    ...(failure?.failed.status === undefined ? {} : { httpStatus: failure.failed.status }),
  };
  const address = await movedTo(query, source, answered?.movedTo);
  const finished = await query(finishSource, [
    source.id,
    means.me,
    JSON.stringify({
      ...address,
      title: answered?.title?.slice(0, 500),
      next_at: new Date(next.at).toISOString(),
      interval_s: next.intervalS,
      per_day: next.perDay,
      etag: answered ? (answered.unchanged ? source.etag : answered.etag) : source.etag,
      last_modified: answered ? (answered.unchanged ? source.last_modified : answered.lastModified) : source.last_modified,
      found: answered?.found ?? source.found,
      last,
      usual_items: count ? count : source.usual_items,
      empty_polls: emptyPolls,
      failures: next.failures,
      failing_since: next.failingSince === undefined ? null : new Date(next.failingSince).toISOString(),
      disabled_why: next.disabled,
    }),
  ]);
  if (finished.length === 0) return;
  if (failure?.heldBackMs === undefined) polls.inc({ outcome: last.outcome });
  tell(source, last, next, emptyPolls, news);
}

function nextOf({ bounds }: Means, source: SourceRow, outcome: Outcome, now: number): Next {
  const past = {
    intervalS: source.interval_s ?? undefined,
    perDay: source.per_day ?? undefined,
    answeredAt: source.last && source.failures === 0 ? Date.parse(source.last.at) : undefined,
    failures: source.failures,
    failingSince: source.failing_since?.getTime(),
  };
  const own = { floorS: source.floor_s ?? bounds.floorS, capS: source.cap_s ?? bounds.capS };
  return nextPoll(past, outcome, own, now, Math.random());
}

function heldBack(source: SourceRow, at: number): Next {
  return {
    at,
    intervalS: source.interval_s ?? 0,
    perDay: source.per_day ?? undefined,
    failures: source.failures,
    failingSince: source.failing_since?.getTime(),
  };
}

/** 200 and nothing in it, where there used to be something: a feed that broke without a word. */
function emptyPollsOf(source: SourceRow, answered: Poll | undefined, count: number | undefined): number {
  if (!answered || answered.unchanged) return source.empty_polls;
  return count === 0 && source.usual_items > 0 ? source.empty_polls + 1 : 0;
}

function wordsOf(source: SourceRow, { unchanged, warnings, httpStatus }: Poll, news: News, count: number, emptyPolls: number) {
  const facts = {
    ...(httpStatus === undefined ? {} : { httpStatus }),
    items: count,
    newItems: news.newItems,
    ...(warnings.length > 0 ? { warnings: warnings.slice(0, MAX_WARNINGS).map((text) => text.slice(0, 300)) } : {}),
  };
  if (unchanged) return { outcome: 'unchanged', words: 'it says that nothing has changed', ...facts, items: source.usual_items };
  if (count === 0 && emptyPolls > 0)
    return {
      outcome: 'empty',
      words: `it answers, and there is nothing in it; there used to be ${source.usual_items} items`,
      ...facts,
    };
  if (count === 0) return { outcome: 'empty', words: 'it answers, and there is nothing in it', ...facts };
  return { outcome: news.newItems > 0 ? 'new' : 'unchanged', words: `${news.newItems} new of ${count}`, ...facts };
}

/** Where it has moved to for good, unless there is a source at that address already. */
async function movedTo(query: Query, source: SourceRow, address: string | undefined) {
  const stay = { address: source.address, address_key: source.address_key, host: source.host };
  if (address === undefined || address === source.address) return stay;
  const key = urlKey(address);
  const others = await query<SourceRow>(selectSourcesByAddress, [[key]]);
  if (others.some(({ id }) => id !== source.id)) return stay;
  logger.log(`${source.address} has moved to ${address}`);
  return { address, address_key: key, host: hostOf(new URL(address)) };
}

/** Once when something begins, once when it ends: not with each poll. */
function tell(source: SourceRow, last: LastPoll, next: Next, emptyPolls: number, news: News | undefined): void {
  const { address } = source;
  if (next.disabled !== undefined) logger.warn(`${address} is not asked any more: ${next.disabled} (${last.words})`);
  else if (next.failures === 1 && source.failures === 0) logger.warn(`${address}: ${last.words}`);
  else if (next.failures === 0 && source.failures > 0) logger.log(`${address} answers again`);
  if (emptyPolls === SILENT_POLLS && source.empty_polls < SILENT_POLLS) logger.warn(`${address}: ${last.words}`);
  if (news && news.newItems > 0) logger.log(`${address}: ${last.words}`);
}
