import type { Client as Postgres } from 'pg';
import { cpuMsBelow } from '../copies/cpu.ts';
import { Client, percentile } from './client.ts';
import { plansOf } from './plans.ts';
import type { Question } from './questions.ts';

const WARM_UP = 50;
/** For one kind of question, and as much to warm up: a slow one is asked less often. */
const MOST_MS = 10_000;

/** A service that has been asked some thousand times: before, V8 still reads and compiles it between the answers. */
export async function warmUp(url: string, questions: readonly Question[], ms: number): Promise<void> {
  const client = new Client(url, 1);
  const paths = questions.flatMap((question) => question.paths);
  for (const end = performance.now() + ms; performance.now() < end;) for (const path of paths) await client.ask(path);
  client.close();
}

/** What is measured: processes by their ids, the service by its address. */
export interface Measured {
  readonly url: string;
  readonly storagePid: number;
  readonly postgresPid: number;
  readonly postgres: Postgres;
  readonly postgresLog: string;
}

export interface Figures {
  readonly name: string;
  readonly goalMs?: number | undefined;
  readonly p50: number;
  readonly p99: number;
  readonly cpuMs: { readonly storage: number; readonly postgres: number };
  /** Of the last answer: items in `data`; 1 for a single resource. */
  readonly rows: number;
  readonly bytes: number;
  readonly plan: readonly string[];
  /** Why there are no figures. */
  readonly note?: string;
}

/** One client that asks one question after the other. */
export async function measure(of: Measured, { name, goalMs, paths }: Question, runs: number): Promise<Figures> {
  const client = new Client(of.url, 1);
  try {
    const begin = performance.now();
    for (let at = 0; at < Math.max(WARM_UP, paths.length); at++) {
      const { status, body } = await client.ask(paths[at % paths.length]!);
      if (status !== 200) return unanswered(name, `${paths[at % paths.length]}: ${status} ${body.slice(0, 200)}`);
      if (performance.now() > begin + MOST_MS) break;
    }
    const cpu = () => ({ storage: cpuMsBelow(of.storagePid), postgres: cpuMsBelow(of.postgresPid) });
    const before = cpu();
    const times: number[] = [];
    let last = '';
    for (let at = 0; at < runs && performance.now() < begin + 2 * MOST_MS; at++) {
      const { ms, body } = await client.ask(paths[at % paths.length]!);
      times.push(ms);
      last = body;
    }
    const after = cpu();
    const slowest = paths[times.indexOf(Math.max(...times)) % paths.length]!;
    const plan = await plansOf(of.postgres, of.postgresLog, () => client.ask(slowest));
    times.sort((a, b) => a - b);
    const { data } = JSON.parse(last) as { data?: unknown };
    return {
      name,
      goalMs,
      p50: rounded(percentile(times, 0.5)),
      p99: rounded(percentile(times, 0.99)),
      cpuMs: {
        storage: rounded((after.storage - before.storage) / times.length),
        postgres: rounded((after.postgres - before.postgres) / times.length),
      },
      rows: Array.isArray(data) ? data.length : 1,
      bytes: last.length,
      plan,
    };
  } finally {
    client.close();
  }
}

const unanswered = (name: string, note: string): Figures => ({
  name,
  p50: 0,
  p99: 0,
  cpuMs: { storage: 0, postgres: 0 },
  rows: 0,
  bytes: 0,
  plan: [],
  note,
});

export const rounded = (ms: number): number => Math.round(ms * 100) / 100;
