/** What is forgotten is nowhere, and stays forgotten; what is kept for so long is gone then. */
import { Retention } from '../apps/storage/src/keep/retention.ts';
import { useStack } from './harness/stack.ts';
import { enriched, entity, startStorage, type StorageUnderTest } from './storage.support.ts';

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();
beforeAll(async () => {
  storage = await startStorage(stack.env);
}, 30_000);

const given = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  headline: `Xylograph ${id}`,
  articleBody: `Xylograph text of ${id} on Quentin Xylander in Oslo.`,
  url: `https://news.example.org/xylograph-${id}`,
  ...more,
});
const found = { entities: [entity('Quentin Xylander', { type: 'person' }), entity('Oslo')], keywords: ['xylograph'] };

/** Every row of every table of ours, as text: what is in none of them is nowhere. */
async function everything(): Promise<string> {
  const { query } = storage.store.reader;
  const tables = await query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'khabar'`,
  );
  const rows = await Promise.all(tables.map(({ name }) => query(`select t::text from ${name} t`)));
  return JSON.stringify(rows);
}

describe('forget', () => {
  const one = enriched(given('f1'), found);
  const two = enriched(given('f1', { articleBody: 'Xylograph, other text' }), { ...found, entities: [entity('Oslo')] });
  const rerun = { ...two, rawEventId: 'rerun', enrichment: { ...two.enrichment, setId: 'set-2' } };
  // named in the first revision alone: no link tells of it any more
  const other = enriched({ id: 'other', headline: 'Oslo', articleBody: 'Oslo.' }, { entities: [entity('Oslo')] });

  it('erases text, revisions, findings and names everywhere, and answers a tombstone', async () => {
    await storage.write(one, two, other);
    await storage.write(rerun);
    expect(await everything()).toMatch(/xylander/i);
    const answer = await storage.post(`/v1/articles/${one.articleId}/forget`, { why: 'court order 12/2026' });
    const tombstone = { articleId: one.articleId, forgottenAt: expect.any(String), why: 'court order 12/2026', revisions: 2 };
    expect(answer).toMatchObject({ status: 200, body: tombstone });
    expect(await everything()).not.toMatch(/xyl/i);
    for (const path of ['', '/revisions'])
      expect(await storage.get(`/v1/articles/${one.articleId}${path}`)).toMatchObject({
        status: 410,
        body: { code: 'article_forgotten', ...tombstone },
      });
    expect(await storage.get(`/v1/articles/by-url?url=${one.article.url}`)).toMatchObject({ status: 404 });
    expect((await storage.get('/v1/entities?q=Oslo')).body.data).toMatchObject([{ name: 'Oslo', articleCount: 1 }]);
  });

  it('no redelivery, revision or re-run undoes it', async () => {
    const again = enriched(given('f1', { articleBody: 'Xylograph, quite new' }), found);
    expect(await storage.write(one, two, again, { ...rerun, reenrichment: 'job' })).toEqual(Array(4).fill('forgotten'));
    expect(await everything()).not.toMatch(/xyl/i);
  });

  it('tells followers, and keeps the first reason when it is done again', async () => {
    const told = await storage.store.reader.query('select data from khabar.outbox where article_id = $1', [one.articleId]);
    expect(told).toEqual([
      { data: { articleId: one.articleId, revision: 2, pubStatus: 'canceled', changed: [], forgotten: true } },
    ]);
    const { status, body } = await storage.post(`/v1/articles/${one.articleId}/forget`, { why: 'another' });
    expect([status, body]).toMatchObject([200, { why: 'court order 12/2026', revisions: 2 }]);
  });

  it.each([
    ['an id that nobody has', '00000000-0000-4000-8000-000000000000', { why: 'x' }, 404, 'article_not_found'],
    ['no id', 'x', { why: 'x' }, 404, 'article_not_found'],
    ['no reason', other.articleId, {}, 400, 'invalid_body'],
    ['a blank reason', other.articleId, { why: '  ' }, 400, 'invalid_body'],
    ['more than a reason', other.articleId, { why: 'x', force: true }, 400, 'invalid_body'],
    ['no object', other.articleId, [], 400, 'invalid_body'],
  ])('%s: %s', async (_, id, body, status, code) =>
    expect(await storage.post(`/v1/articles/${id}/forget`, body)).toMatchObject({ status, body: { code } }),
  );

  it('beside writers at work, nothing deadlocks and no entity of theirs is lost', async () => {
    const names = ['Oslo', 'Bergen', 'Tromsø'].map((name) => entity(name));
    const events = Array.from({ length: 60 }, (_, n) =>
      enriched({ id: `w${n}`, headline: `W ${n}`, articleBody: 'x' }, { entities: names }),
    );
    await storage.write(...events.slice(0, 20));
    await Promise.all([
      ...events.slice(0, 20).map(({ articleId }) => storage.post(`/v1/articles/${articleId}/forget`, { why: 'x' })),
      ...Array.from({ length: 8 }, (_, n) => storage.write(...events.slice(20 + n * 5, 25 + n * 5))),
    ]);
    for (const name of ['Bergen', 'Tromsø'])
      expect((await storage.get(`/v1/entities?q=${encodeURIComponent(name)}`)).body.data).toMatchObject([
        { name, articleCount: 40 },
      ]);
    const [row] = await storage.store.writer.query<{ deadlocks: number }>(
      'select deadlocks::int from pg_stat_database where datname = current_database()',
    );
    expect(row!.deadlocks).toBe(0);
  }, 60_000);
});

describe('retention', () => {
  const age = (table: string, column: string, articleId: string) =>
    storage.store.writer.query(`update khabar.${table} set ${column} = now() - interval '10 days' where article_id = $1`, [
      articleId,
    ]);

  it('is off unless asked for', async () => {
    const event = enriched(given('k0'));
    await storage.write(event);
    await age('article', 'revised_at', event.articleId);
    expect(await new Retention(storage.store, {}).run()).toEqual({});
  });

  it('gives up the texts of earlier revisions, and a redelivery is still known for one', async () => {
    const [one, two] = [enriched(given('k1')), enriched(given('k1', { headline: 'New' }))];
    await storage.write(one, two);
    await age('article_revision', 'stored_at', one.articleId);
    const retention = new Retention(storage.store, { revisions: 7 });
    expect(await retention.run()).toEqual({ revisions: 1, findings: 0 });
    expect(await retention.run()).toEqual({ revisions: 0, findings: 0 });
    expect(await storage.write(one)).toEqual(['duplicate']);
    const { data } = (await storage.get(`/v1/articles/${one.articleId}/revisions`)).body;
    expect(data).toMatchObject([
      { revision: 2, changed: [] },
      { revision: 1, erasedAt: expect.any(String) },
    ]);
    expect(data[1]).not.toHaveProperty('headline');
  });

  it('gives up dead letters and the memory of events by their own ages', async () => {
    const event = enriched(given('k3'));
    await storage.write(event);
    await age('weighed_event', 'weighed_at', event.articleId);
    const letter = (id: string, days: number) =>
      storage.store.writer.query(
        `insert into khabar.dead_letter (id, topic, partition, message_offset, headers, fingerprint, code, reason, service, first_at, last_at, times, state)
         values ($1, 'articles.raw.v1', 0, 1, '{}', 'f', 'empty', 'r', 'enrichment', now() - interval '20 days', now() - make_interval(days => $2), 1, 'open')`,
        [id, days],
      );
    await letter('0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f01', 10);
    await letter('0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f02', 3);
    expect(await new Retention(storage.store, { deadLetters: 7, events: 7 }).run()).toEqual({
      'dead letters': 1,
      'events weighed': 1,
    });
    expect((await storage.get('/v1/dead-letters?view=letters')).body.data).toMatchObject([
      { id: '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f02' },
    ]);
  });

  it('gives up articles in bounded batches, those that were revised of late stay', async () => {
    const old = Array.from({ length: 1_200 }, (_, n) =>
      enriched({ id: `old${n}`, headline: `Old ${n}` }, { entities: [entity(`Old ${n}`)] }),
    );
    for (let at = 0; at < old.length; at += 200) await storage.write(...old.slice(at, at + 200));
    await storage.store.writer.query(
      `update khabar.article set stored_at = now() - interval '10 days', revised_at = now() - interval '10 days' where doc->>'headline' like 'Old %'`,
    );
    await storage.write(enriched({ id: 'old7', headline: 'Old 7', articleBody: 'revised' }));
    const [erased, none] = await Promise.all([1, 2].map(() => new Retention(storage.store, { articles: 7 }).run()));
    expect(erased!['articles']! + none!['articles']!).toBeGreaterThanOrEqual(1_199);
    expect((await storage.get('/v1/articles?q=old')).body.data).toMatchObject([{ headline: 'Old 7', revision: 2 }]);
    expect((await storage.get('/v1/entities?q=Old')).body.data).toEqual([]);
  }, 60_000);
});
