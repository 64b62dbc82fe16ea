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

it.each([
  // ranks the newest 5,000 for every page: its pages are long here, and it comes first, before there are more
  ['relevance', 'limit=200&sort=relevance&q=tie', 25],
  ['published', 'limit=20&sort=published', 250],
  ['stored', 'limit=20&sort=stored', 250],
])(
  'a walk by %s over 5,000 articles of one instant shows each once, while 500 arrive and 100 are revised',
  async (sort, query, pages) => {
    const before = (await storage.get('/v1/articles?limit=1')).body.page.total.value;
    let arrived = 0;
    const revised = new Set<number>();
    const shown = await walk(query, pages, async () => {
      const due = Math.ceil(ARRIVING / (pages - 1));
      const news = Array.from({ length: Math.min(due, ARRIVING - arrived) }, () => tie(`${sort}-late-${arrived++}`));
      const more = Math.min(Math.ceil(REVISED / (pages - 1)), REVISED - revised.size);
      const corrections = Array.from({ length: more }, (_, n) => (revised.size + n) * (ARTICLES / REVISED));
      for (const n of corrections) revised.add(n);
      await write(...news, ...corrections.map((n) => tie(n, { description: `Corrected for ${sort}` })));
    });
    expect([arrived, revised.size, before >= ARTICLES]).toEqual([ARRIVING, REVISED, true]);

    const wrong = articles.filter(({ articleId }) => shown.get(articleId) !== 1);
    // a correction may rank otherwise; what was not touched stays in its place
    const touched = new Set([...revised].map((n) => articles[n]!.articleId));
    expect(wrong.filter(({ articleId }) => sort !== 'relevance' || !touched.has(articleId))).toEqual([]);
    if (sort !== 'relevance') expect([...shown.values()].every((times) => times === 1)).toBe(true);
  },
  120_000,
);
