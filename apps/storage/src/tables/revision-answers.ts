import { entitiesFound } from './article-answers.ts';

/** How revisions are read: that which stands lies in khabar.article, all others in khabar.article_revision. */

/** $1: article id. Without their texts, in the order of their numbers. */
export const selectRevisions = `
  select a.revision, a.content_hash, a.set_id, a.revised_at as stored_at, a.doc->>'dateModified' as date_modified, false as late,
         null::timestamptz as erased_at, true as current
  from khabar.article a where a.article_id = $1
  union all
  select r.revision, r.content_hash, r.set_id, r.stored_at, r.doc->>'dateModified', r.late, r.erased_at, false
  from khabar.article_revision r where r.article_id = $1
  order by revision`;

/** $1: article id, $2: numbers of revisions. */
export const selectRevisionTexts = `
  select a.revision, a.doc, b.body
  from khabar.article a left join khabar.article_body b using (article_id)
  where a.article_id = $1 and a.revision = any($2::int[])
  union all
  select r.revision, r.doc, r.body from khabar.article_revision r where r.article_id = $1 and r.revision = any($2::int[])`;

/** $1: article id. What was found, by which steps, whatever was ruled; newest first. Of a hidden article, nothing; what retention gave up is left out. */
export const selectFindings = `
  select a.set_id, a.revision, a.updated_at as found_at, true as current, a.findings,
         ${entitiesFound} as entities,
         (select jsonb_agg(t.facts order by t.rank) from khabar.article_topic t where t.article_id = a.article_id) as topics
  from khabar.article a where a.article_id = $1 and a.pub_status = 'usable'
  union all
  select f.set_id, f.revision, f.found_at, false, f.findings, f.entities, f.topics
  from khabar.article_findings f join khabar.article a using (article_id)
  where f.article_id = $1 and a.pub_status = 'usable' and f.findings <> '{}'
  order by current desc, found_at desc`;
