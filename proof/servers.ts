/** The broker and the database that the proof runs on: of its own, to be killed at will, or given, to be left in peace. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../libs/local-stack/src/index.ts';
import { environment } from './config.ts';
import { signalTree } from './process-tree.ts';

export interface HolderOptions {
  readonly kind: 'kafka' | 'postgres';
  readonly home: string;
  readonly cache: string;
  readonly port: number;
}

export interface HolderReport {
  /** host:port, or a database URL. */
  readonly address: string;
  readonly pid: number | undefined;
}

/** After a kill -9 of PostgreSQL its children take a moment to notice. */
const START_ATTEMPTS = 5;
const RETRY_MS = 1_000;

/** One server of the local stack, in a process beside us; its data stays from start to start. */
export class OwnServer {
  readonly kind: 'kafka' | 'postgres';
  readonly #home: string;
  readonly #cache: string;
  #port = 0;
  #holder: ChildProcess | undefined;
  #report: HolderReport = { address: '', pid: undefined };

  constructor(kind: 'kafka' | 'postgres', home: string, cache: string) {
    this.kind = kind;
    this.#home = join(home, kind);
    this.#cache = cache;
  }

  /** The same after every start. */
  get address(): string {
    return this.#report.address;
  }

  /** @throws Error with the holder's words, if it does not come up in a few attempts */
  async start(): Promise<void> {
    mkdirSync(this.#home, { recursive: true });
    chmodSync(this.#home, 0o755); // PostgreSQL, where we are root, runs as someone else
    this.#port ||= await freePort(this.kind === 'kafka' ? 'LOCAL_KAFKA_PORT' : 'LOCAL_POSTGRES_PORT');
    for (let attempt = 1; ; attempt += 1) {
      const words = await this.#attempt();
      if (words === undefined) return;
      if (attempt === START_ATTEMPTS) throw new Error(`${this.kind} does not come up:\n${words}`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  /** @returns undefined, or why not */
  async #attempt(): Promise<string | undefined> {
    const options: HolderOptions = { kind: this.kind, home: this.#home, cache: this.#cache, port: this.#port };
    const other =
      this.kind === 'kafka'
        ? { DATABASE_URL: 'postgres://none', KAFKA_BROKERS: undefined }
        : { KAFKA_BROKERS: 'none:1', DATABASE_URL: undefined };
    const holder = fork(fileURLToPath(new URL('./holder.ts', import.meta.url)), [JSON.stringify(options)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...environment, ...other },
      detached: true, // Ctrl-C is for us; we stop it in order
    });
    let words = '';
    holder.stderr!.on('data', (text) => (words += String(text)));
    const told = await Promise.race([once(holder, 'message'), once(holder, 'exit').then(() => undefined)]);
    if (!told) return words;
    this.#holder = holder;
    this.#report = told[0] as HolderReport;
    return undefined;
  }

  /** kill -9 of the server and of all processes that it has started. */
  async kill(): Promise<void> {
    const gone = once(this.#holder!, 'exit');
    this.#signal('SIGKILL');
    await gone;
  }

  /** kill -STOP: it hangs, its connections stay open. */
  freeze(): void {
    this.#signal('SIGSTOP');
  }

  thaw(): void {
    this.#signal('SIGCONT');
  }

  /** In order, as an operator would. */
  async stop(): Promise<void> {
    const holder = this.#holder;
    if (!holder || holder.exitCode !== null || holder.signalCode !== null) return;
    this.thaw();
    const gone = once(holder, 'exit');
    holder.kill('SIGTERM');
    await gone;
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#report.pid !== undefined) signalTree(this.#report.pid, signal);
  }
}
