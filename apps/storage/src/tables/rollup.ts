/** Statements that bring changes of khabar.rollup_change into the counts of khabar.rollup. Triggers note them: see the migration. */
import { plannedOnce } from '#database';

/** $1: the lock's number. Held to the end of the transaction; does not wait. */
export const tryRollupLock = 'select pg_try_advisory_xact_lock($1) as locked';

/** What an article calls the source or agency of a key; `c` has its dimension and value, and the id of the article. */
export const labelOf = (c: string) => `
  case ${c}.dimension
    when 'source' then (
      select jsonb_strip_nulls(jsonb_build_object('name', left(a.publisher_name, 500), 'domain', left(a.publisher_domain, 500)))
      from khabar.article a where a.article_id = ${c}.article_id)
    when 'agency' then (
      select jsonb_build_object('name', left(s->>'name', 500))
      from khabar.article a, jsonb_array_elements(a.findings->'infosources') as s
      where a.article_id = ${c}.article_id and s->>'id' = ${c}.value limit 1)
  end`;

/**
 * $1: how many changes, the first noted first. Under the lock. Returns how many there were, and the counts and keys at which nothing is left.
 *
 * What follows from a change is noted later than it, so no count falls below nought.
 */
export const foldChanges = plannedOnce(`
  with due as (
    select seq from khabar.rollup_change order by seq limit $1
  ), taken as (
    delete from khabar.rollup_change c using due where c.seq = due.seq returning c.article_id, c.hour, c.change, c.keys
  ), change as materialized (
    select split_part(key, ':', 1)::khabar.dimension as dimension, substr(key, strpos(key, ':') + 1) as value, t.hour,
           sum(t.change)::integer as count, (array_agg(t.article_id order by t.change desc))[1] as article_id
    from taken t, unnest(t.keys) as key
    group by 1, 2, 3
  ), sums as materialized (
    select dimension, value, sum(count)::integer as count, (array_agg(article_id order by count desc))[1] as article_id from change group by 1, 2
  ), known as (
    update khabar.rollup_key k set total = k.total + s.count from sums s
    where k.dimension = s.dimension and k.value = s.value
    returning k.id, k.dimension, k.value, k.total
  ), fresh as (
    insert into khabar.rollup_key (dimension, value, total, label)
    select c.dimension, c.value, c.count, ${labelOf('c')} from sums c
    where not exists (select from khabar.rollup_key k where k.dimension = c.dimension and k.value = c.value)
    order by c.dimension, c.value
    returning id, dimension, value, total
  ), folded as (
    insert into khabar.rollup as r (start, key_id, count, span, dimension)
    select date_trunc(s.span::text, c.hour, 'UTC') as start, k.id, sum(c.count), s.span, dimension
    from change c join (select * from known union all select * from fresh) as k using (dimension, value),
         unnest(enum_range(null::khabar.span)) as s(span)
    group by s.span, 1, k.id, dimension
    having sum(c.count) <> 0
    order by s.span, 1, k.id
    on conflict (key_id, span, start) do update set count = r.count + excluded.count
    returning key_id, span, start, count
  )
  select (select count(*)::integer from taken) as taken,
         (select coalesce(json_agg(json_build_object('key_id', key_id, 'span', span, 'start', start)), '[]') from folded where count = 0) as emptied,
         array(select id from known where total = 0 union all select id from fresh where total = 0) as gone`);

/** $1: counts at which nothing is left. */
export const dropEmptied = `
  delete from khabar.rollup r using json_to_recordset($1::json) as e(key_id integer, span khabar.span, start timestamptz)
  where r.key_id = e.key_id and r.span = e.span and r.start = e.start and r.count = 0`;

/** $1: ids of keys under which nothing is left: what a source was called does not outlive its last article. */
export const dropGone = 'delete from khabar.rollup_key where id = any($1::integer[]) and total = 0';

/** For how long the change that waits longest has been waiting, in seconds; no row if none waits. */
export const selectRollupLag = `
  select extract(epoch from now() - noted_at)::double precision as seconds from khabar.rollup_change order by seq limit 1`;
