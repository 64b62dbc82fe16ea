/** Statements that count hours of the ledger for good, and take away the units of those counted. */

/** $1: any number; false while another instance is at it. Held to the end of the transaction. */
export const claimRollUp = 'select pg_try_advisory_xact_lock($1) as is_ours';

/**
 * Hours that may be counted: over for so long ($1: seconds) that no transaction still adds to them, and new or, when they were counted
 * last, not all at their end. A unit that is at its end, and told of by its own topic, never changes its count.
 */
export const selectUnsettled = `
  with settled as (select coalesce(max(hour) + interval '1 hour', '-infinity') as until from khabar.ledger_hour)
  select distinct date_trunc('hour', l.noted_at, 'UTC') as hour from khabar.ledger l, settled
  where l.noted_at >= settled.until and l.noted_at < date_trunc('hour', now() - make_interval(secs => $1), 'UTC')
  union
  select hour from khabar.ledger_hour where open > 0
  order by hour`;

/** $1: the beginning of the hour. */
export const settleHour = `
  insert into khabar.ledger_hour (hour, received, outcomes, open)
  select $1::timestamptz, coalesce(sum(received), 0)::bigint, coalesce(jsonb_object_agg(coalesce(outcome, ''), units), '{}'),
         coalesce(sum(open), 0)::bigint
  from (
    select l.outcome, count(l.received_at) as received, count(*) as units,
           count(*) filter (where l.outcome is null or l.received_at is null) as open
    from khabar.ledger l
    where l.noted_at >= $1 and l.noted_at < $1::timestamptz + interval '1 hour'
    group by l.outcome
  ) as counted
  on conflict (hour) do update set received = excluded.received, outcomes = excluded.outcomes, open = excluded.open`;

/** The oldest hour, older than $1 days, whose units are all counted and at their end, and still there. */
export const selectDue = `
  select hour from khabar.ledger_hour
  where not rolled_up and open = 0 and hour < now() - make_interval(days => $1)
  order by hour
  limit 1`;

/** $1: the beginning of the hour. Its counts stay. */
export const rollUpHour = `
  with gone as (delete from khabar.ledger l where l.noted_at >= $1 and l.noted_at < $1::timestamptz + interval '1 hour')
  update khabar.ledger_hour set rolled_up = true where hour = $1`;
