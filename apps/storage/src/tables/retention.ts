/** Statements that give up what need not be kept any longer, a bounded number of rows at a time. What a writer has in hand is left for the next time. */

/** $1: days, $2: how many. Counted from when the revision that stands was stored. */
export const selectOldArticles = `
  select article_id from khabar.article where revised_at < now() - make_interval(days => $1)
  order by revised_at limit $2
  for update skip locked`;

/** $1: days, $2: how many. What the revision was (number, hash, event) stays, so that a redelivery is known for one; its text goes. */
export const eraseOldRevisions = `
  update khabar.article_revision r set
    doc = jsonb_strip_nulls(jsonb_build_object('dateModified', r.doc->'dateModified', 'pubStatus', r.doc->'pubStatus')),
    findings = '{}', body = null, body_html = null, erased_at = now()
  from (
    select article_id, revision from khabar.article_revision
    where erased_at is null and stored_at < now() - make_interval(days => $1)
    order by stored_at limit $2
    for update skip locked
  ) as due
  where r.article_id = due.article_id and r.revision = due.revision
  returning 1`;

/** $1: days, $2: how many. */
export const eraseOldFindings = `
  update khabar.article_findings f set findings = '{}', entities = '[]', topics = '[]'
  from (
    select article_id, set_id, found_event from khabar.article_findings
    where findings <> '{}' and found_at < now() - make_interval(days => $1)
    limit $2
    for update skip locked
  ) as due
  where f.article_id = due.article_id and f.set_id = due.set_id and f.found_event = due.found_event
  returning 1`;

/** $1: days, $2: how many. Counted from when they last died. */
export const eraseOldLetters = `
  delete from khabar.dead_letter d
  using (
    select id from khabar.dead_letter where last_at < now() - make_interval(days => $1)
    order by last_at limit $2
    for update skip locked
  ) as due
  where d.id = due.id
  returning 1`;

/** $1: days, $2: how many. Which events came before: a redelivery reaches back as far as the topics do. */
export const eraseOldWeighed = `
  delete from khabar.weighed_event w
  using (
    select article_id, event_key, set_id from khabar.weighed_event where weighed_at < now() - make_interval(days => $1)
    limit $2
    for update skip locked
  ) as due
  where w.article_id = due.article_id and w.event_key = due.event_key and w.set_id = due.set_id
  returning 1`;

/** $1: the lock's number; it ends with the transaction. */
export const tryRetentionLock = 'select pg_try_advisory_xact_lock($1) as locked';
