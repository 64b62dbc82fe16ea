import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of three thousand words instead of ten: Postgres unpacks them all whenever it plans a search, which took longer than many a search. */
export class FewerCommonWords1765800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table khabar.article alter column search set statistics 300');
    await runner.query('analyze khabar.article (search)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
