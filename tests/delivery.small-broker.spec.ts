/** A broker that takes less than our topics ask for: the facts go on, and what is too large stays where it lies, said so. */
import { randomBytes } from 'node:crypto';
import kafkajs from 'kafkajs';
import { articleId, topics } from '#events';
import { createKafka } from '#kafka';
import { EnrichmentConfig } from '../apps/enrichment/src/config.ts';
import { useKhabar } from './harness/khabar.ts';

const LIMIT = 100_000;
const khabar = useKhabar({ partitions: 1 });
const idOf = (id: string) => articleId({ givenId: id, publisher: 'test-wire', headline: '' });
/** Does not compress to less than its half. */
const noise = () => randomBytes(3 * LIMIT).toString('base64');

beforeAll(async () => {
  const admin = createKafka(EnrichmentConfig.parse({ KAFKA_BROKERS: process.env.KHABAR_TEST_BROKERS }), 'test').admin();
  await admin.connect();
  await admin.alterConfigs({
    validateOnly: false,
    resources: [topics.enriched.name, topics.dead.name].map((name) => ({
      type: kafkajs.ConfigResourceTypes.TOPIC,
      name: khabar.topic(name),
      configEntries: [{ name: 'max.message.bytes', value: String(LIMIT) }],
    })),
  });
  await admin.disconnect();
});

test('an article is stored without its text, and says where that lies; its neighbours are whole', async () => {
  const article = (id: string, body: string) => ({
    value: JSON.stringify({ id, source: 'test-wire', title: `Norway: ${id}`, body }),
  });
  await khabar.publish(topics.raw.name, [
    article('before', 'Short.'),
    article('large', `${'The parliament of Norway met in Oslo. '.repeat(40)}${noise()}`),
    article('after', 'Short.'),
  ]);
  expect(await khabar.stored(idOf('after'))).toMatchObject({ articleBody: 'Short.' });
  expect(await khabar.stored(idOf('before'))).toMatchObject({ articleBody: 'Short.' });
  const large = (await khabar.stored(idOf('large'))) as object;
  expect(large).toMatchObject({
    headline: 'Norway: large',
    flags: ['body_by_reference'],
    bodyReference: { topic: topics.raw.name, partition: 0, offset: '1' },
    entities: expect.arrayContaining([expect.objectContaining({ name: 'Norway' })]) as object[],
  });
  expect(large).not.toHaveProperty('articleBody');
  expect(await khabar.deadLetters()).toEqual([]);
}, 60_000);

test('a dead letter has its facts, and the size and place of its value', async () => {
  const value = `no JSON ${noise()}`;
  await khabar.publish(topics.raw.name, [
    { value },
    { value: JSON.stringify({ id: 'behind', source: 'test-wire', title: 'T' }) },
  ]);
  await khabar.stored(idOf('behind'));
  expect(await khabar.deadLetters()).toEqual([
    expect.objectContaining({ code: 'not_json', offset: '3', value: null, valueLeftOut: value.length }),
  ]);
}, 60_000);
