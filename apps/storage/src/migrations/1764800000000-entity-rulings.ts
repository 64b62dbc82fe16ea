import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people have ruled on who is who: see rulings/ruling.ts. */
export class EntityRulings1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create sequence khabar.entity_ruling_change');
    // seq: the order in which they were made. changed: raised with every change of what stands, so that a writer sees whether it knows all
    // of it. entity_keys: of ids. scope: which mentions a split is about; article_id: the only article it is about, if it is about one.
    // state: moving, standing, undoing, undone. cursor: the last article that was looked at, of total; moved: how many of them changed.
    await runner.query(`
      create table khabar.entity_ruling (
        id uuid primary key,
        seq bigint generated always as identity unique,
        changed bigint not null unique default nextval('khabar.entity_ruling_change'),
        kind text not null,
        ids text[] not null,
        entity_keys uuid[] not null,
        scope jsonb,
        article_id uuid,
        target jsonb not null,
        target_key uuid not null,
        reason text,
        made_by text,
        state text not null,
        cursor uuid,
        total integer,
        looked integer not null default 0,
        moved integer not null default 0,
        created_at timestamptz(3) not null default now(),
        undone_at timestamptz(3)
      )`);
    await runner.query(`create index entity_ruling_at_work on khabar.entity_ruling (seq) where state in ('moving', 'undoing')`);
    await runner.query('create index entity_ruling_article on khabar.entity_ruling (article_id) where article_id is not null');

    // Ids that were merged away, and where they lead to now; made anew from the rulings with every change of them.
    await runner.query(`
      create table khabar.entity_alias (
        alias_key uuid primary key,
        entity_key uuid not null,
        id text not null
      )`);
    await runner.query('create index entity_alias_entity on khabar.entity_alias (entity_key)');

    // Articles whose entities do not stand as they were found: by which rulings, and how they were found.
    await runner.query(`
      create table khabar.article_ruled (
        article_id uuid primary key references khabar.article on delete cascade,
        rulings uuid[] not null,
        found jsonb not null
      )`);
    await runner.query('create index article_ruled_rulings on khabar.article_ruled using gin (rulings)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
