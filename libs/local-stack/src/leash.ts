/**
 * A process that holds another on a leash. It is started by leashed() in children.ts and reads one line of JSON (a LeashSpec) from its
 * standard input, starts that command and writes its pid to standard output. When its input ends, because the parent asked for it or was
 * killed, even by SIGKILL, the command is stopped: first by its own signal, then after `graceMs` by SIGKILL. Exits as the command did.
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface LeashSpec {
  command: string;
  args: string[];
  /** Where the command's output goes; emptied first. */
  logFile: string;
  stopSignal: NodeJS.Signals;
  graceMs: number;
  cwd?: string;
  uid?: number;
  gid?: number;
  env?: Record<string, string>;
  /** A command to run when all is over, for what outlives its client (a container). */
  finally?: string[];
}

function hold(spec: LeashSpec): () => void {
  const log = openSync(spec.logFile, 'w', 0o600);
  const { cwd, uid, gid } = spec;
  const child = spawn(spec.command, spec.args, {
    stdio: ['ignore', log, log],
    cwd,
    uid,
    gid,
    env: { ...process.env, ...spec.env },
  });
  closeSync(log);
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(127);
  });
  child.on('exit', (code, signal) => {
    const [command, ...args] = spec.finally ?? [];
    if (command) spawnSync(command, args, { stdio: 'ignore', timeout: 5_000 });
    // Java ends with 143 after SIGTERM, which is as orderly as 0.
    process.exit(code ?? (signal === spec.stopSignal ? 0 : 1));
  });
  if (child.pid) process.stdout.write(`${child.pid}\n`);

  let stopping = false;
  return () => {
    if (stopping) return;
    stopping = true;
    child.kill(spec.stopSignal);
    setTimeout(() => child.kill('SIGKILL'), spec.graceMs);
  };
}

let stop = (): void => process.exit(0);
const input = createInterface({ input: process.stdin });
input.once('line', (line) => (stop = hold(JSON.parse(line) as LeashSpec)));
input.once('close', () => stop());
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop());
// The parent may be gone when the pid is written.
process.stdout.on('error', () => stop());
