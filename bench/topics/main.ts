import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArticleTopic, Findings } from '../../libs/events/src/index.ts';
import type { Step } from '../../apps/enrichment/src/steps/step.ts';
import { type OwnArticle, readOwnArticles } from './own-articles.ts';
import { accuracy, calibrationError, type Said } from './score.ts';

interface Row {
  readonly headline?: string | undefined;
  readonly articleBody?: string | undefined;
}

/** What an article is about, by the steps of the product. */
async function reader(root: string): Promise<(row: Row) => Promise<readonly ArticleTopic[]>> {
  const at = (path: string): string => pathToFileURL(join(root, 'dist/apps/enrichment/src/steps', path)).href;
  const { language } = (await import(at('language/language.js'))) as { language: Step };
  const { topics } = (await import(at('topics/topics.js'))) as { topics: Step };
  const steps = [language, topics];
  for (const step of steps) await step.load();
  return async ({ headline, articleBody }) => {
    const article = { ...(headline && { headline }), ...(articleBody && { articleBody }) };
    let found: Findings = {};
    for (const step of steps) {
      const answer = await step.run(article, found);
      if (typeof answer !== 'string') found = { ...found, ...answer };
    }
    return found.topics ?? [];
  };
}

function readRows<T extends Row>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /\S/.test(line))
    .map((line) => JSON.parse(line) as T);
}

/** One line a row on standard output, in order, and nothing else there. */
export async function predict(root: string, file: string): Promise<number> {
  const topicsOf = await reader(root);
  for (const row of readRows(file)) {
    const topics = (await topicsOf(row)).map(({ code, confidence }) => ({ code, confidence }));
    await new Promise<void>((done) => process.stdout.write(`${JSON.stringify({ topics })}\n`, () => done()));
  }
  return 0;
}

interface Set {
  readonly name: string;
  /** What is right, by row: any of these. */
  readonly rows: readonly (Row & { readonly expect: readonly string[]; readonly codes?: readonly string[] })[];
}

const isNarrower = (code: string): boolean => !/^medtop:\d\d000000$/.test(code);

/** Prints a table: best top-level topic out of all 17, calibration, and of the narrower topics those that the article's own name, too. */
export async function evaluate(root: string, shared: string): Promise<number> {
  const sets: Set[] = [];
  if (existsSync(shared))
    for (const file of readdirSync(shared).filter((name) => name.endsWith('.jsonl')))
      sets.push({ name: file.replace(/\.jsonl$/, ''), rows: readRows(join(shared, file)) });
  else console.log(`The sets to measure on are not here: ${shared} (KHABAR_SHARED names the folder above it).`);
  const own = join(root, 'training/topics/test');
  for (const file of readdirSync(own).toSorted())
    sets.push({
      name: `own ${file.replace(/\.txt$/, '')}`,
      rows: readOwnArticles(join(own, file)).map((article: OwnArticle) => ({ ...article, expect: article.codes.slice(0, 1) })),
    });

  const topicsOf = await reader(root);
  const all: Said[] = [];
  console.log(
    'set        articles  best topic right  none said  calibration error  narrower: right  of those named  CPU ms each',
  );
  for (const { name, rows } of sets) {
    const said: Said[] = [];
    let [narrower, right, named] = [0, 0, 0];
    const before = process.cpuUsage();
    for (const row of rows) {
      const topics = await topicsOf(row);
      const best = topics.find(({ code }) => !isNarrower(code));
      said.push({ confidence: best?.confidence ?? 0, isRight: best !== undefined && row.expect.includes(best.code) });
      const wanted = row.codes?.filter(isNarrower) ?? [];
      if (wanted.length === 0) continue;
      const given = topics.filter(({ code }) => isNarrower(code));
      narrower += given.length;
      // A broader or narrower one of what was named is no fault.
      right += given.filter(({ code, broader }) => wanted.some((one) => one === code || broader.includes(one))).length;
      named += wanted.some((one) => given.some(({ code, broader }) => one === code || broader.includes(one))) ? 1 : 0;
    }
    const { user, system } = process.cpuUsage(before);
    all.push(...said);
    const withNarrower = rows.filter(({ codes }) => codes?.some(isNarrower)).length;
    const cells = [
      name.padEnd(10),
      String(rows.length).padStart(8),
      accuracy(said).toFixed(3).padStart(17),
      String(said.filter(({ confidence }) => confidence === 0).length).padStart(10),
      calibrationError(said).toFixed(3).padStart(18),
      (narrower > 0 ? `${right} of ${narrower}` : '-').padStart(16),
      (withNarrower > 0 ? `${named} of ${withNarrower}` : '-').padStart(15),
      ((user + system) / 1000 / rows.length).toFixed(1).padStart(12),
    ];
    console.log(cells.join(' '));
  }
  console.log(`all together: ${accuracy(all).toFixed(3)} right, calibration error ${calibrationError(all).toFixed(3)}`);
  return 0;
}
