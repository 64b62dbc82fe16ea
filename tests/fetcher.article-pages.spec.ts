/** How well articles are read from pages that publishers made: the bars that the project holds itself to (docs/pages.md). */
import { fileURLToPath } from 'node:url';
import { ReadingThreads } from '../apps/fetcher/src/reading/reading-threads.ts';
import { authorsRight, dayRight, titleRight } from '../bench/pages/facts-right.ts';
import { MeasuredPages } from '../bench/pages/measured-pages.ts';
import { expectedPages, pageBytes } from '../bench/pages/page-sets.ts';
import { f1, type Match, matchOf, mean } from '../bench/pages/shingles.ts';
import { describeWithShared, sharedFolder } from './harness/shared.ts';

const DEADLINE_MS = 10_000;

async function read(set: string) {
  const folder = fileURLToPath(new URL(`pages/${set}`, sharedFolder));
  const reader = new MeasuredPages(ReadingThreads, { deadlineMs: DEADLINE_MS });
  const rows = [];
  for (const page of expectedPages(folder))
    rows.push({ page, outcome: await reader.read(pageBytes(folder, page.id), { url: page.url }) });
  await reader.close();
  return rows;
}

type Rows = Awaited<ReturnType<typeof read>>;
const bodies = (rows: Rows): Match[] =>
  rows.map(({ page, outcome }) => matchOf(page.body, outcome.kind === 'unreadable' ? '' : outcome.text));
const outOfBounds = (rows: Rows): string[] =>
  rows.filter(({ outcome }) => outcome.kind === 'unreadable').map(({ page }) => page.id);
const medianCpuMs = (rows: Rows): number => rows.map(({ outcome }) => outcome.cpuMs).sort((a, b) => a - b)[rows.length >> 1]!;

describeWithShared('articles are read from pages', () => {
  test('of the article extraction benchmark', async () => {
    const rows = await read('bodies');
    expect(rows).toHaveLength(61);
    expect(outOfBounds(rows)).toEqual([]);
    expect(f1(mean(bodies(rows)))).toBeGreaterThanOrEqual(0.97);
    expect(medianCpuMs(rows)).toBeLessThanOrEqual(150);
  }, 120_000);

  test('of publishers from thirty countries, with headline, day and authors', async () => {
    const rows = await read('publishers');
    expect(rows).toHaveLength(31);
    expect(outOfBounds(rows)).toEqual([]);
    expect(f1(mean(bodies(rows)))).toBeGreaterThanOrEqual(0.97);
    const right = (is: typeof titleRight): number =>
      rows.filter(({ page, outcome }) => outcome.kind === 'article' && is(page, outcome.article)).length;
    expect(right(titleRight)).toBeGreaterThanOrEqual(30);
    expect(right(dayRight)).toBeGreaterThanOrEqual(30);
    expect(right(authorsRight)).toBeGreaterThanOrEqual(26);
    expect(medianCpuMs(rows)).toBeLessThanOrEqual(150);
  }, 120_000);
});
