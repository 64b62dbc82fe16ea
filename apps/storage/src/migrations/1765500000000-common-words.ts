import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which words are common: see answers/find-page.ts. */
export class CommonWords1765500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Of ten thousand words Postgres knows how many articles hold them, in place of a thousand; of all others that they are rarer.
    await runner.query('alter table khabar.article alter column search set statistics 1000');
    await runner.query('analyze khabar.article (search)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
