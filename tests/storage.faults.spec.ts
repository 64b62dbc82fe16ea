/** What Postgres may refuse, and what becomes of the batch: repeated in place, or given back whole to be tried again; never half of it, never a dead letter. */
import pg from 'pg';
import { RetryableError } from '#events';
import { EnrichedController } from '../apps/storage/src/write/enriched.controller.ts';
import { OwnServer } from './harness/own-stack.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { delivery, enriched, entity, startStorage, type StorageUnderTest, topic } from './storage.support.ts';

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();
beforeAll(async () => {
  storage = await startStorage({ ...stack.env, LOG_LEVEL: 'fatal' });
}, 30_000);

const sql = (statement: string, parameters: unknown[] = []) =>
  storage.store.upkeep.query<Record<string, number>>(statement, parameters);
const batch = (name: string, size = 10) =>
  Array.from({ length: size }, (_, n) => enriched({ id: `${name}-${n}`, headline: `${name} ${n}` }));
const stored = async (name: string) =>
  (await sql(`select count(*)::int as count from khabar.article where doc->>'headline' like $1`, [`${name} %`]))[0]!['count'];
/** As the transport calls it. */
const handle = (events: ReturnType<typeof batch>, { store } = storage) =>
  new EnrichedController(store, { wake: () => undefined }, { wake: () => undefined }, { wake: () => undefined }).write(
    events.map(delivery),
  );

/** Inserts of topics, which come after the articles', fail so many times with this SQLSTATE. A sequence counts on when all else is rolled back. */
async function failing(state: string, times: number, work: () => Promise<void>): Promise<void> {
  await sql('create sequence khabar.faults');
  await sql(`create function khabar.fault() returns trigger language plpgsql as $$ begin
    if nextval('khabar.faults') <= ${times} then raise exception 'made for a test' using errcode = '${state}'; end if; return new; end $$`);
  await sql('create trigger fault before insert on khabar.article_topic for each statement execute function khabar.fault()');
  try {
    await work();
  } finally {
    await sql('drop function khabar.fault cascade');
    await sql('drop sequence khabar.faults');
  }
}

it.each([
  ['a deadlock', '40P01'],
  ['a serialisation failure', '40001'],
])('%s is repeated in place, with no word to the transport', async (_, state) => {
  await failing(state, 3, async () => {
    await handle(batch(`in place ${state}`));
    expect((await sql('select last_value::int as times from khabar.faults'))[0]!['times']).toBe(4);
  });
  expect(await stored(`in place ${state}`)).toBe(10);
});

it.each([
  ['a deadlock that repeats for ever', '40P01'],
  ['a full disk', '53100'],
  ['no memory', '53200'],
  ['a read-only database', '25006'],
  ['a shutdown', '57P01'],
  ['a statement at its time limit', '57014'],
  ['an I/O error', '58030'],
  ['a schema of another version', '42703'],
])('%s gives the batch back whole; the next attempt stores it', async (_, state) => {
  const events = batch(`later ${state}`);
  await failing(state, 100, async () => {
    await expect(handle(events)).rejects.toBeInstanceOf(RetryableError);
    expect(await stored(`later ${state}`)).toBe(0);
    expect(await sql(`select seq from khabar.outbox where data->>'headline' like $1`, [`later ${state} %`])).toEqual([]);
  });
  await handle(events);
  expect(await stored(`later ${state}`)).toBe(10);
});

it('what is the data itself is no reason to wait: the transport finds the one by trying each', async () => {
  await failing('22021', 100, async () => {
    const error: unknown = await handle(batch('data')).catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(RetryableError);
    expect(error).toMatchObject({ code: '22021' });
  });
});

it('a database that takes no writes makes it not ready, and goes on by itself', async () => {
  const name = new URL(stack.databaseUrl).pathname.slice(1);
  const admin = new pg.Client({ connectionString: process.env.KHABAR_TEST_DATABASE_URL });
  await admin.connect();
  const readOnly = async (on: boolean) => {
    await admin.query(`alter database ${name} set default_transaction_read_only = ${on ? 'on' : 'off'}`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  };
  try {
    await readOnly(true);
    await until(async () => /takes no writes/.test(JSON.stringify((await storage.get('/health/ready')).body)), 'it says so');
    await expect(handle(batch('standby'))).rejects.toBeInstanceOf(RetryableError);
    expect(await storage.get('/v1/articles')).toMatchObject({ status: 200 });
    await readOnly(false);
    await until(async () => (await storage.get('/health/ready')).body.checks.postgres.status === 'ok', 'ready again');
    await until(() => handle(batch('standby')).then(() => true), 'the batch is stored');
    expect(await stored('standby')).toBe(10);
  } finally {
    await admin.end();
  }
}, 60_000);

it('more rows than a statement may have parameters', async () => {
  const names = Array.from({ length: 400 }, (_, n) => entity(`Name ${n}`));
  const events = batch('many', 200).map((event) => ({
    ...event,
    entities: names,
    topics: [topic('medtop:11000000', 'politics')],
  }));
  await handle(events); // 80,000 mentions of 5 columns each: 400,000 values
  expect(await stored('many')).toBe(200);
  const [row] = await sql(`select count(*)::int as count from khabar.article_entity where facts->>'name' like 'Name %'`);
  expect(row!['count']).toBe(80_000);
}, 60_000);

describe('a server of its own', () => {
  const own = new OwnServer('postgres');
  let service: StorageUnderTest | undefined;
  beforeAll(() => own.start(), 60_000);
  afterAll(async () => {
    await service?.stop();
    await own.remove();
  }, 60_000);

  it('out of connections: waits for one, says so, and loses nothing', async () => {
    service = await startStorage({ ...stack.env, DATABASE_URL: own.address, LOG_LEVEL: 'fatal' });
    await service.write(...batch('before'));
    await service.store.upkeep.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'khabar-storage%' and pid <> pg_backend_pid()`,
    );
    const others: pg.Client[] = [];
    let refusal: unknown;
    while (!refusal && others.length < 1_000) {
      const client = new pg.Client({ connectionString: own.address }).on('error', () => undefined);
      others.push(client);
      refusal = await client.connect().then(
        () => undefined,
        (error: unknown) => error,
      );
    }
    expect(refusal).toMatchObject({ code: '53300' });
    const attempts = await Promise.allSettled(Array.from({ length: 6 }, (_, n) => handle(batch(`full ${n}`), service)));
    const refused = attempts.filter((attempt) => attempt.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(RetryableError);
    await Promise.all(others.map((client) => client.end().catch(() => undefined)));
    await until(() => handle(batch('full 0'), service).then(() => true), 'stored when there is room');
  }, 60_000);

  it('restarted in the middle of writing: each batch is there whole or not at all, and none is missing in the end', async () => {
    const batches = Array.from({ length: 40 }, (_, n) => batch(`restart ${n}`, 25));
    const writing = Promise.all(
      batches.map(async (events, n) => {
        await new Promise((resolve) => setTimeout(resolve, n * 20));
        return until(() => handle(events, service).then(() => true), `batch ${n} is stored`, 60_000);
      }),
    );
    await own.stop();
    await own.start();
    await writing;
    const [row] = await service!.store.reader.query<{ count: number; bad: number }>(
      `select count(*)::int as count, count(*) filter (where revision <> 1)::int as bad from khabar.article where doc->>'headline' like 'restart %'`,
    );
    expect(row).toEqual({ count: 1_000, bad: 0 });
  }, 120_000);
});
