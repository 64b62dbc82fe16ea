/** Topics that are not there, or no longer: every service says which command makes them, and goes on by itself once they are there. */
import type { Admin } from 'kafkajs';
import { articleId, topics } from '#events';
import { createKafka, ensureTopics } from '#kafka';
import { startService } from '#service';
import { FetcherConfig } from '../apps/fetcher/src/config.ts';
import { fetcher } from '../apps/fetcher/src/fetcher.module.ts';
import { http, useKhabar } from './harness/khabar.ts';
import { until } from './harness/until.ts';

/** After the topics are there: the longest pause between two attempts, and the time to join a group. */
const RECOVERY_MS = 30_000;
const REMEDY = 'Kafka lacks our topics: `khabar topics` makes them';

const khabar = useKhabar();
const config = (KAFKA_PREFIX = khabar.topic('')) =>
  FetcherConfig.parse({ ...khabar.env, KAFKA_PREFIX, FETCHER_PORT: '0', LOG_LEVEL: 'fatal' });
const kafka = () => createKafka(config(), 'test');
let admin: Admin;
beforeAll(async () => {
  admin = kafka().admin();
  await admin.connect();
});
afterAll(() => admin?.disconnect());

const article = (id: string) => ({ id, source: 'stream', title: `Title ${id}`, text: 'The parliament of Norway met in Oslo.' });
const idOf = (id: string) => articleId({ givenId: id, publisher: 'stream', headline: '' });
const make = (at = config()) => ensureTopics(kafka(), at, Object.values(topics), { replicationFactor: 1, partitions: 2 });
const post = (url: string, id: string) =>
  http(`${url}/v1/articles`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(article(id)),
  });

test('a fetcher before its topics: takes nothing, says why, and takes articles once they are made', async () => {
  const at = config(khabar.topic('late.'));
  const { app, url } = await startService(fetcher(at));
  try {
    const refused = await post(url, 'early');
    expect([refused.status, refused.body]).toMatchObject([
      503,
      { code: 'broker_away', detail: expect.stringContaining(REMEDY) as string },
    ]);
    expect(await http(`${url}/health/ready`)).toMatchObject({ status: 503, body: { checks: { kafka: { detail: REMEDY } } } });
    expect((await http(`${url}/health/live`)).status).toBe(200);
    await make(at);
    await until(async () => (await post(url, 'early')).status === 202, 'the article is not taken', RECOVERY_MS);
    expect((await http(`${url}/health/ready`)).status).toBe(200);
  } finally {
    await app.close();
  }
}, 90_000);

test('topics deleted under the running services, and made again: all goes on, nobody is restarted', async () => {
  await khabar.publish(topics.raw.name, [{ value: JSON.stringify(article('before')) }]);
  await khabar.stored(idOf('before'));

  await admin.deleteTopics({ topics: Object.values(topics).map(({ name }) => khabar.topic(name)) });
  await until(
    async () => {
      const lines = (await khabar.unwell()).filter((line) => line.includes(' ready'));
      return lines.length === 3 && lines.every((line) => line.includes(REMEDY));
    },
    'not all three say what is missing',
    60_000,
  );
  expect(await post(khabar.services.fetcher.url, 'refused')).toMatchObject({ status: 503 });
  expect((await khabar.unwell()).filter((line) => line.includes(' live'))).toEqual([]);

  await make();
  await until(async () => (await khabar.unwell()).length === 0, 'not all are ready again', RECOVERY_MS);
  for (const id of ['refused', 'after']) expect((await post(khabar.services.fetcher.url, id)).status).toBe(202);
  for (const id of ['refused', 'after']) expect(await khabar.stored(idOf(id))).toMatchObject({ revision: 1 });
  expect(await khabar.deadLetters()).toEqual([]);
}, 180_000);
