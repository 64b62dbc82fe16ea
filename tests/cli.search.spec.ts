/** `khabar search`, `show`, `stories` and `stats` as their user has them, and the client that they ask by. */
import { execFile } from 'node:child_process';
import { createKhabar, KhabarProblem, KhabarUnreachable } from '#client';
import { build } from './harness/build.ts';
import { useStack } from './harness/stack.ts';
import { enriched, entity, startStorage, type StorageUnderTest, topic } from './storage.support.ts';

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();
beforeAll(async () => {
  build();
  storage = await startStorage(stack.env);
  await storage.write(visit, tokyo, ...many);
}, 120_000);

const visit = enriched(
  {
    id: 'visit',
    headline: 'Senate hosts\u001b[2J the OSCE',
    articleBody: `The Senate of Kazakhstan hosted the OSCE. ${'Water was discussed at length. '.repeat(12)}\n\nIt ends here.`,
    url: 'https://wire.example.org/visit',
    datePublished: '2026-03-03T09:30:00Z',
    author: [{ name: 'Ana Brandt' }],
    publisher: { name: 'Steppe Wire', domain: 'wire.example.org', country: 'KZ' },
  },
  {
    entities: [
      entity('OSCE', {
        id: 'wikidata:Q81299',
        type: 'organisation',
        mentions: [{ field: 'articleBody', start: 36, end: 40, text: 'OSCE' }],
      }),
    ],
    topics: [topic('medtop:11000000', 'politics')],
  },
);
const tokyo = enriched({
  id: 'tokyo',
  headline: '東京で議会が開会 🇯🇵',
  articleBody: '議会。',
  inLanguage: 'ja',
  datePublished: '2026-03-02T00:00:00Z',
  publisher: { name: '朝日' },
});
const many = Array.from({ length: 250 }, (_, n) =>
  enriched({ id: `many ${n}`, headline: `Harvest report ${n}`, articleBody: 'Wheat.', datePublished: '2026-01-01' }),
);

interface Run {
  status: number;
  stdout: string;
  stderr: string;
}

/** Not spawnSync: storage lives in this process. */
function khabar(args: readonly string[], more: Record<string, string> = {}): Promise<Run> {
  const env = { ...process.env, KHABAR_STORAGE_URL: storage.url, ...more };
  return new Promise((resolve) =>
    execFile(process.execPath, ['dist/apps/cli/src/main.js', ...args], { env, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    ),
  );
}

describe('search', () => {
  test('a table without escape sequences, columns in line whatever the script', async () => {
    const { status, stdout, stderr } = await khabar(['search', '--from', '2026-03-01']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trimEnd().split('\n')).toEqual([
      `id${' '.repeat(36)}published         in  publisher    headline`,
      `${visit.articleId}  2026-03-03 09:30  en  Steppe Wire  Senate hosts\\u001b[2J the OSCE`,
      `${tokyo.articleId}  2026-03-02 00:00  ja  朝日         東京で議会が開会 🇯🇵`,
    ]);
  }, 60_000);

  test('filters are those of the service; JSON is its answer', async () => {
    const { stdout } = await khabar([
      ...['search', 'senate', '--entity', 'OSCE', '--entity', 'wikidata:Q81299', '--entity-op', 'and', '--topic', 'politics'],
      ...['--language', 'en', '--source', 'wire.example.org', '--country', 'KZ', '--to', '2026-03-03', '--json'],
      ...['--parameter', 'duplicates=collapse'],
    ]);
    const answer = JSON.parse(stdout);
    expect(answer.data.map(({ articleId }: { articleId: string }) => articleId)).toEqual([visit.articleId]);
    expect(answer.query.normalised).toMatchObject({ q: 'senate', topic: ['politics'], country: ['KZ'], duplicates: 'collapse' });
  }, 60_000);

  test('the next page, all of them as lines, and none', async () => {
    const { stdout } = await khabar(['search', 'harvest', '--limit', '2']);
    expect(stdout).toMatch(/\n2 of 250; --cursor \S+ shows the next\n$/);
    const lines = (await khabar(['search', 'harvest', '--ndjson'])).stdout.trimEnd().split('\n');
    expect(new Set(lines.map((line) => JSON.parse(line).articleId)).size).toBe(250);
    expect((await khabar(['search', '--ndjson', '--limit', '201'])).stdout.trimEnd().split('\n')).toHaveLength(201);
    expect((await khabar(['search', '--help'])).stdout).toMatch(/--entity-op <and\|or> +whether all entities/);
    expect(await khabar(['search', 'the of'])).toEqual({
      status: 0,
      stdout: 'none\n',
      stderr: expect.stringMatching(/^q .+\n$/),
    });
  }, 60_000);
});

test('show: by id or address; text, and what was found with the words that say so', async () => {
  const { stdout } = await khabar(['show', visit.articleId]);
  expect(stdout).toMatch(
    /^Senate hosts\\u001b\[2J the OSCE\n\nid +\S+\nurl +https:\/\/wire\.example\.org\/visit\nby +Ana Brandt\n/,
  );
  expect(stdout).toMatch(/\npublisher +Steppe Wire, wire\.example\.org, KZ\npublished +2026-03-03T09:30:00Z\n/);
  expect(stdout).toMatch(/at length\.\n\nIt ends here\.\n\nEntities\norganisation +OSCE +wikidata:Q81299 .* "OSCE"\n/);
  expect(stdout).toMatch(/\n\nTopics\npolitics +medtop:11000000 +0\.8 +"Text"\n/);
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  expect((await khabar(['show', 'https://wire.example.org/visit?utm_source=x'])).stdout).toBe(stdout);
  expect(JSON.parse((await khabar(['show', visit.articleId, '--json'])).stdout)).toMatchObject({ articleId: visit.articleId });
}, 60_000);

test('stories', async () => {
  expect(await khabar(['stories', '--topic', 'politics'])).toMatchObject({ status: 0, stdout: 'none\n' });
}, 60_000);

test.each<[string[], Record<string, string>, number, RegExp]>([
  [['search', '--limit', '1000'], {}, 2, /^limit takes a whole number from 1 to 200; with format=ndjson .*\n$/],
  [['search', '--parameter', 'colour=red'], {}, 2, /^colour is no parameter here/],
  [['show', 'https://wire.example.org/none'], {}, 1, /^No article has the address/],
  [['search', 'x'], { KHABAR_STORAGE_URL: 'http://127.0.0.1:9' }, 75, /^storage: http:\/\/127\.0\.0\.1:9 does not answer: .*\n$/],
  [['stats', 'none'], {}, 2, /unknown command 'none'/],
])(
  '%j %j: a sentence, and exit code %i',
  async (args, env, status, words) => {
    const result = await khabar(args, env);
    expect(result).toEqual({ status, stdout: '', stderr: expect.stringMatching(words) });
  },
  30_000,
);

describe('the client', () => {
  test('pages without end, one whole, and a no as an error with its code', async () => {
    const client = createKhabar({ baseUrl: storage.url });
    const ids = new Set<string>();
    for await (const { articleId } of client.articles({ q: 'harvest', limit: 100 })) ids.add(articleId);
    expect(ids.size).toBe(250);
    expect((await client.article(visit.articleId)).entities?.[0]?.mentions?.[0]).toMatchObject({ text: 'OSCE' });
    expect(await client.entity('wikidata:Q81299')).toMatchObject({ name: 'OSCE', articleCount: 1 });
    const { data } = await client.http.GET('/v1/topics');
    expect(data?.data).toEqual([expect.objectContaining({ code: 'medtop:11000000' })]);
    const no = await client
      .articles({ limit: 1000 })
      .next()
      .catch((error: unknown) => error);
    expect(no).toBeInstanceOf(KhabarProblem);
    expect(no).toMatchObject({ status: 400, code: 'invalid_query', problem: { errors: [{ parameter: 'limit' }] } });
  });

  test('the key is sent as a bearer token; what is not there is an error of its own', async () => {
    let asked: Request | undefined;
    const client = createKhabar({
      baseUrl: storage.url,
      apiKey: 'secret',
      fetch: (request, init) => fetch((asked = request as Request), init),
    });
    await client.article(visit.articleId);
    expect(asked?.headers.get('authorization')).toBe('Bearer secret');
    await expect(createKhabar({ baseUrl: 'http://127.0.0.1:9' }).article('x')).rejects.toBeInstanceOf(KhabarUnreachable);
  });
});
