/** /v1/stream: what was stored, each event once and in order, wherever and however often the connection breaks off. */
import type { Database } from '#database';
import { Retention } from '../apps/storage/src/keep/retention.ts';
import { writeArticles } from '../apps/storage/src/write/writer.ts';
import { follow, type Follower, type Heard } from './harness/follower.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched, entity, startStorage, type StorageUnderTest } from './storage.support.ts';

let storage: StorageUnderTest;
let other: StorageUnderTest;
const open: Follower[] = [];
afterEach(() => {
  for (const follower of open.splice(0)) follower.breakOff();
});
afterAll(async () => {
  await Promise.all([storage?.stop(), other?.stop()]);
}, 30_000);
const stack = useStack();
beforeAll(async () => {
  storage = await startStorage({ ...stack.env, MAX_STREAMS: '60' });
  other = await startStorage(stack.env);
}, 60_000);

async function stream(query = '', options: Parameters<typeof follow>[1] = {}, service = storage): Promise<Follower> {
  const follower = await follow(`${service.url}/v1/stream${query}`, options);
  open.push(follower);
  return follower;
}

const given = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  headline: `Headline ${id}`,
  articleBody: `Text of ${id}`,
  ...more,
});
const article = (id: string, more: Record<string, unknown> = {}) => enriched(given(id, more));
const inOslo = { entities: [entity('Oslo')] };
const headlines = (heard: readonly Heard[]) => heard.map(({ data }) => data.headline as string);
const problem = async (path: string, lastEventId?: string) => {
  const response = await fetch(storage.url + path, lastEventId ? { headers: { 'last-event-id': lastEventId } } : {});
  expect(response.headers.get('content-type')).toMatch(/problem\+json/);
  const body = (await response.json()) as { code: string; errors?: { parameter: string }[] };
  return [response.status, body.code, body.errors?.[0]?.parameter, response.headers.get('retry-after')];
};

it('tells what is stored, updated and withdrawn, as the list shows it, of what fits the filters', async () => {
  const all = await stream();
  expect([all.status, all.headers['content-type'], all.headers['cache-control']]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
    'no-store',
  ]);
  const oslo = await stream('?entity=Oslo&include=body,entities');
  const elsewhere = await stream('?entity=Bergen&q=nothing');
  await storage.write(enriched(given('a'), inOslo), article('b'));
  await storage.write(enriched(given('a', { articleBody: 'Other text' }), inOslo));
  await until(() => all.heard.length === 3 && oslo.heard.length === 2, 'told of both');
  const listed = (await storage.get('/v1/articles?entity=Oslo')).body.data[0];
  const whole = (await storage.get('/v1/articles?entity=Oslo&include=body,entities')).body.data[0];
  await storage.write(enriched(given('a', { pubStatus: 'canceled' })));
  await until(() => elsewhere.heard.length === 1, 'a withdrawal is told to all');
  await until(() => all.heard.length === 4 && oslo.heard.length === 3, 'and to these');
  expect(all.heard.map(({ event, data }) => [event, data.articleId, data.revision])).toEqual([
    ['stored', listed.articleId, expect.any(Number)],
    ['stored', article('b').articleId, 1],
    ['updated', listed.articleId, 2],
    ['withdrawn', listed.articleId, 3],
  ]);
  const { story: _, ...stands } = listed; // is found a moment later
  expect(all.heard[2]!.data).toMatchObject(stands);
  expect(oslo.heard[1]!.data).toMatchObject({ articleBody: 'Other text', entities: whole.entities });
  expect(oslo.heard[2]!.data).toMatchObject({ pubStatus: 'canceled' });
  expect(oslo.heard[2]!.data).not.toHaveProperty('headline');
  await storage.post(`/v1/articles/${article('b').articleId}/forget`, { why: 'x' });
  await until(() => elsewhere.heard.length === 2, 'so is what is forgotten');
  expect(elsewhere.heard[1]!.data).toEqual({ articleId: article('b').articleId, pubStatus: 'canceled', forgotten: true });
}, 30_000);

it('broken off 50 times in 2,000 articles: each once, in order', async () => {
  const total = 2_000;
  const before = await stream();
  await until(() => before.lastEventId(), 'a place to come back to, before the first event');
  before.breakOff();
  const writing = Promise.all(
    ['x', 'y', 'z'].map(async (writer, place) => {
      for (let from = 0; from < total; from += 75) {
        const numbers = Array.from({ length: 25 }, (_, index) => from + place * 25 + index).filter((number) => number < total);
        await storage.write(...numbers.map((number) => article(`${writer}-${number}`)));
      }
    }),
  );
  const heard: Heard[] = [];
  let id = before.lastEventId();
  let breaks = 0;
  while (heard.length < total) {
    const takes = breaks < 50 ? 1 + ((breaks * 37) % 70) : total;
    const follower = await stream('', {
      lastEventId: id,
      hear: (_heard, self) => {
        if (self.heard.length === takes || heard.length + self.heard.length === total) self.breakOff();
      },
    });
    await until(() => follower.heard.length === takes || heard.length + follower.heard.length === total, 'more', 60_000);
    heard.push(...follower.heard);
    id = follower.lastEventId();
    breaks += 1;
  }
  await writing;
  expect(breaks).toBeGreaterThan(50);
  expect(new Set(headlines(heard)).size).toBe(total);
  const numbers = heard.map((one) => Number(one.id.split('-')[0]));
  expect(numbers).toEqual(Array.from({ length: total }, (_, index) => numbers[0]! + index));
}, 120_000);

it('transactions that end in the reverse order of their numbers: nothing is passed over', async () => {
  const follower = await stream();
  const mayEnd = Promise.withResolvers<void>();
  const written = Promise.withResolvers<void>();
  const slow = {
    transaction: (work: Parameters<Database['transaction']>[0]) =>
      storage.store.writer.transaction(async (query) => {
        const done = await work(query);
        written.resolve();
        await mayEnd.promise;
        return done;
      }),
  } as Database;
  const first = writeArticles(slow, [article('first')]);
  await written.promise;
  await storage.write(article('second'));
  await until(() => follower.heard.length === 1, 'the second is told while the first is open');
  follower.breakOff();
  const again = await stream('', { lastEventId: follower.lastEventId() });
  mayEnd.resolve();
  await first;
  await until(() => again.heard.length === 1, 'then the first');
  await storage.write(article('third'));
  await until(() => again.heard.length === 2, 'and the third');
  expect(headlines([...follower.heard, ...again.heard])).toEqual(['Headline second', 'Headline first', 'Headline third']);
}, 30_000);

it('two instances have one feed: a client of one goes on at the other', async () => {
  const here = await stream();
  const there = await stream('', {}, other);
  await other.write(article('two-1'));
  await storage.write(article('two-2'));
  await until(() => here.heard.length === 2 && there.heard.length === 2, 'both tell both');
  expect(here.heard).toEqual(there.heard);
  const moved = await stream('', { lastEventId: here.heard[0]!.id }, other);
  await until(() => moved.heard.length === 1, 'what came after it');
  expect(moved.heard).toEqual([here.heard[1]]);
}, 30_000);

it('refuses ids that it never gave, and says of those that are too old that they are', async () => {
  const beginning = await stream('?since=beginning');
  await until(() => beginning.heard.length > 2_000, 'all that is kept', 60_000);
  const [first, last] = [beginning.heard[0]!.id, beginning.lastEventId()];
  const [seq, check] = last.split('-') as [string, string];
  const { query } = storage.store.writer;
  await query(`update khabar.feed set at = at - interval '8 days' where seq < (select max(seq) from khabar.feed) - 5`);
  const erased = await new Retention(storage.store, { feed: 7 }).run();
  expect(erased['events told']).toBeGreaterThan(2_000);
  expect(await problem('/v1/stream', first)).toEqual([410, 'events_given_up', 'Last-Event-ID', null]);
  expect(await problem(`/v1/stream?lastEventId=${first}`)).toEqual([410, 'events_given_up', 'lastEventId', null]);
  for (const id of ['x', '7', `${Number(seq) + 1}-${check}`, `${seq}-00000000`, `${Number(seq) - 1}-${check}`])
    expect([id, ...(await problem('/v1/stream', id))]).toEqual([id, 400, 'invalid_query', 'Last-Event-ID', null]);
  expect(await problem('/v1/stream?story=x&colour=red&since=noon')).toEqual([400, 'invalid_query', 'story', null]);
  // the header is the newer one: EventSource comes back to the address that it was given
  const resumed = await stream(`?lastEventId=${first}`, { lastEventId: last });
  expect(resumed.status).toBe(200);
  const kept = await stream('?since=beginning');
  await until(() => kept.heard.length === 6, 'what is kept');
  await query(`update khabar.feed set at = at - interval '8 days'`);
  await new Retention(storage.store, { feed: 7 }).run();
  await storage.write(article('after'));
  await until(() => resumed.heard.length === 1, 'numbers go on after the last one, which stays');
  expect(Number(resumed.heard[0]!.id.split('-')[0])).toBe(Number(seq) + 1);
}, 90_000);

it('a client that does not read is not read for', async () => {
  const one = article('large', { articleBody: 'word '.repeat(80_000) });
  await storage.write(one);
  await until(async () => (await storage.store.reader.query('select 1 from khabar.feed_pending')).length === 0, 'numbered');
  const sent = async () =>
    [...((await storage.get('/metrics')).body as string).matchAll(/^khabar_stream_events_total\{type="updated"\} (\d+)/gm)]
      .map(([, number]) => Number(number))
      .reduce((a, b) => a + b, 0);
  const before = await sent();
  const response = await fetch(`${storage.url}/v1/stream?include=body`);
  const reader = response.body!.getReader();
  const events = 100; // 40 MB
  await storage.store.writer.query(
    `insert into khabar.feed_pending (event_id, type, article_id) select gen_random_uuid(), 'updated', $1 from generate_series(1, $2)`,
    [one.articleId, events],
  );
  await until(async () => (await sent()) > before, 'it begins');
  for (let last = -1, now = await sent(); now !== last;) {
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 500));
    now = await sent();
  }
  expect((await sent()) - before).toBeLessThan(events / 2);
  let text = 0;
  const decoder = new TextDecoder();
  for (let found = 0; found < events;) {
    const { value } = await reader.read();
    const part = decoder.decode(value, { stream: true });
    text += part.length;
    found += part.split('event: updated').length - 1;
  }
  await reader.cancel();
  expect(text).toBeGreaterThan(events * 390_000);
}, 90_000);

it('opens so many and no more, and takes new ones when some have gone', async () => {
  expect((await fetch(`${storage.url}/v1/stream`, { method: 'HEAD' })).status).toBe(200);
  const openNow = async () => Number(/^khabar_streams_open (\d+)/m.exec((await storage.get('/metrics')).body)![1]);
  await until(async () => (await openNow()) === 0, 'those of before are gone');
  const crowd = await Promise.all(Array.from({ length: 65 }, () => stream()));
  expect(crowd.filter(({ status }) => status === 503)).toHaveLength(5);
  expect(crowd.filter(({ status }) => status === 200)).toHaveLength(60);
  expect(await problem('/v1/stream')).toEqual([503, 'too_many_streams', undefined, '30']);
  for (const follower of crowd) follower.breakOff();
  await until(async () => (await openNow()) === 0, 'all have gone');
  expect((await stream()).status).toBe(200);
}, 30_000);

it('ends its streams in order when it stops', async () => {
  const followers = await Promise.all(Array.from({ length: 20 }, () => stream('', {}, other)));
  const begun = Date.now();
  await other.stop();
  expect(await Promise.all(followers.map(({ ended }) => ended))).toEqual(Array(20).fill(true));
  expect(Date.now() - begun).toBeLessThan(8_000);
}, 30_000);
