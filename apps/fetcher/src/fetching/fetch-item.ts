import { Logger } from '@nestjs/common';
import { instant, PermanentError } from '#events';
import { OutboundError, statusFailure } from '#outbound';
import { Unreadable } from '../reading/reading-threads.ts';
import type { SourceRow } from '../sources/source.ts';
import { deferItem, finishItem, selectKnown } from '../tables/item.ts';
import { selectSourcesById } from '../tables/source.ts';
import type { Said } from './found.ts';
import type { Means } from './means.ts';
import { mergePage } from './merge-page.ts';
import { articleOf, countItems, HELD_BACK_MS } from './poll-source.ts';

const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5';
const TOO_MANY_REQUESTS = 429;
const MAX_ATTEMPTS = 3;
const FIRST_RETRY_MS = 60_000;
const RETRY_FACTOR = 5;

/** A row of fetcher.item that waits for its page. */
export interface ItemRow {
  readonly source_id: string;
  readonly article_id: string;
  readonly url: string;
  readonly host: string;
  readonly said: Said;
  /** This one included. */
  readonly attempts: number;
}

const logger = new Logger('Pages');

/**
 * Reads an item's page, makes one article of both, and publishes it. A page that can't be had in the end leaves what the source said of it;
 * if that was an address alone, nothing is published, and the item says why.
 *
 * @throws RetryableError the broker is away; what pg throws; the signal's reason. The item stays as it is then.
 */
export async function fetchItem(means: Means, item: ItemRow): Promise<void> {
  const [source] = await means.database.query<SourceRow>(selectSourcesById, [[item.source_id]]);
  if (!source) return; // deleted meanwhile, its items with it
  try {
    const page = await readPage(means, item);
    if (page.kind === 'article') await publish(means, source, item, mergePage(item.said, page.article));
    else
      await withoutPage(
        means,
        source,
        item,
        `page_${page.reason}`,
        `its page is no article: ${page.reason.replaceAll('_', ' ')}`,
      );
  } catch (error) {
    means.stop.throwIfAborted();
    if (error instanceof PermanentError) await finish(means, item, 'passed_over', error.message);
    else if (error instanceof OutboundError && error.code === 'held_back')
      await defer(means, item, error.retryAfterMs ?? HELD_BACK_MS, error.message, 0);
    else if (error instanceof OutboundError || (error instanceof Unreadable && error.reason !== 'closed'))
      await failed(means, source, item, error);
    else throw error;
  }
}

async function readPage({ client, reading, clock, stop }: Means, { url }: ItemRow) {
  const answer = await client.get(url, { headers: { accept: ACCEPT }, acceptTruncated: true, signal: stop });
  const now = clock.now();
  const failure = statusFailure(answer, now);
  if (failure) throw failure;
  const page = await reading.read('page', answer.body, {
    url: answer.url,
    contentType: answer.headers['content-type'],
    httpStatus: answer.status,
    fetchedAt: new Date(now),
    headers: answer.headers,
    site: await client.siteSignals(answer.url),
  });
  if (page.kind !== 'article') return page;
  const provenance = {
    finalUrl: answer.url,
    httpStatus: answer.status,
    ...(answer.headers['etag'] === undefined ? {} : { etag: answer.headers['etag'] }),
    ...(page.charset === undefined ? {} : { charset: page.charset }),
    extractor: `khabar/${page.origin}`,
    fetchedAt: instant(new Date(now)),
  };
  return { ...page, article: { ...page.article, provenance } };
}

async function failed(means: Means, source: SourceRow, item: ItemRow, error: OutboundError | Unreadable): Promise<void> {
  const kind = error instanceof OutboundError ? error.kind : error.reason === 'timed_out' ? 'timed_out' : 'broken';
  const { status, retryAfterMs = 0 } = error instanceof OutboundError ? error : {};
  const mayWorkLater = kind === 'broken' || kind === 'timed_out' || status === TOO_MANY_REQUESTS;
  if (mayWorkLater && item.attempts < MAX_ATTEMPTS) {
    const waitMs = Math.max(FIRST_RETRY_MS * RETRY_FACTOR ** (item.attempts - 1), retryAfterMs);
    await defer(means, item, waitMs, error.message, item.attempts);
  } else await withoutPage(means, source, item, `page_${kind}`, error.message);
}

/** What the source said of it has to do. */
async function withoutPage(means: Means, source: SourceRow, item: ItemRow, flag: string, why: string): Promise<void> {
  const { said } = item;
  const hasText = said.headline ?? said.articleBody ?? said.articleBodyHtml;
  if (hasText === undefined) return finish(means, item, 'passed_over', why);
  await publish(means, source, item, { ...said, flags: [...(said.flags ?? []), flag] }, why);
}

async function publish(means: Means, source: SourceRow, item: ItemRow, said: Said, why?: string): Promise<void> {
  const { database, publisher, clock } = means;
  const article = articleOf(said, source, new Date(clock.now()));
  const known = await database.query<{ source_id: string; article_id: string; state: string }>(selectKnown, [
    [article.articleId],
  ]);
  const twin = known.find(
    (one) => one.state === 'published' && !(one.source_id === item.source_id && one.article_id === item.article_id),
  );
  if (twin) return finish(means, item, 'passed_over', `it is article ${article.articleId}, which source ${twin.source_id} told`);
  await publisher.publish([article], source.address);
  await finish(means, item, 'published', why, article.articleId);
}

async function finish(
  means: Means,
  item: ItemRow,
  state: 'published' | 'passed_over',
  why?: string,
  publishedAs?: string,
): Promise<void> {
  const finished = await means.database.query(finishItem, [
    item.source_id,
    item.article_id,
    means.me,
    state,
    why?.slice(0, 500),
    publishedAs === item.article_id ? undefined : publishedAs,
    new Date(means.clock.now()),
  ]);
  if (finished.length === 0) return;
  countItems(state);
  if (why !== undefined) logger.debug(`${item.url}: ${why}`);
}

async function defer(means: Means, item: ItemRow, ms: number, why: string, attempts: number): Promise<void> {
  const at = new Date(means.clock.now() + ms);
  await means.database.query(deferItem, [item.source_id, item.article_id, means.me, at, why.slice(0, 500), attempts]);
}
