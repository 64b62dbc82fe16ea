/** How the ledger is read. */

const columns = `
  l.origin, l.topic, l.partition, l.message_offset, l.noted_at, l.received_at, l.event_id, l.article_id, l.enriched_at,
  l.enriched_partition, l.enriched_offset, l.outcome, l.outcome_at, l.service, l.code, l.reason, l.letter_id`;

/** By what units can be asked for. */
export const ledgerConditions = {
  articleId: 'l.article_id = $1',
  eventId: 'l.event_id = $1',
  url: `l.url_key = $1 or l.article_id in (select a.article_id from khabar.article a where a.url_key = $1 or a.canonical_url_key = $1)`,
  offset: 'l.topic = $1 and l.partition = $2 and l.message_offset = $3',
} as const;

/** The units asked for, and all that are replays of the same letters. The newest of them, up to a bound. */
export const selectUnits = (condition: string, bound: number) => `
  with hits as (
    select l.origin, l.letter_id from khabar.ledger l where ${condition} order by l.noted_at desc limit ${bound}
  )
  select ${columns} from khabar.ledger l
  where l.origin in (select origin from hits)
     or l.letter_id in (select letter_id from hits where letter_id is not null)
  order by l.noted_at, l.origin
  limit ${bound}`;

/** $1: letter ids. What was done to them. */
export const selectDeeds = `
  select h.letter_id, h.at, h.what, h.facts, d.topic, d.partition, d.message_offset, d.event_id, d.article_id
  from khabar.dead_letter_history h join khabar.dead_letter d on d.id = h.letter_id
  where h.letter_id = any($1::uuid[]) and h.what <> 'died'
  order by h.letter_id, h.sequence`;

const hour = `date_trunc('hour', l.noted_at, 'UTC')`;

const standing = `
  select
    (select count(*)::int from khabar.ledger where outcome is null and noted_at >= now() - make_interval(secs => $1)) as in_flight,
    (select count(*)::int from khabar.ledger where outcome is null and noted_at < now() - make_interval(secs => $1)) as missing,
    (select count(*)::int from khabar.ledger where received_at is null and noted_at < now() - make_interval(secs => $1)) as unseen`;

/**
 * What is under way, what has been for too long ($1: seconds), and what came to an end although its own topic has not told of it for
 * as long. Over partial indexes alone: asked every few seconds.
 */
export const selectStanding = standing;

/** Hours that are counted already, and the rest of the ledger counted now, in one snapshot with the standing; one row an hour, the standing in each. */
export const selectBalance = `
  with settled as (select coalesce(max(hour) + interval '1 hour', '-infinity') as until from khabar.ledger_hour),
  hours as (
    select h.hour, h.received, h.outcomes from khabar.ledger_hour h
    union all
    select hour, sum(received)::bigint, jsonb_object_agg(coalesce(outcome, ''), units) from (
      select ${hour} as hour, l.outcome, count(l.received_at) as received, count(*) as units
      from khabar.ledger l, settled
      where l.noted_at >= settled.until
      group by 1, 2
    ) as live group by hour
  )
  select hours.*, standing.* from (${standing}) as standing left join hours on true
  order by hours.hour`;
