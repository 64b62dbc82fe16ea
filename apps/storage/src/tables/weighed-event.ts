/** Statements of khabar.weighed_event. */
import { plannedOnce } from '#database';

/** $1: article ids, $2: event keys, side by side. */
export const selectWeighed = plannedOnce(`
  select article_id, event_key, set_id from khabar.weighed_event
  where (article_id, event_key) in (select * from unnest($1::uuid[], $2::uuid[]))`);

/** $1: article ids, $2: event keys, $3: set ids, side by side; their articles are locked, or not there. */
export const insertWeighed = plannedOnce(`
  insert into khabar.weighed_event (article_id, event_key, set_id)
  select e.* from unnest($1::uuid[], $2::uuid[], $3::text[]) as e(article_id, event_key, set_id)
  join khabar.article a using (article_id)
  on conflict do nothing`);
