import { backOff } from './back-off.ts';

it.each([
  [1, 5],
  [2, 20],
  [3, 80],
  [6, 5_120],
  [8, 21_600],
  [400, 21_600],
])('after %i failures: %i s', (failures, seconds) => expect(backOff(failures, 5, undefined, 0.5)).toBeCloseTo(seconds));

it.each([
  [0, 4],
  [1, 6],
])('is spread by a fifth: %i, %i s', (random, seconds) => expect(backOff(1, 5, undefined, random)).toBeCloseTo(seconds));

it.each([
  [60_000, 60],
  [1_000, 5],
  [999_999_999_000, 86_400],
])('Retry-After of %i ms: %i s', (ms, seconds) => expect(backOff(1, 5, ms, 0.5)).toBeCloseTo(seconds));

it('the twelve attempts of the default take more than a day, and less than the feed is kept', () => {
  const hours = Array.from({ length: 11 }, (_, index) => backOff(index + 1, 5, undefined, 0.5)).reduce((a, b) => a + b) / 3_600;
  expect(hours).toBeGreaterThan(24);
  expect(hours).toBeLessThan(7 * 24 * 0.8);
});
