/** Statements of khabar.copy and khabar.copy_key: which texts are the same, and what they are found by. */

/**
 * For this transaction. A bitmap would read all articles of a key and sort them, where the index has them in order and the first few are
 * enough; the planner takes every key for a rare one.
 */
export const readIndexesInOrder = 'set local enable_bitmapscan = off';

/** $1: article ids. Articles with their text's fingerprint, and how they were grouped before; either may be missing. */
export const selectTexts = `
  select a.article_id, a.published, a.seen, f.words, f.share, f.shingles, f.lead, f.keys,
         c.published as grouped_published, c.seen as grouped_seen, c.text_key, c.keys as grouped_keys, c.match_id, c.indexed, c.set_id
  from khabar.article a
  left join khabar.fingerprint f using (article_id)
  left join khabar.copy c using (article_id)
  where a.article_id = any($1::uuid[])`;

/** $1: article ids. Texts that others are compared with, as they were grouped; nobody asks for their keys. */
export const selectGrouped = `
  select c.article_id, c.published, c.seen, f.words, f.share, f.shingles, f.lead, null as keys,
         c.published as grouped_published, c.seen as grouped_seen, c.text_key, null as grouped_keys, c.match_id, c.indexed, c.set_id
  from khabar.copy c
  join khabar.fingerprint f using (article_id)
  where c.article_id = any($1::uuid[])`;

/**
 * $1, $2: for each key of each text: the text's number from 1 on, the key. $3, $4: of each text, when it was published, and its article. $5: days
 * before and after, $6: at most so many for a key, those published first: the original is among them, and a phrase that every article has
 * costs no more than another. $7: of how many shared keys on; of a later text one is enough, since it may see more of them than are seen here. Most
 * shared first. Of each text, `worn` keys have as many as are looked at: in a row without another text.
 */
export const selectSharing = `
  with shared as materialized (
    select asked.text, asked.key, asked.published as asked_at, other.article_id, other.published
    from (select text, key, ($3::timestamptz[])[text] as published, ($4::uuid[])[text] as article_id
          from unnest($1::integer[], $2::integer[]) as k(text, key)) as asked
    cross join lateral (
      select k.article_id, k.published from khabar.copy_key k
      where k.key = asked.key and k.article_id <> asked.article_id
        and k.published between asked.published - make_interval(days => $5) and asked.published + make_interval(days => $5)
      order by k.published, k.article_id limit $6
    ) as other
  )
  select text, null as other_id, 0 as shared, false as later, array_agg(key) as worn
  from (select text, key from shared group by text, key having count(*) = $6) as full_up
  group by text
  union all
  (select text, article_id, count(*)::int, max(published) > max(asked_at), null
   from shared
   group by text, article_id
   having count(*) >= $7 or max(published) > max(asked_at)
   order by text, count(*) desc, max(published), article_id)`;

/** $1: article ids. Those that were found to have one of these texts. */
export const selectMatching = 'select article_id, match_id, indexed from khabar.copy where match_id = any($1::uuid[])';

/** $1: sets, $2: article ids, $3: how many. Members of the sets, and what hangs on the articles since it is nearly the same. */
export const selectHanging = `
  select article_id from khabar.copy
  where set_id = any($1::uuid[]) or (match_id = any($2::uuid[]) and not indexed)
  order by published, seen, article_id limit $3`;

/** $1: article ids whose keys go, $2: their keys, all together. */
export const deleteKeys = `
  delete from khabar.copy_key where key = any($2::integer[]) and article_id = any($1::uuid[])`;

/** $1 to $4: as of selectSharing. */
export const insertKeys = `
  insert into khabar.copy_key (key, published, article_id)
  select key, ($3::timestamptz[])[text], ($4::uuid[])[text] from unnest($1::integer[], $2::integer[]) as k(text, key)
  order by key
  on conflict do nothing`;

/** $1: article ids. */
export const deleteCopies = 'delete from khabar.copy where article_id = any($1::uuid[])';

/** $1: a JSON list of rows. What a set's parent is stays as it was until the sets are looked at. */
export const upsertCopies = `
  insert into khabar.copy (article_id, published, seen, text_key, keys, match_id, indexed, set_id)
  select r.article_id, r.published, r.seen, r.text_key, r.keys, r.match_id, r.indexed, r.set_id
  from json_to_recordset($1::json) as r(
    article_id uuid, published timestamptz, seen timestamptz, text_key uuid, keys integer[], match_id uuid, indexed boolean, set_id uuid)
  order by r.article_id
  on conflict (article_id) do update set
    published = excluded.published, seen = excluded.seen, text_key = excluded.text_key, keys = excluded.keys,
    match_id = excluded.match_id, indexed = excluded.indexed, set_id = excluded.set_id`;

/** $1: ids of sets. Their members, first published first. */
export const selectMembers = `
  select c.set_id, c.article_id, c.match_id, c.indexed, c.copy_of, f.agency, f.agency_own, a.publisher_name
  from khabar.copy c
  join khabar.fingerprint f using (article_id)
  join khabar.article a using (article_id)
  where c.set_id = any($1::uuid[])
  order by c.set_id, c.published, c.seen, c.article_id`;

/** $1: article ids. */
export const selectSketches = `
  select article_id, words, share, shingles, lead from khabar.fingerprint where article_id = any($1::uuid[])`;

/** $1: a JSON list of rows. */
export const setParents = `
  update khabar.copy c set copy_of = r.copy_of, similarity = r.similarity, containment = r.containment
  from json_to_recordset($1::json) as r(article_id uuid, copy_of uuid, similarity real, containment real)
  where c.article_id = r.article_id`;

/** $1: ids of articles that are about to be erased. All whose grouping goes by them: who has their text, and a member of each of their sets. */
export const enqueueDependents = `
  insert into khabar.grouping_queue (article_id, seen)
  select c.article_id, c.seen from khabar.copy c
  where not c.article_id = any($1::uuid[])
    and (c.match_id = any($1::uuid[]) or c.article_id in (
      select distinct on (m.set_id) m.article_id
      from khabar.copy m
      where m.set_id in (select e.set_id from khabar.copy e where e.article_id = any($1::uuid[]))
        and not m.article_id = any($1::uuid[])
      order by m.set_id, m.article_id))`;

/** $1: ids of articles that are about to be erased. */
export const eraseKeys = `
  delete from khabar.copy_key k using khabar.copy c
  where c.article_id = any($1::uuid[]) and k.article_id = c.article_id and k.key = any(c.keys)`;
