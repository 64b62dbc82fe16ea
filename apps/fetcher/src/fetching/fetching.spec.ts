import { claimSource } from '../tables/source.ts';
import { systemClock } from '../politeness/clock.ts';
import { Fetching } from './fetching.ts';
import type { Means } from './means.ts';

test('where nothing is due, all workers together ask the database about once a second', async () => {
  let asked = 0;
  const query = (sql: string): Promise<unknown[]> => {
    if (sql === claimSource) asked += 1;
    return Promise.resolve(/count|late/i.test(sql) && sql !== claimSource ? [{ count: 0, seconds: 0 }] : []);
  };
  const stop = new AbortController();
  const means = { database: { query }, clock: systemClock, reading: { close: () => Promise.resolve() }, me: 'one' };
  const fetching = new Fetching(means as unknown as Means, stop, 8);
  fetching.onApplicationBootstrap();
  await new Promise((done) => setTimeout(done, 2_500));
  await fetching.onModuleDestroy();
  expect(asked).toBeGreaterThanOrEqual(2);
  expect(asked).toBeLessThanOrEqual(4);
});
