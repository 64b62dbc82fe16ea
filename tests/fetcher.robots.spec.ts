/** robots.txt as Google's own parser has it: 142 questions. */
import { allows, readRobots } from '../apps/fetcher/src/politeness/robots-rules.ts';
import { describeWithShared, shared } from './harness/shared.ts';

interface Vector {
  test: string;
  robots: string;
  ua: string;
  url: string;
  allowed: boolean;
}

describeWithShared("Google's robots.txt vectors", () => {
  const vectors = JSON.parse(shared('urls/robots_vectors.json').toString('utf8')) as Vector[];

  test('there are 142', () => {
    expect(vectors).toHaveLength(142);
  });

  test.each(vectors)('$test: $ua at $url, allowed: $allowed', ({ robots, ua, url, allowed }) => {
    expect(allows(readRobots(Buffer.from(robots), ua), url)).toBe(allowed);
  });
});
