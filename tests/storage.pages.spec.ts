import { useStack } from './harness/stack.ts';
import { enriched, startStorage, type StorageUnderTest } from './storage.support.ts';

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();
beforeAll(async () => {
  storage = await startStorage(stack.env);
}, 30_000);

const tie = (id: string, datePublished = '2026-03-02T08:15:00Z') =>
  enriched({ id, headline: `Tie ${id}`, articleBody: 'The central bank kept its rate.', datePublished });

interface Walk {
  ids: string[];
  totals: number[];
}

async function walk(query: string, between: () => Promise<unknown> = async () => undefined): Promise<Walk> {
  const result: Walk = { ids: [], totals: [] };
  for (let cursor = ''; ;) {
    const { status, body } = await storage.get(`/v1/articles?${query}${cursor}`);
    expect(status).toBe(200);
    result.ids.push(...body.data.map(({ articleId }: { articleId: string }) => articleId));
    result.totals.push(body.page.total.value);
    if (body.page.nextCursor === null) return result;
    cursor = `&cursor=${body.page.nextCursor}`;
    await between();
  }
}

describe.each(['published', 'stored'])('a walk over equal dates, by %s', (sort) => {
  it('shows each article once while others arrive', async () => {
    const articles = Array.from({ length: 250 }, (_, n) => tie(`${sort}-${n}`));
    await storage.write(...articles);
    const quiet = await walk(`limit=20&sort=${sort}`);
    expect(await walk(`limit=20&sort=${sort}`)).toEqual(quiet);
    expect(new Set(quiet.totals)).toEqual(new Set([quiet.ids.length]));

    let arrived = 0;
    const { ids } = await walk(`limit=20&sort=${sort}`, () => storage.write(tie(`${sort}-late-${arrived++}`)));
    expect(new Set(ids).size).toBe(ids.length);
    expect(articles.filter(({ articleId }) => !ids.includes(articleId))).toEqual([]);
  }, 30_000);
});

it('answers a page behind the end with nothing and the total that the first page told', async () => {
  await storage.write(tie('old-1', '1990-01-01T00:00:00Z'), tie('old-2', '1990-01-01T00:00:00Z'));
  const query = 'from=1990-01-01&to=1990-12-31&limit=1';
  const first = (await storage.get(`/v1/articles?${query}`)).body;
  const second = (await storage.get(`/v1/articles?${query}&cursor=${first.page.nextCursor}`)).body;
  expect(second).toMatchObject({ data: [expect.anything()], page: { nextCursor: null, total: { value: 2, relation: 'eq' } } });
  await storage.store.writer.query('delete from khabar.article where article_id = $1', [second.data[0].articleId]);
  const behind = (await storage.get(`/v1/articles?${query}&cursor=${first.page.nextCursor}`)).body;
  expect(behind).toMatchObject({ data: [], page: { nextCursor: null, total: { value: 2, relation: 'eq' } } });
});

it('sorts times to the millisecond, in every century', async () => {
  const dates = ['2023-12-31T23:59:59.999Z', '2023-12-31T23:59:59.998Z', '1700-05-01', '1605-01-01'];
  await storage.write(...dates.map((date, n) => tie(`century-${n}`, date)));
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await storage.get(`/v1/articles?limit=1&q=century&to=2024-01-01${cursor}`);
    seen.push(body.data[0].datePublished);
    if (body.page.nextCursor === null) break;
    cursor = `&cursor=${body.page.nextCursor}`;
  }
  expect(seen).toEqual(dates);
});
