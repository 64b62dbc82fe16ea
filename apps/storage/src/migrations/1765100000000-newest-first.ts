import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Articles of an entity or a topic, newest first, without a look at all of them: when they were published stands beside. */
export class NewestFirst1765100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table khabar.article_entity add column published timestamptz(3)');
    await runner.query(
      'update khabar.article_entity e set published = a.published from khabar.article a where a.article_id = e.article_id',
    );
    await runner.query('alter table khabar.article_entity alter column published set not null');
    await runner.query('create index article_entity_published on khabar.article_entity (entity_key, published, article_id)');

    // One row for each code of each path: a topic's own and all broader ones.
    await runner.query(`
      create table khabar.article_topic_code (
        code text not null,
        published timestamptz(3) not null,
        article_id uuid not null references khabar.article on delete cascade,
        primary key (code, published, article_id)
      )`);
    await runner.query(`
      insert into khabar.article_topic_code (code, published, article_id)
      select distinct code, a.published, article_id
      from khabar.article_topic t join khabar.article a using (article_id), unnest(t.path) as code`);
    await runner.query('create index article_topic_code_article on khabar.article_topic_code (article_id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
