/**
 * `npm run eval:entities`: how well names are found, on ../shared/ner (or KHABAR_SHARED) and on the newswire written for the project.
 * `npm run eval:entities -- --predict FILE.jsonl`: for every row `{"w": [tokens]}` one line `{"entities": [{"start", "end", "type"}]}` on
 * standard output and nothing else there. `--engine E` takes another engine than the default. It builds what it needs.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root, underNode24 } from './install.mjs';

await underNode24(import.meta.url);
const { build } = await import('./build.mjs');

const { values } = parseArgs({ options: { predict: { type: 'string' }, engine: { type: 'string' } } });
if (values.engine !== undefined) process.env.ENTITIES_ENGINE = values.engine;
try {
  build();
  const { evaluate, predict } = await import('../bench/entities/main.ts');
  process.exitCode =
    values.predict === undefined
      ? await evaluate(root, resolve(root, process.env.KHABAR_SHARED ?? '../shared', 'ner'))
      : await predict(root, values.predict);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
