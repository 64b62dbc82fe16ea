/**
 * Fifty sites, two thousand articles, two fetchers that share the work, on a clock that the test moves; one of the fetchers is killed in the
 * middle. All is found, nothing twice, and no site is asked twice at once or faster than it wants.
 */
import { Logger } from '@nestjs/common';
import { MovedClock } from '../apps/fetcher/tests/moved-clock.ts';
import { Fetchers } from './harness/fetchers.ts';
import { useStack } from './harness/stack.ts';
import { type Site, TestWeb } from './harness/test-web.ts';
import { until } from './harness/until.ts';

const SITES = 50;
const ARTICLES = 40;
const HOUR_MS = 3_600_000;
const STEP_MS = 500;

afterAll(async () => {
  await fetchers.close(moving);
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

const fetchers = new Fetchers({ stack, outside: () => web.outside, clock, hosts: 20, bounds: { floorS: 600, capS: 3_600 } });
beforeAll(async () => {
  await web.open();
  await fetchers.open();
  await fetchers.add(
    ...sites.map(({ name, kind }) => ({ kind, address: `http://${name}/${kind === 'feed' ? 'feed.xml' : 'sitemap.xml'}` })),
  );
}, 60_000);

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
  (
    await fetchers.store.reader.query<{ count: number }>('select count(*)::int as count from fetcher.item where state = $1', [
      state,
    ])
  )[0]!.count;
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
  const [killed, other] = [fetchers.start(), fetchers.start()];
  await movingUntil(async () => (await count('published')) > 400, 'nothing comes');

  killed.kill();
  await movingUntil(async () => (await count('published')) >= (SITES * ARTICLES) / 2, 'the first half does not come', 1_000);
  expect(clock.now() - begin).toBeLessThan(2 * HOUR_MS);
  await movingUntil(async () => (await count('published')) === SITES * ARTICLES, 'not all come', 5_000);
  expect(await count('waiting')).toBe(0);

  const messages = await fetchers.published();
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
