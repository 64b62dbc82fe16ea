/** Statements of khabar.article and the tables that hang on it: one parameter, a JSON list of rows (write/rows.ts). */
import { plannedOnce } from '#database';

/**
 * $1: article ids, $2: fields of an article that are facts about it. Locked in order of id, so that two writers never wait for each other
 * in a ring.
 */
export const lockArticles = plannedOnce(`
  select a.article_id, a.revision, a.content_hash, a.set_id, a.doc->>'dateModified' as date_modified, a.raw_event_source, a.raw_event_time,
         greatest(a.revision, (select max(r.revision) from khabar.article_revision r where r.article_id = a.article_id)) as last_revision,
         (select jsonb_object_agg(key, value) from jsonb_each(a.doc) where key = any($2::text[])) as facts
  from khabar.article a
  where a.article_id = any($1::uuid[])
  order by a.article_id
  for no key update of a`);

/**
 * $1: [{article_id, url_key}] of retractions that may go by the address alone. For each the article that is meant: that of the id, else the
 * newest at the address; none if neither is stored.
 */
export const selectMeant = `
  select r.article_id as given,
         coalesce(
           (select a.article_id from khabar.article a where a.article_id = r.article_id),
           (select a.article_id from khabar.article a where a.url_key = r.url_key or a.canonical_url_key = r.url_key
            order by a.published desc, a.article_id desc limit 1)) as meant
  from json_to_recordset($1::json) as r(article_id uuid, url_key uuid)`;

const rows = `json_to_recordset($1::json) as r(
  article_id uuid, revision integer, content_hash text, set_id text, raw_event_id text, raw_event_source text, raw_event_time timestamptz, seen_ms double precision,
  found_event text, url text, url_key uuid, canonical_url text, canonical_url_key uuid, language text, search_config text, published_ms double precision, modified_ms double precision,
  publisher_name text, publisher_domain text, publisher_country text, publisher_name_key uuid, publisher_domain_key uuid,
  author_keys uuid[], agency_keys uuid[], flags text[],
  pub_status text, doc jsonb, findings jsonb, body text, body_html text,
  indexed_headline text, indexed_description text, indexed_body text,
  folded_headline text, folded_description text, folded_body text, search_truncated boolean)`;

/** When the log took the article in: of its first revision, whatever comes later. */
const seen = `coalesce(to_timestamp(r.seen_ms / 1000), to_timestamp(r.published_ms / 1000), now())`;

const published = `coalesce(to_timestamp(r.published_ms / 1000), now())`;

const modified = 'to_timestamp(r.modified_ms / 1000)';

const words = (kind: 'indexed' | 'folded') => `
  setweight(to_tsvector(r.search_config::regconfig, r.${kind}_headline), 'A')
  || setweight(to_tsvector(r.search_config::regconfig, r.${kind}_description), 'B')
  || to_tsvector(r.search_config::regconfig, r.${kind}_body)`;

/**
 * Of row `r`: the stems of its words, and those of the words without accents at the same places. Stemmers need the accents, and who asks
 * may leave them out: either way of writing meets one of the two.
 */
const search = `
  case when r.folded_body is null then ${words('indexed')}
       else khabar.both_spellings(${words('indexed')}, ${words('folded')}) end`;

/** Returns the ids that went in; one that is missing was inserted by another writer since lockArticles. */
export const insertArticles = plannedOnce(`
  insert into khabar.article (
    article_id, revision, content_hash, set_id, raw_event_id, raw_event_source, raw_event_time, found_event,
    url, url_key, canonical_url, canonical_url_key, language, search_config, published, modified, seen,
    publisher_name, publisher_domain, publisher_country, publisher_name_key, publisher_domain_key,
    author_keys, agency_keys, flags, pub_status, doc, findings, search, search_truncated)
  select
    r.article_id, r.revision, r.content_hash, r.set_id, r.raw_event_id, r.raw_event_source, r.raw_event_time, r.found_event, r.url, r.url_key, r.canonical_url, r.canonical_url_key,
    r.language, r.search_config, ${published}, ${modified}, ${seen}, r.publisher_name, r.publisher_domain, r.publisher_country, r.publisher_name_key,
    r.publisher_domain_key, r.author_keys, r.agency_keys, r.flags, r.pub_status, r.doc, r.findings, ${search}, r.search_truncated
  from ${rows}
  order by r.article_id
  on conflict (article_id) do nothing
  returning article_id`);

export const reviseArticles = `
  update khabar.article a set
    revision = r.revision, content_hash = r.content_hash, set_id = r.set_id, raw_event_id = r.raw_event_id,
    raw_event_source = r.raw_event_source, raw_event_time = r.raw_event_time, found_event = r.found_event, revised_at = now(),
    url = r.url, url_key = r.url_key, canonical_url = r.canonical_url, canonical_url_key = r.canonical_url_key,
    language = r.language, search_config = r.search_config, published = ${published}, modified = ${modified},
    publisher_name = r.publisher_name, publisher_domain = r.publisher_domain, publisher_country = r.publisher_country,
    publisher_name_key = r.publisher_name_key, publisher_domain_key = r.publisher_domain_key,
    author_keys = r.author_keys, agency_keys = r.agency_keys, flags = r.flags,
    pub_status = r.pub_status, doc = r.doc, findings = r.findings, search = ${search}, search_truncated = r.search_truncated,
    updated_at = now()
  from ${rows}
  where a.article_id = r.article_id`;

/** What was found anew; the text and all that came with it stay. The language may be told otherwise, and with it the words to search by. */
export const reenrichArticles = `
  update khabar.article a set
    set_id = r.set_id, found_event = r.found_event, language = r.language, search_config = r.search_config, findings = r.findings,
    agency_keys = r.agency_keys,
    search = ${search}, search_truncated = r.search_truncated, updated_at = now()
  from ${rows}
  where a.article_id = r.article_id`;

export const upsertBodies = plannedOnce(`
  insert into khabar.article_body (article_id, body, body_html)
  select r.article_id, r.body, r.body_html
  from json_to_recordset($1::json) as r(article_id uuid, body text, body_html text)
  order by r.article_id
  on conflict (article_id) do update set body = excluded.body, body_html = excluded.body_html`);

const revisionColumns = `
    article_id, revision, content_hash, set_id, raw_event_id, stored_at, doc, findings, body, body_html`;

/** $1: ids of articles whose stored revision is about to be replaced. Returns their texts, for what changed. */
export const retireStored = `
  insert into khabar.article_revision (${revisionColumns})
  select a.article_id, a.revision, a.content_hash, a.set_id, a.raw_event_id, a.revised_at, a.doc, a.findings, b.body, b.body_html
  from khabar.article a left join khabar.article_body b using (article_id)
  where a.article_id = any($1::uuid[])
  returning article_id, doc, body, body_html`;

/** Revisions that do not stand any more, or never did ($2: late). */
export const insertRevisions = `
  insert into khabar.article_revision (${revisionColumns}, late)
  select r.article_id, r.revision, r.content_hash, r.set_id, r.raw_event_id, now(), r.doc, r.findings, r.body, r.body_html, $2
  from ${rows}`;

const findingsColumns = 'article_id, set_id, found_event, revision, found_at, findings, entities, topics';

/** $1: ids of articles whose findings are about to be replaced, the text staying. They are kept as they were found, whatever was ruled. */
export const retireFindings = `
  insert into khabar.article_findings (${findingsColumns})
  select a.article_id, a.set_id, a.found_event, a.revision, a.updated_at, a.findings,
         coalesce((select r.found from khabar.article_ruled r where r.article_id = a.article_id),
                  (select jsonb_agg(e.facts || jsonb_build_object('mentions', e.mentions) order by e.position)
                   from khabar.article_entity e where e.article_id = a.article_id), '[]'),
         coalesce((select jsonb_agg(t.facts || jsonb_build_object('evidence', t.evidence) order by t.rank)
                   from khabar.article_topic t where t.article_id = a.article_id), '[]')
  from khabar.article a
  where a.article_id = any($1::uuid[])
  on conflict do nothing`;

/** Findings that came and went within one batch. */
export const insertFindings = `
  insert into khabar.article_findings (${findingsColumns})
  select r.article_id, r.set_id, r.found_event, r.revision, now(), r.findings, r.entities, r.topics
  from json_to_recordset($1::json) as r(
    article_id uuid, set_id text, found_event text, revision integer, findings jsonb, entities jsonb, topics jsonb)
  on conflict do nothing`;
