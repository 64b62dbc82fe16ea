import { MOST_SHINGLES, shinglesOf } from './shingles.ts';

const words = (count: number, from = 0): string[] => Array.from({ length: count }, (_, at) => `w${from + at}`);
const bits = (lead: Uint8Array): number => lead.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

it('has a hash for every three words, ascending, and knows the first third', () => {
  const { share, hashes, lead } = shinglesOf(words(32));
  expect([share, hashes.length, bits(lead)]).toEqual([1, 30, 10]);
  expect([...hashes]).toEqual([...hashes].toSorted((a, b) => a - b));
});

it('counts what comes again once', () => expect(shinglesOf([...words(5), ...words(5)]).hashes).toHaveLength(5));

it('has the same hashes for the same words elsewhere', () => {
  const some = new Set(shinglesOf(words(20, 5)).hashes);
  expect([...shinglesOf(words(40)).hashes].filter((hash) => some.has(hash))).toHaveLength(18);
});

it('keeps a part of the hash space of a long text, the same part for every text', () => {
  const { share, hashes } = shinglesOf(words(30_000));
  expect(share).toBe(1 / 32);
  expect(hashes.length).toBeLessThanOrEqual(MOST_SHINGLES);
  expect(hashes.length).toBeGreaterThan(MOST_SHINGLES / 2);
  expect(hashes.at(-1)).toBeLessThan(2 ** 32 / 32);
});

it('has keys of longer runs of words, the smallest ones', () => {
  const all = words(60);
  const keysOf = (tokens: string[]) => [...shinglesOf(tokens).keys];
  expect(keysOf(all)).toHaveLength(16);
  expect(keysOf(all.slice(0, 10))).toHaveLength(6);
  expect(keysOf(['a', ...all.slice(10)]).filter((key) => keysOf(all).includes(key)).length).toBeGreaterThan(8);
});
