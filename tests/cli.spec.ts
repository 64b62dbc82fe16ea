/** `khabar` as its user has it: what it takes, prints, and exits with. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import kafkajs from 'kafkajs';
import { topics } from '#events';
import { createKafka } from '#kafka';
import { CliConfig } from '../apps/cli/src/kafka.ts';
import { build } from './harness/build.ts';
import { articlePage, OwnSite } from './harness/site.ts';
import { useStack } from './harness/stack.ts';

const stack = useStack();
const folder = mkdtempSync(join(tmpdir(), 'khabar-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => build(), 60_000);

const khabar = (args: string[], { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {}) =>
  spawnSync(process.execPath, ['dist/apps/cli/src/main.js', ...args], {
    env: { ...process.env, ...stack.env, ENTITIES_ENGINE: 'fast', ...env },
    input,
    encoding: 'utf8',
    timeout: 90_000,
  });
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('--help reads well, for each command too', () => {
  const { status, stdout } = khabar(['--help']);
  expect([status, stdout]).toEqual([0, expect.stringMatching(/publish[\s\S]*topics[\s\S]*migrate[\s\S]*Exit codes/) as string]);
  expect(khabar(['publish', '--help']).stdout).toContain('khabar publish archive-2025.ndjson');
});

test('key makes a key and the entry that lets it in, a new one each time', () => {
  const { status, stdout } = khabar(['key', 'wire-bot', '--scope', 'read+write']);
  const [, key, entry] = /^key +(\S+)\nentry +(\S+)\n$/.exec(stdout)!;
  expect(status).toBe(0);
  const hash = createHash('sha256').update(key!).digest('hex');
  expect(entry).toBe(`wire-bot:read+write:sha256-${hash}`);
  const other = JSON.parse(khabar(['key', 'desk', '--json']).stdout) as { key: string; entry: string };
  expect(other.key).not.toBe(key);
  expect(other.entry).toMatch(/^desk:read:sha256-/);
  for (const args of [['a:b'], ['desk', '--scope', 'admin'], []]) expect(khabar(['key', ...args]).status).toBe(2);
});

test('prove hands its arguments on, and its exit code back', () => {
  const help = khabar(['prove', '--help']);
  expect([help.status, help.stdout]).toEqual([0, expect.stringContaining('--faults K') as string]);
  expect(khabar(['prove', '--articles', 'many'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--articles is "many"') as string,
  });
});

test('fetch shows an article of a copy to read, the items of a feed, and why nothing can be had', () => {
  const page = khabar(['fetch', file('page.html', articlePage('Senate decides')), '--url', 'https://news.example.org/a']);
  expect([page.status, page.stdout]).toEqual([
    0,
    expect.stringMatching(
      /^Senate decides\n\nIngrid Larsen\n[^]*https:\/\/news\.example\.org\/a\n\nParagraph 1 [^]*Paragraph 4 /,
    ) as string,
  ]);
  const feed = '<rss version="2.0"><channel><title>Wire</title><item><title>One</title></item></channel></rss>';
  expect(khabar(['fetch', file('feed.xml', feed)]).stdout).toMatch(/^feed: Wire \(one item\)\n\n- One/);
  expect(JSON.parse(khabar(['fetch', '--json', file('feed.xml', feed)]).stdout)).toMatchObject({ kind: 'feed', total: 1 });
  expect(khabar(['fetch', 'http://169.254.169.254/'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('169.254') as string,
  });
  expect(khabar(['fetch', join(folder, 'absent.html')]).status).toBe(2);
});

test('fetch of an address, from a server that closes each connection', async () => {
  const site = new OwnSite();
  await site.open();
  site.pages.set('/a.html', { body: articlePage('Senate decides'), headers: { connection: 'close' } });
  const url = site.url('/a.html');
  const { port } = new URL(url);
  const env = { ...process.env, ALLOW_PRIVATE_ADDRESSES: `127.0.0.1:${port}`, OUTBOUND_PORTS: port };
  const process_ = spawn(process.execPath, ['dist/apps/cli/src/main.js', 'fetch', url], { env });
  let output = '';
  for (const stream of [process_.stdout, process_.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const [status] = (await once(process_, 'exit')) as [number];
  await site.close();
  expect([status, output]).toEqual([0, expect.stringMatching(/^Senate decides\n\nIngrid Larsen\n[^]*Paragraph 4 /) as string]);
}, 60_000);

test('explain marks what the steps find in a text, in JSON or in standard input, and says what can not be read', () => {
  const text =
    'Senate hosts Helena Brandt\n\nThe President of Kazakhstan, Serik Baimukhanov, met her in Lisbon on 3 March 2026.\n';
  const told = khabar(['explain', file('visit.txt', text)]);
  expect([told.status, told.stderr]).toEqual([0, '']);
  expect(told.stdout).toMatch(
    /^.*\[Helena Brandt\]\{\d\}\n\nThe President of \[Kazakhstan\]\{\d\}, [^]* \[Lisbon\]\{\d\}\non 3 March 2026\.\n/,
  );
  expect(told.stdout).toMatch(
    /\n\nLanguage: en, confidence 0\.\d+\n\nEntities\n1 [^]*place +Lisbon +geonames:2267057, PT, salience /,
  );
  expect(told.stdout).toMatch(/\n\nDates\n2026-03-03 {2}"3 March 2026"\n\n[^]*\n\nSteps\nlanguage .* ok +[\d.]+ ms\n/);
  const article = { title: 'Senate meets', text: 'The Senate met in Lisbon.' };
  expect(JSON.parse(khabar(['explain', '--json', '-'], { input: JSON.stringify(article) }).stdout)).toMatchObject({
    entities: expect.arrayContaining([expect.objectContaining({ name: 'Lisbon' })]) as unknown,
    enrichment: { status: 'complete' },
  });
  const unknown =
    'Rais alikutana na wabunge jana jioni na kuzungumza nao kuhusu maji ya mito ya nchi jirani. Baadaye walikubaliana kukutana tena mwezi ujao.';
  expect(khabar(['explain', '-'], { input: unknown }).stdout).toMatch(
    /\n\nEntities: unsupported_language \(\w+\): not looked for\n/,
  );
  expect(khabar(['explain', file('none.json', '{}')])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no_text') as string,
  });
  expect(khabar(['explain', join(folder, 'absent.txt')]).status).toBe(2);
  expect(khabar(['explain']).status).toBe(2);
  expect(khabar(['explain', '-'], { input: 'Ana', env: { ENTITIES_ENGINE: 'best' } })).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^ENTITIES_ENGINE takes auto, [a-z, ]+, not best\n$/) as string,
  });
});

test("explain with topics of one's own that can not be used: a sentence that names the file", () => {
  mkdirSync(join(folder, 'topics.d'));
  for (const [yaml, words] of [
    ['code: desk\nname: Desk\nwords: [wind]', /topics\.d\/own\.yaml, topic 1, code: takes a prefix[^\n]*\n$/],
    ['name: [', /topics\.d\/own\.yaml is no YAML: [^\n]*\n$/],
  ] as const) {
    file('topics.d/own.yaml', yaml);
    expect(khabar(['explain', '-'], { input: 'Wind.', env: { TOPICS_DIR: join(folder, 'topics.d') } })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(words) as string,
    });
  }
}, 60_000);

test('wrong arguments and configuration: exit code 2', () => {
  expect(khabar(['publsh'])).toMatchObject({ status: 2, stderr: expect.stringContaining('Did you mean publish?') as string });
  expect(khabar(['publish'])).toMatchObject({ status: 2 });
  expect(khabar(['topics'], { env: { KAFKA_BROKERS: 'nonsense' } })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('KAFKA_BROKERS') as string,
  });
});

test('topics: made once, with the settings that large messages need', async () => {
  expect(khabar(['topics'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining(`made ${stack.prefix}${topics.raw.name}`) as string,
  });
  expect(khabar(['topics'])).toMatchObject({ status: 0, stdout: 'all topics are there\n' });
  const admin = createKafka(CliConfig.parse(stack.env), 'test').admin();
  await admin.connect();
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [
      { type: kafkajs.ConfigResourceTypes.TOPIC, name: stack.prefix + topics.dead.name, configNames: ['max.message.bytes'] },
    ],
  });
  const { topics: described } = await admin.fetchTopicMetadata({ topics: [stack.prefix + topics.raw.name] });
  await admin.disconnect();
  expect(resources[0]!.configEntries[0]!.configValue).toBe('4194304');
  expect(described[0]!.partitions).toHaveLength(topics.raw.partitions);
}, 60_000);

test('migrate: the tables are made, and a second time nothing is to be done', () => {
  expect(khabar(['migrate'])).toMatchObject({ status: 0 });
  expect(khabar(['migrate'])).toMatchObject({ status: 0 });
}, 60_000);

describe('publish', () => {
  test.each([
    ['an article', 'one.json', JSON.stringify({ title: 'T', text: 'x' }, null, 2), 1],
    ['a list', 'list.json', JSON.stringify([{ title: 'A' }, { title: 'B' }]), 2],
    ['NDJSON', 'many.ndjson', Array.from({ length: 1_200 }, (_, index) => `{"title":"T ${index}"}\n`).join(''), 1_200],
    ['plain text', 'text.txt', 'The Senate met.\n\nIt met again.', 1],
  ])('%s', (_, name, text, articles) => {
    const { status, stdout, stderr } = khabar(['publish', file(name, text)]);
    expect([status, stderr]).toEqual([0, `${articles} published\n`]);
    expect(stdout.trim().split('\n')).toHaveLength(articles);
    expect(stdout).toMatch(/^[0-9a-f-]{36} {2}\S/);
  });

  test('standard input, JSON or plain text', () => {
    expect(khabar(['publish', '--json', '-'], { input: '{"title":"T"}' })).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\{"place":"standard input:1","articleId":"/) as string,
    });
    expect(khabar(['publish', '-'], { input: 'The Senate met.' })).toMatchObject({ status: 0 });
  });

  test('what is wrong is told by its place, the rest goes out, and the exit code is 1', () => {
    const { status, stderr } = khabar([
      'publish',
      file('bad.ndjson', '{"title":"A"}\n{"title":\n{}\n{"title":"B"}\n'),
      join(folder, 'absent.json'),
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /refused: bad\.ndjson:2: not_json[\s\S]*refused: bad\.ndjson:3: no_text[\s\S]*absent\.json[\s\S]*2 published, 3 refused/,
    );
  });

  test('a broker that is away: exit code 75 in good time', () => {
    const { status, stderr } = khabar(['publish', '-'], { input: '{"title":"T"}', env: { KAFKA_BROKERS: '127.0.0.1:9' } });
    expect([status, stderr]).toEqual([75, expect.stringMatching(/^Kafka does not take messages/) as string]);
  });
});
