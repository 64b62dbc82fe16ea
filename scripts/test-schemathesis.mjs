/**
 * `npm run test:schemathesis`: 2,000 questions and more of schemathesis to a running storage that holds the samples, judged by its own
 * OpenAPI document, and the examples of that by what storage answers. `-- --examples N` asks another number. Needs python3 beside what `npm start` needs. Ends with a line "N passed, N failed".
 */
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { askExamples, differencesInShape } from './ask-examples.mjs';
import { whenAskedToEnd } from './ending.mjs';
import { root, underNode24 } from './install.mjs';
import { say } from './progress.mjs';

await underNode24(import.meta.url);
const { removeHome, startLocalStack } = await import('../libs/local-stack/src/index.ts');
const { startFilled } = await import('./filled-services.mjs');
const { askWhatever, installSchemathesis } = await import('./schemathesis.ts');

const WITHIN_S = 200;
const { values } = parseArgs({
  options: { examples: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
});
const interrupted = new AbortController();
whenAskedToEnd(() => interrupted.abort(new Error('interrupted')));
const { signal } = interrupted;

const cache = resolve(root, process.env.KHABAR_HOME || '.khabar', 'cache');
const home = mkdtempSync(join(tmpdir(), 'khabar-schemathesis-'));
chmodSync(home, 0o755); // Postgres, where we are root, runs as someone else, who must get in
let stack;
let services;
let passed = false;
try {
  const program = await installSchemathesis(cache, signal);
  stack = await startLocalStack({ home, cache, log: say, signal });
  services = await startFilled({ stack, logDir: home, signal });
  const examples = JSON.parse(readFileSync(join(root, 'apps/storage/src/data/openapi-examples.json'), 'utf8'));
  const stale = differencesInShape(examples, await askExamples(services.storageUrl, services.articleIds[0], signal));
  if (stale.length > 0) console.log(['The examples are not what storage answers (npm run examples):', ...stale].join('\n  '));
  say('storage holds the samples; schemathesis asks');
  const begin = Date.now();
  const { ok, requests, output } = await askWhatever(program, services.storageUrl, {
    examples: Number(values.examples),
    seconds: WITHIN_S,
    phases: ['examples', 'coverage', 'fuzzing'],
    seed: Number(values.seed),
    signal,
  });
  passed = ok && stale.length === 0 && requests >= Number(values.examples);
  console.log(output);
  say(`${requests} requests in ${Math.round((Date.now() - begin) / 1000)} s`);
} catch (error) {
  console.error(signal.aborted ? 'interrupted' : error.message);
} finally {
  await services?.stop();
  await stack?.stop();
  removeHome(home);
}
console.log(passed ? '1 passed, 0 failed' : '0 passed, 1 failed');
process.exit(signal.aborted ? 130 : passed ? 0 : 1);
