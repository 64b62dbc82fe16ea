/** What else one might have: the corpus in SQLite with FTS5, behind node:http, in as few lines as will do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Client as Postgres } from 'pg';
import { cpuMsBelow } from '../../copies/cpu.ts';
import { Client, percentile } from '../client.ts';
import { type Figures, rounded } from '../measure.ts';
import type { Question } from '../questions.ts';
import { fillPeer } from './fill.ts';

/** Kinds that it answers, too. */
const ANSWERED =
  /^(list, (newest|a month)|entity, (frequent|medium|rare|a month)|language|source|search\b.*|relevance.*|article, by id)$/;
const WARM_UP = 100;
const MOST_MS = 10_000;

export interface PeerFigures {
  readonly p50: number;
  readonly p99: number;
  readonly cpuMs: number;
  /** Khabar's p50 and CPU, service and Postgres together, to those of the peer. */
  readonly ratio: { readonly p50: number; readonly cpuMs: number };
}

/** The same questions, one client, asked of the peer; a kind that was not measured has no ratio, and is left out. */
export async function measurePeer(
  { postgres, home, runs, log }: { postgres: Postgres; home: string; runs: number; log: (line: string) => void },
  questions: readonly Question[],
  ours: readonly Figures[],
): Promise<Record<string, PeerFigures>> {
  const file = join(home, 'peer.sqlite');
  await fillPeer(postgres, file, log);
  const child = spawn(process.execPath, [new URL('server.ts', import.meta.url).pathname, file], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [port] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  const client = new Client(`http://127.0.0.1:${port}`, 1);
  const all: Record<string, PeerFigures> = {};
  try {
    for (const { name, paths } of questions.filter((one) => ANSWERED.test(one.name))) {
      const own = ours.find((figures) => figures.name === name && figures.note === undefined);
      if (!own) continue;
      const times: number[] = [];
      let before = 0;
      const begin = performance.now();
      for (let at = 0; at < WARM_UP + runs && (times.length === 0 || performance.now() < begin + MOST_MS); at++) {
        if (at === WARM_UP) before = cpuMsBelow(child.pid!);
        const { ms } = await client.ask(paths[at % paths.length]!);
        if (at >= WARM_UP) times.push(ms);
      }
      const cpuMs = rounded((cpuMsBelow(child.pid!) - before) / times.length);
      times.sort((a, b) => a - b);
      const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)].map(rounded) as [number, number];
      const ratio = { p50: rounded(own.p50 / p50), cpuMs: rounded((own.cpuMs.storage + own.cpuMs.postgres) / cpuMs) };
      all[name] = { p50, p99, cpuMs, ratio };
    }
  } finally {
    client.close();
    child.kill();
  }
  return all;
}

export function printPeer(all: Readonly<Record<string, PeerFigures>>): void {
  console.log('\nSQLite with FTS5          p50      p99      CPU   Khabar to it: p50, CPU');
  for (const [name, { p50, p99, cpuMs, ratio }] of Object.entries(all)) {
    const numbers = [p50, p99, cpuMs].map((one) => one.toFixed(2).padStart(8)).join(' ');
    console.log(`${name.padEnd(22)}${numbers} ${ratio.p50.toFixed(1).padStart(16)} ${ratio.cpuMs.toFixed(1).padStart(6)}`);
  }
}
