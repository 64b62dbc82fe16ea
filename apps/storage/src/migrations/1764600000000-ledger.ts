import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where every message that came in went, and the dead letters as an inbox.
 *
 * A unit of the ledger is a message of articles.raw.v1, or one that somebody else published to articles.enriched.v1: see Origin. Times
 * on which accounts rest (noted_at, outcome_at, at) are this database's own; received_at and enriched_at are those of the log.
 */
export class Ledger1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // noted_at: when the ledger first heard of it, from whomever. outcome: null as long as it is under way.
    // letter_id: the letter that it is a replay of, else the one that it became. Room in each page, since every row is written twice.
    await runner.query(`
      create table khabar.ledger (
        origin uuid primary key,
        topic text not null,
        partition integer not null,
        message_offset bigint not null,
        noted_at timestamptz(3) not null default clock_timestamp(),
        received_at timestamptz(3),
        event_id text,
        article_id uuid,
        url_key uuid,
        enriched_at timestamptz(3),
        enriched_partition integer,
        enriched_offset bigint,
        outcome text,
        outcome_at timestamptz(3),
        service text,
        code text,
        reason text,
        letter_id uuid
      ) with (fillfactor = 75)`);
    await runner.query('create index ledger_place on khabar.ledger (partition, message_offset)');
    await runner.query('create index ledger_article on khabar.ledger (article_id)');
    await runner.query('create index ledger_url on khabar.ledger (url_key)');
    // Hash, since an id may be longer than a B-tree takes.
    await runner.query('create index ledger_event on khabar.ledger using hash (event_id)');
    await runner.query('create index ledger_letter on khabar.ledger (letter_id) where letter_id is not null');
    // The few that are under way, or of which the first topic has told nothing yet: what health asks for every few seconds.
    await runner.query('create index ledger_open on khabar.ledger (noted_at) where outcome is null');
    await runner.query('create index ledger_unseen on khabar.ledger (noted_at) where received_at is null');
    await runner.query('create index ledger_noted on khabar.ledger using brin (noted_at)');

    // Counts of hours that are over: by station of all units noted in it. open: how many of them had no end yet when they were counted. rolled_up:
    // their units were given up.
    await runner.query(`
      create table khabar.ledger_hour (
        hour timestamptz(3) primary key,
        received bigint not null,
        outcomes jsonb not null,
        open bigint not null,
        rolled_up boolean not null default false
      )`);

    // value: original bytes, null if the message had none; value_left_out: bytes of a value that the broker refused. patched: what a
    // replay sends instead. headers: name to base64. state: open, replayed, resolved, discarded.
    await runner.query(`
      create table khabar.dead_letter (
        id uuid primary key,
        topic text not null,
        partition integer not null,
        message_offset bigint not null,
        event_id text,
        article_id uuid,
        key bytea,
        value bytea,
        value_left_out integer,
        patched bytea,
        headers jsonb not null,
        fingerprint text not null,
        code text not null,
        reason text not null,
        pointer text,
        service text not null,
        first_at timestamptz(3) not null,
        last_at timestamptz(3) not null,
        times integer not null,
        state text not null
      )`);
    await runner.query('create index dead_letter_last on khabar.dead_letter (last_at, id)');
    await runner.query('create index dead_letter_fingerprint on khabar.dead_letter (fingerprint, state)');
    await runner.query('create index dead_letter_article on khabar.dead_letter (article_id)');
    // mark: of a death, where the message lay, so that one that is told twice counts once.
    await runner.query(`
      create table khabar.dead_letter_history (
        letter_id uuid not null references khabar.dead_letter on delete cascade,
        sequence bigint generated always as identity,
        at timestamptz(3) not null default clock_timestamp(),
        what text not null,
        mark uuid,
        facts jsonb not null,
        primary key (letter_id, sequence),
        unique (letter_id, mark)
      )`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
