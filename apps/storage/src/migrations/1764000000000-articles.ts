import type { MigrationInterface, QueryRunner } from 'typeorm';
import { nameKey } from '../keys.ts';

/** IPTC Media Topics' top level: events name a topic's broader ones by code alone. Narrower names are learnt from the events. */
const topTopics: readonly (readonly [code: string, name: string])[] = [
  ['medtop:01000000', 'arts, culture, entertainment and media'],
  ['medtop:02000000', 'crime, law and justice'],
  ['medtop:03000000', 'disaster, accident and emergency incident'],
  ['medtop:04000000', 'economy, business and finance'],
  ['medtop:05000000', 'education'],
  ['medtop:06000000', 'environment'],
  ['medtop:07000000', 'health'],
  ['medtop:08000000', 'human interest'],
  ['medtop:09000000', 'labour'],
  ['medtop:10000000', 'lifestyle and leisure'],
  ['medtop:11000000', 'politics'],
  ['medtop:12000000', 'religion and belief'],
  ['medtop:13000000', 'science and technology'],
  ['medtop:14000000', 'society'],
  ['medtop:15000000', 'sport'],
  ['medtop:16000000', 'conflict, war and peace'],
  ['medtop:17000000', 'weather'],
];

/**
 * Articles as they stand, what was found in them, and their earlier revisions.
 *
 * Keys (`*_key`) are the first 128 bits of a SHA-256: see keyOf(). Times are timestamptz in whole milliseconds, as JavaScript and the
 * contracts have them, so that a value survives the way out and back in unchanged.
 */
export class Articles1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table khabar.article (
        article_id uuid primary key,
        revision integer not null,
        content_hash text not null,
        set_id text not null,
        raw_event_id text not null,
        url text,
        url_key uuid,
        canonical_url text,
        canonical_url_key uuid,
        language text not null,
        search_config text not null,
        published timestamptz(3) not null,
        publisher_name text,
        publisher_domain text,
        publisher_country text,
        publisher_name_key uuid,
        publisher_domain_key uuid,
        pub_status text not null,
        stored_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        doc jsonb not null,
        findings jsonb not null,
        search tsvector not null,
        search_truncated boolean not null
      )`);
    // Ascending and read backwards: the same index serves both directions.
    await runner.query('create index article_published on khabar.article (published, article_id)');
    await runner.query('create index article_stored on khabar.article (stored_at, article_id)');
    // Not unique: two articles may share an address (a live page, a corrected id).
    await runner.query('create index article_url on khabar.article (url_key)');
    await runner.query('create index article_canonical_url on khabar.article (canonical_url_key)');
    await runner.query('create index article_publisher_name on khabar.article (publisher_name_key)');
    await runner.query('create index article_publisher_domain on khabar.article (publisher_domain_key)');
    await runner.query('create index article_language on khabar.article (language, published, article_id)');
    await runner.query('create index article_search on khabar.article using gin (search)');

    await runner.query(`
      create table khabar.article_body (
        article_id uuid primary key references khabar.article on delete cascade,
        body text,
        body_html text
      )`);
    await runner.query(`
      create table khabar.article_revision (
        article_id uuid not null references khabar.article on delete cascade,
        revision integer not null,
        content_hash text not null,
        set_id text not null,
        raw_event_id text not null,
        stored_at timestamptz(3) not null,
        doc jsonb not null,
        findings jsonb not null,
        body text,
        body_html text,
        primary key (article_id, revision)
      )`);

    // keys: of the id, of every sameAs and of every name seen, so that one lookup finds an entity by any of them.
    // words: of all those names, for a search by the beginnings of words.
    await runner.query(`
      create table khabar.entity (
        entity_key uuid primary key,
        id text not null,
        type text not null,
        name text not null,
        same_as text[] not null,
        country text,
        keys uuid[] not null,
        words tsvector not null
      )`);
    await runner.query('create index entity_keys on khabar.entity using gin (keys)');
    await runner.query('create index entity_words on khabar.entity using gin (words)');

    // No foreign key to entity: its share locks would write to the few rows that every batch names.
    await runner.query(`
      create table khabar.article_entity (
        article_id uuid not null references khabar.article on delete cascade,
        position integer not null,
        entity_key uuid not null,
        facts jsonb not null,
        mentions jsonb not null,
        primary key (article_id, position)
      )`);
    await runner.query('create index article_entity_entity on khabar.article_entity (entity_key, article_id)');

    await runner.query(`
      create table khabar.topic (
        code text primary key,
        name text,
        name_key uuid,
        broader text[] not null
      )`);
    await runner.query(
      `insert into khabar.topic (code, name, name_key, broader) select *, '{}' from unnest($1::text[], $2::text[], $3::uuid[])`,
      [topTopics.map(([code]) => code), topTopics.map(([, name]) => name), topTopics.map(([, name]) => nameKey(name))],
    );
    await runner.query('create index topic_name on khabar.topic (name_key)');
    // path: the topic's own code and all broader ones.
    await runner.query(`
      create table khabar.article_topic (
        article_id uuid not null references khabar.article on delete cascade,
        rank integer not null,
        path text[] not null,
        facts jsonb not null,
        evidence jsonb not null,
        primary key (article_id, rank)
      )`);
    await runner.query('create index article_topic_path on khabar.article_topic using gin (path)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
