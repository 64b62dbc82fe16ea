import { useStack } from './harness/stack.ts';
import { enriched, entity, startStorage, type StorageUnderTest, topic } from './storage.support.ts';

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();
beforeAll(async () => {
  storage = await startStorage({ ...stack.env });
  await storage.write(...articles);
}, 30_000);

const kazakhstan = entity('Kazakhstan', { id: 'wikidata:Q232', sameAs: ['wikidata:Q232'], country: 'KZ' });
const osce = entity('OSCE', { id: 'wikidata:Q81299', type: 'organisation', sameAs: ['wikidata:Q81299'] });
const slashed = entity('Ärzte/Pfleger', { id: 'other:ärzte/pfleger', type: 'other' });
const politics = topic('medtop:11000000', 'politics');
const election = topic('medtop:20000574', 'election', ['medtop:11000000']);
const parties = topic('medtop:20000600', 'party', ['medtop:20000574', 'medtop:11000000']);

const make = (id: string, headline: string, articleBody: string, more: object = {}, found: object = {}) =>
  enriched(
    {
      id,
      headline,
      articleBody,
      url: `https://news.example.org/${id}`,
      datePublished: '2026-03-01T10:00:00Z',
      publisher: { name: 'Example Wire', country: 'NO' },
      ...more,
    },
    found,
  );

const articles = [
  make(
    'plan',
    'The council has a plan',
    'Oil & gas reforms were discussed by John Doe in Lima.',
    { datePublished: '2024-04-09' },
    { entities: [kazakhstan, osce], topics: [election, politics] },
  ),
  make(
    'osce',
    'OSCE observers arrive',
    'They met the reformers.',
    { datePublished: '2024-04-09T23:59:59.999Z' },
    { entities: [osce], topics: [parties] },
  ),
  make(
    'next',
    'Markets were calm',
    'Nothing of note.',
    { datePublished: '2024-04-10T00:00:00Z' },
    { entities: [], topics: [topic('medtop:04000000', 'economy, business and finance'), topic('desk:lima', 'Lima desk')] },
  ),
  make(
    'ru',
    'Реформы обсудили в сенате',
    'Сенаторы говорили о реформах и о бюджете.',
    { inLanguage: 'ru', url: 'https://novosti.example.com/1', publisher: { name: 'Новости' } },
    { entities: [entity('Казахстан', { ...kazakhstan, name: 'Казахстан' })] },
  ),
  make(
    'de',
    'The Guardian zitiert den Senat',
    'Die Reformen wurden beschlossen.',
    { inLanguage: 'de', url: 'https://www.nachrichten.example.com/1?utm_source=x#top', publisher: { country: 'DE' } },
    { entities: [slashed] },
  ),
  make('kk', 'The Times: сенат отырысы', 'Сенат отырысында реформалар талқыланды.', { inLanguage: 'kk' }),
  make('pt', 'Reforma no senado', 'O senado discutiu as reformas.', { inLanguage: 'pt-BR' }),
];

const ids = Object.fromEntries(
  articles.map(({ articleId, article }) => [
    articleId,
    new URL(article.url!).pathname === '/1' ? article.inLanguage! : new URL(article.url!).pathname.slice(1),
  ]),
);
const found = async (query: string): Promise<string[]> => {
  const { status, body } = await storage.get(`/v1/articles?${query}`);
  expect([status, body]).toEqual([200, expect.objectContaining({ data: expect.any(Array) })]);
  expect(body.page.total).toEqual({ value: body.data.length, relation: 'eq' });
  return body.data.map(({ articleId }: { articleId: string }) => ids[articleId]).toSorted();
};
const q = (text: string) => `q=${encodeURIComponent(text)}`;

describe('search', () => {
  it.each([
    ["What's your plan?", ['plan']],
    ['oil & gas', ['plan']],
    ['(Lima', ['plan']],
    ['Lima)', ['plan']],
    ['"oil gas"', ['plan']],
    ['"gas oil"', []],
    ['"unbalanced', []],
    ['John Doe <john@example.org>', []],
    ['“curly”', []],
    ['markets OR lima', ['next', 'plan']],
    ['reform', ['de', 'osce', 'plan', 'pt']],
    ['reform -lima', ['de', 'osce', 'pt']],
    ['реформа', ['ru']],
    ['реформах -бюджет', []],
    ['сенат', ['kk', 'ru']],
    ['Reformen', ['de']],

    ['-lima -plan markets', ['next']],
  ])('%s', async (text, expected) => expect(await found(q(text))).toEqual(expected));

  it.each(['!', '&|!', '<->', '\\', '*:*', ':*', '-', 'or', 'the', '   ', 'the of and', 'и', '«»'])(
    '"%s" finds nothing and says why',
    async (text) => {
      const { status, body } = await storage.get(`/v1/articles?${q(text)}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        data: [],
        page: { nextCursor: null, total: { value: 0 } },
        query: { warnings: [{ parameter: 'q' }] },
      });
    },
  );

  it.each(['a:b', '50%', 'C++', 'Some::Name', "'; drop table articles; --"])('"%s" is words like others', async (text) => {
    expect((await storage.get(`/v1/articles?${q(text)}`)).status).toBe(200);
  });

  it.each(['x', '議', 'a-', 'a.'])('takes a text of 1,000 characters: %s', async (part) => {
    expect(await found(q(part.repeat(1_000 / part.length)))).toEqual([]);
  });

  it('asks articles of one language alone if told so', async () => {
    expect(await found(`${q('reform')}&language=en`)).toEqual(['osce', 'plan']);
    expect(await found(`${q('the')}&language=de`)).toEqual(['de']);
  });

  it.each([1_001, 20_000, 60_000])('refuses %i letters', async (length) => {
    const { status, body } = await storage.get(`/v1/articles?q=${'x'.repeat(length)}`);
    expect([status, body.errors[0].parameter]).toEqual([400, 'q']);
  });
});

describe('filters', () => {
  it.each([
    ['entity=wikidata:Q232', ['plan', 'ru']],
    ['entity=Q232', ['plan', 'ru']],
    ['entity=kazakhstan', ['plan', 'ru']],
    [`entity=${encodeURIComponent('КАЗАХСТАН')}`, ['plan', 'ru']],
    ['entity=osce&entity=Kazakhstan', ['plan']],
    ['entity=osce&entity=Kazakhstan&entityOp=or', ['osce', 'plan', 'ru']],
    ['topic=politics', ['osce', 'plan']],
    ['topic=Election', ['osce', 'plan']],
    ['topic=desk:lima', ['next']],
    ['topic=lima%20desk', ['next']],
    ['topic=medtop:20000600', ['osce']],
    ['language=pt', ['pt']],
    ['language=pt-br', ['pt']],
    ['source=example%20wire', ['kk', 'next', 'osce', 'plan', 'pt']],
    ['source=nachrichten.example.com', ['de']],
    ['source=www.nachrichten.example.com', ['de']],
    ['country=de', ['de']],
    ['from=2024-04-09&to=2024-04-09', ['osce', 'plan']],
    ['to=2024-04-09T00:00:00Z', ['plan']],
    ['to=2024-04-09T05:00:00%2B05:00', ['plan']],
    ['from=2024-04-10&to=2024-04-10', ['next']],
    ['from=2024-04-10&to=2024-04-09', []],
    ['entity=osce&topic=party&language=en&q=observers&from=2024-04-09', ['osce']],
  ])('%s', async (query, expected) => expect(await found(query)).toEqual(expected));

  it.each([
    ['entity=Atlantis', 'entity'],
    ['topic=alchemy', 'topic'],
  ])('%s finds nothing and says why', async (query, parameter) => {
    const { body } = await storage.get(`/v1/articles?${query}`);
    expect(body).toMatchObject({ data: [], page: { total: { value: 0 } }, query: { warnings: [{ parameter }] } });
  });
});

describe('what an answer holds', () => {
  it('lists without text and mentions, unless asked', async () => {
    const [plain] = (await storage.get('/v1/articles?q=lima')).body.data;
    expect(plain).not.toHaveProperty('articleBody');
    expect(plain.entities[0]).toEqual({ ...kazakhstan, mentions: undefined });
    expect(plain.topics[0]).toEqual({ ...election, evidence: undefined });
    const [full] = (await storage.get('/v1/articles?q=lima&include=body,entities,topics')).body.data;
    expect(full).toEqual((await storage.get(`/v1/articles/${articles[0]!.articleId}`)).body);
    expect(full).toMatchObject({
      datePublished: '2024-04-09',
      date: { precision: 'day' },
      articleBody: articles[0]!.article.articleBody,
      entities: [kazakhstan, osce],
    });
  });

  it('tells how it understood the query', async () => {
    const { body } = await storage.get('/v1/articles?from=2024-04-09&to=2024-04-09&limit=5');
    expect(body.page).toMatchObject({ limit: 5, nextCursor: null });
    expect(body.query).toEqual({
      normalised: { from: '2024-04-09T00:00:00Z', to: '2024-04-09T23:59:59.999Z', sort: 'published', duplicates: 'include' },
      warnings: [],
    });
  });
});

describe('by-url', () => {
  it.each([
    'https://www.nachrichten.example.com/1',
    'https://WWW.nachrichten.example.com:443/1?utm_campaign=y#z',
    'https://www.nachrichten.example.com/1?utm_source=x#top',
  ])('%s', async (url) => {
    expect((await storage.get(`/v1/articles/by-url?url=${encodeURIComponent(url)}`)).body.articleId).toBe(articles[4]!.articleId);
  });
  it('404 where there is none', async () => {
    const { status, headers, body } = await storage.get('/v1/articles/by-url?url=https://news.example.org/none');
    expect([status, headers.get('content-type'), body.code]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
      'article_not_found',
    ]);
  });
  it('finds an article by another address of the same', async () => {
    const one = make('none', 'Same', 'x', { id: undefined, url: 'https://news.example.org/same', datePublished: '1990-01-01' });
    await storage.write(one);
    const url = encodeURIComponent('http://m.news.example.org/same/?amp=1&ref=rss');
    expect((await storage.get(`/v1/articles/by-url?url=${url}`)).body.articleId).toBe(one.articleId);
  });
  it('takes an address of 8,000 characters', async () => {
    const url = `https://news.example.org/?${'é'.repeat(1_300)}`;
    const long = make('long', 'Long', 'x', { url: `${new URL(url).href}`, datePublished: '1990-01-01' });
    await storage.write(long);
    expect((await storage.get(`/v1/articles/by-url?url=${encodeURIComponent(long.article.url!)}`)).body.articleId).toBe(
      long.articleId,
    );
  });
});

describe('entities and topics', () => {
  it('lists entities, most named first', async () => {
    const { body } = await storage.get('/v1/entities');
    expect(body.data.slice(0, 2).map(({ id, articleCount }: Record<string, unknown>) => [id, articleCount])).toEqual(
      expect.arrayContaining([
        ['wikidata:Q232', 2],
        ['wikidata:Q81299', 2],
      ]),
    );
    expect(body.data).toHaveLength(3);
    expect(body.data.find(({ id }: { id: string }) => id === 'wikidata:Q232')).toEqual({
      id: 'wikidata:Q232',
      type: 'place',
      name: expect.stringMatching(/^(Kazakhstan|Казахстан)$/),
      sameAs: ['wikidata:Q232'],
      country: 'KZ',
      articleCount: 2,
    });
  });
  it.each([
    ['q=kaz', ['wikidata:Q232']],
    [`q=${encodeURIComponent('КАЗ')}`, ['wikidata:Q232']],
    [`q=${encodeURIComponent('ÄRZTE')}`, ['other:ärzte/pfleger']],
    ['type=organisation', ['wikidata:Q81299']],
    ['country=kz&type=place', ['wikidata:Q232']],
    ['q=!!', []],
  ])('%s', async (query, expected) =>
    expect((await storage.get(`/v1/entities?${query}`)).body.data.map(({ id }: { id: string }) => id)).toEqual(expected),
  );
  it('walks them in pages', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await storage.get(`/v1/entities?limit=1${cursor}`);
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      if (body.page.nextCursor === null) break;
      cursor = `&cursor=${body.page.nextCursor}`;
    }
    expect(seen.toSorted()).toEqual(['other:ärzte/pfleger', 'wikidata:Q232', 'wikidata:Q81299']);
  });
  it.each(['wikidata:Q232', 'wikidata%3AQ232', 'Q232', 'kazakhstan'])('/v1/entities/%s', async (id) =>
    expect((await storage.get(`/v1/entities/${id}`)).body).toMatchObject({ id: 'wikidata:Q232', articleCount: 2 }),
  );
  it.each(['other:ärzte/pfleger', encodeURIComponent('other:ärzte/pfleger')])('/v1/entities/%s', async (id) =>
    expect((await storage.get(`/v1/entities/${id}`)).body).toMatchObject({ id: 'other:ärzte/pfleger' }),
  );
  it.each(['nobody', '%00'])('no entity %s', async (id) => {
    const { status, body } = await storage.get(`/v1/entities/${id}`);
    expect([status, body.status]).toEqual([404, 404]);
  });
  it('lists topics with those that lie above them', async () => {
    const { body } = await storage.get('/v1/topics');
    expect(body.data).toEqual([
      { code: 'medtop:11000000', name: 'politics', broader: [], articleCount: 2 },
      { code: 'medtop:20000574', name: 'election', broader: ['medtop:11000000'], articleCount: 2 },
      { code: 'desk:lima', name: 'Lima desk', broader: [], articleCount: 1 },
      { code: 'medtop:04000000', name: 'economy, business and finance', broader: [], articleCount: 1 },
      { code: 'medtop:20000600', name: 'party', broader: ['medtop:20000574', 'medtop:11000000'], articleCount: 1 },
    ]);
  });
});

describe('bad questions', () => {
  const limits = [
    'abc',
    'NaN',
    '-1',
    '0',
    '1.5',
    '1e3',
    '1e302',
    '0x10',
    '12abc',
    '%203',
    '999999999',
    '9007199254740993',
    '99999999999999999999',
    '',
    'null',
    'Infinity',
    '201',
  ];
  const cursors = ['garbage', '%00', 'eyJpZCI6Int9In0', '%3D%3D', 'x'.repeat(60), ''];
  it.each([
    ...limits.map((limit) => [`/v1/articles?limit=${limit}`, 'limit']),
    ...['-1', '0', '999999999', '1e302', 'abc'].map((page) => [`/v1/articles?page=${page}`, 'page']),
    ...cursors.map((cursor) => [`/v1/articles?cursor=${cursor}`, 'cursor']),
    ...cursors.map((cursor) => [`/v1/entities?cursor=${cursor}`, 'cursor']),
    ['/v1/articles?colour=red', 'colour'],
    ['/v1/articles?q=a&q=b', 'q'],
    ['/v1/articles?q[a]=b', 'q[a]'],
    ['/v1/articles?__proto__=b', '__proto__'],
    ['/v1/articles?q=a%00b', 'q'],
    ['/v1/articles?q=', 'q'],
    ['/v1/articles?entity=', 'entity'],
    ['/v1/articles?from=2024-02-30', 'from'],
    ['/v1/articles?to=yesterday', 'to'],
    ['/v1/articles?from=2024-04-09T10:00:00', 'from'],
    ['/v1/articles?sort=relevance', 'sort'],
    ['/v1/articles?include=everything', 'include'],
    ['/v1/articles?language=not_a_tag!', 'language'],
    ['/v1/articles?country=Norway', 'country'],
    ['/v1/articles?entityOp=xor', 'entityOp'],
    ['/v1/articles/by-url', 'url'],
    ['/v1/articles/by-url?url=nonsense', 'url'],
    ['/v1/articles/by-url?url=ftp://x.org', 'url'],
    ['/v1/entities?type=animal', 'type'],
    ['/v1/topics?limit=1', 'limit'],
    [`/v1/articles/${'0'.repeat(8)}-0000-4000-8000-000000000000?x=1`, 'x'],
  ])('%s', async (path, parameter) => {
    const { status, headers, body } = await storage.get(path!);
    expect([status, body.errors?.map((fault: { parameter: string }) => fault.parameter)]).toEqual([400, [parameter]]);
    expect(headers.get('content-type')).toMatch('application/problem+json');
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: expect.stringContaining(parameter!),
      code: 'invalid_query',
      errors: expect.any(Array),
    });
  });

  it.each(['/v1/nothing', '/v1/articles/abc', '/v1/articles/00000000-0000-4000-8000-000000000000', '/v1'])(
    '%s is not there',
    async (path) => {
      const { status, headers, body } = await storage.get(path);
      expect([status, headers.get('content-type'), body.status]).toEqual([
        404,
        expect.stringContaining('application/problem+json'),
        404,
      ]);
    },
  );

  it('refuses a cursor of another query', async () => {
    const { body } = await storage.get('/v1/articles?limit=2');
    expect((await storage.get(`/v1/articles?limit=2&cursor=${body.page.nextCursor}`)).status).toBe(200);
    expect((await storage.get(`/v1/articles?limit=2&language=en&cursor=${body.page.nextCursor}`)).status).toBe(400);
    expect((await storage.get(`/v1/articles?limit=2&sort=stored&cursor=${body.page.nextCursor}`)).status).toBe(400);
  });
});

describe('OpenAPI', () => {
  it('stands at /openapi.json', async () => {
    const { body: document } = await storage.get('/openapi.json');
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/v1/articles/{articleId}/forget'].post.requestBody.content['application/json'].schema).toMatchObject({
      required: ['why'],
      properties: { why: { type: 'string' } },
    });
    const { parameters } = document.paths['/v1/articles'].get;
    const named = (name: string) => parameters.find((each: { name: string }) => each.name === name);
    expect(named('limit')).toMatchObject({
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 9_999_999_999 },
    });
    expect(named('entity')).toMatchObject({ schema: { type: 'array' } });
  });

  it('has a page to try it', async () => {
    const { status, body } = await storage.get('/docs');
    expect([status, body]).toEqual([200, expect.stringContaining('swagger-ui')]);
  });
});
