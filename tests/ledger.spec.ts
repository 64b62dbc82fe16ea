/** Where a message went: each station of each, whatever became of it, and accounts that are even. */
import { articleId, topics } from '#events';
import { useKhabar } from './harness/khabar.ts';
import { until } from './harness/until.ts';

const khabar = useKhabar();

interface Station {
  station: string;
  topic: string;
  partition: number;
  offset: string;
  articleId: string | null;
  eventId: string | null;
  reason: string | null;
}

const url = (name: string) => `https://news.example.org/${name}`;
const article = (name: string, more: object = {}) => ({
  title: `Title ${name}`,
  text: 'The parliament of Norway met in Oslo.',
  url: url(name),
  ...more,
});
const send = (value: object | string, headers?: Record<string, string>) =>
  khabar.publish(topics.raw.name, [{ key: 'k', value: typeof value === 'string' ? value : JSON.stringify(value), headers }]);
const ask = async (query: string) =>
  (await khabar.ask(`/v1/ledger?${query}`)).body as { data: Station[]; query: { warnings: object[] } };
const stations = async (query: string) => (await ask(query)).data.map(({ station }) => station);
const reaches = (query: string, expected: string[]) =>
  until(
    async () => JSON.stringify(await stations(query)) === JSON.stringify(expected),
    `${query} does not come to ${expected.join()}`,
  );
const balance = async () => (await khabar.ask('/v1/ledger/balance')).body;
const isEven = () =>
  until(async () => {
    const { total } = await balance();
    return total.received > 0 && total.inFlight === 0 && total.difference === 0;
  }, 'the ledger does not become even');

test('a stored, a duplicate and a dead article: one call tells each', async () => {
  await send(article('stored'), { ce_id: 'event-1' });
  await khabar.stored(articleId({ url: url('stored'), headline: '' }));
  await send(article('stored', { utm: 1 }), { ce_id: 'event-2' });
  await send({ url: url('dead'), title: ' ' }, { ce_id: 'event-3' });
  await reaches(`url=${url('stored')}?utm_source=x`, ['received', 'enriched', 'stored', 'received', 'enriched', 'duplicate']);
  await reaches(`url=${url('dead')}`, ['received', 'dead']);

  const { data } = await ask(`url=${url('dead')}`);
  const id = articleId({ url: url('dead'), headline: '' });
  expect(data[1]).toMatchObject({
    articleId: id,
    eventId: 'event-3',
    topic: topics.raw.name,
    service: 'enrichment',
    code: 'no_text',
    reason: expect.stringContaining('headline') as string,
  });
  expect(await stations(`articleId=${id}`)).toEqual(['received', 'dead']);
  expect(await stations('eventId=event-2')).toEqual(['received', 'enriched', 'duplicate']);
  const [received] = data as [Station];
  const place = `topic=${received.topic}&partition=${received.partition}&offset=${received.offset}`;
  expect(await stations(place)).toEqual(['received', 'dead']);
  await isEven();
}, 60_000);

test('what could not even be parsed is known by its place; poison on both topics leaves the accounts even', async () => {
  const before = (await balance()).total;
  const bad = ['{"id":"x","title":"Cut in the mid', '', '42', '[]', '{}', String.fromCharCode(0xfffd)];
  for (const topic of [topics.raw.name, topics.enriched.name])
    await khabar.publish(topic, [...bad.map((value) => ({ key: 'k', value })), { key: 'k', value: null }]);
  await until(async () => (await balance()).total.outcomes.dead >= before.outcomes.dead + 14, 'not all are told to be dead');
  await isEven();
  const { data } = await ask('topic=articles.enriched.v1&partition=0&offset=0');
  const other = await ask('topic=articles.enriched.v1&partition=1&offset=0');
  expect([...data, ...other.data].map(({ station }) => station)).toEqual(expect.arrayContaining(['received', 'dead']));
  expect((await balance()).total.received).toBe(before.received + 14);
  const { data: hours } = await balance();
  expect(hours.reduce((sum: number, hour: { received: number }) => sum + hour.received, 0)).toBe(before.received + 14);
  expect(await khabar.unwell()).toEqual([]);
}, 60_000);

test.each([
  ['', 400, 'articleId is missing'],
  ['?articleId=7', 400, 'articleId takes a UUID'],
  ['?url=ftp://x', 400, 'url takes an http'],
  ['?articleId=0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f&eventId=1', 400, 'one way too many'],
  ['?topic=articles.raw.v1&partition=0', 400, 'offset is missing'],
  ['?topic=articles.raw.v1&partition=-1&offset=0', 400, 'partition takes a whole number'],
  ['?topic=nonsense&partition=0&offset=0', 400, 'topic takes'],
  ['/balance?from=soon', 400, 'from takes'],
])('a wrong question gets a clear answer: %s', async (query, status, detail) => {
  const answer = await khabar.ask(`/v1/ledger${query}`);
  expect([answer.status, answer.body.detail]).toEqual([status, expect.stringContaining(detail)]);
});

test('nothing there: no station, and a word on it', async () => {
  for (const query of [
    'articleId=0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f',
    'eventId=none',
    `url=${url('none')}`,
    'topic=articles.raw.v1&partition=0&offset=999999999999',
  ])
    expect(await ask(query)).toMatchObject({
      data: [],
      query: { warnings: [{ message: expect.stringContaining('nothing') as string }] },
    });
});
