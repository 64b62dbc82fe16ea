/** `npm run eval:feeds`: scores the feed reader and the identity of addresses against ../shared (or KHABAR_SHARED). Exit code 1 if a value is wrong. */
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';
import { root, underNode24 } from './install.mjs';

await underNode24(import.meta.url);
if (!process.execArgv.includes('--conditions=source')) {
  const { status } = spawnSync(process.execPath, ['--conditions=source', fileURLToPath(import.meta.url)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}
const shared = pathToFileURL(join(resolve(root, process.env.KHABAR_SHARED ?? '../shared'), '/'));
if (!existsSync(new URL('feeds/suite/', shared))) {
  console.log(`skipped: the feeds to measure on lie in ../shared (or KHABAR_SHARED), which is not here`);
  process.exit(0);
}
const { scoreAll } = await import('../bench/feeds/score.ts');
const { tableOf } = await import('../bench/feeds/table.ts');
const scores = scoreAll(shared);
console.log(tableOf(scores));
process.exit(scores.some(({ wrong }) => wrong.length > 0) ? 1 : 0);
