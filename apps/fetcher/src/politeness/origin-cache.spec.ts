import { OriginCache } from './origin-cache.ts';

let now = 0;
let loads: string[];
beforeEach(() => {
  now = 0;
  loads = [];
});

const cache = (bytes = 100, maxBytes?: number) =>
  new OriginCache<string>(
    async (origin, previous) => {
      loads.push(previous === undefined ? origin : `${origin} after ${previous}`);
      return { value: `${origin}#${loads.length}`, keepMs: 1_000, bytes };
    },
    () => now,
    maxBytes,
  );

test('an origin is loaded once while it holds, by all who ask at once', async () => {
  const files = cache();
  expect(await Promise.all([files.get('a'), files.get('a'), files.get('b')])).toEqual(['a#1', 'a#1', 'b#2']);
  now = 999;
  expect(await files.get('a')).toBe('a#1');
  now = 1_000;
  expect(await files.get('a')).toBe('a#3');
  expect(loads).toEqual(['a', 'b', 'a after a#1']);
});

test('what fails is not kept', async () => {
  let broken = true;
  const files = new OriginCache<string>(
    async () => {
      if (broken) throw new Error('the service stops');
      return { value: 'good', keepMs: 1_000, bytes: 0 };
    },
    () => now,
  );
  await expect(files.get('a')).rejects.toThrow('the service stops');
  broken = false;
  expect(await files.get('a')).toBe('good');
});

test('when memory is full, those go that were not asked for longest', async () => {
  const files = cache(500, 3_000);
  for (const origin of ['a', 'b', 'c', 'a', 'd']) await files.get(origin);
  expect(loads).toEqual(['a', 'b', 'c', 'd']);
  await files.get('a');
  await files.get('b');
  expect(loads).toEqual(['a', 'b', 'c', 'd', 'b']);
});
