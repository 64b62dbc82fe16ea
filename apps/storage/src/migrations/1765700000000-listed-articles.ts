import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Articles as lists show them, in one piece beside their entities: see decisions/24. They are put there by the service, in the background. */
export class ListedArticles1765700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table khabar.article_listed
        alter column entities drop not null,
        add column article text,
        add column shape smallint not null default 0`);
    await runner.query(`
      insert into khabar.article_listed (article_id)
      select article_id from khabar.article on conflict (article_id) do nothing`);
    await runner.query('create index article_listed_shape on khabar.article_listed (shape)');
    await runner.query('analyze khabar.article_listed');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
