/** Statements of khabar.replay: replays of many letters, a page of them a transaction. */

/** Of the letters that fit, those that can be replayed at all. The first parameters are those of `where`. */
export const insertReplay = (where: string, id: string, filter: string) => `
  with due as (
    select d.id from khabar.dead_letter d ${where}
  ),
  made as (
    insert into khabar.replay (id, filter, state, total)
    select ${id}::uuid, ${filter}::jsonb, case when count(*) = 0 then 'done' else 'running' end, count(*) from due
    returning id
  )
  insert into khabar.replay_letter (replay_id, letter_id) select made.id, due.id from made, due`;

const facts = `
  r.id, r.filter, r.state, r.total, r.published, r.refused, r.waits, r.created_at, r.updated_at,
  (select count(*)::int from khabar.replay_letter l where l.replay_id = r.id) as remaining`;

/** $1: id. */
export const selectReplay = `select ${facts} from khabar.replay r where r.id = $1`;

/** The last ones. */
export const selectReplays = `select ${facts} from khabar.replay r order by r.created_at desc, r.id limit 50`;

/** $1: id, $2: state, $3: states that it may come from. Waits for the page in hand. */
export const turnReplay = `
  update khabar.replay set state = $2, waits = null, updated_at = now() where id = $1 and state = any($3::text[]) returning id`;

/** The oldest that is under way and that no other instance works on. */
export const claimReplay = `
  select r.id from khabar.replay r where r.state = 'running' order by r.created_at, r.id limit 1 for update skip locked`;

/** $1: id, $2: how many. */
export const selectPageOfReplay = `
  select l.letter_id from khabar.replay_letter l where l.replay_id = $1 order by l.letter_id limit $2`;

/** $1: id, $2: letters dealt with, $3: how many of them were published, $4: how many refused. The last ones end it. */
export const advanceReplay = `
  with gone as (delete from khabar.replay_letter where replay_id = $1 and letter_id = any($2::uuid[]))
  update khabar.replay r set
    published = published + $3, refused = refused + $4, waits = null, updated_at = now(),
    state = case when exists (
      select from khabar.replay_letter l where l.replay_id = $1 and not l.letter_id = any($2::uuid[])
    ) then r.state else 'done' end
  where r.id = $1`;

/** $1: why those that are under way do not go on now. */
export const tellWaiting = `
  update khabar.replay set waits = $1, updated_at = now() where state = 'running' and waits is distinct from $1`;
