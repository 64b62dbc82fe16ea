/** How topics are read. */

/** $1: key of a name. */
export const selectTopicCodes = 'select code from khabar.topic where name_key = $1';

/** A broader topic counts an article once, however many narrower ones it has. */
export const selectTopics = `
  select on_it.code, t.name, t.broader, count(distinct on_it.article_id)::int as article_count
  from (select article_id, unnest(path) as code from khabar.article_topic) as on_it
  left join khabar.topic t using (code)
  group by on_it.code, t.name, t.broader
  order by article_count desc, on_it.code`;
