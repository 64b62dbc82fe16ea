import { contentType, location, plainHeaders, retryAfterMs, userAgent } from './headers.ts';
import type { Answer } from './outbound.ts';
import { permanentUrl, statusFailure } from './status.ts';

const NOW = Date.parse('2026-03-02T12:00:00Z');

test.each([
  ['text/html', { type: 'text/html' }],
  ['Text/HTML; Charset="UTF-8"', { type: 'text/html', charset: 'utf-8' }],
  ["application/rss+xml;charset='koi8-r'", { type: 'application/rss+xml', charset: 'koi8-r' }],
  ['text/xml; foo=bar; charset = windows-1251 ; x=y', { type: 'text/xml', charset: 'windows-1251' }],
  ['text/html, text/plain', { type: 'text/html' }],
  ['html', {}],
  ['; charset=utf-8', { charset: 'utf-8' }],
  ['', {}],
])('Content-Type %j', (value, expected) => {
  expect(contentType({ 'content-type': value })).toEqual(expected);
});

test.each([
  ['120', 120_000],
  ['0', 0],
  ['Mon, 02 Mar 2026 12:05:00 GMT', 300_000],
  ['Mon, 02 Mar 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['', undefined],
])('Retry-After %j', (value, expected) => {
  expect(retryAfterMs({ 'retry-after': value }, NOW)).toBe(expected);
});

test('headers keep their values, several in one, and no cookies', () => {
  const headers = plainHeaders({
    link: ['<a>; rel=next', '<b>; rel=license'],
    etag: '"1"',
    'set-cookie': ['a=b'],
    age: undefined,
  });
  expect({ ...headers }).toEqual({ link: '<a>; rel=next, <b>; rel=license', etag: '"1"' });
  expect(headers['constructor']).toBeUndefined();
});

test.each([
  [Buffer.from('/кітап').toString('latin1'), '/кітап'],
  [Buffer.from('/caf\xe9', 'latin1').toString('latin1'), '/caf\xe9'],
  ['/plain', '/plain'],
])('Location %j', (value, expected) => {
  expect(location({ location: value })).toBe(expected);
});

test('the User-Agent says who asks and where to complain', () => {
  expect(userAgent('0.1.0', 'https://news.example.org/bot')).toBe('Khabar/0.1.0 (+https://news.example.org/bot)');
  expect(userAgent('0.1.0')).toBe('Khabar/0.1.0');
});

const answer = (status: number, headers = {}): Answer => ({
  status,
  headers,
  url: 'https://news.example.org/',
  redirects: [],
  body: Buffer.alloc(0),
});

test.each([
  [404, 'gone'],
  [410, 'gone'],
  [401, 'refused'],
  [403, 'refused'],
  [429, 'refused'],
  [451, 'refused'],
  [408, 'timed_out'],
  [504, 'timed_out'],
  [400, 'broken'],
  [500, 'broken'],
  [503, 'broken'],
  [302, 'broken'],
  [599, 'broken'],
])('%s is %s', (status, kind) => {
  const failure = statusFailure(answer(status, { 'retry-after': '60' }), NOW);
  expect(failure).toMatchObject({ code: 'http_status', kind, status, retryAfterMs: 60_000, url: 'https://news.example.org/' });
});

test.each([200, 204, 206, 304])('%s is no failure', (status) => {
  expect(statusFailure(answer(status), NOW)).toBeUndefined();
});

test('what is permanent of a chain of redirects', () => {
  const redirect = (from: string, to: string, status: number) => ({
    from,
    to,
    status,
    permanent: status === 301 || status === 308,
  });
  const [a, b, c] = ['http://a.example/', 'https://a.example/', 'https://b.example/'];
  expect(permanentUrl(a, [])).toBe(a);
  expect(permanentUrl(a, [redirect(a, b, 301), redirect(b, c, 308)])).toBe(c);
  expect(permanentUrl(a, [redirect(a, b, 301), redirect(b, c, 302)])).toBe(b);
  expect(permanentUrl(a, [redirect(a, b, 307), redirect(b, c, 301)])).toBe(a);
  expect(permanentUrl(b, [redirect(b, a, 301)])).toBe(b);
});
