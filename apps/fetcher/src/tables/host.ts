/** Statements of fetcher.host: who may ask a host now. Times are the fetcher's clock's. */

/**
 * $1: host, $2: now, $3: until when it is taken at most, $4: by whom, $5: the last request must have ended by then. One row if it is ours; none while another asks it, or before its
 * time has come.
 */
export const enterHost = `
  insert into fetcher.host as h (host, next_at, busy_until, busy_by) values ($1, $2, $3, $4)
  on conflict (host) do update set busy_until = excluded.busy_until, busy_by = excluded.busy_by
  where h.next_at <= $2 and (h.busy_until is null or h.busy_until <= $2) and (h.left_at is null or h.left_at <= $5)
  returning host`;

/** $1: host, $2: now. */
export const selectHost =
  'select next_at, left_at, coalesce(busy_until > $2, false) as is_busy from fetcher.host where host = $1';

/** $1: host, $2: by whom, $3: when the next may enter, $4: now. What another has taken since is left alone. */
export const leaveHost = `
  update fetcher.host set busy_until = null, busy_by = null, next_at = greatest(next_at, $3), left_at = $4
  where host = $1 and busy_by = $2`;

/** $1: host, $2: nobody enters before. */
export const holdHost = `
  insert into fetcher.host as h (host, next_at) values ($1, $2)
  on conflict (host) do update set next_at = greatest(h.next_at, excluded.next_at)`;

/** $1: before. Hosts that nobody has asked since are forgotten. */
export const forgetHosts = 'delete from fetcher.host where next_at < $1 and (busy_until is null or busy_until < $1)';
