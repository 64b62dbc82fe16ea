/** A site is fetched as it wants to be: by its robots.txt, at its pace, never twice at once; over real sockets, on a clock that is moved. */
import { createOutbound, type OutboundError } from '#outbound';
import { MovedClock } from '../apps/fetcher/tests/moved-clock.ts';
import { HostGate } from '../apps/fetcher/src/politeness/host-gate.ts';
import { PoliteClient } from '../apps/fetcher/src/politeness/polite-client.ts';
import { rightsOf } from '../apps/fetcher/src/politeness/rights.ts';
import { Outside } from './harness/outside.ts';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from './harness/until.ts';

interface Page {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

let clock: MovedClock;
let server: Server;
let outside: Outside;
let client: PoliteClient;
let stop: AbortController;
/** Answers by `host/path`; 404 where there is none. */
let pages: Record<string, Page>;
/** Requests that came: seconds since the beginning, and what for. */
let log: string[];
let begun: number;
let atOnce: Map<string, number>;
let mostAtOnce: number;

beforeEach(async () => {
  clock = new MovedClock();
  begun = clock.now();
  pages = {};
  log = [];
  atOnce = new Map();
  mostAtOnce = 0;
  stop = new AbortController();
  server = createServer((request, response) => {
    const { host } = request.headers;
    atOnce.set(host!, (atOnce.get(host!) ?? 0) + 1);
    mostAtOnce = Math.max(mostAtOnce, atOnce.get(host!)!);
    log.push(`${(clock.now() - begun) / 1000} ${host}${request.url}`);
    const { status = 200, headers = {}, body = '' } = pages[`${host}${request.url}`] ?? { status: 404 };
    setTimeout(() => {
      atOnce.set(host!, atOnce.get(host!)! - 1);
      response.writeHead(status, headers).end(body);
    }, 5);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  outside = new Outside(() => (server.address() as AddressInfo).port);
  for (const name of ['one.example', 'two.example']) outside.name(name, ['93.184.216.34']);
  client = polite();
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const polite = () =>
  new PoliteClient({
    outbound: createOutbound({ userAgent: 'Khabar/0 (+https://desk.example/bot)', ...outside.doubles }),
    gate: new HostGate({ clock }),
    now: clock.now,
    stop: stop.signal,
  });

/** Moves the clock for as long as it takes. */
async function moving<T>(promise: Promise<T>): Promise<T> {
  let over = false;
  const settle = () => void (over = true);
  promise.then(settle, settle);
  await until(async () => (await clock.advance(250), over), 'it does not end');
  return promise;
}

const failure = (promise: Promise<unknown>): Promise<OutboundError> =>
  promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: OutboundError) => error,
  );

test('robots.txt first, once; then pages, a second apart, one at a time; other hosts beside', async () => {
  pages = { 'one.example/a': {}, 'one.example/b': {}, 'two.example/c': {} };
  await moving(Promise.all(['one.example/a', 'one.example/b', 'two.example/c'].map((page) => client.get(`http://${page}`))));
  const seen = (host: string) => log.filter((line) => line.includes(host)).map((line) => line.split(' '));
  expect(seen('one.example').map(([, page]) => page)).toEqual(['one.example/robots.txt', 'one.example/a', 'one.example/b']);
  expect(seen('two.example').map(([, page]) => page)).toEqual(['two.example/robots.txt', 'two.example/c']);
  const [robots, a, b] = seen('one.example').map(([second]) => Number(second));
  expect(a! - robots!).toBeGreaterThanOrEqual(1);
  expect(b! - a!).toBeGreaterThanOrEqual(1);
  expect(mostAtOnce).toBe(1);
});

test('what robots.txt does not allow is not asked for, neither directly nor by a redirect', async () => {
  pages = {
    'one.example/robots.txt': { body: 'User-agent: khabar\nDisallow: /private' },
    'two.example/go': { status: 302, headers: { location: 'http://one.example/private/x' } },
  };
  expect(await failure(moving(client.get('http://one.example/private/x')))).toMatchObject({
    code: 'refused_by_robots',
    kind: 'refused',
  });
  expect(await failure(moving(client.get('http://two.example/go')))).toMatchObject({
    code: 'refused_by_robots',
    url: 'http://one.example/private/x',
  });
  expect(log.join()).not.toContain('/private');
});

test('crawl-delay sets the pace, sitemaps are told', async () => {
  pages = {
    'one.example/robots.txt': { body: 'Sitemap: /news.xml\nUser-agent: *\nCrawl-delay: 7' },
    'one.example/a': {},
    'one.example/b': {},
  };
  await moving(client.get('http://one.example/a'));
  await moving(client.get('http://one.example/b'));
  const [, a, b] = log.map((line) => Number(line.split(' ')[0]));
  expect(b! - a!).toBeGreaterThanOrEqual(7);
  expect(await client.robots('http://one.example/a')).toMatchObject({
    sitemaps: ['http://one.example/news.xml'],
    crawlDelayMs: 7_000,
  });
});

test('a site whose robots.txt fails is left alone, and the failure says so', async () => {
  pages = { 'one.example/robots.txt': { status: 503, headers: { 'retry-after': '900' } }, 'one.example/a': {} };
  expect(await failure(moving(client.get('http://one.example/a')))).toMatchObject({
    code: 'http_status',
    status: 503,
    message: "its robots.txt can't be read: HTTP 503 Service Unavailable",
    retryAfterMs: 900_000,
  });
  expect(log).toHaveLength(1);
  pages['one.example/robots.txt'] = { body: '' };
  await clock.advance(901_000);
  expect(await moving(client.get('http://one.example/a'))).toMatchObject({ status: 200 });
});

test('a name that does not exist is told as that', async () => {
  expect(await failure(client.get('http://no.example/'))).toMatchObject({
    code: 'dns_failed',
    message: "its robots.txt can't be read: the name no.example does not exist (ENOTFOUND)",
    url: 'http://no.example/',
  });
});

test('Retry-After keeps the whole host waiting, and who would wait too long is told', async () => {
  pages = { 'one.example/a': { status: 429, headers: { 'retry-after': '600' } }, 'one.example/b': {} };
  expect(await moving(client.get('http://one.example/a'))).toMatchObject({ status: 429 });
  const error = await failure(client.get('http://one.example/b'));
  expect(error).toMatchObject({ code: 'held_back', kind: 'refused' });
  expect(error.retryAfterMs).toBeGreaterThan(590_000);
  await clock.advance(600_000);
  expect(await moving(client.get('http://one.example/b'))).toMatchObject({ status: 200 });
  expect(log).toHaveLength(3);
});

test('every request of a chain of redirects keeps the pace', async () => {
  pages = {
    'one.example/a': { status: 301, headers: { location: '/b' } },
    'one.example/b': { status: 302, headers: { location: 'http://two.example/c' } },
    'two.example/c': { body: 'here' },
  };
  expect((await moving(client.get('http://one.example/a'))).body.toString()).toBe('here');
  expect(log.map((line) => line.split(' ')[1])).toEqual([
    'one.example/robots.txt',
    'one.example/a',
    'one.example/b',
    'two.example/robots.txt',
    'two.example/c',
  ]);
  const [robots, a, b] = log.map((line) => Number(line.split(' ')[0]));
  expect(Math.min(a! - robots!, b! - a!)).toBeGreaterThanOrEqual(1);
});

test("a site's files are asked for once, and what they say stands in the rights", async () => {
  pages = {
    'one.example/robots.txt': { body: 'User-agent: *\nContent-Signal: ai-train=no' },
    'one.example/.well-known/tdmrep.json': { body: '[{"location": "/a", "tdm-reservation": 1}]' },
    'one.example/a': {},
  };
  const answer = await moving(client.get('http://one.example/a'));
  const site = await moving(client.siteSignals(answer.url));
  expect(rightsOf({ ...answer, ...site })).toEqual({
    tdmReservation: true,
    contentSignals: { 'ai-train': false },
    sources: { tdmReservation: 'tdmrep.json', contentSignals: 'robots.txt' },
  });
  await client.siteSignals('http://one.example/b');
  expect(log.filter((line) => line.includes('tdmrep'))).toHaveLength(1);
});

test('the end of the service ends what waits', async () => {
  pages = { 'one.example/a': {} };
  const reason = new Error('the service stops');
  const waiting = failure(client.get('http://one.example/a'));
  await until(() => log.length === 1, 'robots.txt is not asked for');
  stop.abort(reason);
  expect(await waiting).toBe(reason);
});
