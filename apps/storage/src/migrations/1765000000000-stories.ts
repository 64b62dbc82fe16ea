import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which articles report the same event: see stories/. */
export class Stories1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // published, seen, set_id: as the grouping saw them. profile, features, bucket: what an article is compared and found by; null and empty in
    // one that is a copy of an earlier, and so follows it. parent_id: the earlier article that it follows, how sure that is, and why.
    // root_id: the first article of its story. No foreign key: what is gone leaves through the lane, which has to know where it stood.
    await runner.query(`
      create table khabar.story_article (
        article_id uuid primary key,
        published timestamptz(3) not null,
        seen timestamptz(3) not null,
        set_id uuid not null,
        profile jsonb,
        features bigint[] not null,
        bucket integer not null,
        parent_id uuid,
        score real,
        evidence jsonb,
        root_id uuid not null
      )`);
    await runner.query('create index story_article_parent on khabar.story_article (parent_id) where parent_id is not null');
    await runner.query('create index story_article_root on khabar.story_article (root_id, published, article_id)');

    await runner.query(`
      create table khabar.story_feature (
        feature bigint not null,
        bucket integer not null,
        seen timestamptz(3) not null,
        article_id uuid not null,
        primary key (feature, bucket, seen, article_id)
      )`);

    // root_id: the first article, which names the story. title_id: the most central one, whose headline is the title.
    await runner.query(`
      create table khabar.story (
        story_id uuid primary key,
        root_id uuid not null unique,
        title_id uuid not null,
        first_published timestamptz(3) not null,
        last_published timestamptz(3) not null,
        article_count integer not null,
        copy_count integer not null,
        source_count integer not null
      )`);
    await runner.query('create index story_last on khabar.story (last_published, story_id)');
    await runner.query('create index story_size on khabar.story (article_count, story_id)');
    await runner.query('create index story_sources on khabar.story (source_count, story_id)');

    // What became of stories. kind: renamed, merged, split, ended. into_ids: where its articles are since, most of them first.
    await runner.query(`
      create table khabar.story_change (
        seq bigint generated always as identity primary key,
        story_id uuid not null,
        kind text not null,
        into_ids uuid[] not null,
        articles integer not null,
        at timestamptz(3) not null default now()
      )`);
    await runner.query('create index story_change_story on khabar.story_change (story_id, seq)');
    await runner.query('create index story_change_into on khabar.story_change using gin (into_ids)');

    // What is stored already is grouped by and by.
    await runner.query(`
      insert into khabar.grouping_queue (article_id, seen)
      select a.article_id, a.seen from khabar.article a
      where not exists (select from khabar.grouping_queue q where q.article_id = a.article_id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
