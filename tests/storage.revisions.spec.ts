/** What becomes of an article that its publisher changes, changes back, or takes back. */
import { useStack } from './harness/stack.ts';
import { enriched, startStorage, type StorageUnderTest } from './storage.support.ts';

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();
beforeAll(async () => {
  storage = await startStorage(stack.env);
}, 30_000);

const given = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  headline: 'Senate meets',
  articleBody: 'The Senate met on Monday.',
  url: `https://news.example.org/${id}`,
  datePublished: '2026-03-01T10:00:00Z',
  publisher: { name: 'Example Wire', country: 'NO' },
  ...more,
});
const revisions = async (articleId: string, more = '') => (await storage.get(`/v1/articles/${articleId}/revisions${more}`)).body;
const article = async (articleId: string) => (await storage.get(`/v1/articles/${articleId}`)).body;

it('answers all revisions, newest first, with what changed word by word', async () => {
  const one = enriched(given('r1'));
  const two = enriched(given('r1', { headline: 'Senate has met', keywords: ['senate'] }));
  await storage.write(one, two);
  await storage.write(enriched(given('r1', { headline: 'Senate has met', articleBody: 'The Senate met on Tuesday.' })));
  const { data, page } = await revisions(one.articleId);
  expect(page).toEqual({ limit: 20, nextCursor: null, total: { value: 3, relation: 'eq' } });
  expect(data).toMatchObject([
    {
      revision: 3,
      current: true,
      late: false,
      headline: 'Senate has met',
      pubStatus: 'usable',
      changed: ['articleBody', 'keywords'],
      diff: {
        articleBody: [
          { op: 'equal', text: 'The Senate met on ' },
          { op: 'delete', text: 'Monday' },
          { op: 'insert', text: 'Tuesday' },
          { op: 'equal', text: '.' },
        ],
      },
    },
    { revision: 2, current: false, changed: ['headline', 'keywords'], contentHash: two.contentHash },
    { revision: 1, current: false, changed: [], headline: 'Senate meets' },
  ]);
  expect(data[2]).not.toHaveProperty('diff');

  const first = await revisions(one.articleId, '?limit=2');
  const second = await revisions(one.articleId, `?limit=2&cursor=${first.page.nextCursor}`);
  expect([...first.data, ...second.data]).toEqual(data);
  expect(await storage.get(`/v1/articles/${one.articleId}/revisions?cursor=x`)).toMatchObject({ status: 400 });
  expect(await storage.get('/v1/articles/none/revisions')).toMatchObject({ status: 404, body: { code: 'article_not_found' } });
});

it('keeps what came too late in its place, and it never stands', async () => {
  const at = (day: number, text: string) =>
    enriched(given('l1', { articleBody: text, dateModified: `2026-03-0${day}T10:00:00Z` }));
  const [first, third, second, fourth] = [at(1, 'one'), at(3, 'three'), at(2, 'two'), at(4, 'four')];
  expect(await storage.write(first, third)).toEqual(['stored', 'revised']);
  expect(await storage.write(second)).toEqual(['stale']);
  expect(await article(first.articleId)).toMatchObject({ revision: 2, articleBody: 'three' });
  expect(await storage.write(fourth, second, third)).toEqual(['revised', 'duplicate', 'duplicate']);
  const { data } = await revisions(first.articleId);
  expect(data.map(({ revision, late }: { revision: number; late: boolean }) => [revision, late])).toEqual([
    [4, false],
    [2, false],
    [3, true],
    [1, false],
  ]);
  expect(data[1].diff.articleBody).toEqual([
    { op: 'delete', text: 'two' },
    { op: 'insert', text: 'three' },
  ]);
});

it('an event of the same source that was sent long before, as a replay is, does not overwrite what came since', async () => {
  const sent = (text: string, time: string) => ({
    ...enriched(given('o1', { articleBody: text })),
    rawEventSource: '/wire',
    rawEventTime: time,
  });
  const newer = sent('newer', '2026-03-02T10:00:00Z');
  expect(await storage.write(newer, sent('older', '2026-03-01T10:00:00Z'))).toEqual(['stored', 'stale']);
  expect(await storage.write(sent('older still', '2026-02-01T10:00:00Z'))).toEqual(['stale']);
  expect(await article(newer.articleId)).toMatchObject({ articleBody: 'newer' });
});

describe('a retraction without a text', () => {
  const bare = (more: object) => enriched({ pubStatus: 'canceled', ...more });

  it('by id: hides the text, and the tombstone still says whose article it was', async () => {
    const event = enriched(given('t1'));
    await storage.write(event);
    const gone = bare({ id: 't1', publisher: 'Example Wire' });
    expect(gone.articleId).toBe(event.articleId);
    expect(await storage.write(gone, gone)).toEqual(['revised', 'duplicate']);
    expect(await article(event.articleId)).toEqual({
      articleId: event.articleId,
      url: event.article.url,
      canonicalUrl: event.article.canonicalUrl,
      datePublished: event.article.datePublished,
      date: event.article.date,
      publisher: { name: 'Example Wire' },
      pubStatus: 'canceled',
      flags: [],
      revision: 2,
      storedAt: expect.any(String),
      updatedAt: expect.any(String),
      enrichment: gone.enrichment,
    });
    const { data } = await revisions(event.articleId);
    expect(data).toMatchObject([{ pubStatus: 'canceled', changed: ['pubStatus'] }, { pubStatus: 'usable' }]);
    expect(JSON.stringify(data)).not.toMatch(/senate/i);

    expect(await storage.write({ ...event, rawEventId: 'back' })).toEqual(['revised']);
    expect(await article(event.articleId)).toMatchObject({
      revision: 3,
      headline: 'Senate meets',
      articleBody: expect.any(String),
    });
    expect((await revisions(event.articleId)).data).toMatchObject([
      { headline: 'Senate meets' },
      {},
      { headline: 'Senate meets' },
    ]);
  });

  it('by address: finds the article, whatever id its publisher gave it', async () => {
    const [stored, here] = [enriched(given('t2')), enriched(given('t3'))];
    await storage.write(stored);
    const gone = [stored, here].map((event) => bare({ url: `${event.article.url}?utm_source=x` }));
    expect(await storage.write(here, ...gone)).toEqual(['stored', 'revised', 'revised']);
    for (const event of [stored, here])
      expect(await article(event.articleId)).toMatchObject({ pubStatus: 'canceled', revision: 2 });
    expect(await storage.write(...gone)).toEqual(['duplicate', 'duplicate']);
  });

  it('of an article that is not there: a tombstone, until it comes', async () => {
    const event = enriched(given('t4'));
    expect(await storage.write(bare({ id: 't4', publisher: 'Example Wire' }))).toEqual(['stored']);
    expect(await article(event.articleId)).toMatchObject({ pubStatus: 'canceled', revision: 1 });
  });
});

it('keeps what other steps found before, beside what they find now', async () => {
  const event = enriched(given('f1'), { keywords: ['first'] });
  const again = { ...enriched(given('f1'), { keywords: ['second'], setId: 'set-2' }), rawEventId: 'rerun', reenrichment: 'job' };
  expect(await storage.write(event, again)).toEqual(['stored', 'reenriched']);
  expect(await storage.write({ ...again, rawEventId: 'rerun-2', enrichment: { ...again.enrichment, setId: 'set-3' } })).toEqual([
    'reenriched',
  ]);
  // all of it once more
  expect(await storage.write(event, again)).toEqual(['duplicate', 'duplicate']);
  const kept = await storage.store.reader.query(
    'select set_id, findings->$2 as words from khabar.article_findings where article_id = $1 order by 1',
    [event.articleId, 'keywords'],
  );
  expect(kept).toEqual([
    { set_id: 'set-1', words: ['first'] },
    { set_id: 'set-2', words: ['second'] },
  ]);
});
