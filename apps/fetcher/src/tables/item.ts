/** Statements of fetcher.item. Times are the fetcher's clock's. */

/** $1: article ids. What is known of these articles, from any source. */
export const selectKnown = `
  select i.source_id, i.article_id, i.published_as, i.said_hash, i.state, i.seen_at
  from fetcher.item i
  where i.article_id = any($1::uuid[]) or i.published_as = any($1::uuid[])`;

/** $1: source. What the last readings made of its newest items. */
export const selectNewest = `
  select i.article_id, i.guid, i.headline from fetcher.item i where i.source_id = $1 order by i.seen_at desc limit 500`;

/** $1: source, $2: [{article_id, guid, headline, url, host, said_hash, said, state, why, published_as}], $3: now. */
export const upsertItems = `
  insert into fetcher.item as i (
    source_id, article_id, guid, headline, url, host, said_hash, said, state, why, published_as, first_at, seen_at, next_at, published_at)
  select $1, r.article_id, r.guid, r.headline, r.url, r.host, r.said_hash, r.said, r.state, r.why, r.published_as, $3, $3, $3,
         case when r.state = 'published' then $3::timestamptz end
  from json_to_recordset($2::json) as r(
    article_id uuid, guid text, headline text, url text, host text, said_hash text, said jsonb, state text, why text, published_as uuid)
  order by r.article_id
  on conflict (source_id, article_id) do update set
    guid = excluded.guid, headline = excluded.headline, url = excluded.url, host = excluded.host, said_hash = excluded.said_hash,
    said = excluded.said, state = excluded.state, why = excluded.why, published_as = coalesce(excluded.published_as, i.published_as),
    attempts = 0, seen_at = excluded.seen_at, next_at = excluded.next_at, leased_until = null, leased_by = null,
    published_at = coalesce(excluded.published_at, i.published_at)`;

/** $1: source, $2: article ids, $3: now. That they are still there keeps them from being forgotten. */
export const touchItems = 'update fetcher.item set seen_at = $3 where source_id = $1 and article_id = any($2::uuid[])';

/** $1: now, $2: until when it is taken at most, $3: by whom, $4: hosts that this fetcher asks already. */
export const claimItem = `
  with due as (
    select i.source_id, i.article_id from fetcher.item i
    join fetcher.source s on s.id = i.source_id
    left join fetcher.host h on h.host = i.host
    where i.state = 'waiting' and i.next_at <= $1 and (i.leased_until is null or i.leased_until <= $1) and i.host <> all($4::text[])
      and s.state <> 'paused'
      and (h.host is null or (h.next_at <= $1 and (h.busy_until is null or h.busy_until <= $1)))
    order by i.next_at
    limit 1
    for update of i skip locked
  )
  update fetcher.item i set leased_until = $2, leased_by = $3, attempts = i.attempts + 1 from due
  where i.source_id = due.source_id and i.article_id = due.article_id
  returning i.*`;

/** $1: source, $2: article id, $3: by whom, $4: state, $5: why, $6: published as, $7: now. One row, unless another has taken it meanwhile. */
export const finishItem = `
  update fetcher.item i set
    state = $4, why = $5, published_as = $6, said = null, leased_until = null, leased_by = null,
    published_at = case when $4 = 'published' then $7::timestamptz else i.published_at end
  where i.source_id = $1 and i.article_id = $2 and i.leased_by = $3
  returning i.article_id`;

/** $1: source, $2: article id, $3: by whom, $4: when it is tried again, $5: why not now, $6: attempts that count against it. */
export const deferItem = `
  update fetcher.item i set next_at = $4, why = $5, attempts = $6, leased_until = null, leased_by = null
  where i.source_id = $1 and i.article_id = $2 and i.leased_by = $3`;

/** $1: before, $2: how many. Items that no source has shown since. */
export const forgetItems = `
  delete from fetcher.item i using (
    select source_id, article_id from fetcher.item where seen_at < $1 and state <> 'waiting' limit $2 for update skip locked
  ) as due
  where i.source_id = due.source_id and i.article_id = due.article_id
  returning 1`;

export const countWaiting = `select count(*)::int as count from fetcher.item where state = 'waiting'`;

/** $1: by whom, $2: article id; null: all that it has in hand, which falls to others at once, and does not count as an attempt. */
export const releaseItems = `
  update fetcher.item set leased_until = null, leased_by = null, attempts = greatest(0, attempts - 1)
  where leased_by = $1 and ($2::uuid is null or article_id = $2)`;
