import { cpus, totalmem } from 'node:os';
import { readFileSync, writeFileSync } from 'node:fs';
import type { CrowdFigures } from './crowd.ts';
import type { Figures } from './measure.ts';
import type { PeerFigures } from './peer/measure.ts';

const results = new URL('../results/queries.json', import.meta.url);
const PLAN_CHARACTERS = 400;

export function printTable(all: readonly Figures[]): void {
  console.log('                              p50      p99     goal   CPU storage  Postgres   rows');
  for (const { name, goalMs, p50, p99, cpuMs, rows, note } of all) {
    if (note !== undefined) {
      console.log(`${name.padEnd(26)}  not answered: ${note}`);
      continue;
    }
    const numbers = [p50.toFixed(2).padStart(7), p99.toFixed(2).padStart(8), (goalMs ?? '').toString().padStart(8)];
    const spent = [cpuMs.storage.toFixed(2).padStart(13), cpuMs.postgres.toFixed(2).padStart(9), String(rows).padStart(6)];
    console.log(
      `${name.padEnd(26)}${numbers.join(' ')} ${spent.join(' ')}${goalMs !== undefined && p99 > goalMs ? '  above' : ''}`,
    );
  }
}

export function printPlans(all: readonly Figures[]): void {
  for (const { name, plan } of all) {
    console.log(`\n${name}`);
    for (const statement of plan) console.log(`  ${statement.slice(0, PLAN_CHARACTERS)}`);
  }
}

export interface Report {
  readonly articles: number;
  readonly mentions: number;
  readonly questions: readonly Figures[];
  readonly crowd?: CrowdFigures | undefined;
  /** By question. */
  readonly peer: Readonly<Record<string, PeerFigures>>;
}

export function keep({ questions, peer, ...report }: Report): void {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memoryGB: Math.round(totalmem() / 2 ** 30) };
  const named = Object.fromEntries(questions.map(({ name, ...figures }) => [name, figures]));
  const kept = existing();
  const figures = Object.fromEntries(Object.entries(report).filter(([, value]) => value !== undefined));
  writeFileSync(
    results,
    `${JSON.stringify({ ...kept, date: new Date().toISOString().slice(0, 10), machine, ...figures, questions: { ...kept.questions, ...named }, peer: { ...kept.peer, ...peer } }, null, 2)}\n`,
  );
}

function existing(): { questions?: object; peer?: object } {
  try {
    return JSON.parse(readFileSync(results, 'utf8')) as { questions?: object; peer?: object };
  } catch {
    return {};
  }
}
