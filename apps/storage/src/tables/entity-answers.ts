/** How entities are read. */

/** $1: keys of an id, a sameAs or a name, also of one that was merged away: that leads to the one it went into. */
const named = `
  select coalesce(al.entity_key, e.entity_key) as entity_key, e.entity_key as found_key
  from khabar.entity e left join khabar.entity_alias al on al.alias_key = e.entity_key
  where e.keys && $1::uuid[]
  union
  select al.entity_key, al.alias_key from khabar.entity_alias al where al.alias_key = any($1::uuid[])`;

export const selectEntityKeys = `select distinct entity_key from (${named}) as named`;

/** What is known of entity \`e\` by itself and by those that were merged into it. */
const facts = `
  e.entity_key, e.id, e.type, e.name, e.country,
  e.same_as || array(
    select distinct s from khabar.entity_alias al join khabar.entity m on m.entity_key = al.alias_key, unnest(m.same_as) as s
    where al.entity_key = e.entity_key and s <> all(e.same_as) order by s) as same_as,
  array(select al.id from khabar.entity_alias al where al.entity_key = e.entity_key order by al.id) as merged`;

/**
 * $1: prefixes of words of the name as to_tsquery takes them, $2: type, $3: country; null: any. $4, $5: count and key of the last one
 * shown, $6: milliseconds since 1970 up to which articles count; null on the first page. $7: how many.
 */
export const selectEntities = `
  with as_of as (select coalesce(to_timestamp($6::double precision / 1000)::timestamptz(3), now()::timestamptz(3)) as at),
  counted as (
    select ae.entity_key, count(distinct ae.article_id)::int as article_count
    from khabar.article_entity ae join khabar.article a using (article_id)
    where a.stored_at <= (select at from as_of)
    group by ae.entity_key
  )
  select ${facts}, c.article_count,
         (select (extract(epoch from at) * 1000)::bigint from as_of) as as_of_ms
  from khabar.entity e join counted c using (entity_key)
  where ($1::text is null or e.entity_key in (
      select coalesce(al.entity_key, n.entity_key)
      from khabar.entity n left join khabar.entity_alias al on al.alias_key = n.entity_key
      where n.words @@ to_tsquery('simple', $1)))
    and ($2::text is null or e.type = $2)
    and ($3::text is null or e.country = $3)
    and ($4::int is null or (c.article_count, e.entity_key) < ($4, $5::uuid))
  order by c.article_count desc, e.entity_key desc
  limit $7`;

/** $1: keys to look for, $2: the key of the id, which comes before a sameAs or a name. */
export const selectEntity = `
  select ${facts},
         (select count(distinct article_id)::int from khabar.article_entity ae where ae.entity_key = e.entity_key) as article_count
  from (select entity_key, bool_or(found_key = $2::uuid) as by_id from (${named}) as named group by entity_key) as found
       join khabar.entity e using (entity_key)
  order by found.by_id desc, article_count desc, e.entity_key
  limit 1`;
