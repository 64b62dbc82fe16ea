import pg from 'pg';
import { EnrichedController } from '../apps/storage/src/write/enriched.controller.ts';
import { migrate } from '#database';
import { RetryableError } from '#events';
import { Road } from './harness/road.ts';
import { useStack } from './harness/stack.ts';
import { owner } from '../apps/storage/src/owner.ts';
import { until } from './harness/until.ts';
import { delivery, enriched, startStorage, type StorageUnderTest } from './storage.support.ts';

let storage: StorageUnderTest | undefined;
let road: Road;
afterAll(async () => {
  await storage?.stop();
  await road.close();
});
const stack = useStack();
let url: string;
beforeAll(async () => {
  const direct = new URL(stack.databaseUrl);
  road = new Road(direct.hostname, Number(direct.port || 5432));
  direct.host = `127.0.0.1:${await road.listen()}`;
  url = direct.href;
});

const event = enriched({ id: 'away', headline: 'Away and back' });
const deliver = () => storage!.write(event);

it('starts before its database, says so, and goes on by itself', async () => {
  road.set('closed');
  storage = await startStorage({ ...stack.env, DATABASE_URL: url, LOG_LEVEL: 'fatal' });
  expect(await storage.get('/health/live')).toMatchObject({ status: 200 });
  expect(await storage.get('/health/ready')).toMatchObject({ status: 503, body: { checks: { postgres: { status: 'error' } } } });
  expect(await storage.get('/v1/articles')).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
  road.set('open');
  await until(async () => (await storage!.get('/v1/articles')).status === 200, 'answers after the database came');
  expect(await deliver()).toEqual(['stored']);
}, 60_000);

it.each(['closed', 'hanging'] as const)(
  'answers 503 in less than 6 s while the database is %s, and 200 soon after',
  async (state) => {
    road.set(state);
    const begin = performance.now();
    const answers = await Promise.all(
      ['/v1/articles?q=away', `/v1/articles/${event.articleId}`, '/v1/entities', '/v1/topics'].map((path) => storage!.get(path)),
    );
    for (const { status, headers, body } of answers) {
      expect([status, headers.get('content-type')]).toEqual([503, expect.stringContaining('application/problem+json')]);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(body).toMatchObject({ status: 503, code: expect.stringMatching(/^(database_unavailable|query_too_slow)$/) });
    }
    expect(performance.now() - begin).toBeLessThan(6_000);
    const asked = performance.now();
    const ready = await storage!.get('/health/ready');
    expect(performance.now() - asked).toBeLessThan(5_000);
    expect(ready).toMatchObject({ status: 503, body: { checks: { postgres: { status: 'error', detail: expect.any(String) } } } });
    road.set('open');
    await until(async () => (await storage!.get(`/v1/articles/${event.articleId}`)).status === 200, 'answers again', 10_000);
    await until(async () => (await storage!.get('/health/ready')).body.checks.postgres.status === 'ok', 'ready again', 10_000);
  },
  60_000,
);

it('gives up the lines on which nothing is heard, whatever was sent on them', async () => {
  const all = () =>
    Promise.allSettled(Array.from({ length: 8 }, () => storage!.store.reader.query('select pg_sleep(0.1)', [], { jit: 'off' })));
  await all();
  const before = road.ends;
  road.set('hanging');
  for (const one of await all())
    expect(one).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('timeout') } });
  await until(() => road.ends < before, 'the lines are cut', 5_000); // others come meanwhile, to try again: fewer than these
  road.set('open');
  await until(async () => (await all()).every(({ status }) => status === 'fulfilled'), 'answers again', 10_000);
}, 60_000);

it('gives a batch back to be tried again, and writes it whole after', async () => {
  const controller = new EnrichedController(
    storage!.store,
    { wake: () => undefined },
    { wake: () => undefined },
    { wake: () => undefined },
  );
  const next = enriched({ id: 'away-2', headline: 'Next' });
  const batch = [delivery(next)];
  road.set('closed');
  await expect(controller.write(batch)).rejects.toBeInstanceOf(RetryableError);
  road.set('open');
  await controller.write(batch);
  expect((await storage!.get(`/v1/articles/${next.articleId}`)).body).toMatchObject({ revision: 1 });
}, 30_000);

it('takes a database that lets nobody in for one that is away, and blames no message', async () => {
  const admin = new pg.Client({ connectionString: Object.assign(new URL(stack.databaseUrl), { pathname: '/postgres' }).href });
  const name = new URL(stack.databaseUrl).pathname.slice(1);
  const batch = [delivery(enriched({ id: 'away-3', headline: 'Third' }))];
  const controller = new EnrichedController(
    storage!.store,
    { wake: () => undefined },
    { wake: () => undefined },
    { wake: () => undefined },
  );
  await admin.connect();
  try {
    await admin.query(`alter database ${name} with allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    for (let attempt = 1; attempt <= 3; attempt += 1)
      await expect(controller.write(batch)).rejects.toBeInstanceOf(RetryableError);
    expect(await storage!.get('/v1/articles')).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
  } finally {
    await admin.query(`alter database ${name} with allow_connections true`);
    await admin.end();
  }
  await controller.write(batch);
}, 30_000);

it('a session that the server ends costs one attempt, never half a batch', async () => {
  const more = Array.from({ length: 50 }, (_, n) => enriched({ id: `cut-${n}`, headline: `Cut ${n}` }));
  const cut = storage!.store.reader.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'khabar-storage writer' and datname = current_database()`,
  );
  const written = await Promise.allSettled([storage!.write(...more), cut]);
  // other connections of the pool may have been cut as well, and tell so when they are used
  if (written[0].status === 'rejected')
    await until(() => storage!.write(...more).then(Boolean, () => false), 'it can not be written again');
  const [row] = await storage!.store.reader.query<{ count: number }>(
    `select count(*)::int from khabar.article where doc->>'headline' like 'Cut %'`,
  );
  expect(row!.count).toBe(50);
}, 30_000);

it('two instances that start at once take turns', async () => {
  await storage!.store.writer.query('drop schema khabar cascade');
  const address = { url: stack.databaseUrl, ssl: false as const };
  const ran = await Promise.all([1, 2, 3].map(() => migrate(address, owner, 1_000, () => undefined)));
  expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
}, 30_000);
