import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The articles of a source by time, as those of an entity are: a page of a source with more than are counted was sought among all of them. */
export class ListedBySource1766000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const by of ['name', 'domain']) {
      await runner.query(
        `create index article_by_publisher_${by} on khabar.article (publisher_${by}_key, published, article_id)
         where publisher_${by}_key is not null`,
      );
      await runner.query(`drop index khabar.article_publisher_${by}`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
