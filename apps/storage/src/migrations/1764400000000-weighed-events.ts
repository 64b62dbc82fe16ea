import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every event that an article's writer has weighed, whatever came of it. Kafka delivers at least once, and in whole stretches: what was a
 * duplicate, or came late, at its first coming would else be taken for a revision at its second, after another revision has come between.
 */
export class WeighedEvents1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // event_key: of weighed(), see write/outcome.ts. weighed_at: for retention; a redelivery reaches back as far as the topics do.
    await runner.query(`
      create table khabar.weighed_event (
        article_id uuid not null references khabar.article on delete cascade,
        event_key uuid not null,
        set_id text not null,
        weighed_at timestamptz(3) not null default now(),
        primary key (article_id, event_key, set_id)
      )`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
