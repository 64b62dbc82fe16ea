import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Revisions in their place, findings beside one another, what followers are to be told, and what is to stay forgotten. */
export class WhatBecomesOfArticles1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // raw_event_source, raw_event_time: orders revisions that bear no dateModified. found_event: the raw event whose enrichment stands,
    // which after a re-enrichment is another than that of the text. revised_at: when the revision that stands was stored.
    await runner.query(`
      alter table khabar.article
        add raw_event_source text,
        add raw_event_time timestamptz(3),
        add found_event text,
        add revised_at timestamptz(3) not null default now()`);
    await runner.query('update khabar.article set found_event = raw_event_id, revised_at = updated_at');
    await runner.query('alter table khabar.article alter found_event set not null');
    await runner.query('create index article_revised on khabar.article (revised_at, article_id)');

    // late: never stood, since a later one had come before it. erased_at: its text was given up; what it was stays, so that a redelivery
    // is known for one.
    await runner.query(`
      alter table khabar.article_revision
        add late boolean not null default false,
        add erased_at timestamptz(3)`);
    await runner.query('create index article_revision_stored on khabar.article_revision (stored_at) where erased_at is null');

    // What was found before by other steps, for the text of this revision.
    await runner.query(`
      create table khabar.article_findings (
        article_id uuid not null references khabar.article on delete cascade,
        set_id text not null,
        found_event text not null,
        revision integer not null,
        found_at timestamptz(3) not null,
        findings jsonb not null,
        entities jsonb not null,
        topics jsonb not null,
        primary key (article_id, set_id, found_event)
      )`);

    // Events that were written before weighed_event was, as far as they stand or stood. The key is that of weighed(), see write/outcome.ts.
    const key = `encode(substring(sha256(convert_to(e.content_hash || ' ' || e.raw_event_id, 'UTF8')) for 16), 'hex')::uuid`;
    const events = `select article_id, content_hash, raw_event_id, set_id from`;
    await runner.query(`
      insert into khabar.weighed_event (article_id, event_key, set_id)
      select e.article_id, ${key}, e.set_id
      from (${events} khabar.article union ${events} khabar.article_revision) as e
      on conflict do nothing`);

    await runner.query('create index weighed_event_at on khabar.weighed_event using brin (weighed_at)');

    await runner.query(`
      create table khabar.outbox (
        seq bigint generated always as identity primary key,
        event_id uuid not null,
        type text not null,
        article_id uuid not null,
        data jsonb not null,
        stored_at timestamptz(3) not null default now()
      )`);

    await runner.query(`
      create table khabar.forgotten (
        article_id uuid primary key,
        forgotten_at timestamptz(3) not null default now(),
        why text not null,
        revisions integer not null
      )`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
