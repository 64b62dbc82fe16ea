/** Articles as lists show them are kept in one piece beside their rows: no answer tells from which of the two it is. */
import type { EnrichedArticle } from '#events';
import { fingerprint } from '../apps/enrichment/src/steps/fingerprint/fingerprint.ts';
import { listsAgree } from './harness/lists-agree.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { allGrouped, enriched, entity, startStorage, type StorageUnderTest, topic } from './storage.support.ts';

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();
beforeAll(async () => {
  storage = await startStorage(stack.env);
  await storage.write(...(await Promise.all(articles.map(withFingerprint))));
  await storage.write(
    make('revised', { headline: 'Second', dateModified: '2026-11-02' }, { entities: [entity('Lima')] }),
    make('reenriched', {}, { setId: 'set-2', entities: [entity('Oslo')], topics: [] }),
    make('taken back', { pubStatus: 'canceled', dateModified: '2026-11-02' }),
  );
  await allGrouped(storage);
}, 30_000);

const LONG = 'Parliament met. '.repeat(16_000);
const COPIED = Array.from({ length: 120 }, (_, n) => `word${(n * 7919) % 1009}`).join(' ');
const make = (id: string, given: object = {}, found: object = {}) =>
  enriched(
    {
      id,
      headline: `On ${id}`,
      articleBody: `The delegation of ${id} came to the capital on Monday and spoke with the chair of the committee about the vote.`,
      inLanguage: 'en',
      datePublished: '2026-11-01T10:00:00Z',
      publisher: { name: 'Wire "1"', country: 'NO' },
      ...given,
    },
    found,
  );
async function withFingerprint(event: EnrichedArticle): Promise<EnrichedArticle> {
  const found = await fingerprint.run(event.article, {});
  return typeof found === 'string' ? event : { ...event, ...found };
}
const date = (start: number) => ({ field: 'articleBody', start, end: start + 6, text: 'Monday', value: '2026-11-02' });
const articles = [
  make('bare'),
  make('nothing found', {}, { entities: [], topics: [] }),
  make(
    'all found',
    { keywords: ['Vote', 'own'], author: [{ name: 'A. B.' }], summary: 'The publisher’s own', odd: { nested: [1.5, 'ß\u2028'] } },
    {
      entities: [entity('Oslo', { country: 'NO' }), entity('OSCE "PA"', { type: 'organisation', role: 'host' })],
      topics: [topic('medtop:20000574', 'election', ['medtop:11000000']), topic('medtop:11000000', 'politics')],
      dates: [date(50), date(50), { ...date(50), value: '2026-11-09' }],
      keywords: ['vote', 'committee'],
      infosources: [
        { id: 'wikidata:Q40469', name: 'Associated Press', country: 'US', role: 'agency', via: 'credit', evidence: [] },
      ],
    },
  ),
  make('copied', {
    articleBody: COPIED,
    datePublished: '2026-11-01T10:00:00Z',
    publisher: { name: 'Wire' },
  }),
  make('a copy', {
    articleBody: COPIED,
    datePublished: '2026-11-01T11:00:00Z',
    publisher: { name: 'Paper' },
  }),
  make('too long', { articleBody: LONG }),
  make('reserved', { rights: { tdmReservation: true }, description: 'Much of it. '.repeat(40) }, { entities: [entity('Rome')] }),
  make('revised'),
  make('reenriched', {}, { entities: [entity('Bergen')] }),
  make('taken back', {}, { entities: [entity('Paris')], topics: [topic('medtop:11000000', 'politics')] }),
];

const list = async () => (await storage.get('/v1/articles?limit=50')).body.data as { articleId: string }[];
const shapes = async () =>
  (
    await storage.store.reader.query<{ shape: number; articles: number }>(
      'select shape, count(*)::int as articles from khabar.article_listed group by shape order by shape',
    )
  ).map(({ shape, articles: count }) => [shape, count]);

it('is written with its article, and says what the article says', async () => {
  expect(await shapes()).toEqual([[1, articles.length]]);
  expect(await listsAgree(storage.store.reader.query)).toBe(articles.length);
  const byHeadline = Object.fromEntries((await list()).map((article) => [(article as { headline?: string }).headline, article]));
  expect(byHeadline).toMatchObject({
    'On all found': {
      keywords: ['Vote', 'own', 'committee'],
      dates: [{ value: '2026-11-02' }, { value: '2026-11-09' }],
      entities: [{ name: 'Oslo' }, { name: 'OSCE "PA"' }],
    },
    'On nothing found': { entities: [], topics: [] },
    'On a copy': { copyOf: articles[3]!.articleId, similarity: 1, story: { id: expect.any(String) } },
    'On too long': { flags: ['search_truncated'] },
    'On reserved': { flags: ['text_withheld'], description: expect.stringMatching(/…$/), entities: [{ name: 'Rome' }] },
    Second: { revision: 2, entities: [{ name: 'Lima' }] },
    'On reenriched': { entities: [{ name: 'Oslo' }], enrichment: { setId: 'set-2' } },
    undefined: { pubStatus: 'canceled', revision: 2 },
  });
  expect(byHeadline['On bare']).not.toHaveProperty('entities');
  for (const field of ['entities', 'topics', 'headline']) expect(byHeadline['undefined']).not.toHaveProperty(field);
  for (const entityListed of byHeadline['On all found'].entities) expect(entityListed).not.toHaveProperty('mentions');
});

it('is answered from its rows where an earlier version wrote it, or did not, and is written anew in the background', async () => {
  const before = await list();
  const { writer } = storage.store;
  await writer.transaction(async (query) => {
    await query('select pg_advisory_xact_lock(7215418009)'); // another instance is at it
    await writer.query('delete from khabar.article_listed where article_id = $1', [articles[0]!.articleId]);
    await writer.query(`update khabar.article_listed set shape = 0, article = '{"headline": "of before"}'`);
    expect(await list()).toEqual(before);
  });
  await until(async () => (await shapes()).join() === `1,${articles.length - 1}`, 'they are written anew', 20_000);
  expect(await list()).toEqual(before);
  expect(await listsAgree(storage.store.reader.query)).toBe(articles.length - 1);
});

it('goes by a ruling', async () => {
  const { body } = await storage.post('/v1/entities/rulings', { kind: 'merge', ids: ['place:Lima'], into: 'place:Rome' });
  await until(async () => (await storage.get(`/v1/entities/rulings/${body.id}`)).body.state === 'standing', 'it stands');
  expect(await list()).toContainEqual(
    expect.objectContaining({ headline: 'Second', entities: [expect.objectContaining({ name: 'Rome', ruling: body.id })] }),
  );
});

it('one that can’t be shown in lists holds up none of the others', async () => {
  const { writer } = storage.store;
  await writer.query(`update khabar.article set findings = findings || '{"dates": [null]}' where article_id = $1`, [
    articles[1]!.articleId,
  ]);
  await writer.query('update khabar.article_listed set shape = 0');
  await until(async () => (await shapes()).join() === `1,${articles.length - 1}`, 'they are written anew', 20_000);
  await writer.query(`update khabar.article set findings = findings - 'dates' where article_id = $1`, [articles[1]!.articleId]);
  expect((await list()).map(({ articleId }) => articleId)).toContain(articles[1]!.articleId);
});
