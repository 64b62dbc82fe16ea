/** Starting programs so that none of them outlives us. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Claim } from './claim.ts';
import type { LeashSpec } from './leash.ts';
import { lifeOf } from './life.ts';
import { LocalStackError } from './local-stack-error.ts';

export interface Child {
  /** Of the command itself, as soon as it runs; undefined if it could not be started. */
  pid: () => number | undefined;
  /** Resolves with the exit code, whoever ended it. */
  exited: Promise<number>;
  /** Orderly first, by force after the spec's `graceMs`; resolves with the exit code when it is gone. */
  stop(): Promise<number>;
  /** The last lines of its log, for an error message. */
  lastWords: () => string;
}

/** Starts a command on a leash: it ends when we do. Its pid and its leash's are noted in the claim for the next start. */
export function leashed(claim: Claim, spec: LeashSpec): Child {
  // Detached: Ctrl-C at the terminal is for us alone; we stop the rest in order.
  const leash = spawn(process.execPath, [fileURLToPath(new URL('./leash.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  if (leash.pid) claim.note(lifeOf(leash.pid));
  let complaint = '';
  leash.stderr.on('data', (text) => (complaint += String(text)));
  let pid: number | undefined;
  leash.stdout.on('data', (text) => {
    pid = Number(text);
    claim.note(lifeOf(pid));
  });
  leash.stdin.on('error', () => {});
  leash.stdin.write(`${JSON.stringify(spec)}\n`);
  const exited = once(leash, 'close').then(([code]) => (code as number | null) ?? 1);
  return {
    pid: () => pid,
    exited,
    stop: () => {
      leash.stdin.end();
      return exited;
    },
    lastWords: () => complaint.trim() || tail(spec.logFile),
  };
}

/** Runs a command to its end. Throws LocalStackError with `what` and its last words when it fails, AbortError when told to stop. */
export async function finish(claim: Claim, spec: LeashSpec, what: string, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const child = leashed(claim, spec);
  const onAbort = (): void => void child.stop();
  signal?.addEventListener('abort', onAbort);
  const code = await child.exited;
  signal?.removeEventListener('abort', onAbort);
  signal?.throwIfAborted();
  if (code !== 0) throw new LocalStackError(`${what} failed:\n${child.lastWords()}`);
}

/** Waits until `ready` holds. Throws LocalStackError when the child ends before, or after `timeoutMs`; AbortError when told to stop. */
export async function untilReady(
  child: Child,
  what: string,
  ready: () => boolean | Promise<boolean>,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<void> {
  let ended = false;
  void child.exited.then(() => (ended = true));
  const deadline = Date.now() + timeoutMs;
  while (!(await ready())) {
    signal?.throwIfAborted();
    if (ended) throw new LocalStackError(`${what} ended while it started:\n${child.lastWords()}`);
    if (Date.now() > deadline)
      throw new LocalStackError(`${what} was not ready after ${timeoutMs / 1000} s:\n${child.lastWords()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function tail(file: string, lines = 15): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
