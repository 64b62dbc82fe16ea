/** A broker or a database of a test's own, in a process beside it, for what can't be done to the run's: taking it away. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrokerProperties, freePort, type LocalStack, removeHome } from '#local-stack';

/** Holds a stack until it is told to stop; what it is not to start is named by a variable, as a user would. */
const HOLDER = `
  import { startLocalStack } from '#local-stack';
  const options = JSON.parse(process.argv[1]);
  const stack = await startLocalStack({ ...options, log: () => {} });
  process.on('SIGTERM', () => void stack.stop().then(() => process.exit(0)));
  console.log(JSON.stringify({ kafkaBrokers: stack.kafkaBrokers, databaseUrl: stack.databaseUrl, pids: stack.pids }));
  setInterval(() => {}, 1000);
`;

export class OwnServer {
  readonly #kind: 'kafka' | 'postgres';
  readonly #home: string;
  #port = 0;
  readonly #brokerProperties: (port: number) => BrokerProperties;
  #holder: ChildProcess | undefined;
  /** Of the server itself, from start() on. */
  pid = 0;
  /** host:port, or a database URL; the same after every start. */
  address = '';

  /** @param brokerProperties a broker's settings over those of the local stack; told the port that it listens on */
  constructor(kind: 'kafka' | 'postgres', brokerProperties: (port: number) => BrokerProperties = () => ({})) {
    this.#kind = kind;
    this.#brokerProperties = brokerProperties;
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
      brokerProperties: this.#brokerProperties(this.#port),
    };
    const other = this.#kind === 'kafka' ? { DATABASE_URL: 'postgres://none' } : { KAFKA_BROKERS: 'none:1' };
    const args = ['--conditions=source', '--input-type=module', '-e', HOLDER, JSON.stringify(options)];
    this.#holder = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...other } });
    const [line] = (await once(createInterface({ input: this.#holder.stdout! }), 'line')) as [string];
    const stack = JSON.parse(line) as Pick<LocalStack, 'kafkaBrokers' | 'databaseUrl' | 'pids'>;
    this.pid = stack.pids[this.#kind]!;
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

  /** As the kernel would where memory runs out: no word to anyone. */
  async kill(): Promise<void> {
    process.kill(this.pid, 'SIGKILL');
    await this.stop();
  }

  async remove(): Promise<void> {
    await this.stop();
    removeHome(this.#home);
  }
}
