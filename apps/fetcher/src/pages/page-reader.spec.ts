import { PageReader } from './page-reader.ts';

const url = 'https://n.example.org/2026/05/03/the-bridge-is-built';
const page = `<title>The bridge is built</title><h1>The bridge is built</h1>${'<p>The council met on Monday and voted for the bridge after a debate of several hours.</p><p>It opens in May, and two lanes will carry the traffic across the river, the mayor said.</p>'.repeat(2)}`;
const misbehaving = new URL('../../tests/misbehaving-page-worker.ts', import.meta.url);

describe('page reader', () => {
  test('reads pages one after another in the same thread', async () => {
    const reader = new PageReader();
    const outcomes = await Promise.all([page, Buffer.from(page), '<p>nothing'].map((html) => reader.read(html, { url })));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['article', 'article', 'not_an_article']);
    await reader.close();
  }, 60_000);

  test('a page that hangs, dies, or eats memory is unreadable, and the next one is read', async () => {
    const reader = new PageReader({ module: misbehaving, deadlineMs: 1_500, heapMb: 48 });
    const results = await Promise.all(
      ['hang', 'fine', 'exit', 'fine', 'memory', 'fine', 'throw', 'fine'].map((html) => reader.read(html, { url })),
    );
    expect(results.map((result) => (result.kind === 'unreadable' ? result.reason : result.kind))).toEqual([
      'timed_out', 'not_an_article', 'failed', 'not_an_article', 'out_of_memory', 'not_an_article', 'failed', 'not_an_article',
    ]); // prettier-ignore
    expect(results[0]).toMatchObject({ detail: 'took more than 1500 ms' });
    await reader.close();
  }, 60_000);

  test('closing gives up what is in hand and takes nothing more', async () => {
    const reader = new PageReader({ module: misbehaving });
    const waiting = reader.read('hang', { url });
    const inLine = reader.read('fine', { url });
    await reader.close();
    expect(await waiting).toMatchObject({ kind: 'unreadable', detail: 'the page reader was closed' });
    expect(await inLine).toMatchObject({ kind: 'unreadable' });
    await expect(reader.read(page, { url })).rejects.toThrow('closed');
  }, 60_000);

  test('a thread that cannot start is told, not waited for', async () => {
    const reader = new PageReader({ module: new URL('./no-such-module.ts', import.meta.url) });
    expect(await reader.read(page, { url })).toMatchObject({
      kind: 'unreadable',
      reason: 'failed',
      detail: expect.stringContaining('no thread could be started'),
    });
    await reader.close();
  }, 60_000);
});
