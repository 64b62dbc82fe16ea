/** A broker or a database of a test's own, in a process beside it, for what can't be done to the run's: taking it away. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort, removeHome } from '#local-stack';

/** Holds a stack until it is told to stop; what it is not to start is named by a variable, as a user would. */
const HOLDER = `
  import { startLocalStack } from '#local-stack';
  const options = JSON.parse(process.argv[1]);
  const stack = await startLocalStack({ ...options, log: () => {} });
  process.on('SIGTERM', () => void stack.stop().then(() => process.exit(0)));
  console.log(JSON.stringify({ kafkaBrokers: stack.kafkaBrokers, databaseUrl: stack.databaseUrl }));
  setInterval(() => {}, 1000);
`;

export class OwnServer {
  readonly #kind: 'kafka' | 'postgres';
  readonly #home: string;
  #port = 0;
  #holder: ChildProcess | undefined;
  /** host:port, or a database URL; the same after every start. */
  address = '';

  constructor(kind: 'kafka' | 'postgres') {
    this.#kind = kind;
    this.#home = mkdtempSync(join(tmpdir(), `khabar-own-${kind}-`));
    chmodSync(this.#home, 0o755); // Postgres, where we are root, runs as someone else
  }

  async start(): Promise<void> {
    const variable = this.#kind === 'kafka' ? 'LOCAL_KAFKA_PORT' : 'LOCAL_POSTGRES_PORT';
    this.#port ||= await freePort(variable);
    const options = {
      home: this.#home,
      cache: process.env.KHABAR_TEST_CACHE,
      [this.#kind === 'kafka' ? 'kafkaPort' : 'postgresPort']: this.#port,
    };
    const other = this.#kind === 'kafka' ? { DATABASE_URL: 'postgres://none' } : { KAFKA_BROKERS: 'none:1' };
    const args = ['--conditions=source', '--input-type=module', '-e', HOLDER, JSON.stringify(options)];
    this.#holder = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...other } });
    const [line] = (await once(createInterface({ input: this.#holder.stdout! }), 'line')) as [string];
    const stack = JSON.parse(line) as { kafkaBrokers: string; databaseUrl: string };
    this.address = this.#kind === 'kafka' ? stack.kafkaBrokers : stack.databaseUrl;
  }

  /** In order, as an operator would; the data stays. */
  async stop(): Promise<void> {
    const holder = this.#holder;
    if (!holder || holder.exitCode !== null) return;
    const gone = once(holder, 'exit');
    holder.kill('SIGTERM');
    await gone;
  }

  async remove(): Promise<void> {
    await this.stop();
    removeHome(this.#home);
  }
}
