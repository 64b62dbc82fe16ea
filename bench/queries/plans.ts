/** What Postgres did for a question, as auto_explain tells its log. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client as Postgres } from 'pg';

/** Until the server's processes have heard of a setting, and have written their lines. */
const HEARD_MS = 250;

interface Node {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly Plans?: readonly Node[];
}

/** Before the service connects: each of its sessions loads the module, and stays silent. */
export async function preparePlans(postgres: Postgres): Promise<void> {
  for (const [name, value] of Object.entries({
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '-1',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_format': 'json',
  }))
    await postgres.query(`alter system set ${name} = '${value}'`);
  await postgres.query('select pg_reload_conf()');
}

/** @param logFile of the server @returns the plan of each statement, longest first, in short */
export async function plansOf(postgres: Postgres, logFile: string, ask: () => Promise<unknown>): Promise<string[]> {
  await turn(postgres, '0');
  const from = sizeOf(logFile);
  await ask();
  await sleep(HEARD_MS);
  const plans = readPlans(tail(logFile, from));
  await turn(postgres, '-1');
  return plans.toSorted((a, b) => b.ms - a.ms).map(({ plan, ms }) => `${ms.toFixed(1)} ms: ${inShort(plan)}`);
}

async function turn(postgres: Postgres, ms: string): Promise<void> {
  await postgres.query("load 'auto_explain'");
  await postgres.query(`alter system set auto_explain.log_min_duration = '${ms}'`);
  await postgres.query('select pg_reload_conf()');
  await sleep(HEARD_MS);
}

const sizeOf = (file: string): number => withFile(file, (opened) => fstatSync(opened).size);

function tail(file: string, from: number): string {
  return withFile(file, (opened) => {
    const part = Buffer.alloc(fstatSync(opened).size - from);
    readSync(opened, part, 0, part.length, from);
    return part.toString();
  });
}

function withFile<T>(file: string, work: (opened: number) => T): T {
  const opened = openSync(file, 'r');
  try {
    return work(opened);
  } finally {
    closeSync(opened);
  }
}

function readPlans(log: string): { ms: number; plan: Node }[] {
  return [...log.matchAll(/duration: ([\d.]+) ms {2}plan:\n((?:\t.*\n)+)/g)].map(([, ms, json]) => ({
    ms: Number(ms),
    plan: (JSON.parse(json!.replaceAll('\n\t', '\n')) as { Plan: Node }).Plan,
  }));
}

/** The nodes that read a table, in order, with the rows that they gave. */
function inShort(node: Node): string {
  const own = node['Index Name'] ?? node['Relation Name'];
  const rows = Math.round((node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 1));
  const below = (node.Plans ?? []).map(inShort).filter((plan) => plan !== '');
  const read = own === undefined ? [] : [`${node['Node Type']} ${own} (${rows})`];
  const how = node['Node Type'] === 'Sort' ? [`sort (${rows})`] : [];
  return [...how, ...read, ...below].join(' < ');
}
