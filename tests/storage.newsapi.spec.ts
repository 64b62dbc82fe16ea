import NewsAPI from 'newsapi';
import type { EnrichedArticle } from '#events';
import { fingerprint } from '../apps/enrichment/src/steps/fingerprint/fingerprint.ts';
import { useStack } from './harness/stack.ts';
import { allGrouped, enriched, startStorage, type StorageUnderTest, topic } from './storage.support.ts';

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();
/** The package as it is on npm; of its settings, the address before newsapi.org's own is the only one that is needed. */
let client: NewsAPI;
beforeAll(async () => {
  storage = await startStorage({ ...stack.env });
  await storage.write(...(await Promise.all(articles.map(withFingerprint))));
  await allGrouped(storage);
  client = new NewsAPI('any key', { corsProxyUrl: `${storage.url}/compat/newsapi/` });
}, 60_000);

/** Without it an article is nobody's copy. */
async function withFingerprint(event: EnrichedArticle): Promise<EnrichedArticle> {
  const step = await fingerprint.run(event.article, {});
  return typeof step === 'string' ? event : { ...event, ...step };
}

const matters = 'water roads schools elections bridges harbour budget housing forests libraries tramways markets'.split(' ');
const long = matters
  .flatMap((one) => matters.map((other) => `The council met in the evening and spoke of ${one} before ${other}.`))
  .join(' ');
const make = (id: string, headline: string, articleBody: string, given: object = {}, found: object = {}) =>
  enriched(
    {
      id,
      headline,
      articleBody,
      url: `https://daily.example.org/${id}`,
      datePublished: '2026-03-01T10:00:00Z',
      inLanguage: 'en',
      ...given,
    },
    found,
  );
const daily = { name: 'The Daily', domain: 'www.daily.example.org', country: 'GB' };
const blatt = { name: 'Das Blatt', domain: 'blatt.example.com', country: 'DE' };
const sport = topic('medtop:20000822', 'athletics', ['medtop:15000000']);
const articles = [
  make(
    'full',
    'Council speaks of bitcoin',
    long,
    {
      publisher: daily,
      description: 'A long evening',
      author: [{ name: 'Ann One' }, { name: 'Bo Two' }],
      image: [{ url: 'https://daily.example.org/full.jpg' }],
      datePublished: '2026-03-04T08:30:00Z',
    },
    { topics: [topic('medtop:11000000', 'politics')] },
  ),
  make('ether', 'Ethereum falls', 'Of bitcoin and crypto there was little to be heard.', {
    publisher: daily,
    datePublished: '2026-03-03',
  }),
  make('lite', 'Litecoin rises', 'Crypto again, and nothing but crypto.', { publisher: daily, datePublished: '2026-03-02' }),
  make('run', 'Runner wins in Lisbon', 'She ran the last mile alone.', { publisher: daily }, { topics: [sport] }),
  make(
    'lauf',
    'Läuferin gewinnt',
    'Sie lief die letzte Meile allein.',
    { publisher: blatt, inLanguage: 'de', url: 'https://blatt.example.com/1' },
    { topics: [sport] },
  ),
  make('copy', 'Council speaks', long, {
    publisher: blatt,
    url: 'https://blatt.example.com/2',
    datePublished: '2026-03-05T00:00:00Z',
  }),
  make('nameless', 'A pamphlet', 'Nobody knows.', { url: undefined, publisher: { name: 'Small, Smaller & Co' } }),
  make('gone', 'Bitcoin withdrawn', 'x', { publisher: daily, pubStatus: 'canceled' }),
  make('kept', 'Behind a wall', `Bitcoin at last. ${'And more of it. '.repeat(50)}`, {
    publisher: daily,
    rights: { tdmReservation: true },
    datePublished: '2020-01-01',
  }),
];

interface News {
  totalResults: number;
  articles: { title: string; [field: string]: unknown }[];
}
const ids = Object.fromEntries(
  articles.map(({ article: { headline } }, index) => [
    headline!,
    ['full', 'ether', 'lite', 'run', 'lauf', 'copy', 'nameless', 'gone', 'kept'][index]!,
  ]),
);
const titles = ({ articles: found }: News): string[] => found.map(({ title }) => ids[title]!);
const everything = async (params: object) => (await client.v2.everything(params)) as News;

describe('everything', () => {
  it('answers as newsapi.org does, with the full text', async () => {
    const answer = await everything({ q: 'council bitcoin' });
    expect(answer).toEqual({
      status: 'ok',
      totalResults: 1,
      articles: [
        {
          source: { id: 'daily.example.org', name: 'The Daily' },
          author: 'Ann One, Bo Two',
          title: 'Council speaks of bitcoin',
          description: 'A long evening',
          url: 'https://daily.example.org/full',
          urlToImage: 'https://daily.example.org/full.jpg',
          publishedAt: '2026-03-04T08:30:00Z',
          content: long,
        },
      ],
    });
  });

  it.each([
    [{ q: 'bitcoin' }, ['full', 'ether', 'kept']],
    [{ q: 'bitcoin', searchIn: 'title' }, ['full']],
    [{ q: 'bitcoin', searchIn: 'content' }, ['ether', 'kept']],
    [{ q: 'bitcoin', searchIn: 'title,description,content' }, ['full', 'ether', 'kept']],
    [{ q: 'evening', searchIn: 'description' }, ['full']],
    [{ qInTitle: 'bitcoin' }, ['full']],
    [{ q: 'crypto AND (ethereum OR litecoin) NOT bitcoin' }, ['lite']],
    [{ q: '"nothing but crypto" OR "the last mile"' }, ['lite', 'run']],
    [{ q: '+crypto -litecoin' }, ['ether']],
    [{ sources: 'blatt.example.com' }, ['copy', 'lauf']],
    [{ sources: 'Das Blatt' }, ['copy', 'lauf']],
    [{ sources: 'Small%2C Smaller & Co' }, ['nameless']],
    [{ q: 'council', domains: 'daily.example.org,other.example.org' }, ['full']],
    [{ q: 'council', excludeDomains: 'daily.example.org' }, ['copy']],
    [{ q: 'pamphlet', excludeDomains: 'daily.example.org' }, ['nameless']],
    [{ domains: 'daily.example.org', from: '2026-03-02', to: '2026-03-03T12:00:00' }, ['ether', 'lite']],
    [{ domains: 'blatt.example.com', language: 'de' }, ['lauf']],
    [{ q: 'crypto', sortBy: 'relevancy' }, ['lite', 'ether']],
    [{ q: 'crypto', sortBy: 'popularity' }, ['ether', 'lite']],
    [{ q: 'the' }, []],
  ])('%j', async (params, expected) => expect(titles(await everything(params))).toEqual(expected));

  it('turns pages', async () => {
    const all = await everything({ domains: 'daily.example.org' });
    const pages = await Promise.all([1, 2, 3, 4].map((page) => everything({ domains: 'daily.example.org', pageSize: 2, page })));
    expect(pages.flatMap(titles)).toEqual(titles(all));
    expect(pages.map(({ totalResults }) => totalResults)).toEqual([5, 5, 5, 5]);
  });

  it('withholds a text whose rights forbid it', async () => {
    const [article] = (await everything({ q: 'wall' })).articles;
    expect((article!.content as string).length).toBeLessThanOrEqual(200);
    expect(article!.content).toMatch(/^Bitcoin at last.*…$/);
  });
});

describe('top-headlines', () => {
  const headlines = async (params?: object): Promise<string[]> => titles((await client.v2.topHeadlines(params)) as News);

  it.each([
    [{ category: 'sports' }, ['lauf', 'run']],
    [{ category: 'sports', country: 'de' }, ['lauf']],
    [{ country: 'de' }, ['copy', 'lauf']],
    [{ sources: 'blatt.example.com' }, ['copy', 'lauf']],
    [{ q: 'litecoin' }, ['lite']],
    [{ category: 'general', pageSize: 2 }, ['full', 'ether']],
  ])('%j, a text once', async (params, expected) => expect((await headlines(params)).toSorted()).toEqual(expected.toSorted()));

  it('asks for English where nothing is asked, as the client does', async () =>
    expect((await headlines()).toSorted()).toEqual(['ether', 'full', 'kept', 'lite', 'nameless', 'run']));
});

describe('sources', () => {
  const all = [
    {
      id: 'blatt.example.com',
      name: 'Das Blatt',
      description: 'Articles of Das Blatt',
      url: 'https://blatt.example.com',
      category: 'sports',
      country: 'de',
    },
    {
      id: 'Small%2C Smaller & Co',
      name: 'Small, Smaller & Co',
      description: 'Articles of Small, Smaller & Co',
      url: null,
      category: 'general',
      language: 'en',
      country: '',
    },
    { id: 'daily.example.org', name: 'The Daily', url: 'https://www.daily.example.org', language: 'en', country: 'gb' },
  ];
  it('are the publishers of what is stored', async () =>
    expect(await client.v2.sources({})).toEqual({ status: 'ok', sources: all.map((one) => expect.objectContaining(one)) }));

  it.each([
    [{ country: 'gb' }, ['daily.example.org']],
    [{ category: 'sports', country: 'de' }, ['blatt.example.com']],
    [{ language: 'fr' }, []],
  ])('%j', async (params, expected) => {
    const { sources } = (await client.v2.sources(params)) as { sources: { id: string }[] };
    expect(sources.map(({ id }) => id)).toEqual(expected);
  });
});

describe('the first version', () => {
  it('has sources and articles', async () => {
    expect(await client.sources({})).toMatchObject({ status: 'ok', sources: { length: 3 } });
    const answer = await client.articles({ source: 'blatt.example.com' });
    expect(answer).toMatchObject({ status: 'ok', source: 'blatt.example.com', sortBy: 'top', articles: { length: 2 } });
    await expect(client.articles({})).rejects.toMatchObject({ name: 'NewsAPIError: parametersMissing' });
  });
});

it('answers callbacks, and shows headers', async () => {
  const body = await new Promise((resolve, reject) =>
    (client.v2.everything as unknown as (...given: unknown[]) => void)({ q: 'lisbon' }, (error: unknown, found: unknown) =>
      error ? reject(error as Error) : resolve(found),
    ),
  );
  expect(body).toMatchObject({ status: 'ok', totalResults: 1 });
  expect(await client.v2.everything({ q: 'lisbon' }, { showHeaders: true })).toMatchObject({
    headers: expect.anything(),
    body,
  });
});

describe('errors', () => {
  it.each([
    ['everything', {}, 'parametersMissing'],
    ['everything', { q: 'x', pageSize: 101 }, 'parameterInvalid'],
    ['everything', { q: 'x', page: 0 }, 'parameterInvalid'],
    ['everything', { q: 'x', page: 101 }, 'maximumResultsReached'],
    ['everything', { q: 'x', sortBy: 'luck' }, 'parameterInvalid'],
    ['everything', { q: 'x', searchIn: 'body' }, 'parameterInvalid'],
    ['everything', { q: 'x', from: '2026-02-30' }, 'parameterInvalid'],
    ['everything', { q: 'x', colour: 'red' }, 'parameterInvalid'],
    ['everything', { q: 'x'.repeat(501) }, 'parameterInvalid'],
    ['everything', { q: ['x', 'y'] }, 'parameterInvalid'],
    ['everything', { q: '(a OR b) '.repeat(10) }, 'parameterInvalid'],
    ['everything', { q: 'a\0' }, 'parameterInvalid'],
    ['everything', { sources: 'nobody' }, 'sourceDoesNotExist'],
    ['everything', { sources: Array.from({ length: 21 }, (_, index) => `s${index}`).join(',') }, 'sourcesTooMany'],
    ['topHeadlines', {}, 'parametersMissing'],
    ['topHeadlines', { sources: 'daily.example.org', country: 'gb' }, 'parametersIncompatible'],
    ['topHeadlines', { category: 'gossip' }, 'parameterInvalid'],
    ['topHeadlines', { country: 'Britain' }, 'parameterInvalid'],
    ['sources', { category: 'gossip' }, 'parameterInvalid'],
  ] as const)('%s %j: %s', async (call, params, code) => {
    await expect(client.v2[call](params)).rejects.toMatchObject({
      name: `NewsAPIError: ${code}`,
      message: expect.any(String),
    });
  });

  it('have the status that newsapi.org gives them, and name the parameter', async () => {
    const { status, headers, body } = await storage.get('/compat/newsapi/v2/everything?q=x&pageSize=0&apiKey=k');
    expect([status, headers.get('content-type'), body]).toEqual([
      400,
      expect.stringContaining('application/json'),
      { status: 'error', code: 'parameterInvalid', message: 'pageSize takes a whole number from 1 to 100' },
    ]);
    expect((await storage.get('/compat/newsapi/v2/everything?q=x&page=101')).status).toBe(426);
  });
});
