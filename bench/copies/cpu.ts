import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of /proc's clock in a second, on every Linux that Node runs on. */
const TICKS_PER_S = 100;

/** CPU milliseconds of this process so far. */
export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** CPU milliseconds of a process and all below it so far, those that have ended among them. Linux alone. */
export function cpuMsBelow(pid: number): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);
  const below = new Set([pid]);
  for (let before = 0; before < below.size;) {
    before = below.size;
    for (const { id, parent } of stats) if (below.has(parent)) below.add(id);
  }
  return stats.filter(({ id }) => below.has(id)).reduce((ms, { ticks }) => ms + (ticks * 1_000) / TICKS_PER_S, 0);
}

interface Stat {
  readonly id: number;
  readonly parent: number;
  /** Its own, and those of children that it has waited for. */
  readonly ticks: number;
}

/** See proc_pid_stat(5); the name in brackets may hold anything. */
function statOf(id: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [utime, stime, ofChildren, stimeOfChildren] = fields.slice(11, 15);
    return { id, parent: fields[1]!, ticks: utime! + stime! + ofChildren! + stimeOfChildren! };
  } catch {
    return undefined; // it has ended meanwhile
  }
}
