import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replays of many dead letters: what was asked, how far it is, and what is left to do. */
export class Replays1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // state: running, done, canceled. refused: letters that the broker would not take. waits: why it does not go on now.
    await runner.query(`
      create table khabar.replay (
        id uuid primary key,
        filter jsonb not null,
        state text not null,
        total integer not null,
        published integer not null default 0,
        refused integer not null default 0,
        waits text,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      )`);
    await runner.query(`create index replay_running on khabar.replay (created_at) where state = 'running'`);
    // What is left: a row goes with the transaction that publishes its letter.
    await runner.query(`
      create table khabar.replay_letter (
        replay_id uuid not null references khabar.replay on delete cascade,
        letter_id uuid not null references khabar.dead_letter on delete cascade,
        primary key (replay_id, letter_id)
      )`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
