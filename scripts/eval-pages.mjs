/**
 * `npm run eval:pages`: how well articles are read from pages, on ../shared/pages (or KHABAR_SHARED), as tables on standard output.
 * `npm run eval:pages -- --predict DIR`: for every ID.html.gz in DIR one line `{"id", "articleBody"}` on standard output and nothing
 * else there. It builds what it needs.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root, underNode24 } from './install.mjs';

await underNode24(import.meta.url);
const { build } = await import('./build.mjs');

const { values } = parseArgs({ options: { predict: { type: 'string' } } });
try {
  build();
  const { evaluate, predict } = await import('../bench/pages/main.ts');
  process.exitCode =
    values.predict === undefined
      ? await evaluate(root, resolve(root, process.env.KHABAR_SHARED ?? '../shared', 'pages'))
      : await predict(root, values.predict);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
