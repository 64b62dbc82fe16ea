/** How dead letters are read, and what is done to them by hand. Conditions come from letters/letter-filter.ts and speak of `d`. */

const facts = `
  d.id, d.state, d.topic, d.partition, d.message_offset, d.event_id, d.article_id, d.code, d.reason, d.pointer, d.fingerprint, d.service,
  d.times, d.first_at, d.last_at, octet_length(d.value) as bytes, d.value_left_out, d.patched is not null as is_patched`;

/** Letters, last died first. */
export const selectLetters = (where: string, limit: string) => `
  select ${facts}, (extract(epoch from d.last_at) * 1000)::bigint as sort_ms
  from khabar.dead_letter d ${where}
  order by d.last_at desc, d.id desc
  limit ${limit}`;

/** Letters that failed in the same way, as one; with the reason of the last. */
export const selectLetterGroups = (where: string, after: string, limit: string) => `
  select * from (
    select d.fingerprint, count(*)::int as letters, sum(d.times)::int as times, min(d.first_at) as first_at, max(d.last_at) as last_at,
      count(*) filter (where d.state = 'open')::int as open, count(*) filter (where d.state = 'replayed')::int as replayed,
      count(*) filter (where d.state = 'resolved')::int as resolved, count(*) filter (where d.state = 'discarded')::int as discarded,
      (array_agg(d.code order by d.last_at desc))[1] as code, (array_agg(d.reason order by d.last_at desc))[1] as reason,
      (array_agg(d.topic order by d.last_at desc))[1] as topic, (array_agg(d.service order by d.last_at desc))[1] as service,
      (extract(epoch from max(d.last_at)) * 1000)::bigint as sort_ms
    from khabar.dead_letter d ${where}
    group by d.fingerprint
  ) as g ${after}
  order by sort_ms desc, fingerprint desc
  limit ${limit}`;

export const countLetters = (where: string) => `select count(*)::int as count from khabar.dead_letter d ${where}`;

export const countLetterGroups = (where: string) =>
  `select count(distinct d.fingerprint)::int as count from khabar.dead_letter d ${where}`;

/** $1: id. */
export const selectLetter = `
  select ${facts}, d.key, d.value, d.patched, d.headers from khabar.dead_letter d where d.id = $1`;

/** $1: id. Until the transaction ends nobody else changes it. */
export const lockLetter = `${selectLetter} for no key update of d`;

/** $1: id; newest last. */
export const selectHistory = `
  select h.at, h.what, h.facts from khabar.dead_letter_history h where h.letter_id = $1 order by h.sequence`;

/** $1: id, $2: bytes, $3: the operations. */
export const patchLetter = `
  with told as (insert into khabar.dead_letter_history (letter_id, what, facts) values ($1, 'patched', $3))
  update khabar.dead_letter set patched = $2 where id = $1`;

/** Returns the ids of those that were open or replayed until now. */
export const discardLetters = (where: string, why: string) => `
  with due as (select d.id from khabar.dead_letter d ${where} order by d.id for no key update),
  done as (
    update khabar.dead_letter d set state = 'discarded' from due
    where d.id = due.id and d.state in ('open', 'replayed')
    returning d.id
  ),
  told as (
    insert into khabar.dead_letter_history (letter_id, what, facts) select id, 'discarded', jsonb_build_object('why', ${why}::text) from done
  )
  select id from done`;

/** $1: ids, in order of which they are locked. What a replay sends of each. */
export const lockForReplay = `
  select d.id, d.topic, d.state, d.key, coalesce(d.patched, d.value) as value, d.headers
  from khabar.dead_letter d
  where d.id = any($1::uuid[]) and (d.value_left_out is null or d.patched is not null)
  order by d.id
  for no key update`;

/** $1: ids, $2: facts for their history. */
export const markReplayed = `
  with told as (
    insert into khabar.dead_letter_history (letter_id, what, facts)
    select d.id, 'replayed', $2::jsonb || jsonb_build_object('patched', d.patched is not null)
    from khabar.dead_letter d where d.id = any($1::uuid[])
  )
  update khabar.dead_letter set state = 'replayed' where id = any($1::uuid[])`;

/** $1: ids that the broker would not take. */
export const markRefused = `
  with told as (insert into khabar.dead_letter_history (letter_id, what, facts) select unnest($1::uuid[]), 'refused', '{}')
  update khabar.dead_letter set state = 'open' where id = any($1::uuid[])`;
