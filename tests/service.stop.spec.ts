/** The services as processes of their own: how they start wrongly, and how they stop. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import kafkajs from 'kafkajs';
import { freePort } from '#local-stack';
import { build } from './harness/build.ts';
import { topics } from '#events';
import { createKafka, ensureTopics } from '#kafka';
import { http } from './harness/khabar.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { FetcherConfig } from '../apps/fetcher/src/config.ts';

const running = new Map<string, ChildProcess>();
afterAll(() => {
  for (const child of running.values()) child.kill('SIGKILL');
});
const stack = useStack();
const ports: Record<string, number> = {};
const main = (app: string) => `dist/apps/${app}/src/main.js`;
const environment = () => ({
  ...process.env,
  ...stack.env,
  LOG_FORMAT: 'json',
  FETCHER_PORT: String(ports['fetcher']),
  ENRICHMENT_PORT: String(ports['enrichment']),
  STORAGE_PORT: String(ports['storage']),
});

beforeAll(async () => {
  build();
  for (const app of ['fetcher', 'enrichment', 'storage']) ports[app] = await freePort(`${app.toUpperCase()}_PORT`);
  const config = FetcherConfig.parse(stack.env);
  await ensureTopics(createKafka(config, 'test'), config, Object.values(topics), { replicationFactor: 1, partitions: 2 });
}, 60_000);

async function start(): Promise<void> {
  for (const app of Object.keys(ports))
    running.set(app, spawn(process.execPath, [main(app)], { env: environment(), stdio: ['ignore', 'ignore', 'inherit'] }));
  for (const [app, port] of Object.entries(ports))
    await until(
      async () => (await http(`http://127.0.0.1:${port}/health/ready`)).status === 200,
      `${app} does not become ready`,
      60_000,
    );
}

/** @returns exit code and milliseconds of each */
function stop(signal: NodeJS.Signals): Promise<[string, number | null, number][]> {
  return Promise.all(
    [...running].map(async ([app, child]) => {
      const begun = Date.now();
      const gone = once(child, 'exit') as Promise<[number | null]>;
      child.kill(signal);
      const [code] = await gone;
      running.delete(app);
      return [app, code, Date.now() - begun] as [string, number | null, number];
    }),
  );
}

test('a stop in the middle of a stream: each ends in order in less than 10 s, and after the next start nothing is missing or doubled', async () => {
  await start();
  const total = 400;
  const producer = createKafka(FetcherConfig.parse(stack.env), 'test').producer({
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  const topic = stack.prefix + topics.raw.name;
  const count = async () =>
    ((await http(`http://127.0.0.1:${ports['storage']}/v1/articles?limit=1`)).body as { page: { total: { value: number } } }).page
      .total.value;
  const sending = (async () => {
    for (let index = 0; index < total; index += 1)
      await producer.send({
        topic,
        messages: [{ value: JSON.stringify({ id: index, source: 's', title: `Title ${index}`, text: 'Oslo is in Norway.' }) }],
      });
  })();
  await until(async () => (await count()) > 20, 'nothing is stored');
  const ends = await stop('SIGTERM');
  for (const [app, code, ms] of ends) expect([app, code, ms < 10_000]).toEqual([app, 0, true]);
  await sending;
  await producer.disconnect();

  await start();
  await until(async () => (await count()) === total, 'articles are missing after the next start', 60_000);
  const revisions = (await http(`http://127.0.0.1:${ports['storage']}/v1/articles?limit=200`)).body as {
    data: { revision: number }[];
  };
  expect(new Set(revisions.data.map(({ revision }) => revision))).toEqual(new Set([1]));
  for (const [app, code] of await stop('SIGINT')) expect([app, code]).toEqual([app, 0]);
}, 150_000);

test('a stop while the broker and the database are not there: in order all the same', async () => {
  const nowhere = { KAFKA_BROKERS: '127.0.0.1:9', DATABASE_URL: 'postgres://khabar@127.0.0.1:9/khabar' };
  const ends = Object.entries(ports).map(async ([app, port]) => {
    const child = spawn(process.execPath, [main(app)], { env: { ...environment(), ...nowhere }, stdio: 'ignore' });
    running.set(app, child);
    const url = `http://127.0.0.1:${port}/health`;
    await until(async () => (await http(`${url}/ready`)).status === 503, `${app} does not say that it waits`, 30_000);
    expect((await http(`${url}/live`)).status).toBe(200);
  });
  await Promise.all(ends);
  for (const [app, code, ms] of await stop('SIGTERM')) expect([app, code, ms < 10_000]).toEqual([app, 0, true]);
}, 60_000);

describe('what is wrong at start is said in a sentence', () => {
  let busy: Server;
  beforeAll(async () => {
    busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
  });
  afterAll(() => void busy.close());
  const run = (app: string, env: Record<string, string>) =>
    spawnSync(process.execPath, [main(app)], { env: { ...environment(), ...env }, encoding: 'utf8', timeout: 30_000 });

  test('a port in use', () => {
    const { port } = busy.address() as { port: number };
    const { status, stderr } = run('fetcher', { FETCHER_PORT: String(port) });
    expect([status, stderr]).toEqual([2, `Port ${port} on 127.0.0.1 is in use; FETCHER_PORT takes another.\n`]);
  });

  test('every fault of the configuration', () => {
    const { status, stderr } = run('storage', { DATABASE_URL: '', KAFKA_BROKERS: 'no port', LOG_LEVEL: 'loud' });
    expect(status).toBe(2);
    for (const name of ['DATABASE_URL', 'KAFKA_BROKERS', 'LOG_LEVEL']) expect(stderr).toContain(`  ${name}: `);
  });
});
