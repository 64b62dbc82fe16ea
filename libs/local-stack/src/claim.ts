/** One stack a data folder: who holds it is noted in the folder, so that a start after a crash knows what is left of the earlier one. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, type Life, lifeOf } from './life.ts';
import { LocalStackError } from './local-stack-error.ts';

export interface Claim {
  /** Adds a process that belongs to this stack. */
  note(life: Life | undefined): void;
  /** Lets other processes find the stack. */
  announce(addresses: Addresses): void;
  release(): void;
}

export interface Addresses {
  /** "host:port", or whatever KAFKA_BROKERS says. */
  kafkaBrokers: string;
  /** postgres://user:password@host:port/database; the user may create databases. Or whatever DATABASE_URL says. */
  databaseUrl: string;
}

interface Note {
  owner: Life;
  children: Life[];
  addresses?: Addresses;
}

/** A stopping Kafka and its leash need up to 10 s. */
const ORPHAN_GRACE_MS = 15_000;

/** Takes the folder, after ending what an earlier run may have left. Throws LocalStackError if a living process has it. */
export async function claimHome(home: string, log: (line: string) => void): Promise<Claim> {
  mkdirSync(home, { recursive: true });
  const file = join(home, 'stack.json');
  const earlier = read(file);
  if (earlier && isAlive(earlier.owner))
    throw new LocalStackError(
      `Khabar already runs on ${home} (pid ${earlier.owner.pid}): stop it first, or set KHABAR_HOME to another folder.`,
    );
  await endOrphans(earlier?.children.filter(isAlive) ?? [], log);
  const note: Note = { owner: lifeOf(process.pid) ?? { pid: process.pid, born: '' }, children: [] };
  rmSync(file, { force: true });
  const save = (flag: string): void => writeFileSync(file, JSON.stringify(note), { flag, mode: 0o600 });
  // 'wx': of two starts at once the second fails here.
  save('wx');
  return {
    note(life) {
      if (!life) return;
      note.children.push(life);
      save('w');
    },
    announce(addresses) {
      note.addresses = addresses;
      save('w');
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** SIGINT is an orderly stop to all of them: a leash, Java, Postgres. */
async function endOrphans(orphans: Life[], log: (line: string) => void): Promise<void> {
  if (orphans.length === 0) return;
  log('an earlier run left processes behind: ending them');
  const deadline = Date.now() + ORPHAN_GRACE_MS;
  for (const orphan of orphans) kill(orphan, 'SIGINT');
  while (orphans.some(isAlive) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  for (const orphan of orphans) kill(orphan, 'SIGKILL');
}

function kill(life: Life, signal: NodeJS.Signals): void {
  if (isAlive(life)) process.kill(life.pid, signal);
}

/** Where the stack that runs on this folder can be reached; undefined if none does, or not yet. */
export function runningStack(home: string): Addresses | undefined {
  const note = read(join(home, 'stack.json'));
  return note && isAlive(note.owner) ? note.addresses : undefined;
}

function read(file: string): Note | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Note;
  } catch {
    return undefined;
  }
}
