/**
 * Steps of the product over texts, for speed.ts: a JSON array of texts on the first line of standard input; for every further line one pass over
 * them all, answered by a line `{"cpuMs", "words"}`. Argument: `entities` for that step alone, `all` for all of them. ENTITIES_ENGINE is the
 * engine.
 */
import { createInterface } from 'node:readline';
import type { Findings } from '#events';
import { tokensOf } from '../../apps/enrichment/src/engines/tokens.ts';
import { steps } from '../../apps/enrichment/src/steps/steps.ts';

const alone = process.argv[2] === 'entities';
let texts: string[] | undefined;
let words = 0;
for (const step of steps) await step.load();

for await (const line of createInterface(process.stdin)) {
  if (texts) console.log(JSON.stringify({ cpuMs: await pass(texts), words }));
  else {
    texts = JSON.parse(line) as string[];
    words = texts.reduce((sum, text) => sum + tokensOf(text).length, 0);
    await pass(texts);
    console.log(JSON.stringify({ ready: true }));
  }
}

async function pass(all: readonly string[]): Promise<number> {
  let spent = 0;
  for (const articleBody of all) {
    let found: Findings = {};
    for (const step of steps) {
      const before = process.cpuUsage();
      const answer = await step.run({ articleBody }, found);
      const { user, system } = process.cpuUsage(before);
      if (!alone || step.name === 'entities') spent += (user + system) / 1000;
      if (typeof answer !== 'string') found = { ...found, ...answer };
    }
  }
  return spent;
}
