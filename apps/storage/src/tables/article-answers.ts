import { plannedOnce } from '#database';
import { storyOfArticle, title } from './story-answers.ts';

/** How articles are read. Conditions come from answers/narrow-articles.ts and speak of `a`. */

/** Which of the bulky parts go along. */
export interface Parts {
  readonly body: boolean;
  readonly mentions: boolean;
  readonly evidence: boolean;
  /** Placeholder of a time, milliseconds since 1970: the text that stood just before it, with what was found in that. */
  readonly before?: string | undefined;
}

const columns = (parts: Parts) => (parts.before === undefined ? columnsOfToday(parts) : columnsOfThen(parts));

const columnsOfToday = (parts: Parts) => `
  a.article_id, a.revision, a.pub_status, a.stored_at, a.updated_at, a.search_truncated, a.search_config, a.doc, a.findings,
  ${entitiesOf(parts)} as entities,
  ${topicsOf(parts)} as topics,
  (select json_build_object('copyOf', c.copy_of, 'similarity', c.similarity, 'containment', c.containment)
   from khabar.copy c where c.article_id = a.article_id and c.copy_of is not null) as copy,
  ${storyOfArticle} as story,
  ${parts.body ? 'b.body, b.body_html' : 'null as body, null as body_html'}`;

/**
 * `r` is the revision that stood then, if it is another than that of today. Entities and topics of its text are not kept with it; copies and
 * stories speak of articles that may not have been there.
 */
const columnsOfThen = (parts: Parts) => `
  a.article_id, coalesce(r.revision, a.revision) as revision, coalesce(r.doc->>'pubStatus', a.pub_status) as pub_status,
  a.stored_at, coalesce(r.stored_at, a.updated_at) as updated_at, r.revision is null and a.search_truncated as search_truncated,
  a.search_config,
  case when r.erased_at is null then coalesce(r.doc, a.doc) else r.doc || '{"flags": ["revision_erased"]}' end as doc,
  case when r.revision is null then a.findings
       else jsonb_build_object('enrichment', a.findings->'enrichment') || r.findings || '{"listed": []}' end as findings,
  case when r.revision is null then ${entitiesOf(parts)} end as entities,
  case when r.revision is null then ${topicsOf(parts)} end as topics,
  null as copy, null as story,
  ${
    parts.body
      ? `case when r.revision is null then b.body else r.body end as body,
         case when r.revision is null then b.body_html else r.body_html end as body_html`
      : 'null as body, null as body_html'
  }`;

/** As json, since to make it jsonb, and text of that, takes twice as long. */
const entitiesOf = ({ mentions }: Parts) =>
  mentions
    ? `
  (select json_agg(e.facts || jsonb_build_object('mentions', e.mentions) order by e.position)
   from khabar.article_entity e where e.article_id = a.article_id)`
    : '(select l.entities::json from khabar.article_listed l where l.article_id = a.article_id)';

const topicsOf = ({ evidence }: Parts) => `
  (select json_agg(t.facts ${evidence ? `|| jsonb_build_object('evidence', t.evidence)` : ''} order by t.rank)
   from khabar.article_topic t where t.article_id = a.article_id)`;

const joinBody = 'left join khabar.article_body b on b.article_id = a.article_id';

/** Of text that must not be shown today, the tombstone of today. A late revision never stood. */
const joinRevision = (before: string) => `
  left join lateral (
    select r.* from khabar.article_revision r
    where r.article_id = a.article_id and not r.late and a.pub_status not in ('canceled', 'withheld')
      and a.revised_at >= ${time(before)} and r.stored_at < ${time(before)}
    order by r.stored_at desc, r.revision desc limit 1
  ) as r on true`;

const time = (ms: string) => `to_timestamp(${ms}::double precision / 1000)::timestamptz(3)`;

const joined = ({ body, before }: Parts) => `${body ? joinBody : ''} ${before === undefined ? '' : joinRevision(before)}`;

/** So many matches are ranked, the newest; to rank all that hold a common word would take seconds. */
export const MAX_RANKED = 500;

/** To the millisecond, as articles are stamped. */
export const selectNow = `select (extract(epoch from now()::timestamptz(3)) * 1000)::bigint as ms`;

/**
 * A page by how well articles fit: how near to one another the words stand, those of the headline before those of the description and of the
 * text (ts_rank_cd), long texts held back, and half of it by how new they are, a month being worth a quarter. In millionths.
 *
 * @param ids placeholder of the articles that are ranked
 * @param fits the tsquery of article `a` as SQL
 * @param asOf placeholder of milliseconds since 1970: age is counted from then
 * @param after placeholders of rank, milliseconds and id of the last one shown
 */
export const selectRanked = (
  ids: string,
  fits: string,
  asOf: string,
  after: readonly [rank: string, ms: string, id: string] | undefined,
  limit: number,
) => `
  with ranked as materialized (
    select a.article_id, a.published,
           round((ts_rank_cd(a.search, ${fits}, 1)::double precision
             * (0.5 + 0.5 / (1 + greatest(0, extract(epoch from ${time(asOf)} - a.published))::double precision / 2592000)))
             * 1000000)::bigint as rank
    from khabar.article a where a.article_id = any(${ids}::uuid[])
  )
  select article_id, rank, (extract(epoch from published) * 1000)::bigint as sort_ms
  from ranked
  ${after ? `where (rank, published, article_id) < (${after[0]}::bigint, ${time(after[1])}, ${after[2]}::uuid)` : ''}
  order by rank desc, published desc, article_id desc
  limit ${limit}`;

/** How many match, counted up to a bound. */
export const selectTotal = (where: string, bound: number) => `
  select count(*)::int as count from (select 1 from khabar.article a ${where} limit ${bound}) as matching`;

/** All languages that there are articles in: from one to the next along the index, which beginnings of tags can't be found by in every collation. */
export const selectLanguages = plannedOnce(`
  with recursive found as (
    (select language from khabar.article order by language limit 1)
    union all
    select (select a.language from khabar.article a where a.language > f.language order by a.language limit 1)
    from found f where f.language is not null
  )
  select language from found where language is not null`);

/**
 * Of article `a`: it names an entity.
 *
 * @param keys placeholder of the entity's keys
 * @param role placeholder of words of a folded role, with a space before and behind
 */
export const hasEntity = (keys: string, role?: string) => `
  a.article_id in (
    select e.article_id from khabar.article_entity e
    where e.entity_key = any(${keys}::uuid[]) ${role ? `and position(${role} in ' ' || e.role || ' ') > 0` : ''})`;

/** Of article `a`: it is on a topic. @param codes placeholder of codes; the rows have those of broader topics too */
export const onTopic = (codes: string) => `
  a.article_id in (select t.article_id from khabar.article_topic_code t where t.code = any(${codes}::text[]))`;

/** Of article `a`: its publisher's domain is this one or lies below it. @param domain placeholder, in lower case */
export const atDomain = (domain: string) => {
  const backwards = `reverse(right(lower(a.publisher_domain collate "C"), 255))`;
  return `${backwards} = reverse(${domain}) or (${backwards} >= reverse(${domain}) || '.' and ${backwards} < reverse(${domain}) || '/')`;
};

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

/** $1: article ids. In no order. */
export function selectShown(parts: Parts): string {
  return plannedOnce(`select ${columns(parts)} from khabar.article a ${joined(parts)} where a.article_id = any($1::uuid[])`);
}

/** One article with all that belongs to it; the newest, if several match. */
export const selectArticle = (condition: string) =>
  plannedOnce(`
  select ${columns({ body: true, mentions: true, evidence: true })}
  from khabar.article a ${joinBody}
  where ${condition}
  order by a.published desc, a.article_id desc
  limit 1`);

/** The same without the bulky parts. */
export const selectArticlesById = selectShown({ body: false, mentions: false, evidence: false });

/** $1: article ids, $2: the shape of today. Those of it, as lists show them, with what changes by itself beside; in no order. */
export const selectListed = plannedOnce(`
  select a.article_id, a.pub_status, a.revision, a.stored_at, a.updated_at, l.article, l.entities,
         c.copy_of, c.similarity, c.containment,
         t.story_id, ${title} as story_title, t.article_count, t.copy_count, t.source_count
  from khabar.article a join khabar.article_listed l using (article_id)
       left join khabar.copy c on c.article_id = a.article_id and c.copy_of is not null
       left join khabar.story_article s on s.article_id = a.article_id
       left join khabar.story t on t.root_id = s.root_id
  where a.article_id = any($1::uuid[]) and l.shape = $2 and l.article is not null`);

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
