/** How topics are read. */
import { waiting } from './rollup-answers.ts';

/** $1: key of a name. */
export const selectTopicCodes = 'select code from khabar.topic where name_key = $1';

/** Counted by the rollups: a broader topic counts an article once, however many narrower ones it has. */
export const selectTopics = `
  with counted as (
    select code, sum(count)::int as article_count
    from (
      select value as code, total as count from khabar.rollup_key where dimension = 'topic'
      union all
      select substr(key, 7), x.change from ${waiting('topic')}
    ) as c
    group by code
  )
  select c.code, t.name, t.broader, c.article_count
  from counted c left join khabar.topic t using (code)
  where c.article_count > 0
  order by c.article_count desc, c.code`;
