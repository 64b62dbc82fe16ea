/** Statements of khabar.fingerprint: what the texts that stand are compared by. */
import { plannedOnce } from '#database';

/** $1: a JSON list of rows (write/fingerprint-row.ts). */
export const upsertFingerprints = plannedOnce(`
  insert into khabar.fingerprint (article_id, words, share, keys, shingles, lead, agency, agency_own)
  select r.article_id, r.words, r.share, r.keys, decode(r.shingles, 'base64'), decode(r.lead, 'base64'), r.agency, r.agency_own
  from json_to_recordset($1::json) as r(
    article_id uuid, words integer, share real, keys integer[], shingles text, lead text, agency text, agency_own boolean)
  order by r.article_id
  on conflict (article_id) do update set
    words = excluded.words, share = excluded.share, keys = excluded.keys, shingles = excluded.shingles, lead = excluded.lead, agency = excluded.agency,
    agency_own = excluded.agency_own`);

/** $1: article ids. */
export const deleteFingerprints = 'delete from khabar.fingerprint where article_id = any($1::uuid[])';
