import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Findings } from '../../libs/events/src/index.ts';
import type { Step } from '../../apps/enrichment/src/steps/step.ts';
import { faultsOf, readRows, type Row, scoreOf, type Span, spansOf, textOf } from './rows.ts';

/** F1 of spaCy's English models on the same files, from ../shared/ner/README.md: kept figures, not run here. */
const spacy: Readonly<Record<string, { sm: number; md: number }>> = {
  'crossner-politics': { sm: 63.0, md: 63.3 },
  wnut17: { sm: 36.1, md: 48.1 },
  ewt: { sm: 61.1, md: 64.7 },
  'gum-news': { sm: 46.0, md: 51.2 },
};
const COMMONEST = 8;
const EXAMPLES = 6;

const types: Readonly<Record<string, string>> = { person: 'PER', organisation: 'ORG', place: 'LOC' };

/** The language and the names of a text, by the steps of the product. */
async function reader(root: string): Promise<(text: string) => Promise<Span[]>> {
  const at = (path: string): string => pathToFileURL(join(root, 'dist/apps/enrichment/src/steps', path)).href;
  const { language } = (await import(at('language/language.js'))) as { language: Step };
  const { entities } = (await import(at('entities/entities.js'))) as { entities: Step };
  for (const step of [language, entities]) await step.load();
  return async (text) => {
    let found: Findings = {};
    for (const step of [language, entities]) {
      const answer = await step.run({ articleBody: text }, found);
      if (typeof answer !== 'string') found = { ...found, ...answer };
    }
    return (found.entities ?? []).flatMap(({ type, mentions }) =>
      types[type] === undefined ? [] : mentions.map(({ start, end }) => ({ start, end, type: types[type]! })),
    );
  };
}

/** One line a row on standard output, in order, and nothing else there. */
export async function predict(root: string, file: string): Promise<number> {
  const namesIn = await reader(root);
  for (const row of readRows(resolve(file))) {
    const entities = (await namesIn(textOf(row))).toSorted((a, b) => a.start - b.start || a.end - b.end);
    await new Promise<void>((done) => process.stdout.write(`${JSON.stringify({ entities })}\n`, () => done()));
  }
  return 0;
}

/**
 * Prints a table of all files of ../shared/ner/dev, of the part of KazNERD that training leaves out, and of the newswire written for the
 * project.
 */
export async function evaluate(root: string, shared: string): Promise<number> {
  const sets: [string, Row[]][] = [];
  if (existsSync(shared)) {
    for (const file of readdirSync(join(shared, 'dev')).toSorted())
      sets.push([file.replace(/\.jsonl$/, ''), readRows(join(shared, 'dev', file))]);
    sets.push(['kk-kaznerd, last 1,000', readRows(join(shared, 'train/kk-kaznerd.jsonl')).slice(-1_000)]);
  } else console.log(`The sets to measure on are not here: ${shared} (KHABAR_SHARED names the folder above it).`);
  const own = join(root, 'training/newswire');
  for (const file of readdirSync(own)
    .filter((name) => name.endsWith('.test.jsonl'))
    .toSorted())
    sets.push([`newswire ${file.slice(0, 2)}`, readRows(join(own, file))]);

  const namesIn = await reader(root);
  const faults = new Map<string, string[]>();
  console.log('set                     sentences  precision  recall    F1   spaCy sm  spaCy md  words a CPU-second');
  for (const [name, rows] of sets) {
    const before = process.cpuUsage();
    const given: Span[][] = [];
    for (const row of rows) given.push(await namesIn(textOf(row)));
    const { user, system } = process.cpuUsage(before);
    const wanted = rows.map(spansOf);
    const { precision, recall, f1 } = scoreOf(wanted, given);
    const words = rows.reduce((sum, { w }) => sum + w.length, 0);
    const kept = spacy[name];
    const cells = [
      name.padEnd(24),
      String(rows.length).padStart(8),
      precision.toFixed(1).padStart(10),
      recall.toFixed(1).padStart(8),
      f1.toFixed(1).padStart(7),
      (kept?.sm.toFixed(1) ?? '-').padStart(9),
      (kept?.md.toFixed(1) ?? '-').padStart(10),
      Math.round((words * 1e6) / (user + system))
        .toLocaleString('en')
        .padStart(14),
    ];
    console.log(cells.join(' '));
    for (const [i, row] of rows.entries())
      for (const { kind, example } of faultsOf(wanted[i]!, given[i]!, textOf(row)))
        faults.set(kind, [...(faults.get(kind) ?? []), example]);
  }
  console.log('\nthe commonest faults:');
  for (const [kind, examples] of [...faults].toSorted(([, a], [, b]) => b.length - a.length).slice(0, COMMONEST)) {
    const shown = examples.filter((_, i) => i % Math.ceil(examples.length / EXAMPLES) === 0);
    console.log(`${String(examples.length).padStart(6)}  ${kind}: ${shown.join(' | ')}`);
  }
  return 0;
}
