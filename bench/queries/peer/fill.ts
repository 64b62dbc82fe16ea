import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Client } from 'pg';

const BATCH = 2_000;
/** Newest last, so that an article's number tells its time. */
const select = `
  declare article_walk cursor for
  select a.article_id, extract(epoch from a.published)::double precision * 1000 as ms, a.language, a.publisher_domain, a.doc, l.entities, b.body,
         array(select e.facts->>'id' from khabar.article_entity e where e.article_id = a.article_id) as ids
  from khabar.article a join khabar.article_body b using (article_id) left join khabar.article_listed l using (article_id)
  order by a.published, a.article_id`;

interface Row {
  readonly article_id: string;
  readonly ms: number;
  readonly language: string;
  readonly publisher_domain: string;
  readonly doc: { readonly headline: string; readonly description: string };
  readonly entities: string | null;
  readonly body: string;
  readonly ids: readonly string[];
}

/** The corpus of the store in one SQLite file, with the indexes that its questions want. A file that is there stays as it is. */
export async function fillPeer(postgres: Client, file: string, log: (line: string) => void): Promise<void> {
  if (existsSync(file)) return;
  const half = `${file}.half`;
  rmSync(half, { force: true });
  const database = new DatabaseSync(half);
  database.exec(`
    pragma journal_mode = off; pragma synchronous = off;
    create table article (id integer primary key, article_id text, published real, language text, source text, answer text);
    create table body (id integer primary key, body text);
    create table article_entity (entity text, article integer, primary key (entity, article)) without rowid;
    create virtual table f using fts5(headline, description, body, content='', tokenize='unicode61 remove_diacritics 2');`);
  const into = (sql: string) => database.prepare(`insert or ignore into ${sql}`);
  const [article, body, entity, words] = [
    into('article values (?, ?, ?, ?, ?, ?)'),
    into('body values (?, ?)'),
    into('article_entity values (?, ?)'),
    into('f (rowid, headline, description, body) values (?, ?, ?, ?)'),
  ];
  await postgres.query('begin');
  await postgres.query(select);
  let id = 0;
  for (;;) {
    const { rows } = await postgres.query<Row>(`fetch ${BATCH} from article_walk`);
    if (rows.length === 0) break;
    database.exec('begin');
    for (const row of rows) {
      id++;
      const answer = `${JSON.stringify({ articleId: row.article_id, ...row.doc }).slice(0, -1)},"entities":${row.entities ?? '[]'}}`;
      article.run(id, row.article_id, row.ms, row.language, row.publisher_domain, answer);
      body.run(id, row.body);
      for (const one of row.ids) entity.run(one, id);
      words.run(id, row.doc.headline, row.doc.description, row.body);
    }
    database.exec('commit');
  }
  await postgres.query('commit');
  database.exec(`
    create index article_published on article (published);
    create index article_of_id on article (article_id);
    create index article_language on article (language);
    create index article_source on article (source);
    insert into f (f) values ('optimize');
    analyze;`);
  database.close();
  renameSync(half, file);
  log(`${id} articles are in SQLite`);
}
