import type { Query } from '#database';
import { insertPending } from '../tables/feed.ts';
import { insertOutbox } from '../tables/outbox.ts';
import type { OutboxRow } from '../write/told.ts';

/** Within the transaction that made the news: on articles.stored.v1 by the outbox, to streams and webhooks by the feed. */
export async function tellFollowers(query: Query, news: readonly OutboxRow[]): Promise<void> {
  if (news.length === 0) return;
  const rows = [JSON.stringify(news)];
  await query(insertOutbox, rows);
  await query(insertPending, rows);
}
