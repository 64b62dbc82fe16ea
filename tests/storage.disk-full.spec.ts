/**
 * No room for what a batch adds: the batch waits, says why, and goes on once there is room. A disk can't be filled without harm to
 * others, so the database's processes are forbidden to let a file grow (RLIMIT_FSIZE), which any user may do to their own: the same
 * statement fails at the same place, with EFBIG ("File too large") for ENOSPC.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import pg from 'pg';
import { articleId, topics } from '#events';
import { http, type Khabar, useKhabar } from './harness/khabar.ts';
import { OwnServer } from './harness/own-stack.ts';
import { until } from './harness/until.ts';

/** A segment of the write-ahead log, which must still be written: less would be a crash, not a full disk. */
const LIMIT_BYTES = 16_777_216;
const BODY_BYTES = 600_000;

const hasPrlimit = spawnSync('prlimit', ['--version']).status === 0;
if (!hasPrlimit) console.info('skipped: there is no prlimit (util-linux) here');

const own = new OwnServer('postgres');
let khabar: Khabar;
const idOf = (id: string) => articleId({ givenId: id, publisher: 'stream', headline: '' });
/** Its text does not compress. */
const publish = (...ids: string[]) =>
  khabar.publish(
    topics.raw.name,
    ids.map((id) => ({
      value: JSON.stringify({
        id,
        source: 'stream',
        title: `Title ${id}`,
        text: randomBytes((BODY_BYTES * 3) / 4).toString('base64'),
      }),
    })),
  );

/** Of every backend that is forked from now on. Told by the account that the server runs as: where we are root, that is another. */
function limitFiles(bytes: number | 'unlimited'): void {
  const { uid, gid } = statSync(`/proc/${own.pid}`);
  const args = [`--fsize=${bytes}:unlimited`, '--pid', String(own.pid)];
  const { status, stderr } = spawnSync('prlimit', args, { encoding: 'utf8', uid, gid });
  if (status !== 0) throw new Error(stderr);
}

async function sql<T extends object>(statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: own.address });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

(hasPrlimit ? describe : describe['skip'])('no room', () => {
  beforeAll(() => own.start(), 60_000);
  khabar = useKhabar({ partitions: 1, env: () => ({ DATABASE_URL: own.address }) });
  afterAll(() => own.remove(), 60_000);

  test('the batch waits, says why, and goes on', async () => {
    const first = Array.from({ length: LIMIT_BYTES / BODY_BYTES + 2 }, (_, index) => `first ${index}`);
    for (const id of first) await publish(id);
    for (const id of first) await khabar.stored(idOf(id));

    limitFiles(LIMIT_BYTES);
    await sql(`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'khabar-storage%'`);
    const next = Array.from({ length: 3 }, (_, index) => `next ${index}`);
    await publish(...next);
    await until(
      async () => (await khabar.unwell()).join().includes('could not extend file'),
      'storage does not say what it waits for',
      30_000,
    );
    expect((await khabar.unwell()).filter((line) => !line.startsWith('storage ready'))).toEqual([]);
    expect((await http(`${khabar.services.storage.url}/v1/articles/${idOf('first 0')}`)).status).toBe(200); // is read all the while
    expect(await khabar.deadLetters()).toEqual([]);

    limitFiles('unlimited');
    for (const id of next) expect(await khabar.stored(idOf(id), 60_000)).toMatchObject({ headline: `Title ${id}`, revision: 1 });
    await until(async () => (await khabar.unwell()).length === 0, 'storage is not ready again');
    expect(await khabar.deadLetters()).toEqual([]);
  }, 180_000);
});
