/** Messages that can never be used: each becomes one dead letter, and those behind it on the partition are answered all the same. */
import { articleId, topics } from '#events';
import { metric, useKhabar } from './harness/khabar.ts';
import { until } from './harness/until.ts';

const khabar = useKhabar({ partitions: 1 });

const article = (id: string) => ({
  id,
  source: 'test-wire',
  title: `Rate kept (${id})`,
  body: 'The central bank of Norway kept its rate, its governor said in Oslo.',
});
const idOf = (id: string) => articleId({ givenId: id, publisher: 'test-wire', headline: '' });
const poison: [what: string, value: Buffer | string | null, code: string][] = [
  ['cut off', '{"id":"x","title":"Cut in the mid', 'not_json'],
  ['plain text', 'plain text, not json at all', 'not_json'],
  ['a bare string', '"a bare json string"', 'not_an_object'],
  ['a number', '42', 'not_an_object'],
  ['null', 'null', 'not_an_object'],
  ['a list', '[]', 'not_an_object'],
  ['all fields wrong', '{"id":{"nested":true},"title":["a","b"],"body":12,"publishedAt":"yesterday"}', 'no_text'],
  ['an empty object', '{}', 'no_text'],
  ['a tombstone', null, 'empty'],
  ['no bytes', Buffer.alloc(0), 'empty'],
  ['binary', Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x80, 0xc3, 0x28]), 'not_utf8'],
  ['1.5 MB', JSON.stringify({ title: 't', body: 'x'.repeat(1_500_000) }), 'too_large'],
];

test('on articles.raw.v1', async () => {
  const good = (id: string) => ({ key: 'k', value: JSON.stringify(article(id)) });
  await khabar.publish(topics.raw.name, [good('before'), ...poison.map(([, value]) => ({ key: 'k', value })), good('after')]);
  await khabar.stored(idOf('after'));
  await khabar.stored(idOf('before'));

  const letters = await khabar.deadLetters();
  expect(letters.map(({ code }) => code)).toEqual(poison.map(([, , code]) => code));
  expect(letters.map(({ value }) => value?.toString('latin1') ?? null)).toEqual(
    poison.map(([, value]) => (value === null ? null : Buffer.from(value as string).toString('latin1'))),
  );
  expect(letters.map(({ topic, offset, service }) => [topic, offset, service])).toEqual(
    poison.map((_, index) => ['articles.raw.v1', String(index + 1), 'enrichment']),
  );
  expect(await khabar.unwell()).toEqual([]);
}, 60_000);

test('on articles.enriched.v1', async () => {
  const before = await khabar.deadLetters();
  const { body: sample } = await khabar.ask(`/v1/articles/${idOf('after')}`);
  const rawAlone = new Set(['1.5 MB', 'all fields wrong', 'an empty object']);
  const bad = [
    ...poison.filter(([what]) => !rawAlone.has(what)),
    ['enriched without its parts', '{"articleId":"7"}', 'invalid_shape'] as const,
  ];
  const good = {
    articleId: '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f',
    contentHash: 'a'.repeat(64),
    rawEventId: 'e',
    article: { headline: 'Behind the bad ones', articleBody: 'Text.', datePublished: '2026-03-02', flags: [] },
    entities: [],
    topics: [],
    enrichment: (sample as { enrichment: unknown }).enrichment,
  };
  await khabar.publish(topics.enriched.name, [
    ...bad.map(([, value]) => ({ key: 'k', value })),
    { key: 'k', value: JSON.stringify(good) },
  ]);
  expect(await khabar.stored(good.articleId)).toMatchObject({ headline: 'Behind the bad ones' });

  const letters = (await khabar.deadLetters()).slice(before.length);
  expect(letters.map(({ code }) => code)).toEqual(bad.map(([, , code]) => code));
  expect(letters.every(({ topic, service }) => topic === 'articles.enriched.v1' && service === 'storage')).toBe(true);
  expect(letters.at(-1)!.pointer).toMatch(/^\/(articleId|contentHash)/);
  expect(await khabar.unwell()).toEqual([]);
}, 60_000);

test('on articles.dead.v1: what no service of ours has put there is passed over, and one letter stays one letter', async () => {
  const inbox = async () => (await khabar.ask('/v1/dead-letters?view=letters&limit=1')).body.page.total.value as number;
  const letters = (await khabar.deadLetters()).length;
  await until(async () => (await inbox()) === letters, 'the inbox has not all letters');
  const strange = [{}, { 'dead-topic': 'articles.raw.v1' }, { 'dead-topic': '', 'dead-partition': 'x', 'dead-offset': '-1' }];
  for (const headers of strange)
    await khabar.publish(
      topics.dead.name,
      poison.map(([, value]) => ({ key: 'k', value, headers })),
    );
  await khabar.publish(topics.raw.name, [{ key: 'k', value: 'one more' }]);
  await until(async () => (await inbox()) === letters + 1, 'the letter behind them does not come');
  const [letter] = (await khabar.ask('/v1/dead-letters?view=letters&limit=1')).body.data;
  expect(letter).toMatchObject({ code: 'not_json', times: 1, state: 'open' });
  await until(async () => {
    const { total } = (await khabar.ask('/v1/ledger/balance')).body;
    return total.inFlight === 0 && total.difference === 0;
  }, 'the ledger does not become even');
  expect(await khabar.unwell()).toEqual([]);
}, 60_000);

test('are counted, and not one is tried for ever', async () => {
  const count = async () =>
    metric(khabar.services.storage.url, `khabar_dead_letters_total{topic="articles.raw.v1",code="not_json"}`);
  expect(await count()).toBe(3);
  await khabar.publish(topics.raw.name, [{ key: 'k', value: JSON.stringify(article('last')) }]);
  await khabar.stored(idOf('last'));
  const { body } = await khabar.ask('/v1/dead-letters?view=letters');
  expect(body.data.filter(({ times }: { times: number }) => times > 1)).toEqual([]);
  await until(async () => (await count()) === 3, 'a letter was counted again');
});
