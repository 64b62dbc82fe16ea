/** The corpus in the real tables, by the real writer; copies and stories, which a lane of its own would be hours at, by rows as it makes them. */
import type { Client } from 'pg';
import type { Database } from '#database';
import { writeArticles } from '../../apps/storage/src/write/writer.ts';
import type { Corpus } from './corpus.ts';

const BATCH = 200;
/** Batches under way at a time. */
const WRITERS = 3;
const PROGRESS_EVERY = 20_000;

/** While it is loaded; a crash would lose what is made anew anyway. */
const HASTE = { synchronous_commit: 'off', autovacuum: 'off', max_wal_size: '4GB', maintenance_work_mem: '1GB' };

/** Of every ten articles one is a copy of the one before it, and of the other nine four make a story of two. */
const copies = `
  insert into khabar.copy (article_id, published, seen, text_key, keys, match_id, indexed, set_id, copy_of, similarity, containment)
  with numbered as (
    select article_id, published, seen, row_number() over (order by published, article_id) as number,
           lag(article_id) over (order by published, article_id) as before
    from khabar.article
  )
  select article_id, published, seen, article_id, '{}', case when number % 10 = 2 then before end, number % 10 <> 2,
         case when number % 10 = 2 then before else article_id end, case when number % 10 = 2 then before end,
         case when number % 10 = 2 then 0.9 end, case when number % 10 = 2 then 0.95 end
  from numbered`;
const inStories = `
  insert into khabar.story_article (article_id, published, seen, set_id, features, bucket, parent_id, score, root_id)
  with numbered as (
    select c.*, row_number() over (order by published, article_id) - 1 as number from khabar.copy c
  ), rooted as (
    select n.*, first_value(article_id) over (partition by number / 20, case when number % 20 < 12 then number % 20 / 4 else number % 20 end
                                              order by published, article_id) as root
    from numbered n
  )
  select article_id, published, seen, set_id, '{}', 0, nullif(root, article_id), case when root <> article_id then 0.8 end, root
  from rooted`;
const stories = `
  insert into khabar.story (story_id, root_id, title_id, first_published, last_published, article_count, copy_count, source_count)
  select root_id, root_id, root_id, min(s.published), max(s.published), count(*), count(*) filter (where s.set_id <> s.article_id),
         count(distinct a.publisher_name_key)
  from khabar.story_article s join khabar.article a using (article_id)
  group by root_id`;

export interface Loaded {
  readonly articles: number;
  readonly perSecond: number;
}

/** @param database empty but for its schema */
export async function load(
  database: Database,
  client: Client,
  corpus: Corpus,
  articles: number,
  log: (line: string) => void,
): Promise<Loaded> {
  const begin = performance.now();
  await hurry(client, HASTE);
  const indexes = await takeIndexesAway(client);
  const passed = () => (performance.now() - begin) / 1_000;
  let next = 0;
  let done = 0;
  const write = async (): Promise<void> => {
    while (next < articles) {
      const from = next;
      next = Math.min(from + BATCH, articles);
      const events = Array.from({ length: next - from }, (_, at) => corpus.article(from + at, articles));
      await writeArticles(database, events);
      done += events.length;
      if (done % PROGRESS_EVERY < BATCH) log(`${done} articles, ${(done / passed()).toFixed(0)} a second`);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  const perSecond = done / passed();
  log(`${indexes.length} indexes are made again`);
  for (const sql of indexes) await client.query(sql);
  // What is left to other lanes is done, or nobody's: followers of articles.stored.v1 are not measured.
  await client.query('truncate khabar.grouping_queue, khabar.outbox');
  for (const sql of [copies, inStories, stories]) await client.query(sql);
  await hurry(client, {});
  await client.query('vacuum (analyze)'); // as autovacuum leaves it behind
  await client.query('checkpoint');
  log(`${articles} articles loaded and analysed, ${passed().toFixed(0)} s`);
  return { articles, perSecond };
}

/** An index over all rows is made in a fraction of the time that it takes to keep it row by row. @returns the statements that make them */
async function takeIndexesAway(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made_by: string }>(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made_by
    from pg_index join pg_class on pg_class.oid = indexrelid
    where relnamespace = 'khabar'::regnamespace and not indisunique`);
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ made_by }) => made_by);
}

async function hurry(client: Client, settings: Readonly<Record<string, string>>): Promise<void> {
  await client.query('alter system reset all');
  for (const [name, value] of Object.entries(settings)) await client.query(`alter system set ${name} = '${value}'`);
  await client.query('select pg_reload_conf()');
}
