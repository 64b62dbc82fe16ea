import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One order of all that was stored, for streams and webhooks; and the webhooks themselves. */
export class Feed1765400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // What writers have told and the feed lane has not numbered yet.
    await runner.query(`
      create table khabar.feed_pending (
        id bigint generated always as identity primary key,
        event_id uuid not null,
        type text not null,
        article_id uuid not null,
        at timestamptz(3) not null default now()
      )`);
    // seq: given to rows that are committed, by one lane at a time, so it has no gap and no row appears before another. type: stored,
    // updated, withdrawn. The last row is always kept: the next number follows from it.
    await runner.query(`
      create table khabar.feed (
        seq bigint primary key,
        event_id uuid not null,
        type text not null,
        article_id uuid not null,
        at timestamptz(3) not null
      )`);
    // query: as it was given. position: seq of the last event that is done with. failures: of the event after it. settings: goes on with
    // every change of what is to be sent and where. missed: events that the feed gave up before they could be sent. attempts: of all
    // deliveries, and the number of the last one. lease: of the instance that works on it.
    await runner.query(`
      create table khabar.webhook (
        id uuid primary key,
        url text not null,
        query jsonb not null,
        events text[] not null,
        description text,
        secret text not null,
        state text not null default 'active',
        reason text,
        position bigint not null,
        failures integer not null default 0,
        failing_since timestamptz(3),
        missed bigint not null default 0,
        attempts bigint not null default 0,
        next_at timestamptz(3) not null default now(),
        delivered_at timestamptz(3),
        settings integer not null default 1,
        lease uuid,
        lease_until timestamptz(3),
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      )`);
    await runner.query(`
      create table khabar.webhook_delivery (
        webhook_id uuid not null references khabar.webhook on delete cascade,
        number bigint not null,
        message_id uuid not null,
        type text not null,
        article_id uuid,
        seq bigint,
        outcome text not null,
        status integer,
        error text,
        ms integer not null,
        at timestamptz(3) not null default now(),
        primary key (webhook_id, number)
      )`);
    await runner.query('create index webhook_delivery_at on khabar.webhook_delivery using brin (at)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
