/** How stories are read. Conditions come from answers/find-stories.ts and speak of story `t`, and of article `a` in it. */
import { plannedOnce } from '#database';

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint::double precision`;

/** Of story `t`: the headline of the article that the title is taken from, unless that has just been withdrawn. */
export const title = `
  (select h.doc->>'headline' from khabar.article h where h.article_id = t.title_id and h.pub_status not in ('canceled', 'withheld'))`;

const columns = `
  t.story_id, t.root_id, t.title_id, ${title} as title, t.first_published, t.last_published, t.article_count, t.copy_count, t.source_count,
  ${ms('t.last_published')} as last_ms`;

/** The story of article \`a\`, as it stands on the article. */
export const storyOfArticle = `
  (select json_strip_nulls(json_build_object(
     'id', t.story_id, 'title', ${title}, 'articleCount', t.article_count, 'copyCount', t.copy_count,
     'independentSourceCount', t.source_count))
   from khabar.story_article s join khabar.story t using (root_id) where s.article_id = a.article_id)`;

/** Articles of the story of an id. */
export const inStory = (id: string) => `
  a.article_id in (select s.article_id from khabar.story t join khabar.story_article s using (root_id) where t.story_id = ${id}::uuid)`;

/** What an article is to fulfil, all of it in one article, for its story to be found. */
export const holdsArticle = (where: string) => `
  exists (select from khabar.story_article s join khabar.article a on a.article_id = s.article_id ${where} and s.root_id = t.root_id)`;

export const selectStories = (where: string, order: string, limit: string) => `
  select ${columns} from khabar.story t ${where} order by ${order} desc, t.story_id desc limit ${limit}`;

/** $1: story id. */
export const selectStory = `select ${columns} from khabar.story t where t.story_id = $1`;

/** $1: roots of stories, $2: how many of each kind, $3: how many articles of each. What most of its newest articles say; copies are not counted. */
export const selectFacets = plannedOnce(`
  with own as (
    select r.root_id, a.article_id, a.language, a.publisher_country
    from unnest($1::uuid[]) as r(root_id) cross join lateral (
           select s.article_id from khabar.story_article s where s.root_id = r.root_id and s.set_id = s.article_id
           order by s.published desc, s.article_id desc limit $3) as s
         join khabar.article a on a.article_id = s.article_id
  ), named as materialized (
    select distinct root_id, article_id, e.entity_key from own join khabar.article_entity e using (article_id)
  ), place as materialized (
    select entity_key, country from khabar.entity
    where entity_key in (select distinct entity_key from named) and type = 'place' and country is not null
  ), said as (
    select root_id, 'language' as kind, language as value, count(*)::int as articles from own group by root_id, language
    union all
    select root_id, 'publisher', publisher_country, count(*)::int from own where publisher_country is not null group by root_id, publisher_country
    union all
    select root_id, 'country', country, count(distinct article_id)::int from named join place using (entity_key) group by root_id, country
    union all
    select root_id, 'entity', entity_key::text, count(*)::int from named group by root_id, entity_key
    union all
    select root_id, 'topic', code, count(distinct article_id)::int
    from own join khabar.article_topic p using (article_id), unnest(p.path) as code group by root_id, code
  ), ranked as (
    select *, row_number() over (partition by root_id, kind order by articles desc, value) as place from said
  )
  select r.root_id, r.kind, r.value, r.articles, e.id, e.type, coalesce(e.name, p.name) as name
  from ranked r
       left join khabar.entity e on e.entity_key = case when r.kind = 'entity' then r.value::uuid end
       left join khabar.topic p on r.kind = 'topic' and p.code = r.value
  where r.place <= $2
  order by r.root_id, r.kind, r.place`);

/** $1: root. Articles by the hour, UTC. */
export const selectTimeline = `
  select date_trunc('hour', a.published, 'UTC') as at, count(*)::int as articles,
         count(*) filter (where s.set_id <> s.article_id)::int as copies
  from khabar.story_article s join khabar.article a on a.article_id = s.article_id
  where s.root_id = $1
  group by 1 order by 1`;

/** $1: root, $2, $3: milliseconds and id of the last one shown, or null, $4: how many. Oldest first. */
export const selectStoryArticles = `
  select a.article_id, a.doc->>'headline' as headline, a.url, a.published, ${ms('a.published')} as published_ms, a.language,
         a.doc->'publisher' as publisher, c.copy_of, s.parent_id, s.score::double precision, s.evidence
  from khabar.story_article s join khabar.article a on a.article_id = s.article_id
       left join khabar.copy c on c.article_id = a.article_id
  where s.root_id = $1 and a.pub_status not in ('canceled', 'withheld')
    and ($2::double precision is null or (a.published, a.article_id) > (to_timestamp($2 / 1000)::timestamptz(3), $3::uuid))
  order by a.published, a.article_id
  limit $4`;

/** $1: story id. What became of it, and of others that went into it; oldest first. */
export const selectChanges = `
  select story_id, kind, into_ids, articles, at from khabar.story_change
  where story_id = $1 or into_ids @> array[$1::uuid]
  order by seq`;

/** $1: story id that names none now. Where its articles went last. */
export const selectWhereTo = `
  select kind, into_ids, at from khabar.story_change where story_id = $1 order by seq desc limit 1`;

/** $1: article id, $2: how many. The article that it follows, and those that follow it; no copies. */
export const selectLinked = `
  select s.parent_id as article_id, round(s.score::numeric, 2)::double precision as score
  from khabar.story_article s where s.article_id = $1 and s.parent_id is not null and s.set_id = s.article_id
  union all
  (select s.article_id, round(s.score::numeric, 2)::double precision
   from khabar.story_article s where s.parent_id = $1 and s.set_id = s.article_id
   order by s.score desc, s.article_id limit $2)`;
