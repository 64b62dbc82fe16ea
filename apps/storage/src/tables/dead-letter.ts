/** Statements that write khabar.dead_letter and its history. Rows are letters/letter.ts' LetterRow, each with its place in the list. */

const rows = `json_to_recordset($1::json) as r(
  id uuid, topic text, partition integer, message_offset bigint, event_id text, article_id uuid, key text, value text,
  value_left_out integer, headers jsonb, fingerprint text, code text, reason text, pointer text, service text, "time" timestamptz(3),
  mark uuid, place integer)`;

/** A letter that is there already stays as it is: its death is told by recordDeaths. None for an article that was forgotten. */
export const insertLetters = `
  insert into khabar.dead_letter (
    id, topic, partition, message_offset, event_id, article_id, key, value, value_left_out, headers, fingerprint, code, reason,
    pointer, service, first_at, last_at, times, state)
  select distinct on (r.id) r.id, r.topic, r.partition, r.message_offset, r.event_id, r.article_id, decode(r.key, 'base64'),
    decode(r.value, 'base64'), r.value_left_out, r.headers, r.fingerprint, r.code, r.reason, r.pointer, r.service, r.time, r.time, 0,
    'open'
  from ${rows}
  where not exists (select from khabar.forgotten f where f.article_id = r.article_id)
  order by r.id, r.place
  on conflict (id) do nothing`;

/** $1: article id. Their history, with what they were patched by, goes with them. */
export const forgetLetters = 'delete from khabar.dead_letter where article_id = $1 returning id';

/**
 * Deaths that are new go into the history of their letters, which say from then on how the last one went. A letter that was replayed is
 * open again; one that was resolved or discarded stays so.
 */
export const recordDeaths = `
  with deaths as (
    insert into khabar.dead_letter_history (letter_id, what, mark, facts)
    select r.id, 'died', r.mark, jsonb_strip_nulls(jsonb_build_object(
      'topic', r.topic, 'partition', r.partition, 'offset', r.message_offset::text, 'service', r.service, 'code', r.code,
      'reason', r.reason, 'pointer', r.pointer, 'time', r.time))
    from ${rows}
    where exists (select from khabar.dead_letter d where d.id = r.id)
    order by r.place
    on conflict (letter_id, mark) do nothing
    returning letter_id, mark
  ),
  told as (
    select distinct on (r.id) r.*, count(*) over (partition by r.id) as deaths
    from ${rows} join deaths d on d.letter_id = r.id and d.mark = r.mark
    order by r.id, r.place desc
  ),
  locked as (
    select d.id from khabar.dead_letter d where d.id in (select id from told) order by d.id for no key update
  )
  update khabar.dead_letter d set
    times = d.times + told.deaths, last_at = greatest(d.last_at, told.time), fingerprint = told.fingerprint, code = told.code,
    reason = told.reason, pointer = told.pointer, service = told.service,
    state = case when d.state = 'replayed' then 'open' else d.state end
  from told join locked using (id)
  where d.id = told.id`;
