import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where articles are fetched from, what was found there, and which hosts must be left in peace for how long. Every time on which work is
 * scheduled comes from the fetcher's own clock (schedule/clock.ts), never from now(), so that a test can move it.
 */
export class Sources1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // state: active, paused (by the operator), disabled (by us: disabled_why). title: given, else as the source says. floor_s, cap_s: bounds
    // of the interval, else those configured. found: what a sitemap index or a folder held when it was last looked at, by name.
    // last: outcome of the last poll, as it is answered. usual_items: in a poll that had some. empty_polls: in a row, where there used to be
    // some. leased_until: a fetcher is at it; one that was killed lets go by then.
    await runner.query(`
      create table fetcher.source (
        id uuid primary key,
        kind text not null,
        address text not null,
        address_key uuid not null unique,
        host text not null,
        given_title text,
        title text,
        selector text,
        full_text text not null default 'auto',
        floor_s integer,
        cap_s integer,
        state text not null default 'active',
        disabled_why text,
        created_at timestamptz(3) not null,
        next_at timestamptz(3) not null,
        leased_until timestamptz(3),
        leased_by uuid,
        interval_s double precision,
        per_day double precision,
        etag text,
        last_modified text,
        found jsonb not null default '{}',
        last jsonb,
        usual_items integer not null default 0,
        empty_polls integer not null default 0,
        failures integer not null default 0,
        failing_since timestamptz(3)
      )`);
    await runner.query(`create index source_due on fetcher.source (next_at) where state = 'active'`);

    // An item of a source, by the article that it is. said_hash: of what the source says of it, so that an edit is seen. said: as fields of
    // an article; null once it is dealt with. published_as: another id, where its page names another address as the canonical one. state:
    // waiting (for its page), published, passed_over (why).
    await runner.query(`
      create table fetcher.item (
        source_id uuid not null references fetcher.source on delete cascade,
        article_id uuid not null,
        published_as uuid,
        guid text,
        headline text,
        url text,
        host text,
        said_hash text not null,
        said jsonb,
        state text not null,
        why text,
        attempts integer not null default 0,
        first_at timestamptz(3) not null,
        seen_at timestamptz(3) not null,
        next_at timestamptz(3) not null,
        leased_until timestamptz(3),
        leased_by uuid,
        published_at timestamptz(3),
        primary key (source_id, article_id)
      )`);
    await runner.query(`create index item_due on fetcher.item (next_at) where state = 'waiting'`);
    await runner.query('create index item_article on fetcher.item (article_id)');
    await runner.query('create index item_published on fetcher.item (published_as) where published_as is not null');
    await runner.query('create index item_seen on fetcher.item (seen_at)');

    // Several fetchers share this table, so that no two requests go to a host at once and none too early. left_at: end of
    // the last request; who knows of a longer crawl-delay than the one before counts from it.
    await runner.query(`
      create table fetcher.host (
        host text primary key,
        next_at timestamptz(3) not null,
        left_at timestamptz(3),
        busy_until timestamptz(3),
        busy_by uuid
      )`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
