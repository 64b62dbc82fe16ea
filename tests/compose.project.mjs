/**
 * docker-compose.yml as a user runs it, but under a name, an image name and ports of its own, so that no stack of the user's is
 * touched. What the user has set in .env or in the shell does not count.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const COMPOSE_FILE = join(root, 'docker-compose.yml');
/** The longest that `docker stop` waits for a container: more than ours promise, so that a late one is seen and not killed. */
const STOP_TIMEOUT_S = 30;
const LOG_LINES = 40;

/** Of compose itself; set in a shell, they would lead to another project. */
const COMPOSE_VARIABLES = ['COMPOSE_FILE', 'COMPOSE_PROFILES', 'COMPOSE_ENV_FILES', 'COMPOSE_PROJECT_NAME'];

/** Resolves to a sentence if no Docker engine with compose can be reached. */
export async function engineFault() {
  for (const args of [['version'], ['compose', 'version']]) {
    const { code, output } = await run('docker', args).catch((error) => ({ code: 1, output: error.message }));
    if (code !== 0) return `docker ${args.join(' ')} says: ${output.trim().split('\n').at(-1)}`;
  }
  return undefined;
}

/** A project that does not exist yet. `signal` ends whatever docker command is under way, except for `remove`. */
export async function newProject(signal) {
  const name = `khabar-test-${randomBytes(4).toString('hex')}`;
  const [storage, fetcher, kafka] = await freePorts(3);
  const env = { ...process.env };
  for (const variable of [...composeVariables(), ...COMPOSE_VARIABLES]) delete env[variable];
  Object.assign(env, {
    KHABAR_IMAGE: name,
    STORAGE_PORT: storage,
    FETCHER_PORT: fetcher,
    KAFKA_PORT: kafka,
    POSTGRES_PASSWORD: `any: @ / % # ? & = $ " ' ${name}`,
  });

  const docker = async (args, options) => {
    const { code, output, stdout } = await run('docker', args, { env, signal, ...options });
    if (code !== 0)
      throw Object.assign(new Error(`docker ${args.join(' ')} (exit code ${code}):\n${lastLines(output)}`), { code, output });
    return stdout;
  };
  const ofProject = ['compose', '-f', COMPOSE_FILE, '--env-file', devNull, '--ansi', 'never', '-p', name];
  const compose = (args, options) => docker([...ofProject, ...args], options);
  const inspect = async (service) => JSON.parse(await docker(['inspect', (await compose(['ps', '-aq', service])).trim()]))[0];

  return {
    name,
    storageUrl: `http://127.0.0.1:${storage}`,
    fetcherUrl: `http://127.0.0.1:${fetcher}`,
    kafkaPort: kafka,
    broker: `127.0.0.1:${kafka}`,
    docker,
    compose,
    inspect,
    /** Sets variables for all that follows. */
    set: (variables) => void Object.assign(env, variables),
    /** Stops services, all if none is named, and says of each how long it took and how it ended: [{service, ms, code}]. */
    async stop(services, looked = services) {
      const begin = Date.now();
      await compose(['stop', '-t', String(STOP_TIMEOUT_S), ...services]);
      return Promise.all(
        looked.map(async (service) => {
          const { State } = await inspect(service);
          return { service, ms: Date.parse(State.FinishedAt) - begin, code: State.ExitCode };
        }),
      );
    },
    /** What `docker compose ps` shows, and the last words of the services that are not well; of all if they seem to be. */
    async report() {
      const states = await compose(['ps', '-a', '--format', '{{.Service}}|{{.State}}|{{.Health}}|{{.ExitCode}}']);
      const rows = states.trim().split('\n').filter(Boolean);
      const unwell = rows
        .map((row) => row.split('|'))
        .filter(([, state, health, code]) => health === 'unhealthy' || (state !== 'running' && code !== '0'));
      const logs = await compose(['logs', '--no-color', '--tail', String(LOG_LINES), ...unwell.map(([service]) => service)]);
      return `${rows.join('\n')}\n\n${stripVTControlCharacters(logs).trim()}`;
    },
    async remove() {
      await compose(['down', '-v', '--remove-orphans', '-t', '15'], { signal: undefined });
      await docker(['image', 'rm', '-f', name], { signal: undefined });
    },
  };
}

/** Every variable that .env.example names. */
export function composeVariables() {
  return [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name);
}

/** Resolves to {code, stdout, output}. In a process group of its own: Ctrl-C is ours to deal with. */
function run(command, args, { env = process.env, input = '', signal } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, signal, detached: true });
    let [stdout, output] = ['', ''];
    child.stdout.on('data', (text) => ((stdout += text), (output += text)));
    child.stderr.on('data', (text) => (output += text));
    let failure;
    child.on('error', (error) => {
      failure = error;
      if (child.pid === undefined) reject(error);
    });
    child.on('close', (code) => (failure ? reject(failure) : resolve({ code, stdout, output })));
    child.stdin.on('error', () => {}); // a command that has ended reads no more
    child.stdin.end(input);
  });
}

function lastLines(output) {
  return output.trimEnd().split('\n').slice(-LOG_LINES).join('\n');
}

/** Held open together, so that no two are the same. */
async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve) => {
          const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
