/** `khabar entities` as its user has it, against a running storage. */
import { execFile } from 'node:child_process';
import { build } from './harness/build.ts';
import { useStack } from './harness/stack.ts';
import { enriched, entity, startStorage, type StorageUnderTest } from './storage.support.ts';

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();
beforeAll(async () => {
  build();
  storage = await startStorage(stack.env);
  await storage.write(event, ...many);
}, 90_000);

const person = (name: string, text = name) =>
  entity(name, { id: `x:${name}`, type: 'person', mentions: [{ field: 'articleBody', start: 0, end: text.length, text }] });
const event = enriched(
  { id: 'one', headline: 'One', articleBody: 'x' },
  { entities: [person('Tokaev'), person('Tokayev'), person('Silva', 'João Silva'), entity('Oslo', { id: 'x:Oslo' })] },
);
const many = Array.from({ length: 300 }, (_, n) =>
  enriched({ id: `many ${n}`, headline: `Many ${n}`, articleBody: 'x' }, { entities: [person('Many')] }),
);

/** Not spawnSync: storage lives in this process. */
function run(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const env = { ...process.env, KHABAR_STORAGE_URL: storage.url };
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      ['dist/apps/cli/src/main.js', 'entities', ...args],
      { env, timeout: 60_000 },
      (error, stdout, stderr) => resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    ),
  );
}
const ids = async () =>
  (await storage.get(`/v1/articles/${event.articleId}`)).body.entities.map(({ id }: { id: string }) => id).toSorted();

test('merge, split, list and undo, each with its end in a sentence', async () => {
  const merged = await run('merge', 'x:Tokaev', 'x:Many', '--into', 'x:Tokayev', '--reason', 'one man\u001b[2J', '--by', 'desk');
  expect(merged).toEqual({
    status: 0,
    stderr: '',
    stdout: expect.stringMatching(
      /^ruling \S{36}: x:Tokaev, x:Many merged into x:Tokayev \(person Tokayev\); 301 stored articles moved\n$/,
    ),
  });
  const split = await run('split', 'x:Silva', '--mention', 'joão silva', '--into', 'João Silva', '--article', event.articleId);
  expect(split).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      /"joão silva" of x:Silva is khabar:person\/joao-silva \(person João Silva\), article \S+; 1 stored article moved\n$/,
    ),
  });
  expect(await ids()).toEqual(['khabar:person/joao-silva', 'x:Oslo', 'x:Tokayev']);

  const { stdout } = await run('list');
  const [head, ...rows] = stdout.trim().split('\n');
  expect(head).toMatch(/^ruling +made +state +by +what$/);
  expect(rows).toEqual([
    expect.stringMatching(/ standing +"joão silva" of x:Silva is/),
    expect.stringMatching(/ standing +desk +x:Tokaev, x:Many merged into .*: one man/),
  ]);
  expect(stdout).not.toContain('\u001b');
  const { data } = JSON.parse((await run('list', '--entity', 'x:Tokaev', '--json')).stdout);
  expect(data).toMatchObject([{ kind: 'merge', reason: 'one man\u001b[2J' }]);

  const undone = await run('undo', data[0].id);
  expect(undone).toMatchObject({ status: 0, stdout: `ruling ${data[0].id} is taken back, 301 stored articles moved\n` });
  expect(await ids()).toEqual(['khabar:person/joao-silva', 'x:Oslo', 'x:Tokaev', 'x:Tokayev']);
}, 60_000);

test('force merges what is of different types', async () => {
  expect(await run('merge', 'x:Oslo', '--into', 'x:Tokayev')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^\/ids\/0: "x:Oslo" is a place, "x:Tokayev" a person; force/),
  });
  const { stdout } = await run('merge', 'x:Oslo', '--into', 'x:Tokayev', '--force', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ state: 'standing', articles: { total: 1, moved: 1 } });
}, 60_000);

test.each<[string[], number, RegExp]>([
  [['merge', 'x:Tokayev'], 2, /--into/],
  [['merge', 'x:none', '--into', 'x:Tokayev'], 1, /no entity has the id "x:none"/],
  [['merge', 'x:Tokayev', 'x:Tokayev', '--into', 'x:Silva'], 2, /\/ids\/1 is there twice/],
  [['split', 'x:Silva', '--into', 'x'], 2, /--mention/],
  [['split', 'x:Silva', '--mention', ' ', '--into', 'x'], 2, /\/mention is blank/],
  [['split', 'x:Silva', '--mention', 'x', '--into', 'x', '--type', 'thing'], 2, /\/type takes person, /],
  [['undo', 'x'], 1, /No ruling has the id x/],
  [['list', '--limit', '1000'], 2, /limit takes a whole number/],
])(
  '%j: exit code %i',
  async (args, status, words) => {
    const result = await run(...args);
    expect([result.status, result.stderr]).toEqual([status, expect.stringMatching(words)]);
  },
  20_000,
);
