/** Who copied whom: the same answer whatever the order in which articles come, and none where there is none. */
import type { EnrichedArticle } from '#events';
import { fingerprint } from '../apps/enrichment/src/steps/fingerprint/fingerprint.ts';
import { groupPage } from '../apps/storage/src/grouping/lane.ts';
import { Retention } from '../apps/storage/src/keep/retention.ts';
import { makeCorpus } from '../bench/copies/corpus.ts';
import { bodyOf } from '../bench/copies/derived.ts';
import { madeArticle } from '../bench/copies/made-articles.ts';
import { Random } from '../bench/copies/random.ts';
import { scoreOf } from '../bench/copies/score.ts';
import { copiesIn, enrichedOf, withFingerprint } from '../bench/copies/store.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched, startStorage, type StorageUnderTest } from './storage.support.ts';

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();
beforeAll(async () => {
  storage = await startStorage(stack.env);
}, 30_000);
beforeEach(() => storage.truncate('article', 'forgotten', 'copy_key', 'grouping_queue'));

let minute = 0;

/** An article as enrichment hands it over, published a minute after the one before unless it says otherwise. */
async function found(given: Record<string, unknown>, more: Partial<EnrichedArticle> = {}): Promise<EnrichedArticle> {
  minute += 1;
  const datePublished = new Date(Date.UTC(2026, 9, 1, 0, minute)).toISOString();
  const event = { ...enriched({ datePublished, ...given }), ...more };
  const step = await fingerprint.run(event.article, {});
  return typeof step === 'string' ? event : { ...event, ...step, ...more };
}

const isGrouped = async (of = storage) => {
  await groupPage(of.store.upkeep, 200);
  const [row] = await of.store.reader.query<{ count: number }>('select count(*)::int as count from khabar.grouping_queue');
  return row!.count === 0;
};

async function store(...events: EnrichedArticle[]): Promise<void> {
  await storage.write(...events);
  await until(isGrouped, 'all is grouped', 30_000);
}

const article = async ({ articleId }: EnrichedArticle) => (await storage.get(`/v1/articles/${articleId}`)).body;
const similar = async ({ articleId }: EnrichedArticle) => (await storage.get(`/v1/articles/${articleId}/similar`)).body.data;
const idsIn = async (path: string): Promise<string[]> =>
  (await storage.get(path)).body.data.map(({ articleId }: { articleId: string }) => articleId);

const random = new Random(42);
/** A text of its own, in so many sentences. */
const text = (sentences = 14): string => {
  for (;;) {
    const made = madeArticle(random, sentences);
    if (made.language === 'en') return bodyOf(made.paragraphs);
  }
};

describe('forty papers with one text of an agency', () => {
  const body = text(16);
  const paragraphs = body.split('\n\n');
  const paper = (at: number) => ({
    id: `paper ${at}`,
    headline: `Headline of paper ${at}`,
    publisher: { name: `Paper ${at}`, domain: `paper${at}.example` },
    agency: 'Meridian',
    articleBody: [
      (): string => body,
      () => `GRAZ (Meridian) - ${body}\n\n(Reporting by Ana Silva)`,
      () => paragraphs.slice(0, Math.ceil(paragraphs.length * 0.6)).join('\n\n'),
      () => `${text(3)}\n\n${body}\n\n${text(2)}\n\nRead more: all about it`,
    ][at % 4]!(),
  });

  it('are one set whose parent is what the agency published, though that came last', async () => {
    const papers = await Promise.all(Array.from({ length: 40 }, (_, at) => found(paper(at))));
    const own = await Promise.all([found({ id: 'own 1', articleBody: text() }), found({ id: 'own 2', articleBody: text() })]);
    const agency = await found({ id: 'agency', publisher: { name: 'Meridian' }, articleBody: body, headline: 'As it was' });
    await store(...papers, ...own, agency);

    for (const one of papers) expect(await article(one)).toMatchObject({ copyOf: agency.articleId });
    expect(await article(papers[0]!)).toMatchObject({ similarity: 1, containment: 1 });
    expect(await article(papers[2]!)).toMatchObject({ similarity: expect.closeTo(0.6, 0), containment: 1 });
    for (const one of [agency, ...own]) expect(await article(one)).not.toHaveProperty('copyOf');

    const { body: collapsed } = await storage.get('/v1/articles?duplicates=collapse');
    expect(collapsed.page.total).toEqual({ value: 3, relation: 'eq' });
    expect(collapsed.data.map(({ articleId }: EnrichedArticle) => articleId).toSorted()).toEqual(
      [agency, ...own].map(({ articleId }) => articleId).toSorted(),
    );
    expect(await idsIn('/v1/articles?duplicates=only&limit=200')).toHaveLength(40);
    expect(await idsIn('/v1/articles?limit=200')).toHaveLength(43);
    expect(await similar(agency)).toHaveLength(20);
    expect((await storage.get(`/v1/articles/${agency.articleId}/similar`)).body.page.total.value).toBe(40);
  });

  it('is shown by the best of those that match, where the parent does not, page by page', async () => {
    const given = [0, 2, 3].map((at) => ({ ...paper(at), inLanguage: 'en', publisher: { name: `Paper ${at}`, country: 'NO' } }));
    const [whole, cut, framed] = await Promise.all(given.map((one) => found(one)));
    const agency = await found({ id: 'agency', publisher: { name: 'Meridian', country: 'AT' }, articleBody: body });
    const alone = await found({ id: 'alone', publisher: { name: 'Alone', country: 'NO' }, articleBody: text() });
    await store(whole!, cut!, framed!, agency, alone);

    expect(await idsIn('/v1/articles?duplicates=collapse&country=NO')).toEqual([alone.articleId, whole!.articleId]);
    const first = (await storage.get('/v1/articles?duplicates=collapse&country=NO&limit=1')).body;
    expect(first).toMatchObject({ data: [{ articleId: alone.articleId }], page: { total: { value: 2 } } });
    const next = (await storage.get(`/v1/articles?duplicates=collapse&country=NO&limit=1&cursor=${first.page.nextCursor}`)).body;
    expect(next).toMatchObject({ data: [{ articleId: whole!.articleId }], page: { nextCursor: null } });
    expect(await idsIn('/v1/articles?duplicates=only&country=NO')).toEqual(
      [framed!, cut!, whole!].map(({ articleId }) => articleId),
    );
  });
});

it.each(['/v1/articles?duplicates=none', '/v1/articles?duplicates=only&duplicates=only'])('%s is refused', async (path) => {
  expect(await storage.get(path)).toMatchObject({ status: 400, body: { errors: [{ parameter: 'duplicates' }] } });
});

it('refuses what /similar does not take, and knows what is not there', async () => {
  const one = await found({ id: 'one', articleBody: text() });
  await store(one);
  const path = `/v1/articles/${one.articleId}/similar`;
  expect(await storage.get(`${path}?limit=0`)).toMatchObject({ status: 400, body: { errors: [{ parameter: 'limit' }] } });
  expect(await storage.get(`${path}?colour=red`)).toMatchObject({ status: 400, body: { errors: [{ parameter: 'colour' }] } });
  expect(await storage.get(`${path}?cursor=x`)).toMatchObject({ status: 400, body: { errors: [{ parameter: 'cursor' }] } });
  expect((await storage.get('/v1/articles/00000000-0000-4000-8000-000000000000/similar')).status).toBe(404);
  expect(await storage.get(path)).toMatchObject({ status: 200, body: { data: [] } });
});

describe('a made corpus', () => {
  const corpus = makeCorpus({ bases: 12, derived: 96, others: 300 });
  const events: EnrichedArticle[] = [];
  beforeAll(async () => {
    for (const one of corpus) events.push(await withFingerprint(await enrichedOf(one)));
  });
  const batches = (all: readonly EnrichedArticle[]) => Array.from({ length: 12 }, (_, at) => all.slice(at * 34, at * 34 + 34));

  it('has the same copies in whatever order it comes, again and through two instances', async () => {
    for (const batch of batches(events)) await store(...batch);
    const copies = await copiesIn(storage.store.reader);
    const nameOf = new Map(corpus.map(({ raw }, at) => [events[at]!.articleId, raw.id]));
    const named = [...copies].map(([id, { setId, copyOf }]): [string, { setId: string; copyOf: string | null }] => [
      nameOf.get(id)!,
      { setId: nameOf.get(setId)!, copyOf: copyOf && nameOf.get(copyOf)! },
    ]);
    const { recall, precision } = scoreOf(
      corpus.map((one) => ({ ...one, id: one.raw.id })),
      new Map(named),
    );
    expect(recall.right / recall.of).toBeGreaterThanOrEqual(0.95);
    expect(precision.right / precision.of).toBeGreaterThanOrEqual(0.99);

    await store(...events); // delivered again
    expect(await copiesIn(storage.store.reader)).toEqual(copies);

    await storage.truncate('article', 'copy_key', 'grouping_queue');
    const second = await startStorage(stack.env);
    try {
      const shuffled = new Random(1).shuffled(events);
      for (const [at, batch] of batches(shuffled).entries()) {
        const of = at % 2 === 0 ? storage : second;
        await of.write(...batch);
        await Promise.all([isGrouped(storage), isGrouped(second)]);
      }
      await until(() => isGrouped(second), 'all is grouped');
      expect(await copiesIn(storage.store.reader)).toEqual(copies);
    } finally {
      await second.stop();
    }
  }, 120_000);
});

describe('what is no copy', () => {
  it('two texts that share a long disclaimer', async () => {
    const told =
      'The house and its staff take no position on what is told here, and who acts on it does so at a risk of their own.';
    const unknown = [told, text(7), 'Prices may fall as well as rise, and what was earned before says little.'].join(' ');
    const known = `Disclaimer: ${unknown}`;
    const all = await Promise.all(
      [unknown, unknown, known, known].map((end, at) => found({ id: `with ${at}`, articleBody: `${text(7)}\n\n${end}` })),
    );
    await store(...all);
    for (const one of all) expect(await article(one)).not.toHaveProperty('copyOf');
  });

  it('an article that quotes a whole other one: it contains it', async () => {
    const whole = await found({ id: 'whole', articleBody: text(6) });
    const quoted = `${text(9)}\n\n"${whole.article.articleBody}"\n\n${text(8)}`;
    const quoting = await found({ id: 'quoting', articleBody: quoted });
    await store(whole, quoting);
    expect(await article(quoting)).not.toHaveProperty('copyOf');
    expect(await similar(whole)).toMatchObject([{ relation: 'contains', article: { articleId: quoting.articleId } }]);
    expect(await similar(quoting)).toMatchObject([
      { relation: 'containedIn', containment: expect.closeTo(1, 1), article: { articleId: whole.articleId } },
    ]);
  });

  it('two articles that a third runs together: it is a copy of one of them, and contains the other', async () => {
    const [one, other] = await Promise.all([
      found({ id: 'one', articleBody: text() }),
      found({ id: 'other', articleBody: text() }),
    ]);
    const merged = await found({ id: 'merged', articleBody: `${one!.article.articleBody}\n\n${other!.article.articleBody}` });
    const late = await found({ id: 'late', articleBody: other!.article.articleBody, headline: 'Late' });
    await store(late, merged, other!, one!);
    expect([one!.articleId, other!.articleId]).toContain((await article(merged)).copyOf);
    for (const original of [one!, other!]) expect(await article(original)).not.toHaveProperty('copyOf');
    expect(await article(late)).toMatchObject({ copyOf: other!.articleId });
  });

  it.each([
    ['three words', 'Nothing to say'],
    ['boilerplate alone', 'Read more\n\nSubscribe to our newsletter\n\n© 2026 The Valley Post. All rights reserved.'],
  ])('%s', async (_, articleBody) => {
    const both = await Promise.all([found({ id: 'a', articleBody }), found({ id: 'b', articleBody })]);
    await store(...both);
    expect(both[0]).not.toHaveProperty('fingerprint');
    for (const one of both) expect(await article(one)).not.toHaveProperty('copyOf');
    // they may be in one story all the same
    expect((await similar(both[0]!)).filter(({ relation }: { relation: string }) => relation !== 'sameStory')).toEqual([]);
  });
});

it('a live blog of 200 kB, cut in half, is found', async () => {
  const blog = Array.from({ length: 130 }, () => text(14))
    .join('\n\n')
    .slice(0, 200_000);
  const whole = await found({ id: 'blog', articleBody: blog });
  const half = await found({ id: 'half', articleBody: blog.slice(0, 100_000) });
  await store(whole, half);
  expect(whole.fingerprint!.shingles.length).toBeLessThan(6_000);
  const { copyOf, containment, similarity } = await article(half);
  expect([copyOf, containment]).toEqual([whole.articleId, 1]);
  expect(Math.abs(similarity - 0.5)).toBeLessThan(0.1); // its halves have phrases in common
});

it.each([
  ['a list', Array.from({ length: 30 }, (_, at) => `- Place ${at}: club number ${at * 7}, ${at * 3} points`).join('\n')],
  [
    'Chinese',
    '参议院周二在首都以多数票通过了新的预算法案，反对党表示将向宪法法院提起诉讼，并要求政府公布全部细节。外交部发言人没有回应记者的提问。',
  ],
  ['a language that nobody knows', Array.from({ length: 60 }, (_, at) => `zu${at % 17}ka bor${at % 23}en mil${at}`).join(' ')],
])('%s is found again', async (_, articleBody) => {
  const one = await found({ id: 'one', articleBody });
  const other = await found({ id: 'other', articleBody: `By Ana Silva\n\n${articleBody}` });
  await store(one, other);
  expect(await article(other)).toMatchObject({ copyOf: one.articleId, similarity: 1 });
});

it('a thousand articles with nearly one text are one set, and the index has one of them', async () => {
  const body = text(20);
  const all = await Promise.all(
    Array.from({ length: 1_000 }, (_, at) => found({ id: `n ${at}`, articleBody: `${body} So says paper ${at}.` })),
  );
  for (let at = 0; at < all.length; at += 200) await storage.write(...all.slice(at, at + 200));
  await until(isGrouped, 'all is grouped', 60_000);
  const rows = await storage.store.reader.query(
    'select set_id, count(*)::int, sum(indexed::int)::int from khabar.copy group by 1',
  );
  expect(rows).toEqual([{ set_id: all[0]!.articleId, count: 1_000, sum: 1 }]);
  expect((await storage.get('/v1/articles?duplicates=collapse')).body.page.total.value).toBe(1);
}, 90_000);

describe('what becomes of a set', () => {
  const body = text(16);
  const set = () => Promise.all([1, 2, 3].map((at) => found({ id: `of ${at}`, articleBody: body, headline: `Headline ${at}` })));

  it('a correction is no copy, and stays in the set', async () => {
    const [first, second] = await set();
    await store(first!, second!);
    const corrected = await found({
      id: 'of 2',
      articleBody: body.replace('the', 'this'),
      headline: 'Corrected',
      datePublished: second!.article.datePublished,
    });
    await store(corrected);
    expect(await article(second!)).toMatchObject({ revision: 2, copyOf: first!.articleId });
    expect((await storage.get('/v1/articles')).body.page.total.value).toBe(2);
  });

  it('a revision to another text leaves it, and those that hung on it go on', async () => {
    const [first, second, third] = await set();
    await store(first!, second!, third!);
    await store(await found({ id: 'of 1', articleBody: text(), headline: 'Other', datePublished: first!.article.datePublished }));
    expect(await article(first!)).not.toHaveProperty('copyOf');
    expect(await article(second!)).not.toHaveProperty('copyOf');
    expect(await article(third!)).toMatchObject({ copyOf: second!.articleId });
  });

  it.each(['canceled', 'withheld'])('the parent is %s, and comes back', async (pubStatus) => {
    const [first, second, third] = await set();
    await store(first!, second!, third!);
    const { datePublished } = first!.article;
    await store(await found({ id: 'of 1', headline: 'x', articleBody: body, pubStatus, datePublished }));
    expect(await article(third!)).toMatchObject({ copyOf: second!.articleId });
    expect(await similar(second!)).toMatchObject([{ article: { articleId: third!.articleId } }]);
    await store(await found({ id: 'of 1', headline: 'y', articleBody: body, datePublished }));
    expect(await article(third!)).toMatchObject({ copyOf: first!.articleId });
  });

  it('the first is forgotten', async () => {
    const [first, second, third] = await set();
    await store(first!, second!, third!);
    await storage.post(`/v1/articles/${first!.articleId}/forget`, { why: 'asked for' });
    await until(isGrouped, 'all is grouped');
    expect(await article(second!)).not.toHaveProperty('copyOf');
    expect(await article(third!)).toMatchObject({ copyOf: second!.articleId });
    const left = await storage.store.reader.query('select 1 from khabar.copy_key where article_id = $1', [first!.articleId]);
    expect(left).toEqual([]);
  });

  it('a parent that nothing hangs on is given up by retention', async () => {
    const short = await found({ id: 'short', articleBody: body.slice(0, body.length * 0.7) });
    const agency = await found({ id: 'agency', articleBody: body, agency: 'Meridian', publisher: { name: 'Meridian' } });
    await store(short, agency);
    expect(await article(short)).toMatchObject({ copyOf: agency.articleId });
    await storage.store.writer.query(`update khabar.article set revised_at = now() - interval '9 days' where article_id = $1`, [
      agency.articleId,
    ]);
    await new Retention(storage.store, { articles: 5 }).run();
    await until(isGrouped, 'all is grouped');
    expect(await article(short)).not.toHaveProperty('copyOf');
  });

  it('one that is enriched anew has the agency that was found then', async () => {
    const [first, second] = await set();
    await store(first!, second!);
    const infosources = [{ id: 'meridian', name: 'Meridian', role: 'agency' as const, via: 'publisher' as const, evidence: [] }];
    await store({ ...second!, infosources, enrichment: { ...second!.enrichment, setId: 'set-2' } });
    expect(await article(first!)).toMatchObject({ copyOf: second!.articleId });
  });
});

it('a fingerprint that is none costs its article the copies, and its neighbours nothing', async () => {
  const body = text();
  const [first, second] = await Promise.all([
    found({ id: 'a', articleBody: body }),
    found({ id: 'b', articleBody: body, headline: 'b' }),
  ]);
  const words = { words: 9, share: 1, minhash: '', lead: '' };
  const bad = await found({ id: 'bad', articleBody: body }, { fingerprint: { ...words, shingles: 'AAAA' } });
  const large = await found({ id: 'large', articleBody: body }, { fingerprint: { ...words, shingles: 'A'.repeat(40_000) } });
  await store(bad, first!, large, second!);
  expect(await article(second!)).toMatchObject({ copyOf: first!.articleId });
  for (const one of [bad, large]) expect(await article(one)).not.toHaveProperty('copyOf');
});
