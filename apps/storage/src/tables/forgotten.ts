/** Statements of khabar.forgotten: articles that were erased for good, and what erases them. */
import { plannedOnce } from '#database';

/** $1: article ids. */
export const selectForgotten = plannedOnce(`
  select article_id, forgotten_at, why, revisions from khabar.forgotten where article_id = any($1::uuid[])`);

/** $1: article id, $2: why, $3: how many revisions there were. A tombstone that is there stays as it is. */
export const insertForgotten = `
  insert into khabar.forgotten (article_id, why, revisions) values ($1, $2, $3)
  on conflict (article_id) do nothing
  returning article_id, forgotten_at, why, revisions`;

/** $1: article id. Waits for a writer that has it in hand. */
export const lockToForget = `
  select a.revision, a.set_id,
         greatest(a.revision, (select max(r.revision) from khabar.article_revision r where r.article_id = a.article_id)) as last_revision
  from khabar.article a where a.article_id = $1 for update`;

/** $1: article ids. Body, revisions, findings, entities and topics of an article go with it (on delete cascade). */
export const eraseArticles = 'delete from khabar.article where article_id = any($1::uuid[]) returning article_id';

/**
 * Entities that no article names any more are erased below. A writer may be linking to one of them at this moment, unseen; every writer
 * holds a lock on the table that this one waits for, and in the same order: articles first.
 */
export const lockEntities = 'lock table khabar.entity in share row exclusive mode';

/**
 * All that nothing names: which of them an earlier revision of an article named is not known any more. What was merged away is named by
 * whatever names the one that it went into.
 */
export const eraseOrphans = `
  delete from khabar.entity e
  where not exists (select from khabar.article_entity ae where ae.entity_key = e.entity_key)
    and not exists (
      select from khabar.entity_alias al join khabar.article_entity ae using (entity_key) where al.alias_key = e.entity_key)`;
