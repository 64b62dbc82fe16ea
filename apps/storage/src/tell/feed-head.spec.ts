import type { Store } from '#database';
import { FeedHead } from './feed-head.ts';

const never = new AbortController().signal;

it('asks once for all who wait, and not at all while nobody does', async () => {
  let asked = 0;
  let seq = 0;
  const query = async () => {
    asked += 1;
    return [{ seq }];
  };
  const head = new FeedHead({ reader: { query } } as unknown as Store);
  head.onModuleInit();
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(asked).toBe(0);
  const waiting = Promise.all(Array.from({ length: 100 }, () => head.beyond(4, 20_000, never)));
  seq = 5;
  await waiting;
  expect([asked, head.seq]).toEqual([1, 5]);
  head.beforeApplicationShutdown();
});

it('comes back at once, by the clock, or when it is told to', async () => {
  const head = new FeedHead({} as Store);
  head.reached(3);
  await head.beyond(2, 20_000, never);
  await head.beyond(3, 10, never);
  const stop = new AbortController();
  const stopped = head.beyond(3, 20_000, stop.signal);
  stop.abort();
  await stopped;
  const reached = head.beyond(3, 20_000, never);
  head.reached(4);
  await reached;
  expect(head.seq).toBe(4);
});
