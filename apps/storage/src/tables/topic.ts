/** Statements of khabar.topic and khabar.article_topic; one parameter, a JSON list of rows (write/rows.ts), unless they say otherwise. */
import { plannedOnce } from '#database';

const rows = `json_to_recordset($1::json) as r(code text, name text, name_key uuid, broader text[])`;

export const insertTopics = plannedOnce(`
  insert into khabar.topic (code, name, name_key, broader)
  select r.code, r.name, r.name_key, r.broader from ${rows}
  order by r.code
  on conflict (code) do nothing`);

/** A newer edition of the scheme names a topic anew, or hangs it elsewhere. */
export const learnTopics = plannedOnce(`
  with due as (
    select t.code, r.name, r.name_key, r.broader
    from khabar.topic t join ${rows} using (code)
    where (t.name, t.broader) is distinct from (r.name, r.broader)
    order by t.code
    for no key update of t
  )
  update khabar.topic t set name = due.name, name_key = due.name_key, broader = due.broader
  from due
  where t.code = due.code`);

/** $1: article ids. */
export const deleteArticleTopics = `
  with codes as (delete from khabar.article_topic_code where article_id = any($1::uuid[]))
  delete from khabar.article_topic where article_id = any($1::uuid[])`;

export const insertArticleTopics = plannedOnce(`
  with r as (
    select * from json_to_recordset($1::json) as r(article_id uuid, rank integer, path text[], facts jsonb, evidence jsonb)
  ), codes as (
    insert into khabar.article_topic_code (code, published, article_id)
    select distinct code, a.published, article_id from r join khabar.article a using (article_id), unnest(r.path) as code
  )
  insert into khabar.article_topic (article_id, rank, path, facts, evidence)
  select r.article_id, r.rank, r.path, r.facts, r.evidence from r`);
