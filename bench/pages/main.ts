import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Reading from '../../apps/fetcher/src/reading/reading-threads.ts';
import { authorsRight, dayRight, titleExact, titleRight, topicsFound } from './facts-right.ts';
import { MeasuredPages, type PageOutcome } from './measured-pages.ts';
import { type ExpectedPage, expectedPages, pageBytes, pageIds } from './page-sets.ts';
import { f1, type Match, matchOf, mean } from './shingles.ts';

/** As long as the service gives a page. */
const DEADLINE_MS = 10_000;
const WORST = 10;

interface Row extends Match {
  readonly page: ExpectedPage;
  readonly outcome: PageOutcome;
}

async function newReader(root: string): Promise<MeasuredPages> {
  const file = pathToFileURL(join(root, 'dist', 'apps', 'fetcher', 'src', 'reading', 'reading-threads.js'));
  const { ReadingThreads } = (await import(file.href)) as typeof Reading;
  return new MeasuredPages(ReadingThreads, { deadlineMs: DEADLINE_MS });
}

/**
 * One line a page. A page that is taken for no article, or whose text would not be stored (a wall, a gallery), still gets the best text
 * that was found: the measure asks what the text would be, not whether to keep it, and an empty line scores nothing for certain.
 */
export async function predict(root: string, folder: string): Promise<number> {
  const reader = await newReader(root);
  try {
    for (const id of pageIds(resolve(folder))) {
      let articleBody = '';
      try {
        // The page's address is not known here; nothing but its text is asked for.
        const outcome = await reader.read(pageBytes(resolve(folder), id), {
          url: 'http://page.invalid/an-article-of-unknown-address',
        });
        if (outcome.kind === 'unreadable') console.error(`${id}: ${outcome.reason}: ${outcome.detail}`);
        else articleBody = outcome.text;
      } catch (error) {
        console.error(`${id}: ${String(error)}`);
      }
      await write(`${JSON.stringify({ id, articleBody })}\n`);
    }
  } finally {
    await reader.close();
  }
  return 0;
}

/** Waits for a slow reader of the pipe, so that nothing is lost at the end. */
function write(line: string): Promise<void> {
  return new Promise((done) => process.stdout.write(line, () => done()));
}

/**
 * Prints tables of both sets.
 *
 * @param shared folder that holds `bodies` and `publishers`
 * @returns exit code: 1 if a page threw or was out of its bounds
 */
export async function evaluate(root: string, shared: string): Promise<number> {
  if (!existsSync(shared)) {
    console.error(`The pages to measure on are not here: ${shared} (KHABAR_SHARED names the folder above it).`);
    return 1;
  }
  console.log(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}`,
  );
  let broken = 0;
  for (const set of ['bodies', 'publishers']) {
    const rows = await read(root, join(shared, set));
    broken += rows.filter(({ outcome }) => outcome.kind === 'unreadable').length;
    report(set, rows);
  }
  return broken > 0 ? 1 : 0;
}

async function read(root: string, folder: string): Promise<Row[]> {
  const reader = await newReader(root);
  const rows: Row[] = [];
  for (const page of expectedPages(folder)) {
    const outcome = await reader.read(pageBytes(folder, page.id), { url: page.url });
    rows.push({ page, outcome, ...matchOf(page.body, outcome.kind === 'unreadable' ? '' : outcome.text) });
  }
  await reader.close();
  return rows;
}

const three = (number: number): string => number.toFixed(3);

function report(set: string, rows: readonly Row[]): void {
  const all = mean(rows);
  const times = rows.map(({ outcome }) => outcome.cpuMs).sort((a, b) => a - b);
  console.log(`\n${set}: ${rows.length} pages`);
  console.log(`  body        precision ${three(all.precision)}  recall ${three(all.recall)}  F1 ${three(f1(all))}`);
  const halves = [0, 1].map((half) => three(f1(mean(rows.filter((_, i) => i % 2 === half)))));
  console.log(`  halves      F1 ${halves.join(' (even places), ')} (odd places)`);
  if (rows.some(({ page }) => page.title !== undefined)) reportFacts(rows);
  console.log(`  CPU a page  median ${times[times.length >> 1]?.toFixed(0)} ms, worst ${times.at(-1)?.toFixed(0)} ms`);
  const kinds = (kind: string): number => rows.filter(({ outcome }) => outcome.kind === kind).length;
  console.log(
    `  outcome     ${kinds('article')} articles, ${kinds('not_an_article')} taken for none, ${kinds('unreadable')} threw or were out of bounds`,
  );
  console.log('  worst ten   F1     precision recall');
  for (const row of rows.toSorted((a, b) => f1(a) - f1(b)).slice(0, WORST))
    console.log(
      `              ${three(f1(row))}  ${three(row.precision)}     ${three(row.recall)}   ${row.page.id}  ${said(row)}`,
    );
}

function said({ outcome }: Row): string {
  if (outcome.kind === 'article') return [outcome.origin, ...outcome.article.flags].join(' ');
  return outcome.kind === 'not_an_article' ? `no article: ${outcome.reason}` : `${outcome.reason}: ${outcome.detail}`;
}

function reportFacts(rows: readonly Row[]): void {
  const found = rows.map(({ page, outcome }) => [page, outcome.kind === 'article' ? outcome.article : {}] as const);
  const count = (right: (page: ExpectedPage, fields: (typeof found)[number][1]) => boolean): number =>
    found.filter(([page, fields]) => right(page, fields)).length;
  const topics = found.map(([page, fields]) => topicsFound(page, fields)).filter((share) => share !== undefined);
  console.log(`  title       ${count(titleRight)} of ${rows.length} right, ${count(titleExact)} to the letter`);
  console.log(`  day         ${count(dayRight)} of ${rows.length} right`);
  console.log(`  authors     ${count(authorsRight)} of ${rows.length} right (all names and no other)`);
  if (topics.length > 0)
    console.log(
      `  topics      ${three(topics.reduce((sum, share) => sum + share, 0) / topics.length)} of the expected ones, on ${topics.length} pages that have any`,
    );
  const wrong = (name: string, right: (page: ExpectedPage, fields: (typeof found)[number][1]) => boolean): void => {
    for (const [page, fields] of found) if (!right(page, fields)) console.log(`  ${name} wrong ${page.id}`);
  };
  wrong('title', titleRight);
  wrong('day', dayRight);
  wrong('authors', authorsRight);
}
