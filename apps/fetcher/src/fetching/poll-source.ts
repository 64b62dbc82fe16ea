import { Counter } from 'prom-client';
import { type Article, instant, PermanentError, takeIn } from '#events';
import { OutboundError } from '#outbound';
import { hostOf } from '../politeness/polite-client.ts';
import { Unreadable } from '../reading/reading-threads.ts';
import type { Outcome } from '../schedule/next-poll.ts';
import type { SourceKind, SourceRow } from '../sources/source.ts';
import { selectKnown, selectNewest, touchItems, upsertItems } from '../tables/item.ts';
import { type Found, foundItem } from './found.ts';
import type { Means } from './means.ts';
import { noteAnswer, noteFailure, postpone } from './note-poll.ts';
import { pollFeed } from './poll-feed.ts';
import { pollFiles } from './poll-files.ts';
import { pollLinks, pollPage } from './poll-page.ts';
import { pollSitemap } from './poll-sitemap.ts';
import type { Poll, Poller } from './poll.ts';
import { type Known, type News, whatIsNew } from './what-is-new.ts';

/** Articles that are published at a time. */
const CHUNK = 50;
/** A host that does not say for how long it is to be left alone. */
export const HELD_BACK_MS = 60_000;
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
    if (error instanceof OutboundError && error.code === 'held_back')
      return postpone(database.query, means, source, error.retryAfterMs ?? HELD_BACK_MS);
    const failed = failureOf(error);
    if (!failed) throw error;
    return noteFailure(database.query, means, source, begin, failed, (error as Error).message);
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
    const told = { ...poll, warnings: [...poll.warnings, ...warnings] };
    await noteAnswer(query, means, source, begin, told, { count: found.length, newItems: news.newItems });
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

function failureOf(error: unknown): Exclude<Outcome, { kind: 'answered' }> | undefined {
  if (error instanceof Unreadable && error.reason !== 'closed')
    return { kind: error.reason === 'timed_out' ? 'timed_out' : 'broken' };
  if (!(error instanceof OutboundError)) return undefined;
  const { kind, status, retryAfterMs } = error;
  return { kind, status, retryAfterS: retryAfterMs === undefined ? undefined : retryAfterMs / 1000 };
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
