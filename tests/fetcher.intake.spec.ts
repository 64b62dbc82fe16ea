/** The way in over HTTP: what is taken, what is refused, and how that is said. */
import { randomUUID } from 'node:crypto';
import { http, useKhabar } from './harness/khabar.ts';

const khabar = useKhabar();
const article = (id: string) => ({ id, source: 'desk', title: `Title ${id}`, text: 'The parliament of Norway met in Oslo.' });
const ndjson = { 'content-type': 'application/x-ndjson' };

test('one article is taken, and answered', async () => {
  const { status, body } = await khabar.post(article('one'));
  expect([status, body]).toEqual([
    202,
    { data: [{ index: 0, articleId: expect.any(String) as string, eventId: expect.any(String) as string }] },
  ]);
  const { articleId } = (body as { data: [{ articleId: string }] }).data[0];
  expect(await khabar.stored(articleId)).toMatchObject({ headline: 'Title one', provenance: { method: 'http' } });
});

test('a UUID that was given comes back', async () => {
  const articleId = randomUUID();
  expect((await khabar.post({ articleId, headline: 'H' })).body).toMatchObject({ data: [{ articleId }] });
});

test.each([
  ['a list', JSON.stringify([article('a'), article('b')]), { 'content-type': 'application/json; charset=utf-8' }],
  ['NDJSON', `${JSON.stringify(article('a'))}\n\n${JSON.stringify(article('b'))}\n`, ndjson],
])('%s is taken whole', async (_, body, headers) => {
  const answer = await khabar.post(body, headers);
  expect(answer.status).toBe(202);
  expect((answer.body as { data: { index: number }[] }).data.map(({ index }) => index)).toEqual([0, 1]);
});

test('of a list, what is wrong is refused by item and field, and the rest goes out', async () => {
  const { status, body } = await khabar.post([
    article('c'),
    { title: ['x'] },
    { title: 't', text: 'x'.repeat(1_500_000) },
    7,
    article('d'),
  ]);
  expect(status).toBe(400);
  expect(body).toMatchObject({
    code: 'articles_refused',
    detail: '3 of 5 articles are refused; the others are published.',
    errors: [
      { pointer: '/1/articleBody', code: 'no_text' },
      { pointer: '/2', code: 'too_large' },
      { pointer: '/3', code: 'not_an_object' },
    ],
    accepted: [{ index: 0 }, { index: 4 }],
  });
  for (const { articleId } of (body as { accepted: { articleId: string }[] }).accepted) await khabar.stored(articleId);
});

test('a line that is not JSON is refused alone', async () => {
  const { status, body } = await khabar.post(`{"title": "cut\n${JSON.stringify(article('e'))}`, ndjson);
  expect([status, body]).toMatchObject([400, { errors: [{ pointer: '/0', code: 'not_json' }], accepted: [{ index: 1 }] }]);
});

test.each([
  ['no body', '', { 'content-type': 'application/json' }, 400],
  ['no JSON', '{"title": ', { 'content-type': 'application/json' }, 400],
  ['null', 'null', { 'content-type': 'application/json' }, 400],
  ['an empty list', '[]', { 'content-type': 'application/json' }, 400],
  ['an article without text', '{"url": "https://e.org"}', { 'content-type': 'application/json' }, 400],
  ['blank lines alone', '\n\n', ndjson, 400],
  ['a type that is not taken', 'title=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  [
    'an article that is too large',
    JSON.stringify({ title: 't', text: 'x'.repeat(1_100_000) }),
    { 'content-type': 'application/json' },
    413,
  ],
  ['too many articles', '{"title":"t"}\n'.repeat(10_001), ndjson, 413],
  ['a page of another origin', '{"title":"t"}', { 'content-type': 'application/json', origin: 'https://evil.example' }, 403],
])('%s: problem+json', async (_, body, headers, status) => {
  const answer = await khabar.post(body, headers);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch('application/problem+json');
  expect(answer.body).toMatchObject({
    type: 'about:blank',
    status,
    title: expect.any(String) as string,
    detail: expect.any(String) as string,
    code: expect.stringMatching(/^[a-z_]+$/) as string,
  });
});

test('what is not there is a problem too', async () => {
  const { url } = khabar.services.fetcher;
  expect(await http(`${url}/v1/nothing`)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  expect(await http(`${url}/v1/%E0%A4%A`)).toMatchObject({ status: 400, body: { status: 400 } });
});
