/**
 * Statements of khabar.feed and khabar.feed_pending: what was stored, in one order without a gap. They order by f.seq, the column that has an
 * index: `seq` alone would be the number as it is answered.
 */
import { plannedOnce } from '#database';

/** $1: [{event_id, type, article_id}] in their order. Numbered while their articles are locked, so that for each article the order holds. */
export const insertPending = `
  insert into khabar.feed_pending (event_id, type, article_id)
  select r.event_id, split_part(r.type, '.', 3), r.article_id
  from json_to_recordset($1::json) as r(event_id uuid, type text, article_id uuid)`;

/** $1: the lock's number; it ends with the transaction. */
export const tryFeedLock = 'select pg_try_advisory_xact_lock($1) as locked';

/**
 * $1: how many. Under the lock, taken by a statement of its own: this one then sees what the holder before it has committed, and so the
 * last number.
 */
export const numberPending = plannedOnce(`
  with moved as (
    delete from khabar.feed_pending where id in (select id from khabar.feed_pending order by id limit $1)
    returning id, event_id, type, article_id, at
  )
  insert into khabar.feed (seq, event_id, type, article_id, at)
  select (select coalesce(max(seq), 0) from khabar.feed) + row_number() over (order by id), event_id, type, article_id, at
  from moved
  returning seq::double precision as seq`);

/** The last event; no row if there never was one. */
export const selectLast = 'select f.seq::double precision as seq, f.event_id from khabar.feed f order by f.seq desc limit 1';

/** The first event that is kept; no row if there never was one. */
export const selectFirst = 'select f.seq::double precision as seq from khabar.feed f order by f.seq limit 1';

/** $1: seq. */
export const selectEvent = 'select seq::double precision as seq, event_id from khabar.feed where seq = $1';

/** $1: seq that the page comes after, $2: how many. */
export const selectFeed = `
  select f.seq::double precision as seq, f.event_id, f.type, f.article_id, f.at
  from khabar.feed f where f.seq > $1 order by f.seq limit $2`;

/** Ids of the articles `a` that fit. */
export const selectFitting = (where: string) => `select a.article_id from khabar.article a ${where}`;

/**
 * $1: days, $2: how many. From the beginning up to the first that is young enough, since what is kept must have no gap; and never the
 * last one.
 */
export const eraseOldFeed = `
  delete from khabar.feed where seq in (
    select seq from khabar.feed
    where seq < coalesce(
      (select seq from khabar.feed where at >= now() - make_interval(days => $1) order by seq limit 1),
      (select max(seq) from khabar.feed))
    order by seq limit $2
  )
  returning 1`;
