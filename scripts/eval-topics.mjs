/**
 * `npm run eval:topics`: how often the best top-level topic is right and how well confidences tell it, on ../shared/topics (or KHABAR_SHARED)
 * and on the test articles written for the project.
 * `npm run eval:topics -- --predict FILE.jsonl`: for every row `{"headline", "articleBody"}` one line `{"topics": [{"code", "confidence"}]}`,
 * best first, on standard output and nothing else there. It builds what it needs.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root, underNode24 } from './install.mjs';

await underNode24(import.meta.url);
const { build } = await import('./build.mjs');

const { values } = parseArgs({ options: { predict: { type: 'string' } } });
try {
  build();
  const { evaluate, predict } = await import('../bench/topics/main.ts');
  process.exitCode =
    values.predict === undefined
      ? await evaluate(root, resolve(root, process.env.KHABAR_SHARED ?? '../shared', 'topics'))
      : await predict(root, resolve(values.predict));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
