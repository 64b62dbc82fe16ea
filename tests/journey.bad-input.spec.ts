/** Odd articles on the raw topic: each is stored, cleaned and flagged, and harms no neighbour. */
import { articleId, contentHash, type EnrichedArticle, MAX_VALUE_BYTES, topics } from '#events';
import { useKhabar } from './harness/khabar.ts';

const khabar = useKhabar({ partitions: 1 });
const idOf = (id: string) => articleId({ givenId: id, publisher: 'test-wire', headline: '' });
const base = (id: string) => ({
  id,
  source: 'test-wire',
  title: `Title ${id}`,
  body: 'The central bank of Norway kept its rate in Oslo.',
});
const send = (...values: (object | string)[]) =>
  khabar.publish(
    topics.raw.name,
    values.map((value) => ({ key: 'k', value: typeof value === 'string' ? value : JSON.stringify(value) })),
  );

test('NUL and unpaired surrogates as JSON escapes', async () => {
  await send(
    String.raw`{"id":"nul","source":"test-wire","title":"Rate\u0000 kept","body":"a\u0000b \\u0000 c\u0001 \ud83d","tags":["t\u0000g"],"meta":{"k\u0000":"v\u0000"}}`,
  );
  expect(await khabar.stored(idOf('nul'))).toMatchObject({
    headline: 'Rate kept',
    articleBody: 'ab \\u0000 c\u0001 \uFFFD',
    tags: ['tg'],
    meta: { k: 'v' },
    flags: expect.arrayContaining(['sanitized']) as string[],
  });
});

test('two URLs of 3,600 characters that differ in the last letter, and a headline of 5,000', async () => {
  const url = `https://news.example.org/r?u=${Array.from({ length: 450 }, (_, index) => (index * 7_919_993).toString(36).padStart(8, '0')).join('')}`;
  const headline = Array.from({ length: 625 }, (_, index) => (index * 104_729).toString(36).padStart(8, '0')).join('');
  await send({ title: 'A', url: `${url}a` }, { title: 'B', url: `${url}b` }, { ...base('long'), title: headline });
  const one = (await khabar.stored(articleId({ url: `${url}a`, headline: '' }))) as { url: string };
  const other = (await khabar.stored(articleId({ url: `${url}b`, headline: '' }))) as { url: string };
  expect([one.url, other.url]).toEqual([`${url}a`, `${url}b`]);
  expect(await khabar.stored(idOf('long'))).toMatchObject({ headline });
});

test.each([
  ['2026-03-29T02:30:00+02:00', '2026-03-29T00:30:00Z'],
  ['2026-03-29T00:30:00.123456Z', '2026-03-29T00:30:00.123Z'],
  ['2026-10-25T02:30:00', '2026-10-25T02:30:00Z'],
  ['Mon, 02 Mar 2026 08:15:00 EST', '2026-03-02T13:15:00Z'],
  [1_772_439_300, '2026-03-02T08:15:00Z'],
  ['2026-03-02', '2026-03-02'],
])('date %s is answered as %s', async (publishedAt, datePublished) => {
  await send({ ...base(`date ${publishedAt}`), publishedAt });
  expect(await khabar.stored(idOf(`date ${publishedAt}`))).toMatchObject({ datePublished, date: { source: 'given' } });
});

test.each(['yesterday', '0001-01-01', '2026-02-31', '2099-01-01', '275761-01-01'])(
  'date %s gives way to the time of receipt, with a flag',
  async (publishedAt) => {
    await send({ ...base(`odd ${publishedAt}`), publishedAt });
    const answer = (await khabar.stored(idOf(`odd ${publishedAt}`))) as {
      flags: string[];
      date: { raw: string; plausible: boolean };
    };
    expect(answer.flags.some((flag) => flag.startsWith('date_'))).toBe(true);
    expect(answer.date).toMatchObject({ raw: publishedAt, source: 'received', plausible: false });
  },
);

test('odd headers do no harm', async () => {
  const headers = {
    'trace-id': Buffer.from([0xff, 0xff]),
    tag: ['a', 'b'],
    '': 'x',
    источник: 'кириллица',
    big: 'x'.repeat(40_000),
    traceparent: Buffer.from([0xff]),
    ce_id: Buffer.from([0xfe]),
  };
  await khabar.publish(topics.raw.name, [{ key: null, value: JSON.stringify(base('headers')), headers }]);
  expect(await khabar.stored(idOf('headers'))).toMatchObject({ headline: 'Title headers' });
});

test('a text just under the limit grows past it with what is found in it, and is stored; one above it is not, alone', async () => {
  const sentences = (bytes: number) =>
    Array.from(
      { length: bytes / 41 },
      (_, index) => `Minister ${String.fromCharCode(65 + (index % 26))}omas of Peru met the Lima Court. `,
    )
      .join('')
      .slice(0, bytes);
  await send(
    { ...base('fits'), body: sentences(MAX_VALUE_BYTES - 2_000) },
    { ...base('big'), body: sentences(MAX_VALUE_BYTES + 500_000) },
    base('small'),
  );
  await khabar.stored(idOf('small'), 60_000);
  expect(await khabar.stored(idOf('fits'))).toMatchObject({
    articleBody: expect.stringContaining('Minister') as string,
    entities: expect.arrayContaining([expect.objectContaining({ name: 'Peru' })]) as unknown[],
  });
  expect((await khabar.ask(`/v1/articles/${idOf('big')}`)).status).toBe(404);
  expect((await khabar.deadLetters()).map(({ code }) => code)).toEqual(['too_large']);
}, 90_000);

test('texts that take for ever in careless hands', async () => {
  const bodies = [
    '2 FINDINGS' + '.'.repeat(60_000) + '7',
    '--\n'.repeat(100_000),
    'a'.repeat(300_000),
    'Lima,'.repeat(40_000),
    '('.repeat(20_000),
    `Lima${' '.repeat(200_000)}Peru`,
    'x'.repeat(1_000_000),
  ];
  await send(...bodies.map((body, index) => ({ ...base(`slow ${index}`), body })), base('behind'));
  await khabar.stored(idOf('behind'), 60_000);
  for (const [index, body] of bodies.entries())
    expect(await khabar.stored(idOf(`slow ${index}`))).toMatchObject({ articleBody: body });
  expect(await khabar.unwell()).toEqual([]);
}, 90_000);

test('the same on the enriched topic: NUL gives way to a mark of the same width, so that offsets hold', async () => {
  const sample = (await khabar.stored(idOf('small'))) as { enrichment: EnrichedArticle['enrichment'] };
  const article = { headline: 'Nul\u0000 there', articleBody: 'Oslo\u0000 and Oslo', datePublished: '2026-03-02', flags: [] };
  const event = {
    articleId: idOf('enriched nul'),
    contentHash: contentHash(article),
    rawEventId: 'e-1',
    article,
    entities: [
      {
        id: 'khabar:place/oslo',
        type: 'place',
        name: 'Oslo',
        sameAs: [],
        salience: 1,
        confidence: 1,
        mentionCount: 1,
        method: 'test',
        mentions: [{ field: 'articleBody', start: 10, end: 14, text: 'Oslo' }],
      },
    ],
    enrichment: sample.enrichment,
  };
  await khabar.publish(topics.enriched.name, [{ key: 'k', value: JSON.stringify(event) }]);
  const answer = (await khabar.stored(event.articleId)) as {
    articleBody: string;
    entities: { mentions: { start: number; end: number }[] }[];
    flags: string[];
  };
  const [{ start, end }] = answer.entities[0]!.mentions as [{ start: number; end: number }];
  expect(answer.articleBody.slice(start, end)).toBe('Oslo');
  expect(answer.flags).toContain('sanitized');
});
