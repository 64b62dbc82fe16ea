/**
 * `npm run eval:stories`: how well articles on one event come together, by B-cubed, on training/stories or the folder of `--corpus`. The
 * product's own steps enrich the articles, and what they find is kept in .khabar/stories, so that the next run takes seconds. `--part dev` or
 * `--part test` measures that part alone; `--faults` shows what is wrong in dev, the part to tune on.
 */
import { resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root, underNode24 } from './install.mjs';

await underNode24(import.meta.url);
// The sources themselves are run: the measure is not to depend on what was built last.
if (!process.execArgv.includes('--conditions=source')) {
  const args = ['--conditions=source', process.argv[1], ...process.argv.slice(2)];
  process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
}
const { values } = parseArgs({
  options: { corpus: { type: 'string' }, part: { type: 'string' }, faults: { type: 'boolean', default: false } },
});
const { evaluate } = await import('../bench/stories/main.ts');
process.exitCode = await evaluate({
  root,
  corpus: resolve(values.corpus ?? `${root}/training/stories`),
  parts: values.part === undefined ? ['dev', 'test'] : [values.part],
  faults: values.faults,
});
