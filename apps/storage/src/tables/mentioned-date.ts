/** Statements of khabar.article_date. */
import { plannedOnce } from '#database';

/** $1: article ids. */
export const deleteMentionedDates = 'delete from khabar.article_date where article_id = any($1::uuid[])';

/** $1: a JSON list of rows (write/mentioned-dates.ts). */
export const insertMentionedDates = plannedOnce(`
  insert into khabar.article_date (article_id, first_day, last_day)
  select r.article_id, r.first_day, r.last_day from json_to_recordset($1::json) as r(article_id uuid, first_day date, last_day date)`);

/** Of article `a`: its text mentions a day between these two, both placeholders or null. */
export const mentionsDay = (first: string, last: string) => `
  a.article_id in (
    select d.article_id from khabar.article_date d
    where daterange(d.first_day, d.last_day, '[]') && daterange(${first}::date, ${last}::date, '[]'))`;
