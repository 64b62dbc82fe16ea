/** Statements of khabar.entity_ruling, khabar.entity_alias and khabar.article_ruled. */

/** $1: the lock's number. Held until the transaction ends, beside other writers; a change of the rulings waits for all of them. */
export const lockRulings = 'select pg_advisory_xact_lock_shared($1)';

/** $1: the lock's number. Waits for every writer that does not know of the change to come; those that begin now wait for it. */
export const lockRulingsAlone = 'select pg_advisory_xact_lock($1)';

/** $1: for how long the transaction waits for a lock. */
export const boundLocks = `select set_config('lock_timeout', $1, true)`;

/** A row that is another with every change of what stands. */
export const selectRulingsMark = 'select id, changed from khabar.entity_ruling order by changed desc limit 1';

export const selectStandingRulings = `
  select id, ids, scope, target from khabar.entity_ruling where state in ('moving', 'standing') order by seq`;

/** $1: [{id, kind, ids, entity_keys, scope, article_id, target, target_key, reason, made_by}] */
export const insertRuling = `
  insert into khabar.entity_ruling (id, kind, ids, entity_keys, scope, article_id, target, target_key, reason, made_by, state)
  select r.id, r.kind, r.ids, r.entity_keys, r.scope, r.article_id, r.target, r.target_key, r.reason, r.made_by, 'moving'
  from json_to_recordset($1::json) as r(
    id uuid, kind text, ids text[], entity_keys uuid[], scope jsonb, article_id uuid, target jsonb, target_key uuid, reason text, made_by text)`;

/** $1: id. Of one that stands. */
export const undoRuling = `
  update khabar.entity_ruling set
    state = 'undoing', changed = nextval('khabar.entity_ruling_change'), cursor = null, total = null, looked = 0, moved = 0, undone_at = now()
  where id = $1 and state in ('moving', 'standing')`;

export const clearAliases = 'delete from khabar.entity_alias';

/** $1: [{alias_key, entity_key, id}] */
export const insertAliases = `
  insert into khabar.entity_alias (alias_key, entity_key, id)
  select r.alias_key, r.entity_key, r.id from json_to_recordset($1::json) as r(alias_key uuid, entity_key uuid, id text)`;

/** $1: keys of ids. */
export const selectByKeys = `
  select id, type, name, same_as as "sameAs", country from khabar.entity where entity_key = any($1::uuid[])`;

/** $1: article id. */
export const selectArticleExists = 'select from khabar.article where article_id = $1';

/** $1: article id. Rulings on the mentions of this article alone: their words are the article's. */
export const forgetRulings = 'delete from khabar.entity_ruling where article_id = $1 returning id';

/** $1: article ids. As far as a scope asks for an article. */
export const selectPlaces = `
  select article_id as "articleId", language, publisher_name_key as "publisherNameKey", publisher_domain_key as "publisherDomainKey"
  from khabar.article where article_id = any($1::uuid[])`;

/** The same, locked as writers lock them. */
export const lockPlaces = `${selectPlaces} order by article_id for no key update`;

/** $1: article ids. Their entities as they stand and as they were found. */
export const selectEntitiesOf = `
  select a.article_id, r.found, r.rulings,
         (select jsonb_agg(e.facts || jsonb_build_object('mentions', e.mentions) order by e.position)
          from khabar.article_entity e where e.article_id = a.article_id) as entities
  from unnest($1::uuid[]) as a(article_id) left join khabar.article_ruled r using (article_id)
  order by a.article_id`;

/** $1: article ids. */
export const deleteRuled = 'delete from khabar.article_ruled where article_id = any($1::uuid[])';

/** $1: [{article_id, rulings, found}] */
export const insertRuled = `
  insert into khabar.article_ruled (article_id, rulings, found)
  select r.article_id, r.rulings, r.found from json_to_recordset($1::json) as r(article_id uuid, rulings uuid[], found jsonb)`;

/** $1: the lock's number. One instance at a time moves articles; it ends with the transaction. */
export const tryMoveLock = 'select pg_try_advisory_xact_lock($1) as locked';

export const selectAtWork = `
  select id, state, entity_keys, article_id, cursor, total from khabar.entity_ruling
  where state in ('moving', 'undoing') order by seq limit 1`;

/** $1: keys of entities, $2: the last article that was looked at, $3: how many, $4: the only article, if it is about one. */
export const selectArticlesNaming = `
  select distinct a.article_id
  from unnest($1::uuid[]) as k(entity_key) cross join lateral (
    select distinct ae.article_id from khabar.article_entity ae
    where ae.entity_key = k.entity_key and ($2::uuid is null or ae.article_id > $2) and ($4::uuid is null or ae.article_id = $4)
    order by ae.article_id limit $3
  ) as a
  order by a.article_id limit $3`;

/** $1: keys of entities, $2: the only article, if it is about one. */
export const countArticlesNaming = `
  select count(distinct article_id)::int as count from khabar.article_entity
  where entity_key = any($1::uuid[]) and ($2::uuid is null or article_id = $2)`;

/** $1: id of a ruling, $2: the last article that was looked at, $3: how many. */
export const selectArticlesRuledBy = `
  select article_id from khabar.article_ruled
  where rulings @> array[$1::uuid] and ($2::uuid is null or article_id > $2)
  order by article_id limit $3`;

/** $1: id of a ruling. */
export const countArticlesRuledBy = 'select count(*)::int as count from khabar.article_ruled where rulings @> array[$1::uuid]';

/** $1: id, $2: how many articles there are. */
export const setTotal = 'update khabar.entity_ruling set total = $2 where id = $1';

/** $1: id, $2: the state it was in, $3: the last article that was looked at, $4, $5: how many were looked at and changed, $6: whether that was all. */
export const advanceRuling = `
  update khabar.entity_ruling set
    cursor = $3, looked = looked + $4, moved = moved + $5,
    state = case when not $6 then state when state = 'moving' then 'standing' else 'undone' end
  where id = $1 and state = $2`;

const facts = `
  seq, id, kind, ids, scope, target, reason, made_by, state, total, looked, moved, created_at, undone_at`;

/** $1: id. */
export const selectRuling = `select ${facts} from khabar.entity_ruling where id = $1`;

/** Newest first. $1: the key of an id that they are to name, $2: number of the last one shown, $3: how many. */
export const selectRulings = `
  select ${facts} from khabar.entity_ruling
  where ($1::uuid is null or $1 = any(entity_keys) or $1 = target_key) and ($2::bigint is null or seq < $2)
  order by seq desc limit $3`;
