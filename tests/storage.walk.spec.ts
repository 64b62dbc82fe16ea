import { MAX_RANKED } from '../apps/storage/src/tables/article-answers.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched, startStorage, type StorageUnderTest } from './storage.support.ts';

const ARTICLES = 5_000;
const ARRIVING = 500;
const REVISED = 100;
const BATCH = 500;

let storage: StorageUnderTest;
afterAll(() => storage.stop(), 60_000);
const stack = useStack();

/** All of one instant, so that nothing but the id orders them. */
const tie = (n: number | string, more: object = {}) =>
  enriched({ id: `tie-${n}`, headline: `Tie ${n}`, datePublished: '2026-03-02T08:15:00Z', publisher: { name: 'Wire' }, ...more });
const articles = Array.from({ length: ARTICLES }, (_, n) => tie(n));

beforeAll(async () => {
  storage = await startStorage(stack.env);
  await until(async () => (await storage.store.ready()) === undefined, 'the tables are there', 60_000);
  for (let at = 0; at < ARTICLES; at += BATCH) await write(...articles.slice(at, at + BATCH));
}, 120_000);

/** What is grouped is of no interest here, and takes its time. */
async function write(...events: typeof articles): Promise<void> {
  await storage.write(...events);
  await storage.store.writer.query('delete from khabar.grouping_queue');
}

/** Walks to the end; before each page but the first, some of what goes on meanwhile happens. @returns how often each article was shown */
async function walk(query: string, pages: number, meanwhile: (page: number) => Promise<unknown>): Promise<Map<string, number>> {
  const shown = new Map<string, number>();
  let cursor = '';
  for (let page = 0; ; page++) {
    if (page > 0 && page < pages) await meanwhile(page);
    const { status, body } = await storage.get(`/v1/articles?${query}${cursor}`);
    expect(status).toBe(200);
    for (const { articleId } of body.data) shown.set(articleId, (shown.get(articleId) ?? 0) + 1);
    if (body.page.nextCursor === null) return shown;
    cursor = `&cursor=${body.page.nextCursor}`;
  }
}

/** What happens between the pages of a walk: articles arrive, and some are revised. @returns what is to be called, and what has happened */
function meanwhile(name: string, pages: number) {
  let arrived = 0;
  const revised = new Set<number>();
  const happen = async (): Promise<void> => {
    const due = Math.ceil(ARRIVING / (pages - 1));
    const news = Array.from({ length: Math.min(due, ARRIVING - arrived) }, () => tie(`${name}-late-${arrived++}`));
    const more = Math.min(Math.ceil(REVISED / (pages - 1)), REVISED - revised.size);
    const corrections = Array.from({ length: more }, (_, n) => (revised.size + n) * (ARTICLES / REVISED));
    for (const n of corrections) revised.add(n);
    await write(...news, ...corrections.map((n) => tie(n, { description: `Corrected for ${name}` })));
  };
  return { happen, happened: () => [arrived, revised.size], revised };
}

it.each(['published', 'stored'])(
  'a walk by %s over 5,000 articles of one instant shows each once, while 500 arrive and 100 are revised',
  async (sort) => {
    const pages = ARTICLES / 20;
    const { happen, happened } = meanwhile(sort, pages);
    const shown = await walk(`limit=20&sort=${sort}`, pages, happen);
    expect(happened()).toEqual([ARRIVING, REVISED]);
    expect(articles.filter(({ articleId }) => shown.get(articleId) !== 1)).toEqual([]);
    expect([...shown.values()].every((times) => times === 1)).toBe(true);
  },
  120_000,
);

it('a walk by relevance shows the 500 that are ranked, each once but for those that are revised meanwhile', async () => {
  const pages = MAX_RANKED / 20;
  const { happen, happened, revised } = meanwhile('relevance', pages);
  const shown = await walk('limit=20&sort=relevance&q=tie', pages, happen);
  expect(happened()).toEqual([ARRIVING, REVISED]);
  const touched = new Set([...revised].map((n) => articles[n]!.articleId));
  const still = [...shown].filter(([articleId]) => !touched.has(articleId));
  expect(still.filter(([, times]) => times !== 1)).toEqual([]);
  expect(still.length).toBeGreaterThanOrEqual(MAX_RANKED - REVISED);
}, 120_000);
