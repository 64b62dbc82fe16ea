import { freshForS } from './poll.ts';

const NOW = Date.parse('2026-03-02T12:00:00Z');

test.each<[Record<string, string>, number]>([
  [{}, 0],
  [{ 'cache-control': 'max-age=600' }, 600],
  [{ 'cache-control': 'public, Max-Age = "900"', age: '300' }, 600],
  [{ 'cache-control': 'max-age=100', age: '300' }, 0],
  [{ 'cache-control': 'no-cache, max-age=600' }, 0],
  [{ 'cache-control': 's-maxage=600' }, 0],
  [{ expires: 'Mon, 02 Mar 2026 13:00:00 GMT' }, 3_600],
  [{ expires: 'Mon, 02 Mar 2026 11:00:00 GMT' }, 0],
  [{ expires: '0' }, 0],
  [{ 'cache-control': 'max-age=60', expires: 'Mon, 02 Mar 2026 13:00:00 GMT' }, 60],
])('%j is fresh for %i s', (headers, seconds) => expect(freshForS(headers, NOW)).toBe(seconds));
