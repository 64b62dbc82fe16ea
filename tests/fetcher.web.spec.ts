/**
 * Fifty sites, two thousand articles, two fetchers that share the work, on a clock that the test moves; one of the fetchers is killed in the
 * middle. All is found, nothing twice, and no site is asked twice at once or faster than it wants.
 */
import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { Store } from '#database';
import { topics } from '#events';
import { BrokerProbe, createKafka, ensureTopics, EventProducer, kafkaVariables } from '#kafka';
import { createOutbound } from '#outbound';
import { z } from 'zod';
import { ArticlePublisher } from '../apps/fetcher/src/article-publisher.ts';
import { Fetching } from '../apps/fetcher/src/fetching/fetching.ts';
import type { Means } from '../apps/fetcher/src/fetching/means.ts';
import { owner } from '../apps/fetcher/src/owner.ts';
import { PoliteClient } from '../apps/fetcher/src/politeness/polite-client.ts';
import { SharedGate } from '../apps/fetcher/src/politeness/shared-gate.ts';
import { ReadingThreads } from '../apps/fetcher/src/reading/reading-threads.ts';
import { addSources } from '../apps/fetcher/src/sources/sources.ts';
import { MovedClock } from '../apps/fetcher/tests/moved-clock.ts';
import { readTopic } from '../proof/broker.ts';
import { useStack } from './harness/stack.ts';
import { type Site, TestWeb } from './harness/test-web.ts';
import { until } from './harness/until.ts';

const SITES = 50;
const ARTICLES = 40;
const HOUR_MS = 3_600_000;
const STEP_MS = 500;

afterAll(async () => {
  for (const { fetching } of fetchers) await moving(fetching.onModuleDestroy());
  for (const { publisher } of fetchers) await publisher.onApplicationShutdown();
  await store.onApplicationShutdown();
  await web.close();
}, 60_000);
Logger.overrideLogger(false); // what is new is told a thousand times
const stack = useStack();
const clock = new MovedClock();
const begin = clock.now();
/** Half of the articles are there at the beginning, the others come within six hours. */
const sites = Array.from({ length: SITES }, (_, s): Site => ({
  name: `site${s}.example`,
  delayMs: s % 5 === 0 ? 3_000 : 1_000,
  kind: s % 5 === 1 ? 'sitemap' : 'feed',
  articles: Array.from({ length: ARTICLES }, (__, a) => ({
    path: `/news/parliament-of-norway-decides-${s}-${a}`,
    headline: `Parliament of Norway decides case ${a} of ${s}`,
    at: a < ARTICLES / 2 ? begin - (ARTICLES - a) * 60_000 : begin + ((a - ARTICLES / 2) / (ARTICLES / 2)) * 6 * HOUR_MS,
  })),
}));
const web = new TestWeb(sites, clock.now);

let kafka: ReturnType<typeof createKafka>;
let store: Store;
const fetchers: { fetching: Fetching; publisher: ArticlePublisher; means: Means; stop: AbortController }[] = [];

beforeAll(async () => {
  await web.open();
  const config = z.object(kafkaVariables).parse(stack.env);
  kafka = createKafka(config, 'test');
  await ensureTopics(kafka, config, [topics.raw], { replicationFactor: 1 });
  store = new Store({ url: stack.databaseUrl, ssl: false }, owner);
  await store.onModuleInit();
  for (let n = 0; n < 2; n += 1) fetchers.push(fetcher());
  const additions = sites.map(({ name, kind }) => ({
    kind,
    address: `http://${name}/${kind === 'feed' ? 'feed.xml' : 'sitemap.xml'}`,
  }));
  await addSources(store.writer.query, additions, new Date(clock.now()));
}, 60_000);

function fetcher(): (typeof fetchers)[number] {
  const stop = new AbortController();
  const publisher = new ArticlePublisher(
    new EventProducer(kafka, stack.prefix),
    new BrokerProbe(kafka, stack.prefix + topics.raw.name),
  );
  const outbound = createOutbound({ userAgent: 'Khabar/0 (+https://desk.example/bot)', ...web.outside.doubles });
  const means: Means = {
    database: store.writer,
    client: new PoliteClient({ outbound, gate: new SharedGate(store.writer.query, clock), now: clock.now, stop: stop.signal }),
    reading: new ReadingThreads({ threads: 1 }),
    publisher,
    clock,
    bounds: { floorS: 600, capS: 3_600 },
    filesDir: undefined,
    me: randomUUID(),
    stop: stop.signal,
  };
  return { fetching: new Fetching(means, stop, 20), publisher, means, stop };
}

/** Moves the clock for as long as it takes. */
async function moving<T>(promise: Promise<T>): Promise<T> {
  let over = false;
  const settle = () => void (over = true);
  promise.then(settle, settle);
  while (!over) await step(100);
  return promise;
}

async function step(ms: number): Promise<void> {
  await clock.advance(ms);
  await new Promise((resolve) => setTimeout(resolve, 2));
}

const count = async (state: string) =>
  (await store.reader.query<{ count: number }>('select count(*)::int as count from fetcher.item where state = $1', [state]))[0]!
    .count;
/** Moves the clock until it holds, looking now and then. */
async function movingUntil(condition: () => Promise<boolean>, what: string, stepMs = STEP_MS): Promise<void> {
  await until(
    async () => {
      for (let n = 0; n < 20; n += 1) await step(stepMs);
      return condition();
    },
    what,
    240_000,
  );
}

test('all is found, nothing twice, and every site is asked as it wants', async () => {
  for (const { fetching } of fetchers) fetching.onApplicationBootstrap();
  await movingUntil(async () => (await count('published')) > 400, 'nothing comes');

  // as a kill -9 would: what it has in hand is broken off, and its leases stand
  const [killed, other] = fetchers as [(typeof fetchers)[0], (typeof fetchers)[0]];
  killed.stop.abort(new Error('killed'));

  await movingUntil(async () => (await count('published')) >= (SITES * ARTICLES) / 2, 'the first half does not come', 1_000);
  expect(clock.now() - begin).toBeLessThan(2 * HOUR_MS);
  await movingUntil(async () => (await count('published')) === SITES * ARTICLES, 'not all come', 5_000);
  expect(await count('waiting')).toBe(0);

  const messages = await readTopic(kafka, stack.prefix + topics.raw.name, `${stack.prefix}look`);
  const articles = messages.map(
    ({ value }) =>
      JSON.parse(String(value)) as {
        articleId: string;
        headline: string;
        articleBody: string;
        author: object[];
        canonicalUrl: string;
      },
  );
  const ids = new Set(articles.map(({ articleId }) => articleId));
  expect(ids.size).toBe(SITES * ARTICLES);
  // published and not yet noted when its fetcher was killed: at most one a worker
  expect(articles.length - ids.size).toBeLessThanOrEqual(20);
  expect(articles.filter(({ articleBody }) => !/^Paragraph 1 of[^]*Paragraph 4 of/.test(articleBody))).toEqual([]);
  expect(new Set(articles.map(({ headline }) => headline)).size).toBe(SITES * ARTICLES);
  expect(articles[0]).toMatchObject({
    author: [{ name: 'Ingrid Larsen' }],
    canonicalUrl: expect.stringMatching(/^http:\/\/site\d+\.example\/news\//) as string,
  });

  expect(web.crowded).toEqual([]);
  expect(web.tooFast()).toEqual([]);
  const visits = [...web.visits.values()].flat();
  const lists = visits.filter(({ path }) => /^\/(feed|sitemap)\.xml$/.test(path));
  expect(lists.filter(({ status }) => status === 304).length).toBeGreaterThan(SITES);
  // never more often than the floor: from six to eight hours of clock, ten minutes apart
  expect(lists.length).toBeLessThan((SITES * (clock.now() - begin)) / 600_000 + 3 * SITES);
  const pages = visits.filter(({ path }) => path.startsWith('/news/'));
  expect(pages.length).toBeLessThanOrEqual(SITES * ARTICLES + 20);
  expect(other.fetching.ready()).toBeUndefined();
}, 300_000);
