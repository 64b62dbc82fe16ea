/** Statements of khabar.grouping_queue: articles whose copies and stories are to be looked at, since they are new or have changed. */
import { plannedOnce } from '#database';

/** $1: article ids. Within the transaction that changes them. */
export const enqueueToGroup = plannedOnce(`
  insert into khabar.grouping_queue (article_id, seen)
  select a.article_id, a.seen from khabar.article a where a.article_id = any($1::uuid[])
  order by a.seen, a.article_id`);

/** $1: how many. First seen first; an article may stand there more than once. Whether it still is there is not said. */
export const selectToGroup = plannedOnce(`select seq, article_id from khabar.grouping_queue order by seen, article_id limit $1`);

/** $1: seq of rows. */
export const dequeueGrouped = plannedOnce('delete from khabar.grouping_queue where seq = any($1::bigint[])');

/** For how long the one that waits longest has been waiting, in seconds; no row if none waits. */
export const selectGroupingLag = `
  select extract(epoch from now() - queued_at)::double precision as seconds from khabar.grouping_queue order by seq limit 1`;

/** $1: the lock's number. Both end with the transaction; the first does not wait. */
export const tryGroupingLock = 'select pg_try_advisory_xact_lock($1) as locked';
export const awaitGroupingLock = 'select pg_advisory_xact_lock($1)';
