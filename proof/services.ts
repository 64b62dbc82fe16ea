/** The services as real processes from dist/, under a supervisor as any operator would have: what ends is started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../libs/local-stack/src/index.ts';
import type { Sabotage } from './config.ts';

export type App = 'fetcher' | 'enrichment' | 'storage';
type Env = Readonly<Record<string, string | undefined>>;

const root = fileURLToPath(new URL('..', import.meta.url));
/** They promise 10 s. */
const STOP_GRACE_MS = 12_000;
const RESTART_MS = 500;

export interface Service {
  readonly app: App;
  /** "storage-2". */
  readonly name: string;
  readonly url: string;
  /** How often it ended and nobody had asked it to. */
  ownEnds(): number;
  /** kill -9; the supervisor starts it again. */
  kill(): Promise<void>;
  /** kill -STOP and kill -CONT. */
  signal: (name: 'SIGSTOP' | 'SIGCONT') => void;
  /** SIGTERM, and no other start. */
  stop(): Promise<void>;
}

/** Starts one and keeps it up. It listens on the same port after every start. */
export async function startService(
  app: App,
  number: number,
  options: { env: Env; logDir: string; sabotage?: Sabotage | undefined },
): Promise<Service> {
  const name = `${app}-${number}`;
  const port = await freePort('PORT');
  const log = createWriteStream(join(options.logDir, `${name}.log`), { flags: 'a' });
  const env = { ...options.env, HOST: '127.0.0.1', [`${app.toUpperCase()}_PORT`]: String(port) };
  const preload = options.sabotage ? ['--import', new URL(`./sabotage/${options.sabotage}.mjs`, import.meta.url).href] : [];
  let child: ChildProcess;
  let stopping = false;
  let killed = false;
  let ownEnds = 0;
  const start = (): void => {
    // A channel, so that it stops when we are killed; a group of its own, so that Ctrl-C reaches it through us, in order.
    child = spawn(process.execPath, [...preload, '--enable-source-maps', join(root, 'dist', 'apps', app, 'src', 'main.js')], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (text: Buffer) => log.write(text));
    child.on('exit', (code, signal) => {
      log.write(`--- ${name} ended: ${signal ?? `exit code ${code}`}\n`);
      if (stopping) return;
      if (!killed) ownEnds += 1;
      killed = false;
      setTimeout(() => stopping || start(), RESTART_MS);
    });
  };
  start();
  return {
    app,
    name,
    url: `http://127.0.0.1:${port}`,
    ownEnds: () => ownEnds,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      killed = true;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    signal: (signal) => void child.kill(signal),
    async stop() {
      stopping = true;
      child.kill('SIGCONT');
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        const force = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
        await gone;
        clearTimeout(force);
      }
      log.end();
    },
  };
}

/** @returns what the service waits for, or undefined if it is ready */
export async function notReady({ url }: Service): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return response.ok ? undefined : (await response.text()).slice(0, 300);
  } catch (error) {
    return String((error as Error).cause ?? error);
  }
}

/** @throws Error that names the first that is not ready after `ms` */
export async function untilReady(services: readonly Service[], ms: number): Promise<void> {
  for (const end = performance.now() + ms; ; await sleep(200)) {
    const states = await Promise.all(services.map(notReady));
    const at = states.findIndex((state) => state !== undefined);
    if (at < 0) return;
    if (performance.now() > end) throw new Error(`${services[at]!.name} is not ready after ${ms / 1000} s: ${states[at]}`);
  }
}
