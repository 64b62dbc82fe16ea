/** `khabar dead-letters` as its user has it, against a running Khabar. */
import { spawn } from 'node:child_process';
import { articleId, topics } from '#events';
import { build } from './harness/build.ts';
import { useKhabar } from './harness/khabar.ts';
import { until } from './harness/until.ts';

const khabar = useKhabar();
beforeAll(() => build(), 60_000);

const url = (name: string) => `https://news.example.org/${name}`;
const idOf = (name: string) => articleId({ url: url(name), headline: '' });
const send = (...values: (object | string)[]) =>
  khabar.publish(
    topics.raw.name,
    values.map((value) => ({ key: 'k', value: typeof value === 'string' ? value : JSON.stringify(value) })),
  );

/** The services run in this very process, so it may not wait with its event loop blocked. */
function run(args: string[], { env = {}, input = '', interruptWhen = (_line: string): boolean => false } = {}) {
  const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', 'dead-letters', ...args], {
    env: { ...process.env, KHABAR_STORAGE_URL: khabar.services.storage.url, ...env },
  });
  child.stdin.end(input);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text: Buffer) => (stdout += String(text)));
  child.stderr.on('data', (text: Buffer) => {
    stderr += String(text);
    if (interruptWhen(String(text))) child.kill('SIGINT');
  });
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (status) => resolve({ status, stdout, stderr })),
  );
}

const stations = async (name: string) =>
  (await khabar.ask(`/v1/ledger?url=${url(name)}`)).body.data.map(({ station }: { station: string }) => station);

test('stored, duplicate, dead: the ledger tells each in one call; the dead one is mended and replayed by two commands, and answered', async () => {
  const article = (name: string, title?: string) => ({ url: url(name), title });
  await send(article('stored', 'Stored'), article('twice', 'Twice'), article('twice', 'Twice'), article('dead'));
  await until(async () => (await stations('stored')).join() === 'received,enriched,stored', 'one is not stored');
  await until(
    async () => (await stations('twice')).toSorted().join() === 'duplicate,enriched,enriched,received,received,stored',
    'one is not a duplicate',
  );
  await until(async () => (await stations('dead')).join() === 'received,dead', 'one is not dead');
  const { body } = await khabar.ask(`/v1/ledger?url=${url('dead')}`);
  const id = body.data[1].deadLetterId;

  const patched = await run(['patch', id, '--set', '/headline=Raised from the dead']);
  expect([patched.status, patched.stderr]).toEqual([0, '']);
  const replayed = await run(['replay', id]);
  expect([replayed.status, replayed.stdout]).toEqual([0, expect.stringContaining(`article ${idOf('dead')}`)]);
  expect((await khabar.ask(`/v1/articles/${idOf('dead')}`)).body).toMatchObject({ headline: 'Raised from the dead' });
  expect((await khabar.ask(`/v1/articles/by-url?url=${url('dead')}`)).status).toBe(200);
}, 60_000);

test('list and show are readable, and harmless to a terminal', async () => {
  await send('{"title":"Cut', '{"title":"Cut', { url: url('odd'), note: '\u001b[2Jgone\u202e' });
  await until(
    async () => (await khabar.ask('/v1/dead-letters?view=letters&state=open')).body.data.length === 3,
    'the letters are not there',
  );
  const { status, stdout } = await run(['list', '--state', 'open']);
  expect(status).toBe(0);
  const [head, ...rows] = stdout.trim().split('\n');
  expect(head).toMatch(/^fingerprint +open +all +first +last +topic +code +reason$/);
  expect(rows).toHaveLength(2);
  expect(rows.join('\n')).toMatch(/[0-9a-f]{16} +2 +2 .*articles\.raw\.v1 +not_json +the value is not JSON/);

  const { data } = JSON.parse((await run(['list', '--letters', '--code', 'no_text', '--state', 'open', '--json'])).stdout);
  const shown = await run(['show', data[0].id]);
  expect(shown.stdout).toMatch(/state +open[\s\S]*history +\S+ +died +no_text[\s\S]*value:\n.*https:\/\/news\.example\.org\/odd/);
  expect(['\u001b', '\u202e'].filter((sign) => shown.stdout.includes(sign))).toEqual([]);
  expect((await run(['list', '--code', 'too_deep'])).stdout).toBe('no dead letter fits\n');
}, 60_000);

test('a filter is tried before it is done; a replay of many is cut off by Ctrl-C and gone on with', async () => {
  for (let at = 0; at < 6; at += 1) await send(...Array.from({ length: 500 }, () => '[]'));
  const dry = () => run(['replay', '--code', 'not_an_object']);
  await until(async () => /^3000 would be replayed; --yes/.test((await dry()).stdout), 'not all are there', 60_000);
  const cut = await run(['replay', '--code', 'not_an_object', '--yes'], {
    interruptWhen: (line) => /of 3000 letters/.test(line),
  });
  const resume = /--resume (\S+)`/.exec(cut.stdout)?.[1];
  // fast machines are done before the first line is written
  const again = resume ? await run(['replay', '--resume', resume]) : cut;
  expect(again).toMatchObject({ status: 0, stdout: '3000 replayed\n' });
  await until(
    async () => (await khabar.ask('/v1/dead-letters?code=not_an_object')).body.data[0].times === 6_000,
    'not all come back once',
    60_000,
  );
  const gone = await run(['discard', '--code', 'not_an_object', '--why', 'a list is no article', '--yes']);
  expect(gone).toMatchObject({ status: 0, stdout: '3000 discarded\n' });
}, 180_000);

const NONE = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f';
test.each<[string[], number, RegExp]>([
  [['show', '7'], 1, /No dead letter has the id 7/],
  [['replay', NONE], 1, /No dead letter/],
  [['replay'], 2, /takes ids, or a filter/],
  [['replay', NONE, '--code', 'empty'], 2, /one of them/],
  [['replay', '--code', 'nonsense'], 2, /code takes empty or/],
  [['replay', '--resume', NONE], 1, /No replay has the id/],
  [['discard', NONE], 2, /--why/],
  [['patch', NONE], 2, /takes --set/],
  [['patch', NONE, '--set', 'headline'], 2, /POINTER=VALUE/],
  [['patch', NONE, '--file', 'package.json'], 2, /takes a list of operations/],
  [['list', '--limit', '1000'], 2, /limit takes a whole number/],
])('%j: exit code %i', async (args, status, words) => {
  const result = await run(args);
  expect([result.status, result.stderr]).toEqual([status, expect.stringMatching(words)]);
});

test('a patch that makes it invalid: exit code 1, and the pointer', async () => {
  const { data } = JSON.parse((await run(['list', '--letters', '--code', 'no_text', '--state', 'open', '--json'])).stdout);
  const { status, stderr } = await run(['patch', data[0].id, '--file', '-'], { input: '[{"op":"remove","path":"/none"}]' });
  expect([status, stderr]).toEqual([1, expect.stringContaining('/none')]);
  expect(await run(['replay', data[0].id])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('came back: no_text') as string,
  });
});

test('storage away: exit code 75', async () => {
  const { status, stderr } = await run(['list'], { env: { KHABAR_STORAGE_URL: 'http://127.0.0.1:9' } });
  expect([status, stderr]).toEqual([75, expect.stringMatching(/^storage does not answer at http/)]);
  expect((await run(['list'], { env: { KHABAR_STORAGE_URL: 'nonsense' } })).status).toBe(2);
});
