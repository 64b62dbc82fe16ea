import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That a story had not begun by the end of the time that is asked for is told by the index: of a month long past, all later ones were read. */
export class StoriesOfATime1765900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index story_last_first on khabar.story (last_published, story_id, first_published)');
    await runner.query('drop index khabar.story_last');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
