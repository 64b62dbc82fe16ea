/** Statements of khabar.story_article and what hangs on it: see the migration for the columns. */
import { plannedOnce } from '#database';

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint::double precision`;

/** $1: article ids, $2: characters of the text. Articles that may be shown, and what their profiles are made of; as found, whatever was ruled. */
export const selectToProfile = plannedOnce(`
  select a.article_id, ${ms('a.seen')} as seen_ms, ${ms('a.published')} as published_ms, a.language,
         a.doc->>'headline' as headline, a.doc->>'description' as description, left(b.body, $2) as body,
         a.findings->'dates' as dates, a.findings->'embedding' as embedding,
         coalesce(c.set_id, a.article_id) as set_id,
         coalesce(
           (select r.found from khabar.article_ruled r where r.article_id = a.article_id),
           (select jsonb_agg(e.facts || jsonb_build_object('mentions', e.mentions) order by e.position)
            from khabar.article_entity e where e.article_id = a.article_id)) as entities,
         (select jsonb_agg(t.facts order by t.rank) from khabar.article_topic t where t.article_id = a.article_id) as topics
  from khabar.article a
       left join khabar.article_body b on b.article_id = a.article_id
       left join khabar.copy c on c.article_id = a.article_id
  where a.article_id = any($1::uuid[]) and a.pub_status not in ('canceled', 'withheld')`);

/** $1: article ids. */
export const selectStanding = plannedOnce(`
  select article_id, ${ms('seen')} as seen_ms, ${ms('published')} as published_ms, set_id, profile, features::text, bucket, root_id
  from khabar.story_article where article_id = any($1::uuid[])`);

/** $1: article ids. Where they stand; `version` is another one whenever the row is. */
export const selectPlaces = plannedOnce(`
  select article_id, ${ms('seen')} as seen_ms, root_id, xmin::text as version from khabar.story_article where article_id = any($1::uuid[])`);

/** $1: article ids. Those that are looked at, and how they were decided. */
export const selectDue = plannedOnce(`
  select article_id, ${ms('seen')} as seen_ms, root_id, xmin::text as version, set_id, parent_id, score::double precision, evidence
  from khabar.story_article where article_id = any($1::uuid[])`);

/** $1: article ids. What is compared, of those that have it. */
export const selectProfiles = plannedOnce(`
  select article_id, xmin::text as version, profile from khabar.story_article where article_id = any($1::uuid[]) and profile is not null`);

/** $1: article ids. Those that follow one of them. */
export const selectFollowers = plannedOnce('select article_id from khabar.story_article where parent_id = any($1::uuid[])');

const given = `json_to_recordset($1::json) as r(
  article_id uuid, seen_ms double precision, published_ms double precision, set_id uuid, profile jsonb, features bigint[], bucket integer)`;

/** $1: rows. One that is new begins a story of its own. */
export const upsertStoryArticles = plannedOnce(`
  insert into khabar.story_article (article_id, seen, published, set_id, profile, features, bucket, root_id)
  select r.article_id, to_timestamp(r.seen_ms / 1000), to_timestamp(r.published_ms / 1000), r.set_id, r.profile, r.features, r.bucket, r.article_id
  from ${given}
  on conflict (article_id) do update set
    seen = excluded.seen, published = excluded.published, set_id = excluded.set_id, profile = excluded.profile,
    features = excluded.features, bucket = excluded.bucket`);

/** $1: article ids. Before their rows change or go. */
export const deleteFeatures = plannedOnce(`
  delete from khabar.story_feature f
  using (select article_id, bucket, seen, unnest(features) as feature from khabar.story_article where article_id = any($1::uuid[])) as s
  where f.feature = s.feature and f.bucket = s.bucket and f.seen = s.seen and f.article_id = s.article_id`);

/** $1: article ids. */
export const insertFeatures = plannedOnce(`
  insert into khabar.story_feature (feature, bucket, seen, article_id)
  select unnest(features), bucket, seen, article_id from khabar.story_article where article_id = any($1::uuid[])`);

/** $1: article ids. */
export const deleteStoryArticles = 'delete from khabar.story_article where article_id = any($1::uuid[])';

/**
 * $1: article ids, $2: how many of a feature, $3: how many of an article. For each the earlier articles that it is compared with: of those seen
 * last that share a feature, the ones that share most.
 */
export const selectEarlier = plannedOnce(`
  select x.article_id, e.earlier
  from khabar.story_article x, lateral (
    select array_agg(c.article_id) as earlier
    from (
      select l.article_id
      from unnest(x.features) as feature, generate_series(x.bucket - 1, x.bucket + 1) as bucket,
           lateral (
             select f.seen, f.article_id from khabar.story_feature f
             where f.feature = feature.feature and f.bucket = bucket.bucket and (f.seen, f.article_id) < (x.seen, x.article_id)
             order by f.seen desc, f.article_id desc limit $2) as l
      group by l.seen, l.article_id
      order by count(*) desc, l.seen desc, l.article_id desc limit $3) as c) as e
  where x.article_id = any($1::uuid[]) and e.earlier is not null`);

/**
 * $1: article ids, $2: how many of a feature, $3: ids of articles that are looked at anyhow. The other way round: the later articles that are
 * compared with one of these. Most articles come last, so that is found out first.
 */
export const selectLater = plannedOnce(`
  with asked as (
    select x.article_id, x.seen, x.bucket, feature
    from khabar.story_article x, unnest(x.features) as feature where x.article_id = any($1::uuid[])
  ), stretch as (
    select feature, bucket, min(seen) as seen from asked group by feature, bucket
  ), followed as materialized (
    select s.feature, s.bucket from stretch s
    where exists (
      select from generate_series(s.bucket - 1, s.bucket + 1) as at, khabar.story_feature f
      where f.feature = s.feature and f.bucket = at and f.seen >= s.seen and f.article_id <> all($3::uuid[]))
  )
  select distinct l.article_id
  from followed join asked x using (feature, bucket)
       left join lateral (
         select f.seen, f.article_id from khabar.story_feature f
         where f.feature = x.feature and f.bucket = x.bucket and (f.seen, f.article_id) > (x.seen, x.article_id)
         order by f.seen, f.article_id offset $2 - 1 limit 1) as edge on true,
       generate_series(x.bucket - 1, x.bucket + 1) as at,
       lateral (
         select f.article_id from khabar.story_feature f
         where f.feature = x.feature and f.bucket = at and (f.seen, f.article_id) > (x.seen, x.article_id)
           and (edge.seen is null or (f.seen, f.article_id) <= (edge.seen, edge.article_id))
           and f.article_id <> all($3::uuid[])) as l`);

/** $1: [{article_id, parent_id, score, evidence}]. */
export const updateLinks = plannedOnce(`
  update khabar.story_article s set parent_id = r.parent_id, score = r.score, evidence = r.evidence
  from json_to_recordset($1::json) as r(article_id uuid, parent_id uuid, score real, evidence jsonb)
  where s.article_id = r.article_id`);

/**
 * $1: article ids, $2: the roots that they come to have, $3: ids of articles that have theirs by themselves. The first and all that follow them,
 * but for the third. Each is looked up by itself (`offset 0`): of what follows Postgres expects so much that it would read the whole table.
 */
export const selectFollowing = plannedOnce(`
  with recursive following (article_id, before, after) as (
    select s.article_id, s.root_id, r.root_id
    from unnest($1::uuid[], $2::uuid[]) as r(article_id, root_id) join khabar.story_article s using (article_id)
    union all
    select s.article_id, s.root_id, f.after
    from following f, lateral (
      select s.article_id, s.root_id from khabar.story_article s where s.parent_id = f.article_id offset 0) as s
    where s.article_id <> all($3::uuid[])
  )
  select article_id, before, after from following where before <> after`);

/** $1: article ids, $2: their roots. */
export const updateRoots = plannedOnce(`
  update khabar.story_article s set root_id = r.root_id
  from unnest($1::uuid[], $2::uuid[]) as r(article_id, root_id) where s.article_id = r.article_id`);

/**
 * $1: roots. The origin of a set of copies is its agency, of the parent or else of any member; else the parent's publisher, else the article
 * itself. The title is that of the article with the strongest links.
 */
export const upsertStories = plannedOnce(`
  with member as (
    select s.root_id, s.article_id, s.set_id, s.parent_id, s.score, s.seen, a.published, a.doc->>'headline' is not null as has_headline,
           c.copy_of is null as is_parent, f.agency,
           coalesce(a.publisher_domain_key, a.publisher_name_key, a.article_id)::text as publisher
    from khabar.story_article s join khabar.article a on a.article_id = s.article_id
         left join khabar.copy c on c.article_id = s.article_id
         left join khabar.fingerprint f on f.article_id = s.article_id
    where s.root_id = any($1::uuid[])
  ), origin as (
    select root_id, coalesce(min(agency) filter (where is_parent), min(agency),
                             min(publisher) filter (where is_parent), min(publisher)) as origin
    from member group by root_id, set_id
  ), central as (
    select distinct on (m.root_id) m.root_id, m.article_id
    from member m
         left join (select parent_id as article_id, sum(score) as score from member where parent_id is not null group by parent_id) as l
         using (article_id)
    order by m.root_id, m.has_headline desc, coalesce(m.score, 0) + coalesce(l.score, 0) desc, m.seen, m.article_id
  )
  insert into khabar.story (story_id, root_id, title_id, first_published, last_published, article_count, copy_count, source_count)
  select i.story_id, m.root_id, c.article_id, min(m.published), max(m.published), count(*), count(*) filter (where not m.is_parent),
         (select count(distinct o.origin) from origin o where o.root_id = m.root_id)
  from member m join central c using (root_id)
       join json_to_recordset($2::json) as i(root_id uuid, story_id uuid) using (root_id)
  group by m.root_id, c.article_id, i.story_id
  on conflict (story_id) do update set
    title_id = excluded.title_id, first_published = excluded.first_published, last_published = excluded.last_published,
    article_count = excluded.article_count, copy_count = excluded.copy_count, source_count = excluded.source_count
  where (story.title_id, story.first_published, story.last_published, story.article_count, story.copy_count, story.source_count)
    is distinct from (excluded.title_id, excluded.first_published, excluded.last_published, excluded.article_count, excluded.copy_count,
                      excluded.source_count)`);

/** $1: roots. Which of them name a story now. */
export const selectStoriesOf = plannedOnce('select root_id from khabar.story where root_id = any($1::uuid[])');

/** $1: roots. Stories that no article is in any more. */
export const deleteEmptyStories = plannedOnce(`
  delete from khabar.story t
  where t.root_id = any($1::uuid[]) and not exists (select from khabar.story_article s where s.root_id = t.root_id)`);

/** $1: [{story_id, kind, into_ids, articles}]. */
export const insertChanges = plannedOnce(`
  insert into khabar.story_change (story_id, kind, into_ids, articles)
  select story_id, kind, into_ids, articles
  from json_to_recordset($1::json) as r(story_id uuid, kind text, into_ids uuid[], articles integer)`);

/**
 * $1: ids of articles that are about to be erased. What was read from their text goes at once; where they stood is known to the lane, which
 * has them leave.
 */
export const forgetProfiles = `
  with gone as (
    update khabar.story_article set profile = null, evidence = null where article_id = any($1::uuid[])
    returning article_id, seen
  ), followers as (
    update khabar.story_article set evidence = null where parent_id = any($1::uuid[]) and article_id <> all($1::uuid[])
  ), untitled as (
    update khabar.story t set title_id = t.root_id where t.title_id = any($1::uuid[])
  )
  insert into khabar.grouping_queue (article_id, seen) select article_id, seen from gone`;
