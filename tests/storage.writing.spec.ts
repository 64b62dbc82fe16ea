import { decodeEnriched, toMessage } from '#events';
import type { Outcome } from '../apps/storage/src/write/outcome.ts';
import { useStack } from './harness/stack.ts';
import { enriched, entity, startStorage, type StorageUnderTest, topic } from './storage.support.ts';

let storage: StorageUnderTest;
afterAll(() => storage.stop()); // before the stack's own afterAll, which drops the database
const stack = useStack();
beforeAll(async () => {
  storage = await startStorage(stack.env);
}, 30_000);

const given = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  headline: `Council of ${id} meets`,
  articleBody: `Oslo hosts the council of ${id}.`,
  url: `https://news.example.org/${encodeURIComponent(id)}`,
  datePublished: '2026-03-01T10:00:00Z',
  publisher: { name: 'Example Wire', country: 'NO' },
  ...more,
});
const found = {
  entities: [entity('Oslo', { id: 'wikidata:Q585', sameAs: ['wikidata:Q585'], country: 'NO' })],
  topics: [topic('medtop:20000638', 'election', ['medtop:20000574', 'medtop:11000000'])],
};

const body = { field: 'articleBody' as const, start: 0, end: 4, text: 'Oslo' };
const told = {
  infosources: [{ id: 'ntb', name: 'NTB', country: 'NO', role: 'agency' as const, via: 'credit' as const, evidence: [body] }],
  keyphrases: [{ ...body, weight: 1 }],
  summary: { text: 'Oslo', sentences: [body] },
};

it('answers an article as it came, beside what was found in it', async () => {
  const event = enriched(given('a1'), { ...found, ...told, dates: [], keywords: ['council'] });
  expect(await storage.write(event)).toEqual(['stored']);
  const { status, body } = await storage.get(`/v1/articles/${event.articleId}`);
  expect(status).toBe(200);
  expect(body).toEqual({
    ...event.article,
    date: JSON.parse(JSON.stringify(event.article.date)),
    language: event.language,
    entities: event.entities,
    topics: event.topics,
    dates: [],
    keywords: ['council'],
    ...told,
    revision: 1,
    storedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    updatedAt: expect.any(String),
    enrichment: event.enrichment,
  });
});

it('answers with what was found, where a publisher has a field of the same name', async () => {
  const [found, not] = [enriched(given('own1', { summary: 'A teaser' }), told), enriched(given('own2', { summary: 'A teaser' }))];
  await storage.write(found, not);
  expect((await storage.get(`/v1/articles/${found.articleId}`)).body).toMatchObject(told);
  expect((await storage.get(`/v1/articles/${not.articleId}`)).body).not.toHaveProperty('summary');
  expect((await storage.get(`/v1/articles/${found.articleId}/findings`)).body.data).toMatchObject([told]);
});

it('tells "nothing found" from "not looked for"', async () => {
  const [looked, not] = [enriched(given('n1'), { entities: [], topics: [] }), enriched(given('n2'))];
  await storage.write(looked, not);
  expect((await storage.get(`/v1/articles/${looked.articleId}`)).body).toMatchObject({ entities: [], topics: [] });
  expect(Object.keys((await storage.get(`/v1/articles/${not.articleId}`)).body)).not.toEqual(
    expect.arrayContaining(['entities']),
  );
});

it('whatever a stretch of events has done, it changes nothing when it comes again, in one batch or in many', async () => {
  const event = (articleBody: string, rawEventId: string, more: Record<string, unknown> = {}, setId = 'set-1') => ({
    ...enriched(given('again', { articleBody, ...more }), { setId }),
    rawEventId,
  });
  const stretch = [
    event('one', 'e1', { dateModified: '2026-03-05T10:00:00Z' }),
    event('one', 'e2', { dateModified: '2026-03-07T10:00:00Z' }), // the same content in another event
    event('late', 'e3', { dateModified: '2026-03-01T10:00:00Z' }),
    event('two', 'e4'), // undated: nothing is older than it
    event('two', 'e4', {}, 'set-2'),
    event('two', 'e5', {}, 'set-2'),
    event('three', 'e6'),
  ];
  const outcomes = ['stored', 'duplicate', 'stale', 'revised', 'reenriched', 'duplicate', 'revised'];
  expect(await storage.write(...stretch.slice(0, 2))).toEqual(outcomes.slice(0, 2));
  expect(await storage.write(...stretch.slice(2))).toEqual(outcomes.slice(2));
  /** All but the story, which comes seconds later by a lane of its own. */
  const answer = async () => {
    const { story: _later, ...rest } = (await storage.get(`/v1/articles/${stretch[0]!.articleId}`)).body;
    return rest;
  };
  const before = await answer();
  expect(before).toMatchObject({ articleBody: 'three', revision: 4 }); // the late one has a number too
  expect(new Set(await storage.write(...stretch))).toEqual(new Set(['duplicate']));
  for (const one of stretch) expect(await storage.write(one)).toEqual(['duplicate']);
  expect(await answer()).toEqual(before);
});

it('keeps a revision when the content changes, and changes nothing when it comes again', async () => {
  const [one, two, three] = ['one', 'two', 'three'].map((text) => enriched(given('r1', { articleBody: text }), found)) as [
    ReturnType<typeof enriched>,
    ReturnType<typeof enriched>,
    ReturnType<typeof enriched>,
  ];
  expect(await storage.write(one, one, two)).toEqual(['stored', 'duplicate', 'revised']);
  expect(await storage.write(three)).toEqual(['revised']);
  const before = (await storage.get(`/v1/articles/${one.articleId}`)).body;
  expect(before).toMatchObject({ revision: 3, articleBody: 'three' });
  // Kafka delivers all of it again
  expect(await storage.write(one, one, two, three)).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate']);
  expect((await storage.get(`/v1/articles/${one.articleId}`)).body).toEqual(before);
  const kept = await storage.store.reader.query(
    'select revision, body from khabar.article_revision where article_id = $1 order by 1',
    [one.articleId],
  );
  expect(kept).toEqual([
    { revision: 1, body: 'one' },
    { revision: 2, body: 'two' },
  ]);
});

it('replaces the findings alone when other steps ran', async () => {
  const first = enriched(given('e1'), found);
  const again = enriched(given('e1', { description: undefined }), {
    ...found,
    entities: [entity('Bergen')],
    topics: [],
    setId: 'set-2',
  });
  await storage.write(first);
  expect(await storage.write(again)).toEqual(['reenriched']);
  const { body } = await storage.get(`/v1/articles/${first.articleId}`);
  expect(body).toMatchObject({ revision: 1, topics: [], enrichment: { setId: 'set-2' }, headline: first.article.headline });
  expect(body.entities.map(({ name }: { name: string }) => name)).toEqual(['Bergen']);
  expect(await storage.write(again)).toEqual(['duplicate']);
});

it('keeps what its publisher changed last', async () => {
  const newer = enriched(given('m1', { articleBody: 'newer', dateModified: '2026-03-02T10:00:00Z' }));
  const older = enriched(given('m1', { articleBody: 'older', dateModified: '2026-03-01T10:00:00Z' }));
  expect(await storage.write(newer, older)).toEqual(['stored', 'stale']);
  expect(await storage.write(older)).toEqual(['duplicate']);
  expect((await storage.get(`/v1/articles/${newer.articleId}`)).body).toMatchObject({ revision: 1, articleBody: 'newer' });
});

it.each(['canceled', 'withheld'])('hides a %s article and leaves a tombstone', async (pubStatus) => {
  const id = `t-${pubStatus}`;
  const text = enriched(given(id, { headline: `Zyzzyva ${id}`, keywords: ['zyzzyva'] }), {
    ...found,
    ...told,
    keywords: ['zyzzyva'],
  });
  const gone = enriched(given(id, { headline: `Zyzzyva ${id}`, keywords: ['zyzzyva'], pubStatus }), {
    ...found,
    ...told,
    keywords: ['zyzzyva'],
  });
  expect(await storage.write(text, gone)).toEqual(['stored', 'revised']);
  const { body } = await storage.get(`/v1/articles/${text.articleId}`);
  expect(body).toMatchObject({ articleId: text.articleId, pubStatus, revision: 2, url: text.article.url });
  expect(JSON.stringify(body)).not.toMatch(/zyzzyva/i);
  for (const field of ['headline', 'description', 'articleBody', 'entities', 'topics', 'keywords', ...Object.keys(told)])
    expect(body).not.toHaveProperty(field);
  expect((await storage.get(`/v1/articles?q=zyzzyva`)).body.data).toEqual([]);
  const listed = (await storage.get(`/v1/articles?entity=Oslo&limit=200`)).body.data.map(
    ({ articleId }: { articleId: string }) => articleId,
  );
  expect(listed).not.toContain(text.articleId);
  const back = enriched(given(id, { headline: `Zyzzyva ${id}`, keywords: ['zyzzyva'] }), {
    ...found,
    keywords: ['zyzzyva'],
    setId: 'set-2',
  });
  expect(await storage.write({ ...back, rawEventId: 'anew' })).toEqual(['revised']);
  expect((await storage.get(`/v1/articles/${text.articleId}`)).body).toMatchObject({ revision: 3, headline: `Zyzzyva ${id}` });
  await storage.write({ ...gone, rawEventId: 'again' });
});

it('two writers with the same things in opposite order never deadlock', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `Place ${index}`);
  const forward = Array.from({ length: 100 }, (_, n) =>
    enriched(given(`f${n}`), { entities: names.map((name) => entity(name)) }),
  );
  const backward = Array.from({ length: 100 }, (_, n) =>
    enriched(given(`b${n}`), { entities: names.toReversed().map((name) => entity(name, { sameAs: [`x:${n}`] })) }),
  );
  const shared = Array.from({ length: 40 }, (_, n) => enriched(given(`s${n}`), { entities: [entity(`Place ${n}`)] }));
  const before = await deadlocks();
  const batches = (all: typeof forward) => Array.from({ length: 10 }, (_, index) => all.slice(index * 10, index * 10 + 10));
  const [one, two] = [batches(forward), batches(backward)];
  const outcomes: Outcome[] = [];
  // as many at once as there are connections: more would wait for one, and not for a lock
  for (let at = 0; at < one.length; at += 2)
    for (const some of await Promise.all(
      [at, at + 1].flatMap((n) => [storage.write(...one[n]!, ...shared), storage.write(...shared.toReversed(), ...two[n]!)]),
    ))
      outcomes.push(...some);
  expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(240);
  expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(20 * 40 - 40);
  expect(await deadlocks()).toBe(before);

  async function deadlocks(): Promise<number> {
    const [row] = await storage.store.writer.query<{ deadlocks: string }>(
      'select deadlocks from pg_stat_database where datname = current_database()',
    );
    return Number(row!.deadlocks);
  }
}, 60_000);

it('stores what holds U+0000, cleaned, through the border that Kafka messages take', async () => {
  const event = enriched(given('nul', { keywords: ['a'], odd: { key: 'value' } }));
  const dirty = {
    ...event,
    article: { ...event.article, headline: 'a\0b \\u0000 \u0001', keywords: ['x\0'], 'odd\0key': { 'k\0': 'v\0' } },
  };
  const message = {
    ...toMessage({ id: 'e', type: 'khabar.article.enriched.v1', source: 'test', subject: event.articleId, data: dirty }),
    topic: 't',
    partition: 0,
    offset: '0',
    timestamp: new Date(),
  };
  const { data } = decodeEnriched({ ...message, key: null, value: Buffer.from(message.value as string) });
  expect(await storage.write(data)).toEqual(['stored']);
  const { body } = await storage.get(`/v1/articles/${event.articleId}`);
  expect(body).toMatchObject({
    headline: 'a\uFFFDb \\u0000 \u0001',
    keywords: ['x\uFFFD'],
    flags: expect.arrayContaining(['sanitized']),
  });
});

it('stores addresses, titles, names and ids of any length, and finds them', async () => {
  const noise = (length: number) =>
    Array.from({ length }, (_, index) => ((index * 7919 + (index % 13) * 104_729) % 36).toString(36)).join('');
  const path = noise(3_600);
  const [one, sibling] = ['1', '2'].map((last) =>
    enriched({ headline: 'Long', url: `https://news.example.org/${path}${last}` }),
  ) as [ReturnType<typeof enriched>, ReturnType<typeof enriched>];
  const name = `${noise(5_000)} Name`;
  const title = enriched(
    { headline: noise(5_000), publisher: { name: noise(4_000) } },
    { entities: [entity(name, { id: `x:${noise(4_000)}`, sameAs: [noise(5_000)] })] },
  );
  expect(await storage.write(one, sibling, title)).toEqual(['stored', 'stored', 'stored']);
  for (const event of [one, sibling]) {
    const { body } = await storage.get(`/v1/articles/by-url?url=${encodeURIComponent(event.article.url!)}`);
    expect(body).toMatchObject({ articleId: event.articleId, url: event.article.url });
  }
  expect((await storage.get(`/v1/articles/${title.articleId}`)).body).toMatchObject({
    headline: title.article.headline,
    entities: [{ name }],
  });
});

const bodies: [string, string][] = [
  ['words without a space', 'x'.repeat(1_000_000)],
  ['many short words', Array.from({ length: 200_000 }, (_, index) => index.toString(36)).join(' ')],
  [
    'hyphenated words, the worst for their size',
    Array.from({ length: 130_000 }, (_, index) => `a${index.toString(36)}-b${index.toString(36)}`).join(' '),
  ],
  ['addresses', Array.from({ length: 60_000 }, (_, index) => `${index.toString(36)}.io/${index.toString(36)}`).join(' ')],
  ['one hyphenated word', 'a-'.repeat(500_000)],
  ['Cyrillic', 'Область '.repeat(60_000)],
];
it.each(bodies)(
  'indexes a leading part of a text of 1 MB and says so: %s',
  async (what, articleBody) => {
    const event = enriched(given(what, { articleBody: `Zeppelin ${articleBody}`.slice(0, 1_000_000) }));
    const begin = performance.now();
    expect(await storage.write(event)).toEqual(['stored']);
    expect(performance.now() - begin).toBeLessThan(20_000);
    const { body } = await storage.get(`/v1/articles/${event.articleId}`);
    expect(body.flags).toContain('search_truncated');
    expect(body.articleBody).toBe(event.article.articleBody);
    const { body: list } = await storage.get('/v1/articles?q=zeppelin&limit=200');
    expect(list.data.map(({ articleId }: { articleId: string }) => articleId)).toContain(event.articleId);
  },
  30_000,
);
