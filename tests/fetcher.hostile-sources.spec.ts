/** Sources that do what they should not: each ends in a failure in words, in bounded time, and the others keep their schedule. */
import { Logger } from '@nestjs/common';
import { systemClock } from '../apps/fetcher/src/politeness/clock.ts';
import { Fetchers } from './harness/fetchers.ts';
import { HostileServer, makeBombs } from './harness/hostile-server.ts';
import { Outside } from './harness/outside.ts';
import { OwnSite, rss } from './harness/site.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';

/** What the server does, what becomes of the poll, and a word that the operator reads. Without end is too large or too long, whichever is first. */
const hostile: [behaviour: string, outcome: string, words: RegExp][] = [
  ['endless-body', 'broken|timed_out', /./],
  ['dripping-body', 'timed_out', /./],
  ['dripping-headers', 'timed_out', /./],
  ['no-answer', 'timed_out', /./],
  ['endless-headers', 'broken', /header/],
  ['resets-at-once', 'broken', /./],
  ['not-http', 'broken', /./],
  ['bomb-gzip', 'broken', /./],
  ['redirect-to-itself', 'broken', /circle/],
  ['redirects-for-ever', 'broken', /redirects/],
  ['redirect-to?302,http://169.254.169.254/latest/meta-data/', 'refused', /169\.254\.169\.254/],
  ['redirect-to?302,http://[::1]/', 'refused', /::1/],
  ['redirect-to?302,http://10.0.0.1/', 'refused', /10\.0\.0\.1/],
  ['redirect-to?302,file:///etc/passwd', 'refused', /file/],
  ['wrong-type', 'empty', /nothing in it/],
  ['ok', 'broken', /neither XML nor JSON/],
];
const nameOf = (behaviour: string) => `h${hostile.findIndex(([one]) => one === behaviour)}.example`;

const server = new HostileServer();
const site = new OwnSite();
const outside = new Outside(({ host }) => (host === GOOD_ADDRESS ? site.port : server.port));
const GOOD_ADDRESS = '93.184.216.35';
const FLOOR_S = 1;

afterAll(async () => {
  await fetchers.close();
  await server.close();
  await site.close();
}, 60_000);
Logger.overrideLogger(false); // failures that this test makes
const stack = useStack();
const fetchers = new Fetchers({
  stack,
  outside: () => outside,
  clock: systemClock,
  hosts: 4,
  bounds: { floorS: FLOOR_S, capS: FLOOR_S },
  limits: { totalMs: 4_000, headersMs: 2_000, idleMs: 2_000 },
});
beforeAll(async () => {
  await makeBombs();
  await Promise.all([server.start(), site.open(), fetchers.open()]);
  for (const [behaviour] of hostile) outside.name(nameOf(behaviour), ['93.184.216.34']);
  outside.name('good.example', [GOOD_ADDRESS]);
  site.pages.set('/feed', {
    type: 'application/rss+xml',
    body: rss(site, 'Good', { path: '/1', title: 'One', text: 'x'.repeat(1_200) }),
  });
}, 60_000);

interface Row {
  address: string;
  last: { outcome: string; words: string; ms: number } | null;
  failures: number;
}
const rows = () => fetchers.store.reader.query<Row>('select address, last, failures from fetcher.source');
const of = async (address: string) => (await rows()).find((row) => row.address === address)!;

test('each source fails by itself, in words and in time; a good one among them is read at its pace', async () => {
  const good = 'http://good.example/feed';
  const address = (behaviour: string) => `http://${nameOf(behaviour)}/${behaviour}`;
  await fetchers.add(
    { kind: 'feed', address: good },
    ...hostile.map(([behaviour]) => ({ kind: 'feed' as const, address: address(behaviour) })),
  );
  const before = process.memoryUsage().rss;
  const { fetching } = fetchers.start();
  await until(async () => (await rows()).every(({ last }) => last !== null), 'not all have been asked', 60_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  for (const [behaviour, outcome, words] of hostile) {
    const { last, failures } = await of(address(behaviour));
    expect([behaviour, last]).toMatchObject([
      behaviour,
      { outcome: expect.stringMatching(`^(${outcome})$`) as string, words: expect.stringMatching(words) as string },
    ]);
    expect([behaviour, failures]).toEqual([behaviour, outcome === 'empty' ? 0 : 1]);
    expect(last!.ms).toBeLessThan(20_000); // ten redirects, a second apart
  }
  // 169.254.169.254, ::1, 10.0.0.1 were never connected to
  expect(outside.opened.filter(({ host }) => !host.startsWith('93.184.216.'))).toEqual([]);
  const asked = () => site.asked.filter(({ path }) => path === '/feed').length;
  const count = asked();
  await until(() => asked() >= count + 3, 'the good one is not asked at its pace', 20_000);
  expect((await of(good)).last).toMatchObject({ outcome: 'unchanged' });
  expect(await fetchers.published()).toHaveLength(1);
  expect(fetching.ready()).toBeUndefined();
}, 120_000);
