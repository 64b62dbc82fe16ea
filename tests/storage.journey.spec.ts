import { toMessage, topics } from '#events';
import { createKafka, EventProducer, ensureTopics } from '#kafka';
import { readConfig } from '#config';
import { StorageConfig } from '../apps/storage/src/config.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched, startStorage, type StorageUnderTest, allGrouped } from './storage.support.ts';

let storage: StorageUnderTest;
let producer: EventProducer;
afterAll(async () => {
  await storage?.stop();
  await producer?.close();
});
const stack = useStack();
beforeAll(async () => {
  const config = readConfig(StorageConfig, { ...stack.env });
  const kafka = createKafka(config, 'test');
  await ensureTopics(kafka, config, Object.values(topics), { replicationFactor: 1 });
  producer = new EventProducer(kafka, config.KAFKA_PREFIX);
  storage = await startStorage(stack.env, { broker: true });
}, 60_000);

const events = Array.from({ length: 500 }, (_, n) =>
  enriched({ id: `journey-${n}`, headline: `Journey ${n}`, datePublished: '2026-01-01T00:00:00Z' }),
);
const messages = events.map((event, n) =>
  toMessage({ id: `e${n}`, type: 'khabar.article.enriched.v1', source: 'test', subject: event.articleId, data: event }),
);
const key = 'one partition';

it('takes enriched events off the topic, buries what it can not use, and answers the rest', async () => {
  const poison = ['{', '"text"', JSON.stringify({ ...events[0], contentHash: 'none' })].map((value) => ({
    key,
    value,
    headers: {},
  }));
  await producer.send(topics.enriched.name, [...poison, ...messages.map((message) => ({ ...message, key }))]);
  await until(
    async () => (await storage.get('/v1/articles')).body.page.total.value === events.length,
    'all articles answered',
    30_000,
  );
  expect((await storage.get('/health/ready')).body).toEqual({
    status: 'ok',
    checks: Object.fromEntries(['postgres', 'kafka', 'ledger', 'outbox', 'balance'].map((name) => [name, { status: 'ok' }])),
  });
  const metrics = (await storage.get('/metrics')).body;
  expect(metrics).toMatch(/khabar_storage_events_total\{outcome="stored"\} 500\n/);
}, 60_000);

it('changes nothing when they come again', async () => {
  await allGrouped(storage);
  const before = (await storage.get('/v1/articles?limit=200')).body.data;
  await producer.send(topics.enriched.name, messages);
  await until(
    async () => /\{outcome="duplicate"\} 500\n/.test((await storage.get('/metrics')).body),
    'all duplicates counted',
    30_000,
  );
  expect((await storage.get('/v1/articles?limit=200')).body.data).toEqual(before);
}, 60_000);
