/** What followers are told on articles.stored.v1: every revision once written, in order, and nothing that was not written. */
import type { Kafka, KafkaMessage } from 'kafkajs';
import type { Store } from '#database';
import { headerText, StoredArticle, topics } from '#events';
import { createKafka, ensureTopics, EventProducer } from '#kafka';
import { readConfig } from '#config';
import { StorageConfig } from '../apps/storage/src/config.ts';
import { OutboxRelay } from '../apps/storage/src/tell/outbox-relay.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched, startStorage, type StorageUnderTest } from './storage.support.ts';

let storage: StorageUnderTest;
let kafka: Kafka;
const heard: KafkaMessage[] = [];
let stopListening = async () => {};
afterAll(async () => {
  await stopListening();
  await storage?.stop();
}, 30_000);
const stack = useStack();
beforeAll(async () => {
  const config = readConfig(StorageConfig, { ...stack.env });
  kafka = createKafka(config, 'test');
  await ensureTopics(kafka, config, [topics.stored], { replicationFactor: 1 });
  storage = await startStorage(stack.env);
  const consumer = kafka.consumer({ groupId: `${stack.prefix}follower`, maxWaitTimeInMs: 100 });
  stopListening = () => consumer.disconnect();
  await consumer.connect();
  await consumer.subscribe({ topics: [stack.prefix + topics.stored.name], fromBeginning: true });
  await consumer.run({ eachMessage: async ({ message }) => void heard.push(message) });
}, 60_000);

const given = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  headline: `Headline ${id}`,
  articleBody: `Text of ${id}`,
  ...more,
});
const of = (articleId: string) => heard.filter(({ key }) => String(key) === articleId);
const data = (message: KafkaMessage) => StoredArticle.parse(JSON.parse(String(message.value)));
const header = ({ headers }: KafkaMessage, name: string) => headerText(headers ?? {}, name);
const waiting = async () => (await storage.store.reader.query('select seq from khabar.outbox')).length;

it('tells of each revision and each new set of findings, in their order and without the text', async () => {
  const one = enriched(given('a', { url: 'https://news.example.org/a' }));
  const two = enriched(given('a', { articleBody: 'Other text' }));
  await storage.write(one, two);
  await storage.write(two, { ...two, rawEventId: 'rerun', enrichment: { ...two.enrichment, setId: 'set-2' } });
  await storage.write(enriched(given('a', { pubStatus: 'canceled' })));
  await until(() => of(one.articleId).length >= 4, 'four events');
  const events = of(one.articleId);
  expect(events.map((event) => header(event, 'ce_type'))).toEqual([
    'khabar.article.stored.v1',
    'khabar.article.updated.v1',
    'khabar.article.updated.v1',
    'khabar.article.withdrawn.v1',
  ]);
  expect(events.map(data)).toEqual([
    {
      articleId: one.articleId,
      revision: 1,
      contentHash: one.contentHash,
      setId: 'set-1',
      url: 'https://news.example.org/a',
      headline: 'Headline a',
      language: 'en',
      pubStatus: 'usable',
      storedAt: expect.any(String),
      changed: [],
    },
    expect.objectContaining({ revision: 2, changed: ['articleBody', 'url', 'publisher'] }),
    expect.objectContaining({ revision: 2, setId: 'set-2', changed: ['enrichment'] }),
    expect.objectContaining({ revision: 3, pubStatus: 'canceled', changed: expect.arrayContaining(['pubStatus']) }),
  ]);
  expect(data(events[3]!)).not.toHaveProperty('headline');
  expect(header(events[0]!, 'ce_time')).toBe(data(events[0]!).storedAt);
  expect(String(events.map(({ value }) => value))).not.toContain('Text of a');
  await until(async () => (await waiting()) === 0, 'the outbox is empty');
}, 30_000);

it('what is rolled back is never told, what is written again is told once', async () => {
  const event = enriched(given('b'));
  const poison = { ...enriched(given('poison')), articleId: 'no uuid' };
  await expect(storage.write(event, poison)).rejects.toMatchObject({ code: '22P02' });
  expect(await waiting()).toBe(0);
  expect(await storage.write(event)).toEqual(['stored']);
  expect(await storage.write(event)).toEqual(['duplicate']);
  await until(() => of(event.articleId).length > 0, 'the event');
  await until(async () => (await waiting()) === 0, 'the outbox is empty');
  expect(of(event.articleId)).toHaveLength(1);
}, 30_000);

it('one relay tells at a time; what it leaves over is told by the next', async () => {
  const event = enriched(given('c'));
  const away = new OutboxRelay(storage.store, {
    send: () => Promise.reject(new Error('Kafka does not take messages')),
  } as unknown as EventProducer);
  await storage.store.writer.transaction(async (query) => {
    await query('select pg_advisory_xact_lock(7215418002)'); // as a relay that has its turn
    await storage.write(event);
    expect(await away.publish()).toBe(0);
    expect(await waiting()).toBe(1);
  });
  await until(async () => (await waiting()) === 0, 'the service tells when the turn has ended');

  expect(of(event.articleId)).toHaveLength(1);
}, 30_000);

it('a row leaves the outbox only after the broker has acknowledged it', async () => {
  const asked: string[] = [];
  const row = { seq: '1', event_id: 'e', type: 'khabar.article.stored.v1', article_id: 'a', data: {}, stored_at: new Date() };
  const query = async (sql: string) => {
    asked.push(sql.trim().split(' ')[0]!);
    return /advisory/.test(sql) ? [{ locked: true }] : [row];
  };
  const upkeep = { transaction: (work: (q: typeof query) => Promise<number>) => work(query) };
  const relay = (send: () => Promise<void>) =>
    new OutboxRelay({ upkeep } as unknown as Store, { send } as unknown as EventProducer);
  await expect(relay(() => Promise.reject(new Error('away'))).publish()).rejects.toThrow('away');
  expect(asked).toEqual(['select', 'select']);
  expect(await relay(() => Promise.resolve()).publish()).toBe(1);
  expect(asked.slice(2)).toEqual(['select', 'select', 'delete']);
});

it('keeps the order of each article through many writers and batches', async () => {
  const ids = ['x', 'y', 'z'];
  for (let revision = 0; revision < 40; revision++)
    await Promise.all(ids.map((id) => storage.write(enriched(given(id, { articleBody: `Text ${revision}` })))));
  const articles = ids.map((id) => enriched(given(id)).articleId);
  await until(() => articles.every((id) => of(id).length >= 40), 'all events', 30_000);
  for (const id of articles) {
    expect(of(id).map((event) => data(event).revision)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(new Set(of(id).map((event) => header(event, 'ce_id'))).size).toBe(40);
  }
}, 60_000);

it('readiness tells of events that wait too long', async () => {
  await storage.store.writer.transaction(async (query) => {
    await query('select pg_advisory_xact_lock(7215418002)');
    await storage.write(enriched(given('d')));
    await storage.store.reader.query(`update khabar.outbox set stored_at = now() - interval '2 minutes'`);
    expect(await storage.get('/health/ready')).toMatchObject({
      status: 503,
      body: { checks: { outbox: { status: 'error', detail: expect.stringMatching(/events have waited for 120 s/) } } },
    });
  });
  await until(async () => (await waiting()) === 0, 'told when the turn has ended');
}, 30_000);
