/**
 * Makes ../src/data/common-words.tsv: how common words are in news, by language, counted in the texts that were written for training. Run it
 * when those change: `node --conditions=source apps/storage/data-build/commonness.ts`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tokens } from '../src/stories/words.ts';

/** In fewer texts than these a word is rare: it need not stand in the table. */
const LEAST_TEXTS = 3;

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const training = here('../../../training/');
const texts: { language: string; text: string }[] = [];

for (const name of readdirSync(`${training}newswire`).filter((file) => file.endsWith('.train.txt')))
  for (const line of readFileSync(`${training}newswire/${name}`, 'utf8').split('\n'))
    if (line.trim()) texts.push({ language: name.slice(0, 2), text: line.replace(/\[[A-Z]{3,4} |\]/g, '') });

const topics = `${training}topics/train`;
for (const name of existsSync(topics) ? readdirSync(topics).toSorted() : [])
  for (const block of readFileSync(`${topics}/${name}`, 'utf8').split(/\n\s*\n/)) {
    const [head = '', ...lines] = block.trim().split('\n');
    const language = /^[a-z]{2}(?= \d)/.exec(head)?.[0];
    if (language) texts.push({ language, text: lines.join('\n') });
  }

const counts = new Map<string, Map<string, number>>();
const totals = new Map<string, number>();
for (const { language, text } of texts) {
  const of = counts.get(language) ?? new Map<string, number>();
  counts.set(language, of);
  totals.set(language, (totals.get(language) ?? 0) + 1);
  for (const key of new Set(tokens(text, language).map((token) => token.key))) of.set(key, (of.get(key) ?? 0) + 1);
}
const rows = [...counts].flatMap(([language, of]) =>
  [...of]
    .filter(([, count]) => count >= LEAST_TEXTS)
    .map(([key, count]) => `${language}\t${key}\t${Math.round((count / totals.get(language)!) * 10_000)}`),
);
const head = '# language, word (stories/words.ts), texts of 10,000 that hold it; made by data-build/commonness.ts';
writeFileSync(here('../src/data/common-words.tsv'), `${[head, ...rows.toSorted()].join('\n')}\n`);
console.log(`${texts.length} texts, ${rows.length} words`);
