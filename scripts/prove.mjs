/** `npm run prove` and `khabar prove`: installs and builds if need be, then proof/main.ts. Exit code 0 if all is proven, 1 if not, 2 for wrong arguments. */
import { join, resolve } from 'node:path';
import { whenAskedToEnd } from './ending.mjs';
import { root, underNode24 } from './install.mjs';
import { say } from './progress.mjs';

await underNode24(import.meta.url);
const { build } = await import('./build.mjs');
const interrupted = new AbortController();
whenAskedToEnd(() => interrupted.abort(new Error('interrupted')));

let code = 1;
try {
  build();
  const { prove } = await import('../proof/main.ts');
  const cache = process.env.KHABAR_TEST_CACHE || join(resolve(root, process.env.KHABAR_HOME || '.khabar'), 'cache');
  code = await prove(process.argv.slice(2), { cache, say, signal: interrupted.signal });
} catch (error) {
  console.error(interrupted.signal.aborted ? 'interrupted' : error);
  console.log('proof: 0 passed, 1 failed');
}
process.exit(interrupted.signal.aborted ? 130 : code);
