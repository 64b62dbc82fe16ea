import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which of the hours that are counted have given up their units. */
export class LedgerRollUp1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table khabar.ledger_hour add column rolled_up boolean not null default false');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
