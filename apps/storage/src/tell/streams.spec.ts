import type { Store } from '#database';
import { FeedHead } from './feed-head.ts';
import { StreamQuery } from './feed-query.ts';
import type { FeedReader } from './feed-reader.ts';
import { start } from './position.ts';
import { Streams } from './streams.ts';

const reader = {
  end: async () => start,
  next: async () => undefined,
  async *told() {},
};

it('shows signs of life while nothing happens, and hangs up on who takes nothing for too long', async () => {
  const head = new FeedHead({} as Store);
  const streams = new Streams(reader as unknown as FeedReader, head, 1, { beat: 20, stuck: 200 });
  const hungUp = Promise.withResolvers<void>();
  let wellMeant = true;
  const gone = new AbortController();
  const texts = await streams.begin(StreamQuery.parse({}), undefined, gone.signal, () => {
    expect(wellMeant).toBe(false);
    hungUp.resolve();
  });
  expect(await texts.next()).toMatchObject({ value: 'retry: 3000\n\n' });
  for (let beat = 0; beat < 20; beat++) expect(await texts.next()).toMatchObject({ value: ': still here\nid: 0-00000000\n\n' });
  wellMeant = false; // from here on nothing is taken
  await hungUp.promise;
  gone.abort();
  expect(await texts.next()).toMatchObject({ done: true });
});
