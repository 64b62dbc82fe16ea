/** Statements of khabar.outbox: what followers are still to be told. */

/** $1: [{event_id, type, article_id, data}] in their order. Numbered while their articles are locked, so that for each article the order holds. */
export const insertOutbox = `
  insert into khabar.outbox (event_id, type, article_id, data)
  select r.event_id, r.type, r.article_id, r.data
  from json_to_recordset($1::json) as r(event_id uuid, type text, article_id uuid, data jsonb)`;

/** $1: the lock's number. One relay at a time: two would tell an article's events out of their order. It ends with the transaction. */
export const tryRelayLock = 'select pg_try_advisory_xact_lock($1) as locked';

/** $1: how many. */
export const selectOutbox = 'select seq, event_id, type, article_id, data, stored_at from khabar.outbox order by seq limit $1';

/** $1: seqs that the broker has acknowledged. */
export const deleteOutbox = 'delete from khabar.outbox where seq = any($1::bigint[])';

export const selectOutboxAge = `
  select (extract(epoch from clock_timestamp() - stored_at) * 1000)::double precision as ms from khabar.outbox order by seq limit 1`;

/** $1: article id. */
export const forgetOutbox = 'delete from khabar.outbox where article_id = $1 returning seq';
