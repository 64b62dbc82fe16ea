import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entities as lists show them, in one piece: see decisions/24. */
export class ListedEntities1765600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table khabar.article_listed (
        article_id uuid primary key references khabar.article on delete cascade,
        entities text not null
      )`);
    await runner.query(`
      insert into khabar.article_listed (article_id, entities)
      select article_id, json_agg(facts order by position) from khabar.article_entity group by article_id`);
    await runner.query('analyze khabar.article_listed');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
