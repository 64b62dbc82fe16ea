/**
 * `npm run eval:copies`: how well copies are found, among 24,400 articles that a generator makes, through the real enrichment step and the
 * real tables and lane on a PostgreSQL of its own. `-- --articles N` takes N articles of the same mixture and measures what one costs.
 * Exit code 1 if a figure is below its goal; figures go into bench/results/copies.json.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { underNode24 } from './install.mjs';

/** All articles of a large run lie in memory. */
const HEAP = '--max-old-space-size=8192';

await underNode24(import.meta.url);
if (!process.execArgv.includes(HEAP)) {
  const args = [HEAP, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  process.exit(status ?? 1);
}
const { values } = parseArgs({ options: { articles: { type: 'string' } } });
const articles = values.articles === undefined ? undefined : Number(values.articles);
if (articles !== undefined && !(Number.isInteger(articles) && articles >= 1_000)) {
  console.error('--articles takes a whole number from 1000 on');
  process.exit(2);
}
process.env.KAFKA_BROKERS ??= '127.0.0.1:9'; // none is needed, so none is started
const { build } = await import('./build.mjs');
build();
const { evaluate } = await import('../bench/copies/main.ts');
process.exit(await evaluate(articles));
