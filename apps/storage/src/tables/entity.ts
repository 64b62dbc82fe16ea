/** Statements of khabar.entity and khabar.article_entity; one parameter, a JSON list of rows (write/rows.ts), unless they say otherwise. */
import { plannedOnce } from '#database';

const rows = `json_to_recordset($1::json) as r(
  entity_key uuid, id text, type text, name text, same_as text[], country text, keys uuid[], names text)`;

/** A name's first words are enough to find it by; where they stand in it does not matter. */
const words = `strip(to_tsvector('simple', left(r.names, 2000)))`;

/** Sorted, so that two writers with the same new entities do not deadlock; `do nothing` takes no lock on the well-known ones. */
export const insertEntities = plannedOnce(`
  insert into khabar.entity (entity_key, id, type, name, same_as, country, keys, words)
  select r.entity_key, r.id, r.type, r.name, r.same_as, r.country, r.keys, ${words} from ${rows}
  order by r.entity_key
  on conflict (entity_key) do nothing`);

/**
 * What is learnt about a known entity: another name, another sameAs, its country. The first name stays, or two articles would turn it to
 * and fro. Rows that teach nothing are not touched; the others are locked in order.
 */
export const learnEntities = plannedOnce(`
  with due as (
    select e.entity_key, r.same_as, r.country, r.keys, ${words} as words
    from khabar.entity e join ${rows} using (entity_key)
    where not e.keys @> r.keys or (e.country is null and r.country is not null)
    order by e.entity_key
    for no key update of e
  )
  update khabar.entity e set
    keys = array(select unnest(e.keys) union select unnest(due.keys)),
    same_as = array(select unnest(e.same_as) union select unnest(due.same_as) order by 1),
    country = coalesce(e.country, due.country),
    words = strip(e.words || due.words)
  from due
  where e.entity_key = due.entity_key`);

/** $1: article ids. */
export const deleteArticleEntities = `
  delete from khabar.article_entity where article_id = any($1::uuid[])`;

export const insertArticleEntities = plannedOnce(`
  insert into khabar.article_entity (article_id, position, entity_key, published, role, facts, mentions)
  select r.article_id, r.position, r.entity_key, a.published, r.role, r.facts, r.mentions
  from json_to_recordset($1::json) as r(article_id uuid, position integer, entity_key uuid, role text, facts jsonb, mentions jsonb)
  join khabar.article a using (article_id)`);
