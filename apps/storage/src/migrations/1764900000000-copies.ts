import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which articles are the same text, and the queue of those that are still to be grouped: see grouping/lane.ts and copies/. */
export class Copies1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // seen: log time of the raw message that the article's first revision came with; it is the same on every replay.
    await runner.query('alter table khabar.article add seen timestamptz(3)');
    await runner.query('update khabar.article set seen = published');
    await runner.query('alter table khabar.article alter seen set not null');

    // A row for every change, not for every article: what changes while its page is in hand stays in the queue.
    await runner.query(`
      create table khabar.grouping_queue (
        seq bigint generated always as identity primary key,
        article_id uuid not null,
        seen timestamptz(3) not null,
        queued_at timestamptz(3) not null default now()
      )`);
    await runner.query('create index grouping_queue_seen on khabar.grouping_queue (seen, article_id)');

    // What the text is compared by, as it was found: see Fingerprint in libs/events. Of text that must not be shown there is none.
    // shingles: unsigned 32-bit numbers, lowest byte first, ascending; plain, since hashes do not compress and 4 kB fit into a page.
    // keys: the smallest hashes of longer runs of words, as Postgres' integers.
    // agency: folded name of the agency that the article names; agency_own: the agency itself published it.
    await runner.query(`
      create table khabar.fingerprint (
        article_id uuid primary key references khabar.article on delete cascade,
        words integer not null,
        share real not null,
        keys integer[] not null,
        shingles bytea not null,
        lead bytea not null,
        agency text,
        agency_own boolean not null
      )`);
    await runner.query('alter table khabar.fingerprint alter shingles set storage plain, alter lead set storage plain');

    // published, seen, text_key: as the grouping saw them. match_id: the earlier article whose text it has, if any. indexed: its keys are in copy_key,
    // since no earlier text is nearly the same. set_id: the first article of its set. copy_of, similarity, containment: of the set's parent;
    // null in the parent itself and where the set has one article.
    await runner.query(`
      create table khabar.copy (
        article_id uuid primary key references khabar.article on delete cascade,
        published timestamptz(3) not null,
        seen timestamptz(3) not null,
        text_key uuid not null,
        keys integer[] not null,
        match_id uuid,
        indexed boolean not null,
        set_id uuid not null,
        copy_of uuid,
        similarity real,
        containment real
      )`);
    await runner.query('create index copy_match on khabar.copy (match_id) where match_id is not null');
    await runner.query('create index copy_set on khabar.copy (set_id)');

    // The keys of each indexed text. No foreign key: rows are found by the keys that copy remembers.
    await runner.query(`
      create table khabar.copy_key (
        key integer not null,
        published timestamptz(3) not null,
        article_id uuid not null,
        primary key (key, published, article_id)
      )`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
