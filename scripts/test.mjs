/**
 * `npm test`: everything that CI runs. Quick checks, then unit and integration tests on one real broker and one real database that live
 * as long as the run. `npm test -- FILE...` runs those test files alone; `npm run test:long` the long ones (*.long-spec.ts).
 * All parts run even where an early one fails. Ends with a line "N passed, N failed", checks counted.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { availableParallelism, tmpdir } from 'node:os';
import { build } from './build.mjs';
import { whenAskedToEnd } from './ending.mjs';
import { root, underNode24 } from './install.mjs';
import { say, seconds } from './progress.mjs';

/** Names of npm scripts. */
const CHECKS = ['format', 'lint', 'types', 'boundaries', 'deadcode'];
const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  '--conditions=source',
  'node_modules/jest/bin/jest.js',
  // Jest leaves one core to others, which of two is half: a file waits more than it works.
  `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`,
];

await underNode24(import.meta.url);
const { startLocalStack, removeHome, LocalStackError } = await import('../libs/local-stack/src/index.ts');

const interrupted = new AbortController();
whenAskedToEnd(() => interrupted.abort(new LocalStackError('interrupted')));
const { signal } = interrupted;

const args = process.argv.slice(2).filter((arg) => arg !== '--long');
const long = process.argv.includes('--long');
const results = [];

if (args.length === 0 && !long) for (const name of CHECKS) await part(name, () => check(name));
await part('tests', () => tests());
for (const { name, ok, ms } of results) console.log(`${ok ? 'passed' : 'FAILED'}  ${name.padEnd(12)} ${seconds(ms)}`);
const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') ? `, ${sum('skipped')} skipped` : ''}`);
process.exit(signal.aborted ? 130 : results.every(({ ok }) => ok) ? 0 : 1);

/** Runs one part and notes how it went; a part that can't even start has failed. */
async function part(name, run) {
  if (signal.aborted) return;
  const begin = Date.now();
  let result;
  try {
    result = await run();
  } catch (error) {
    console.log(error instanceof LocalStackError ? error.message : error);
    result = { ok: false, failed: 1 };
  }
  results.push({ name, ms: Date.now() - begin, ...result });
  say(`${name}: ${result.ok ? 'passed' : 'FAILED'} (${seconds(Date.now() - begin)})`);
}

async function check(name) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { code, output } = await run('sh', ['-c', scripts[name]], { quiet: true });
  if (code !== 0) console.log(`--- ${name}: ${scripts[name]}\n${output.trimEnd()}`);
  return code === 0 ? { ok: true, passed: 1 } : { ok: false, failed: 1 };
}

async function tests() {
  const home = mkdtempSync(join(tmpdir(), 'khabar-test-'));
  // Postgres, where we are root, runs as someone else, who must get in.
  chmodSync(home, 0o755);
  const cache = resolve(root, process.env.KHABAR_HOME || '.khabar', 'cache');
  const report = join(home, 'jest.json');
  let stack;
  let ok = false;
  try {
    if (needsStack()) {
      build(); // once, before files that run side by side ask for it
      stack = await startLocalStack({ home, cache, log: say, signal });
    }
    const selection = long ? ['--testRegex', '\\.long-spec\\.ts$', '--passWithNoTests'] : [];
    const env = {
      ...process.env,
      KHABAR_TEST_BROKERS: stack?.kafkaBrokers,
      KHABAR_TEST_DATABASE_URL: stack?.databaseUrl,
      KHABAR_TEST_CACHE: cache,
    };
    // Whatever a test starts takes the run's broker and database, and no others.
    delete env.KAFKA_BROKERS;
    delete env.DATABASE_URL;
    const { code } = await run(process.execPath, [...JEST, '--json', `--outputFile=${report}`, ...selection, ...args], { env });
    if (!existsSync(report)) return { ok: false, failed: 1 };
    const jest = JSON.parse(readFileSync(report, 'utf8'));
    ok = code === 0;
    // A file that can't be loaded has no failed tests, yet it failed.
    const failed = jest.numFailedTests + jest.numRuntimeErrorTestSuites;
    return {
      ok,
      passed: jest.numPassedTests,
      failed: ok ? failed : Math.max(failed, 1),
      skipped: jest.numPendingTests + jest.numTodoTests,
    };
  } finally {
    await stack?.stop();
    if (process.env.KEEP_FAILED === '1' && !ok) say(`data kept: KHABAR_HOME=${home}`);
    else removeHome(home);
  }
}

/** Broker and database take seconds: files that don't ask for them go without. */
function needsStack() {
  const isFile = (arg) => statSync(arg, { throwIfNoEntry: false })?.isFile();
  return !args.length || args.some((arg) => !isFile(arg) || readFileSync(arg, 'utf8').includes('harness/'));
}

/** Everything goes to standard output, so that the last line is the last wherever the two are read apart. */
function run(command, commandArgs, { quiet = false, env = process.env } = {}) {
  return new Promise((done, reject) => {
    const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
    const stdio = ['ignore', quiet ? 'pipe' : 1, quiet ? 'pipe' : 1];
    const child = spawn(command, commandArgs, { cwd: root, stdio, env: { ...env, PATH }, signal, killSignal: 'SIGTERM' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
    child.on('error', (error) => error.name !== 'AbortError' && reject(error));
    child.on('close', (code) => done({ code, output }));
  });
}
