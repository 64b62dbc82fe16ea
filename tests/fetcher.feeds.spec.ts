/** A feed over HTTP, from its address in the configuration to the answers. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { metric, useKhabar } from './harness/khabar.ts';
import { until } from './harness/until.ts';

const item = (id: number, title: string) =>
  `<item><title>${title}</title><link>https://wire.example.org/${id}</link><pubDate>Mon, 02 Mar 2026 08:15:00 GMT</pubDate><description>Text of ${title}.</description></item>`;
const feed = (...items: string[]) => `<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`;

let server: Server;
let answer: { status: number; body: string; etag: string };
const asked: IncomingHttpHeaders[] = [];

beforeAll(async () => {
  answer = { status: 200, etag: '"1"', body: feed(item(1, 'First')) };
  server = createServer((request, response) => {
    asked.push(request.headers);
    const fresh = request.headers['if-none-match'] === answer.etag;
    response
      .writeHead(fresh ? 304 : answer.status, { etag: answer.etag, 'content-type': 'application/rss+xml' })
      .end(fresh ? '' : answer.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => void server.close());

const khabar = useKhabar({
  env: () => ({ FEED_URLS: `http://127.0.0.1:${(server.address() as AddressInfo).port}/rss`, FEED_INTERVAL_S: '1' }),
});
const headlines = async () =>
  ((await khabar.ask('/v1/articles?source=Wire')).body as { data: { headline: string }[] }).data
    .map(({ headline }) => headline)
    .toSorted();
const events = async () => metric(khabar.services.storage.url, 'khabar_storage_events_total{outcome="stored"}');

test('its items are answered, and what is new on a later reading', async () => {
  await until(async () => (await headlines()).length === 1, 'the first item is not answered');
  answer = { status: 200, etag: '"2"', body: feed(item(2, 'Second'), item(1, 'First')) };
  await until(async () => (await headlines()).length === 2, 'the second item is not answered');
  expect(await headlines()).toEqual(['First', 'Second']);
  expect(await events()).toBe(2);
}, 40_000);

test('a feed that has not changed is not sent again', async () => {
  const before = asked.length;
  await until(() => asked.length > before + 1, 'the feed is not read again');
  expect(asked.at(-1)!['if-none-match']).toBe('"2"');
});

test('a feed that fails for a while is read again when it is back', async () => {
  answer = { status: 500, etag: '"3"', body: 'oops' };
  const before = asked.length;
  await until(() => asked.length > before + 1, 'the feed is not tried again');
  answer = { status: 200, etag: '"4"', body: feed(item(3, 'Third'), item(2, 'Second')) };
  await until(async () => (await headlines()).includes('Third'), 'the third item is not answered');
  expect(await khabar.unwell()).toEqual([]);
}, 40_000);
