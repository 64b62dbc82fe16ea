/**
 * Statements of khabar.article_listed: articles as lists show them, each in two pieces of JSON: its entities without their mentions, which
 * rulings change by themselves, and all else but what changes without the writer.
 */
import { plannedOnce } from '#database';

/** $1: [{article_id, entities, article}], $2: their shape. Each article is locked by who writes it. */
export const upsertListed = plannedOnce(`
  insert into khabar.article_listed (article_id, entities, article, shape)
  select r.article_id, r.entities, r.article, $2
  from json_to_recordset($1::json) as r(article_id uuid, entities text, article text)
  on conflict (article_id) do update set entities = excluded.entities, article = excluded.article, shape = excluded.shape`);

/** $1: [{article_id, entities}] */
export const updateListedEntities = `
  update khabar.article_listed l set entities = r.entities
  from json_to_recordset($1::json) as r(article_id uuid, entities text)
  where l.article_id = r.article_id`;

/** $1: the lock's number. Held until the transaction ends, unless another instance has it. */
export const tryRelistLock = 'select pg_try_advisory_xact_lock($1) as locked';

/** $1: the shape of today, $2: how many. Articles that have one of before. */
export const selectOutOfShape = `
  select article_id from khabar.article_listed where shape < $1 order by shape limit $2`;

/** $1: article ids. In order of id, as all who lock articles do. */
export const lockToRelist = `
  select article_id from khabar.article where article_id = any($1::uuid[]) order by article_id for no key update`;
