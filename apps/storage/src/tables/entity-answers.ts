/** How entities are read. Their articles are counted by the rollups, and what waits to be in these: see rollup-answers.ts. */
import { plannedOnce } from '#database';
import { waiting } from './rollup-answers.ts';

/** $1: keys of an id, a sameAs or a name, also of one that was merged away: that leads to the one it went into. */
const named = `
  select coalesce(al.entity_key, e.entity_key) as entity_key, e.entity_key as found_key
  from khabar.entity e left join khabar.entity_alias al on al.alias_key = e.entity_key
  where e.keys && $1::uuid[]
  union
  select al.entity_key, al.alias_key from khabar.entity_alias al where al.alias_key = any($1::uuid[])`;

export const selectEntityKeys = plannedOnce(`select distinct entity_key from (${named}) as named`);

/** What is known of entity \`e\` by itself and by those that were merged into it. */
const facts = `
  e.entity_key, e.id, e.type, e.name, e.country,
  e.same_as || array(
    select distinct s from khabar.entity_alias al join khabar.entity m on m.entity_key = al.alias_key, unnest(m.same_as) as s
    where al.entity_key = e.entity_key and s <> all(e.same_as) order by s) as same_as,
  array(select al.id from khabar.entity_alias al where al.entity_key = e.entity_key order by al.id) as merged`;

const totalOf = (entityKey: string) => `
  (select k.total from khabar.rollup_key k where k.dimension = 'entity' and k.value = ${entityKey}::text)`;

const bearsName = (entity: string) => `${entity}.words @@ to_tsquery('simple', $1)`;
const isAsked = `($2::text is null or e.type = $2) and ($3::text is null or e.country = $3)`;

/** By a name: each of those that bear one is counted. The offset keeps the planner from reading the counts of all: it can't know how few names there are. */
const countNamed = `
  select e.entity_key, coalesce(k.total, 0) + coalesce(c.change, 0) as article_count
  from khabar.entity e
       left join lateral (select ${totalOf('e.entity_key')} as total offset 0) as k on true
       left join changed c on c.entity_key = e.entity_key
  where ${isAsked} and e.entity_key in (
    select coalesce(al.entity_key, n.entity_key)
    from khabar.entity n left join khabar.entity_alias al on al.alias_key = n.entity_key
    where ${bearsName('n')})`;

/** What follows is read in the order of the counts, until there is enough. */
const isNamed = `
  ($1::text is null or ${bearsName('e')} or e.entity_key in (
    select al.entity_key from khabar.entity_alias al join khabar.entity n on n.entity_key = al.alias_key where ${bearsName('n')}))`;

/** Of all, or of very many: those whose count has changed, and of the others, whose counts the rollups have in order, as many as are shown. */
const countMost = `
  (select e.entity_key, k.total as article_count
   from khabar.rollup_key k join khabar.entity e on e.entity_key = k.value::uuid
   where k.dimension = 'entity' and ${isAsked} and ${isNamed}
     and ($4::int is null or (k.total <= $4 and (k.total, k.value::uuid) < ($4, $5::uuid)))
     and not exists (select from changed c where c.entity_key = k.value::uuid)
   order by k.total desc, k.value::uuid desc limit $7)
  union all
  select e.entity_key, coalesce(${totalOf('e.entity_key')}, 0) + c.change
  from changed c join khabar.entity e using (entity_key)
  where ${isAsked} and ${isNamed}`;

/** $1: as of selectEntities, $2: up to where it is counted. How many entities bear such a name. */
export const countNames = `
  select count(*)::int as count from (select from khabar.entity n where ${bearsName('n')} limit $2) as named`;

/**
 * $1: prefixes of words of the name as to_tsquery takes them, or null. $2: type, $3: country; null: any. $4, $5: count and key of the
 * last one shown, $6: milliseconds since 1970 up to which articles count; null on the first page. $7: how many. What is changed is what waits to
 * be in the rollups, less what came after that time.
 */
export const selectEntities = (fewBearTheName: boolean) => `
  with as_of as (select coalesce(to_timestamp($6::double precision / 1000)::timestamptz(3), now()::timestamptz(3)) as at),
  changed as materialized (
    select entity_key, sum(change)::int as change
    from (
      select substr(key, 8)::uuid as entity_key, x.change from ${waiting('entity')}
      union all
      select entity_key, -count(distinct article_id)
      from khabar.article a join khabar.article_entity ae using (article_id)
      where a.stored_at > to_timestamp($6::double precision / 1000)::timestamptz(3)
      group by entity_key
    ) as one
    group by entity_key
  ),
  counted as materialized (${fewBearTheName ? countNamed : countMost})
  select ${facts}, c.article_count,
         (select (extract(epoch from at) * 1000)::bigint from as_of) as as_of_ms
  from (
    select * from counted c
    where c.article_count > 0 and ($4::int is null or (c.article_count, c.entity_key) < ($4, $5::uuid))
    order by c.article_count desc, c.entity_key desc
    limit $7
  ) as c join khabar.entity e using (entity_key)
  order by c.article_count desc, e.entity_key desc`;

/** $1: keys to look for, $2: the key of the id, which comes before a sameAs or a name. */
export const selectEntity = `
  select ${facts},
         coalesce((select k.total from khabar.rollup_key k where k.dimension = 'entity' and k.value = e.entity_key::text), 0)
         + coalesce((select sum(x.change)::int from ${waiting('entity')} and key = 'entity:' || e.entity_key), 0) as article_count
  from (select entity_key, bool_or(found_key = $2::uuid) as by_id from (${named}) as named group by entity_key) as found
       join khabar.entity e using (entity_key)
  order by found.by_id desc, article_count desc, e.entity_key
  limit 1`;
