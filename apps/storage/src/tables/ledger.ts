/** Statements that write khabar.ledger. Rows are ledger/units.ts' Unit. */
import { plannedOnce } from '#database';

const rows = `json_to_recordset($1::json) as r(
  origin uuid, topic text, partition integer, message_offset bigint, received_ms double precision, event_id text, article_id uuid,
  url_key uuid, enriched_ms double precision, enriched_partition integer, enriched_offset bigint, outcome text, service text, code text,
  reason text, letter_id uuid)`;

const time = (ms: string) => `to_timestamp(${ms} / 1000)::timestamptz(3)`;
const first = (...columns: string[]) =>
  columns.map((column) => `${column} = coalesce(l.${column}, excluded.${column})`).join(', ');
const ofTheFirstOutcome = (...columns: string[]) =>
  columns.map((column) => `${column} = case when l.outcome is null then excluded.${column} else l.${column} end`).join(', ');

/**
 * $1: a JSON list of units. They come from three sides in any order, and may come again: each side fills in what it alone knows, the
 * first outcome stays, and with it whose it was, and what is known already touches no row. Locked in order of origin, then the letters in order of id: the same
 * order in all who write both. A replay that has come to a good end resolves its letter.
 */
export const noteUnits = plannedOnce(`
  with noted as (
    insert into khabar.ledger as l (
      origin, topic, partition, message_offset, received_at, event_id, article_id, url_key, enriched_at, enriched_partition,
      enriched_offset, outcome, outcome_at, service, code, reason, letter_id)
    select r.origin, r.topic, r.partition, r.message_offset, ${time('r.received_ms')}, r.event_id, r.article_id, r.url_key,
           ${time('r.enriched_ms')}, r.enriched_partition, r.enriched_offset, r.outcome,
           case when r.outcome is not null then clock_timestamp() end, r.service, r.code, r.reason, r.letter_id
    from ${rows}
    order by r.origin
    on conflict (origin) do update set
      ${first('received_at', 'event_id', 'url_key', 'letter_id')},
      article_id = case when l.outcome is null then coalesce(excluded.article_id, l.article_id) else coalesce(l.article_id, excluded.article_id) end,
      ${ofTheFirstOutcome('enriched_at', 'enriched_partition', 'enriched_offset', 'outcome', 'outcome_at', 'service', 'code', 'reason')}
    where (l.received_at is null and excluded.received_at is not null)
       or (l.outcome is null and excluded.outcome is not null)
       or (l.letter_id is null and excluded.letter_id is not null)
    returning l.letter_id, l.outcome, l.origin
  ),
  resolved as (
    select d.id from khabar.dead_letter d
    where d.state <> 'resolved'
      and d.id in (select letter_id from noted where letter_id <> origin and outcome <> 'dead')
    order by d.id
    for no key update
  ),
  told as (
    insert into khabar.dead_letter_history (letter_id, what, facts) select id, 'resolved', '{}' from resolved
  )
  update khabar.dead_letter d set state = 'resolved' from resolved where d.id = resolved.id`);
