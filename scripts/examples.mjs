/**
 * `npm run examples`: the examples of the OpenAPI document anew, as storage answers on the samples: apps/storage/src/data/openapi-examples.json.
 * `npm run contracts` then takes them into docs/.
 */
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { askExamples } from './ask-examples.mjs';
import { whenAskedToEnd } from './ending.mjs';
import { root, underNode24 } from './install.mjs';
import { say } from './progress.mjs';

await underNode24(import.meta.url);
const { removeHome, startLocalStack } = await import('../libs/local-stack/src/index.ts');
const { startFilled } = await import('./filled-services.mjs');

const FILE = 'apps/storage/src/data/openapi-examples.json';
const interrupted = new AbortController();
whenAskedToEnd(() => interrupted.abort(new Error('interrupted')));
const { signal } = interrupted;

const home = mkdtempSync(join(tmpdir(), 'khabar-examples-'));
chmodSync(home, 0o755); // Postgres, where we are root, runs as someone else, who must get in
let stack;
let services;
try {
  const cache = resolve(root, process.env.KHABAR_HOME || '.khabar', 'cache');
  stack = await startLocalStack({ home, cache, log: say, signal });
  services = await startFilled({ stack, logDir: home, signal });
  const examples = await askExamples(services.storageUrl, services.articleIds[0], signal);
  writeFileSync(join(root, FILE), `${JSON.stringify(examples, null, 2)}\n`);
  say(`${Object.keys(examples).length} examples in ${FILE}`);
} catch (error) {
  console.error(signal.aborted ? 'interrupted' : error.message);
  process.exitCode = 1;
} finally {
  await services?.stop();
  await stack?.stop();
  removeHome(home);
}
process.exit();
