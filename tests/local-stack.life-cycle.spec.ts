/** The local stack's promises: it leaves nothing running, keeps its data, and says in one sentence why it can't start. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import kafkajs from 'kafkajs';
import pg from 'pg';
import { type LocalStack, removeHome, runningStack, startLocalStack } from '#local-stack';
import { isAlive, type Life } from '../libs/local-stack/src/life.ts';
import { until } from './harness/until.ts';

const START_MS = 60_000;
const cache = process.env.KHABAR_TEST_CACHE;
const home = mkdtempSync(join(tmpdir(), 'khabar-life-'));
chmodSync(home, 0o755);
const start = (options: { kafkaPort?: number } = {}): Promise<LocalStack> =>
  startLocalStack({ home, cache, log: () => {}, ...options });

/** A process of its own that holds a stack until it is killed. */
const HOLDER = `
  import { startLocalStack } from '#local-stack';
  const { home, cache } = JSON.parse(process.argv[1]);
  const { kafkaBrokers, databaseUrl } = await startLocalStack({ home, cache, log: () => {} });
  console.log(JSON.stringify({ kafkaBrokers, databaseUrl }));
  setInterval(() => {}, 1000);
`;

let holder: ChildProcess;
let processes: Life[];
let busy: Server;

beforeAll(async () => {
  const args = ['--conditions=source', '--input-type=module', '-e', HOLDER, JSON.stringify({ home, cache })];
  holder = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: holder.stdout! }), 'line')) as [string];
  const stack = JSON.parse(line) as LocalStack;
  await inKafka(stack, (admin) => admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 2 }] }));
  await inPostgres(stack, 'CREATE TABLE kept AS SELECT 42 AS answer');
  processes = (JSON.parse(readFileSync(join(home, 'stack.json'), 'utf8')) as { children: Life[] }).children.filter(isAlive);
  busy = createServer().listen(0, '127.0.0.1');
  await once(busy, 'listening');
}, START_MS);

afterAll(() => {
  busy.close();
  holder.kill('SIGKILL');
  removeHome(home);
});

it('tells others where it runs, and refuses a second stack on the same folder', async () => {
  expect(runningStack(home)).toEqual({
    kafkaBrokers: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string,
    databaseUrl: expect.stringMatching(/^postgres:\/\/khabar:\w+@127\.0\.0\.1:\d+\/khabar$/) as string,
  });
  await expect(start()).rejects.toThrow(
    `Khabar already runs on ${home} (pid ${holder.pid}): stop it first, or set KHABAR_HOME to another folder.`,
  );
});

it('leaves no process when its parent is killed by SIGKILL', async () => {
  // Two leashes, Kafka, Postgres.
  expect(processes).toHaveLength(4);
  holder.kill('SIGKILL');
  await until(() => !processes.some(isAlive), `still alive after SIGKILL: ${processes.map(({ pid }) => pid).join(' ')}`);
  expect(runningStack(home)).toBeUndefined();
});

it('says in one sentence that a port is in use, and by which variable to change it', async () => {
  const { port } = busy.address() as { port: number };
  await expect(start({ kafkaPort: port })).rejects.toThrow(`Port ${port} is in use: set LOCAL_KAFKA_PORT to another.`);
  expect(runningStack(home)).toBeUndefined();
});

it(
  'keeps its data for the next start, on other ports, and stops in order',
  async () => {
    const stack = await start();
    const topics = await inKafka(stack, (admin) => admin.fetchTopicMetadata({ topics: ['kept'] }));
    const answer = await inPostgres(stack, 'SELECT answer FROM kept');
    await stack.stop();
    expect(topics.topics[0]?.partitions).toHaveLength(2);
    expect(answer).toEqual([{ answer: 42 }]);
  },
  START_MS,
);

async function inKafka<T>({ kafkaBrokers }: LocalStack, work: (admin: kafkajs.Admin) => Promise<T>): Promise<T> {
  const admin = new kafkajs.Kafka({ brokers: [kafkaBrokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

async function inPostgres({ databaseUrl }: LocalStack, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
