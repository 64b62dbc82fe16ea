/**
 * `npm run bench:queries`: how long answers take, on a real storage process, a real PostgreSQL and a real Kafka of its own, over a corpus that a
 * generator makes; and beside it, asked the same, of SQLite with FTS5. Prints p50, p99, CPU and plan of each kind of question; figures go into
 * bench/results/queries.json. docs/performance.md tells more.
 *
 *   --articles N       200,000 unless told otherwise; a quarter of an hour to load
 *   --keep             leaves the corpus in .khabar/queries, and takes it from there the next time
 *   --clients N        then N clients at once, while 20 events a second are written, for --seconds S (60)
 *   --runs N           so often each kind of question is asked (200)
 *   --only WORDS       only questions with these words in their name
 *   --plans            prints the plan of each statement
 */
import { mkdtempSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root, underNode24 } from './install.mjs';
import { say } from './progress.mjs';

await underNode24(import.meta.url);
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    articles: { type: 'string', default: '200000' },
    keep: { type: 'boolean', default: false },
    clients: { type: 'string', default: '0' },
    seconds: { type: 'string', default: '60' },
    only: { type: 'string' },
    plans: { type: 'boolean', default: false },
  },
});
const number = (name, least) => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= least) return value;
  console.error(`--${name} takes a whole number from ${least} on`);
  process.exit(2);
};
const [articles, runs, clients, seconds] = [
  number('articles', 1_000),
  number('runs', 1),
  number('clients', 0),
  number('seconds', 1),
];

const { build } = await import('./build.mjs');
const { runApp, startService } = await import('./services.mjs');
build();
const { bench } = await import('../bench/queries/main.ts');
const { removeHome } = await import('../libs/local-stack/src/index.ts');
const own = resolve(root, process.env.KHABAR_HOME || '.khabar');
const home = values.keep ? join(own, 'queries') : mkdtempSync(join(tmpdir(), 'khabar-queries-'));
mkdirSync(home, { recursive: true });
const withOwn = (env) => ({ ...process.env, ...env });
const startStorage = (env, port) =>
  startService('storage', {
    port,
    env: withOwn({ ...env, PORT: String(port), STORAGE_PORT: String(port) }),
    logDir: join(home, 'logs'),
    onEnd: (sentence) => say(sentence),
  });
try {
  process.exitCode = await bench({
    articles,
    runs,
    home,
    cache: join(own, 'cache'),
    clients,
    seconds,
    only: values.only,
    showPlans: values.plans,
    log: say,
    startStorage,
    makeTopics: (env) => runApp('cli', ['topics'], { env: withOwn(env) }),
  });
} finally {
  if (!values.keep) removeHome(home);
}
