/** Statements of khabar.webhook and khabar.webhook_delivery. */

/** Deliveries of a webhook that are listed; older ones go as new ones come. */
const KEPT_DELIVERIES = 500;

const columns = `
  w.id, w.url, w.query, w.events, w.description, w.state, w.reason, w.position::double precision as position, w.failures,
  w.failing_since, w.missed::double precision as missed, w.next_at, w.delivered_at, w.settings, w.created_at, w.updated_at`;

const shown = `${columns},
  greatest((select coalesce(max(seq), 0) from khabar.feed) - w.position, 0)::double precision as behind`;

/** $1: the lock's number; it ends with the transaction. */
export const awaitWebhooksLock = 'select pg_advisory_xact_lock($1)';

/** $1: id, $2: url, $3: query, $4: events, $5: description, $6: secret, $7: how many there may be. No row if there are so many. */
export const insertWebhook = `
  insert into khabar.webhook (id, url, query, events, description, secret, position)
  select $1, $2, $3::jsonb, $4::text[], $5, $6, (select coalesce(max(seq), 0) from khabar.feed)
  where (select count(*) from khabar.webhook) < $7
  returning id`;

export const selectWebhooks = `select ${shown} from khabar.webhook w order by w.created_at, w.id`;

/** $1: id. */
export const selectWebhook = `select ${shown} from khabar.webhook w where w.id = $1`;

/** $1: id. What is needed to send to it. */
export const selectToSend = `select ${columns}, w.secret from khabar.webhook w where w.id = $1`;

/**
 * $1: id, $2: url, $3: query, $4: events, $5: description, $6: state; null leaves it as it is. What failed is tried again at once, since
 * the new settings may be the cure.
 */
export const updateWebhook = `
  update khabar.webhook set
    url = coalesce($2, url), query = coalesce($3::jsonb, query), events = coalesce($4::text[], events),
    description = coalesce($5, description), state = coalesce($6, state), next_at = now(), settings = settings + 1, updated_at = now()
  where id = $1 and ($6::text is null or state in ('active', 'paused'))
  returning id`;

/** $1: id. From where it stopped. */
export const reviveWebhook = `
  update khabar.webhook set
    state = 'active', reason = null, failures = 0, failing_since = null, next_at = now(), settings = settings + 1, updated_at = now()
  where id = $1 and state in ('dead', 'disabled')
  returning id`;

/** $1: id. */
export const deleteWebhook = 'delete from khabar.webhook where id = $1 returning id';

/** $1: seconds of the lease, $2: the lease. All that have something to do and nobody at work on them. */
export const leaseWebhooks = `
  update khabar.webhook w set lease = $2, lease_until = now() + make_interval(secs => $1)
  from (
    select id from khabar.webhook
    where state = 'active' and next_at <= now() and (lease_until is null or lease_until < now())
      and position < (select max(seq) from khabar.feed)
    for update skip locked
  ) as free
  where w.id = free.id
  returning ${columns}, w.secret`;

const note = (message: string, result: string) => `
  noted as (
    insert into khabar.webhook_delivery (webhook_id, number, message_id, type, article_id, seq, outcome, status, error, ms)
    select id, attempts, ${message}, ${result} from told
  ),
  erased as (
    delete from khabar.webhook_delivery d using told where d.webhook_id = told.id and d.number <= told.attempts - ${KEPT_DELIVERIES}
  )`;

/** $1: id, $2: the lease, $3: seconds, $4: seq, $5: message id, $6: type, $7: article id, $8: status, $9: ms. No row if the lease is lost. */
export const noteDelivered = `
  with told as (
    update khabar.webhook set
      position = $4::bigint, failures = 0, failing_since = null, reason = case when state = 'active' then null else reason end,
      delivered_at = now(), attempts = attempts + 1, lease_until = now() + make_interval(secs => $3)
    where id = $1 and lease = $2
    returning id, attempts, state, settings
  ), ${note('$5::uuid, $6, $7::uuid, $4::bigint', `'delivered', $8::int, null, $9::int`)}
  select state, settings from told`;

/**
 * $1: id, $2: the lease, $3: seq, $4: message id, $5: type, $6: article id, $7: status, $8: ms, $9: error, $10: seconds until it is tried
 * again, $11: the state that it comes to. One that was paused meanwhile stays so. No row if the lease is lost.
 */
export const noteFailed = `
  with told as (
    update khabar.webhook set
      failures = failures + 1, failing_since = coalesce(failing_since, now()), reason = $9, attempts = attempts + 1,
      state = case when state = 'active' then $11 else state end, next_at = now() + make_interval(secs => $10),
      lease = null, lease_until = null
    where id = $1 and lease = $2
    returning id, attempts, state, settings
  ), ${note('$4::uuid, $5, $6::uuid, $3::bigint', `'failed', $7::int, $9, $8::int`)}
  select state, settings from told`;

/** $1: id, $2: message id, $3: type, $4: outcome, $5: status, $6: error, $7: ms. A trial moves nothing on. */
export const noteTrial = `
  with told as (update khabar.webhook set attempts = attempts + 1 where id = $1 returning id, attempts),
  ${note('$2::uuid, $3, null::uuid, null::bigint', '$4, $5::int, $6, $7::int')}
  select 1 from told`;

/** $1: id, $2: the lease, $3: seconds, $4: seq up to which all is done, $5: how many were given up unsent. No row if the lease is lost. */
export const moveOn = `
  update khabar.webhook set position = $4::bigint, missed = missed + $5::bigint, lease_until = now() + make_interval(secs => $3)
  where id = $1 and lease = $2
  returning state, settings`;

/** $1: id, $2: the lease, $3: seconds for which nobody takes it. */
export const releaseWebhook = `
  update khabar.webhook set lease = null, lease_until = null, next_at = greatest(next_at, now() + make_interval(secs => $3))
  where id = $1 and lease = $2`;

/** By state: how many there are, and for how long the oldest event that one of them has not dealt with has been waiting, in seconds. */
export const selectFigures = `
  select w.state, count(*)::int as count, max(extract(epoch from now() - next.at))::double precision as oldest
  from khabar.webhook w
  left join lateral (select f.at from khabar.feed f where f.seq > w.position order by f.seq limit 1) as next on true
  group by w.state`;

/** $1: webhook id, $2: number that the page comes before, or null, $3: how many. Newest first. */
export const selectDeliveries = `
  select d.number::double precision as number, d.message_id, d.type, d.article_id, d.seq::double precision as seq, d.outcome, d.status,
         d.error, d.ms, d.at
  from khabar.webhook_delivery d
  where d.webhook_id = $1 and ($2::bigint is null or d.number < $2::bigint)
  order by d.number desc limit $3`;

/** $1: days, $2: how many. */
export const eraseOldDeliveries = `
  delete from khabar.webhook_delivery d
  using (
    select webhook_id, number from khabar.webhook_delivery where at < now() - make_interval(days => $1)
    limit $2
    for update skip locked
  ) as due
  where d.webhook_id = due.webhook_id and d.number = due.number
  returning 1`;
