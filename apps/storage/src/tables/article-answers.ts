import { storyOfArticle } from './story-answers.ts';

/** How articles are read. Conditions come from answers/narrow-articles.ts and speak of `a`. */

/** Which of the bulky parts go along. */
export interface Parts {
  readonly body: boolean;
  readonly mentions: boolean;
  readonly evidence: boolean;
}

const columns = ({ body, mentions, evidence }: Parts) => `
  a.article_id, a.revision, a.pub_status, a.stored_at, a.updated_at, a.search_truncated, a.doc, a.findings,
  (select jsonb_agg(e.facts ${mentions ? `|| jsonb_build_object('mentions', e.mentions)` : ''} order by e.position)
   from khabar.article_entity e where e.article_id = a.article_id) as entities,
  (select jsonb_agg(t.facts ${evidence ? `|| jsonb_build_object('evidence', t.evidence)` : ''} order by t.rank)
   from khabar.article_topic t where t.article_id = a.article_id) as topics,
  (select jsonb_build_object('copyOf', c.copy_of, 'similarity', c.similarity, 'containment', c.containment)
   from khabar.copy c where c.article_id = a.article_id and c.copy_of is not null) as copy,
  ${storyOfArticle} as story,
  ${body ? 'b.body, b.body_html' : 'null as body, null as body_html'}`;

const joinBody = 'left join khabar.article_body b on b.article_id = a.article_id';

/** The page is found first and filled then, so that no entity is read of an article that is not shown. `sort_ms`: milliseconds, for the cursor. */
export const selectPage = (where: string, sortColumn: string, limit: string, parts: Parts) => `
  with page as materialized (
    select a.article_id, ${sortColumn} as sort_key
    from khabar.article a
    ${where}
    order by ${sortColumn} desc, a.article_id desc
    limit ${limit}
  )
  select ${columns(parts)}, (extract(epoch from page.sort_key) * 1000)::bigint as sort_ms
  from page join khabar.article a using (article_id) ${parts.body ? joinBody : ''}
  order by page.sort_key desc, article_id desc`;

/** How many match, counted up to a bound. */
export const selectTotal = (where: string, bound: number) => `
  select count(*)::int as count from (select 1 from khabar.article a ${where} limit ${bound}) as matching`;

/** Of article `a`: it is a copy of another one. */
export const isCopy = 'exists (select from khabar.copy c where c.article_id = a.article_id and c.copy_of is not null)';

/**
 * Of article `a`: no other article of its set is to be shown in its place: neither the parent nor a copy that is more like it, of those that
 * match as well.
 *
 * @param where the conditions for a match, of `a`
 */
export const standsForItsSet = (where: string) => `
  not exists (
    select from khabar.copy own join khabar.copy better using (set_id)
    where own.article_id = a.article_id and own.copy_of is not null
      and (better.copy_of is null or better.similarity > own.similarity
           or (better.similarity = own.similarity and better.article_id < own.article_id))
      and exists (
        select from khabar.article a ${where === '' ? 'where true' : where} and a.article_id = better.article_id))`;

/** One article with all that belongs to it; the newest, if several match. */
export const selectArticle = (condition: string) => `
  select ${columns({ body: true, mentions: true, evidence: true })}
  from khabar.article a ${joinBody}
  where ${condition}
  order by a.published desc, a.article_id desc
  limit 1`;

/** $1: article ids. In no order. */
export const selectArticlesById = `
  select ${columns({ body: false, mentions: false, evidence: false })}
  from khabar.article a
  where a.article_id = any($1::uuid[])`;

/** Entities of article `a` as they were found, whatever was ruled; without their mentions where there was no ruling. */
export const entitiesFound = `coalesce(
  (select r.found from khabar.article_ruled r where r.article_id = a.article_id),
  (select jsonb_agg(e.facts order by e.position) from khabar.article_entity e where e.article_id = a.article_id))`;

/** Articles as they came, beside what was found in them by id and code alone; in the order they were stored. */
export const selectStale = (where: string, limit: string) => `
  select a.article_id, a.revision, a.set_id, a.doc, b.body, (extract(epoch from a.stored_at) * 1000)::bigint as sort_ms,
         a.findings->'language' as language,
         ${entitiesFound} as entities,
         (select jsonb_agg(t.facts order by t.rank) from khabar.article_topic t where t.article_id = a.article_id) as topics
  from khabar.article a ${joinBody}
  ${where}
  order by a.stored_at, a.article_id
  limit ${limit}`;
