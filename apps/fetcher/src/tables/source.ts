/** Statements of fetcher.source. Times are the fetcher's clock's. */

/** $1: [{id, kind, address, address_key, host, given_title, selector, full_text, floor_s, cap_s}], $2: now. Those that are there already are left out. */
export const insertSources = `
  insert into fetcher.source (id, kind, address, address_key, host, given_title, selector, full_text, floor_s, cap_s, created_at, next_at)
  select r.id, r.kind, r.address, r.address_key, r.host, r.given_title, r.selector, r.full_text, r.floor_s, r.cap_s, $2, $2
  from json_to_recordset($1::json) as r(
    id uuid, kind text, address text, address_key uuid, host text, given_title text, selector text, full_text text, floor_s integer,
    cap_s integer)
  order by r.address_key
  on conflict (address_key) do nothing
  returning id`;

/** $1: state, or null; $2: words in title or address, or null; $3: the id after which to go on, or null; $4: how many. In order of id. */
export const selectSources = `
  select s.* from fetcher.source s
  where ($1::text is null or s.state = $1)
    and ($2::text is null or strpos(lower(s.address), lower($2)) > 0 or strpos(lower(coalesce(s.given_title, s.title, '')), lower($2)) > 0)
    and ($3::uuid is null or s.id > $3)
  order by s.id
  limit $4`;

/** As selectSources, how many in all. */
export const countSources = `
  select count(*)::int as count from fetcher.source s
  where ($1::text is null or s.state = $1)
    and ($2::text is null or strpos(lower(s.address), lower($2)) > 0 or strpos(lower(coalesce(s.given_title, s.title, '')), lower($2)) > 0)`;

/** $1: ids. */
export const selectSourcesById = 'select s.* from fetcher.source s where s.id = any($1::uuid[]) order by s.id';

/** $1: keys of addresses. */
export const selectSourcesByAddress = 'select s.* from fetcher.source s where s.address_key = any($1::uuid[]) order by s.id';

/**
 * $1: id, $2: {given_title, selector, full_text, floor_s, cap_s, state}; what is absent stays, null takes it away. $3: now. Made active
 * again, it starts anew.
 */
export const updateSource = `
  update fetcher.source s set
    given_title = case when $2::jsonb ? 'given_title' then $2->>'given_title' else s.given_title end,
    selector = case when $2::jsonb ? 'selector' then $2->>'selector' else s.selector end,
    full_text = coalesce($2->>'full_text', s.full_text),
    floor_s = case when $2::jsonb ? 'floor_s' then ($2->>'floor_s')::integer else s.floor_s end,
    cap_s = case when $2::jsonb ? 'cap_s' then ($2->>'cap_s')::integer else s.cap_s end,
    state = coalesce($2->>'state', s.state),
    disabled_why = case when $2::jsonb ? 'state' then null else s.disabled_why end,
    failures = case when $2->>'state' = 'active' then 0 else s.failures end,
    failing_since = case when $2->>'state' = 'active' then null else s.failing_since end,
    next_at = case when $2->>'state' = 'active' and s.state <> 'active' then $3 else s.next_at end
  where s.id = $1
  returning s.*`;

/** $1: id. Its items go with it. */
export const deleteSource = 'delete from fetcher.source where id = $1 returning id';

/** $1: id, $2: now. */
export const pollNow = `update fetcher.source set next_at = least(next_at, $2) where id = $1 and state = 'active' returning id`;

/** $1: now, $2: until when it is taken at most, $3: by whom, $4: hosts that this fetcher asks already. The source that is due for longest, if any. */
export const claimSource = `
  with due as (
    select s.id from fetcher.source s left join fetcher.host h on h.host = s.host
    where s.state = 'active' and s.next_at <= $1 and (s.leased_until is null or s.leased_until <= $1) and s.host <> all($4::text[])
      and (h.host is null or (h.next_at <= $1 and (h.busy_until is null or h.busy_until <= $1)))
    order by s.next_at
    limit 1
    for update of s skip locked
  )
  update fetcher.source s set leased_until = $2, leased_by = $3 from due where s.id = due.id
  returning s.*`;

/**
 * $1: id, $2: by whom, $3: the rest as columns. What the operator has done meanwhile (paused it, asked for a poll) stands; a lease that
 * another has taken over meanwhile as well.
 */
export const finishSource = `
  update fetcher.source s set
    leased_until = null, leased_by = null,
    address = r.address, address_key = r.address_key, host = r.host, title = coalesce(r.title, s.title),
    next_at = r.next_at, interval_s = r.interval_s, per_day = r.per_day, etag = r.etag, last_modified = r.last_modified, found = r.found,
    last = r.last, usual_items = r.usual_items, empty_polls = r.empty_polls, failures = r.failures, failing_since = r.failing_since,
    state = case when r.disabled_why is not null and s.state = 'active' then 'disabled' else s.state end,
    disabled_why = case when s.state = 'active' then r.disabled_why else s.disabled_why end
  from json_to_record($3::json) as r(
    address text, address_key uuid, host text, title text, next_at timestamptz, interval_s double precision, per_day double precision,
    etag text, last_modified text, found jsonb, last jsonb, usual_items integer, empty_polls integer, failures integer,
    failing_since timestamptz, disabled_why text)
  where s.id = $1 and s.leased_by = $2
  returning s.id`;

/** $1: id, $2: by whom, $3: when it is asked instead. */
export const postponeSource = `
  update fetcher.source set next_at = $3, leased_until = null, leased_by = null where id = $1 and leased_by = $2`;

/** How many sources are in which state, and how many are silent or failing. */
export const selectStates = `
  select s.state, count(*)::int as count, count(*) filter (where s.failures > 0)::int as failing,
         count(*) filter (where s.empty_polls >= 3)::int as silent,
         coalesce((array_agg(s.address order by s.address))[1:20], '{}') as some
  from fetcher.source s group by s.state`;

/** $1: by whom, $2: which; null: all that it has in hand, which falls to others at once. */
export const releaseSources = `
  update fetcher.source set leased_until = null, leased_by = null where leased_by = $1 and ($2::uuid is null or id = $2)`;

/** $1: now. For how many seconds the source that is due for longest has been waiting. */
export const selectLateness = `
  select coalesce(greatest(0, extract(epoch from $1::timestamptz - min(next_at))), 0)::double precision as seconds
  from fetcher.source where state = 'active' and leased_by is null`;
