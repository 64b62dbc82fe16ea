/** The way back that docs/delivery.md describes: a dump, a restore into an empty database, and what Kafka still has, delivered again. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched, entity, startStorage, type StorageUnderTest, topic, allGrouped } from './storage.support.ts';

/** pg_dump refuses a server that is newer than itself; ours is 17. It comes with Postgres' client package, not with npm. */
const OLDEST = 17;
const version = Number(
  /\(PostgreSQL\) (\d+)/.exec(spawnSync('pg_dump', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? 0,
);
if (version < OLDEST)
  console.warn(
    `skipped: backup and restore takes pg_dump and pg_restore ${OLDEST} or newer on the PATH; there is ${version || 'none'}`,
  );
const describeWithClient = version < OLDEST ? describe['skip'] : describe;

describeWithClient('backup and restore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'khabar-backup-'));
  let storage: StorageUnderTest | undefined;
  let restored: StorageUnderTest | undefined;
  afterAll(async () => {
    await Promise.all([storage?.stop(), restored?.stop()]);
    rmSync(folder, { recursive: true });
  });
  const [from, to] = [useStack(), useStack()];

  const run = (command: string, ...args: string[]) => {
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  };
  const found = { entities: [entity('Oslo', { country: 'NO' })], topics: [topic('medtop:11000000', 'politics')] };
  const articles = Array.from({ length: 60 }, (_, n) =>
    enriched({ id: `b${n}`, headline: `Backup ${n}`, articleBody: `Text ${n} ü 😀`, url: `https://e.org/${n}` }, found),
  );
  const revision = enriched({ id: 'b0', headline: 'Backup 0, revised', url: 'https://e.org/0' }, found);
  const rerun = { ...articles[1]!, rawEventId: 'rerun', enrichment: { ...articles[1]!.enrichment, setId: 'set-2' } };
  const after = enriched({ id: 'after', headline: 'After the dump' }, found);
  const forgotten = articles[2]!.articleId;

  const everything = async (service: StorageUnderTest) =>
    (
      await Promise.all(
        [
          '/v1/articles?limit=200&include=body,entities,topics&sort=stored',
          '/v1/articles?q=backup&entity=Oslo&topic=politics',
          '/v1/entities',
          '/v1/topics',
          `/v1/articles/${revision.articleId}/revisions`,
          `/v1/articles/${rerun.articleId}/findings`,
          `/v1/articles/${forgotten}`,
          '/v1/articles/by-url?url=https://e.org/7',
        ].map((path) => service.get(path)),
      )
    ).map(({ status, body }) => ({ status, body: body as unknown }));

  const feed = (service: StorageUnderTest) => service.store.reader.query('select * from khabar.feed order by seq');

  it('comes back as it was', async () => {
    storage = await startStorage(from.env);
    await storage.write(...articles, revision, rerun);
    await storage.post(`/v1/articles/${forgotten}/forget`, { why: 'x' });
    const dump = join(folder, 'khabar.dump');
    await allGrouped(storage);
    const before = await everything(storage);
    await until(async () => (await feed(storage!)).length === 63, 'all are in the feed');
    const told = await feed(storage);
    run('pg_dump', '--format=custom', `--file=${dump}`, '--schema=khabar', from.databaseUrl);
    await storage.write(after);
    run('pg_restore', '--exit-on-error', '--no-owner', `--dbname=${to.databaseUrl}`, dump);
    restored = await startStorage(to.env);
    expect(await everything(restored)).toEqual(before);
    expect(await feed(restored)).toEqual(told);
  }, 60_000);

  it('delivered again, what it knows changes nothing, what came after the dump is stored', async () => {
    const before = await everything(restored!);
    const outcomes = await restored!.write(...articles, revision, rerun, after);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(61);
    expect(outcomes[2]).toBe('forgotten');
    expect(outcomes.at(-1)).toBe('stored');
    expect((await everything(restored!)).slice(2)).toEqual([
      expect.objectContaining({ body: expect.objectContaining({ data: [expect.objectContaining({ articleCount: 60 })] }) }),
      expect.anything(),
      ...before.slice(4),
    ]);
  }, 60_000);
});
