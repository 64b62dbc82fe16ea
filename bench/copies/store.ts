/** The real tables and the real lane, with a log that is read out of a list. */
import { Database, type Query } from '#database';
import { contentHash, type EnrichedArticle, normalise, RawArticle } from '#events';
import { fingerprint } from '../../apps/enrichment/src/steps/fingerprint/fingerprint.ts';
import { groupCopies } from '../../apps/storage/src/copies/group-copies.ts';
import { groupPage } from '../../apps/storage/src/grouping/lane.ts';
import { insertArticles } from '../../apps/storage/src/tables/article.ts';
import { upsertFingerprints } from '../../apps/storage/src/tables/fingerprint.ts';
import { enqueueToGroup } from '../../apps/storage/src/tables/grouping.ts';
import { fingerprintRow } from '../../apps/storage/src/write/fingerprint-row.ts';
import { articleRow } from '../../apps/storage/src/write/rows.ts';
import type { CorpusArticle } from './corpus.ts';
import type { Grouped } from './score.ts';

const BATCH = 200;

/** What enrichment makes of an article, by the one step that is measured. */
export async function enrichedOf({ raw, seenMs }: CorpusArticle): Promise<EnrichedArticle> {
  const article = normalise(raw, { receivedAt: new Date(seenMs) });
  return {
    articleId: article.articleId,
    contentHash: contentHash(article),
    rawEventId: raw.id,
    article: RawArticle.parse(article),
    origin: { topic: 'articles.raw.v1', partition: 0, offset: '0', timestamp: String(seenMs) },
    enrichment: { setId: 'bench', status: 'complete', steps: [] },
  };
}

export async function withFingerprint(event: EnrichedArticle): Promise<EnrichedArticle> {
  const found = await fingerprint.run(event.article, {});
  return typeof found === 'string' ? event : { ...event, ...found };
}

/** Rows of the articles, without their words to search by: that is not what is measured. */
export async function insertBare(query: Query, events: readonly EnrichedArticle[]): Promise<void> {
  const rows = events.map((event) => ({
    ...articleRow(event, 1),
    indexed_headline: '',
    indexed_description: '',
    indexed_body: '',
    doc: {},
  }));
  await query(insertArticles, [JSON.stringify(rows)]);
}

/** As the writer does it. */
export async function queue(database: Database, batch: readonly EnrichedArticle[]): Promise<void> {
  await database.transaction(async (query) => {
    await query(upsertFingerprints, [JSON.stringify(batch.flatMap((event) => fingerprintRow(event) ?? []))]);
    await query(enqueueToGroup, [batch.map(({ articleId }) => articleId)]);
  });
}

/** Copies alone: stories have a measure of their own. */
export async function groupQueued(database: Database): Promise<void> {
  while (await groupPage(database, BATCH, groupCopies));
}

/** Groups all anew, in the order given: every batch is grouped before the next one comes. */
export async function groupAnew(database: Database, articleIds: readonly string[]): Promise<void> {
  await database.query('truncate khabar.copy, khabar.copy_key, khabar.grouping_queue');
  for (const batch of batches(articleIds)) {
    await database.query(enqueueToGroup, [batch]);
    await groupQueued(database);
  }
}

/** All copies as they stand, by articleId. */
export async function copiesIn(database: Database): Promise<Map<string, Grouped & { similarity: number; containment: number }>> {
  const rows = await database.query<{
    article_id: string;
    set_id: string;
    copy_of: string | null;
    similarity: number;
    containment: number;
  }>('select article_id, set_id, copy_of, similarity, containment from khabar.copy order by article_id');
  return new Map(
    rows.map((row) => [
      row.article_id,
      { setId: row.set_id, copyOf: row.copy_of, similarity: row.similarity, containment: row.containment },
    ]),
  );
}

export function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH);
}
