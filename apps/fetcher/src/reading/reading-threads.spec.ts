import { ReadingThreads, type Unreadable } from './reading-threads.ts';

const url = 'https://n.example.org/2026/05/03/the-bridge-is-built';
const page = `<title>The bridge is built</title><h1>The bridge is built</h1>${'<p>The council met on Monday and voted for the bridge after a debate of several hours.</p><p>It opens in May, and two lanes will carry the traffic across the river, the mayor said.</p>'.repeat(2)}`;
const feed = '<rss version="2.0"><channel><title>T</title><item><title>One</title></item></channel></rss>';
const misbehaving = new URL('../../tests/misbehaving-thread.ts', import.meta.url);
const bytes = (text: string) => Buffer.from(text);
const reason = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    (result) => String(result),
    (error: Unreadable) => error.reason,
  );

test('reads pages, feeds and all else one after another in the same thread', async () => {
  const threads = new ReadingThreads();
  const pages = await Promise.all([page, '<p>nothing'].map((html) => threads.read('page', bytes(html), { url })));
  expect(pages.map(({ kind }) => kind)).toEqual(['article', 'not_an_article']);
  expect((await threads.read('feed', bytes(feed), { url })).items).toHaveLength(1);
  expect(await threads.read('links', bytes('<a href="/x">Go on</a>'), { url, selector: 'a' })).toMatchObject([{ text: 'Go on' }]);
  await threads.close();
}, 60_000);

test('tells what is not what it was read as, and goes on', async () => {
  const threads = new ReadingThreads();
  await expect(threads.read('feed', bytes('<html><body>no feed</body></html>'), { url })).rejects.toMatchObject({
    name: 'Unreadable',
    reason: 'unfit',
  });
  expect(await reason(threads.read('links', bytes(page), { url, selector: ':::' }))).toBe('unfit');
  expect(await reason(threads.read('sitemap', bytes('no sitemap'), { url }))).toBe('unfit');
  expect((await threads.read('page', bytes(page), { url })).kind).toBe('article');
  await threads.close();
}, 60_000);

test('what hangs, dies, or eats memory is unreadable, and the next is read', async () => {
  const threads = new ReadingThreads({ module: misbehaving, deadlineMs: 1_500, heapMb: 48 });
  const read = (what: string) => reason(threads.read('page', bytes(what), { url }));
  const results = await Promise.all(['hang', 'fine', 'exit', 'fine', 'memory', 'fine', 'throw', 'fine'].map(read));
  expect(results).toEqual(['timed_out', 'fine', 'failed', 'fine', 'out_of_memory', 'fine', 'failed', 'fine']);
  await threads.close();
}, 60_000);

test('closing gives up what is in hand and takes nothing more', async () => {
  const threads = new ReadingThreads({ module: misbehaving });
  const given = ['hang', 'fine'].map((what) => reason(threads.read('page', bytes(what), { url })));
  await threads.close();
  expect(await Promise.all(given)).toEqual(['closed', 'closed']);
  expect(await reason(threads.read('page', bytes(page), { url }))).toBe('closed');
}, 60_000);

test('a thread that cannot start is told, not waited for', async () => {
  const threads = new ReadingThreads({ module: new URL('./no-such-module.ts', import.meta.url) });
  await expect(threads.read('page', bytes(page), { url })).rejects.toThrow('no thread could be started');
  await threads.close();
}, 60_000);
