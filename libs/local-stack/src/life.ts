/** Telling a process from a later one that was given the same pid. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Life {
  pid: number;
  /** When it was born, in whatever unit the system tells it; only compared. */
  born: string;
}

/** The process that has this pid now; undefined if there is none, or only its unreaped entry in the process table. */
export function lifeOf(pid: number): Life | undefined {
  const [state, born] = process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  return state && born && !state.startsWith('Z') ? { pid, born } : undefined;
}

export function isAlive(life: Life): boolean {
  return lifeOf(life.pid)?.born === life.born;
}

/** proc(5): the second field, the program's name in brackets, may hold blanks and brackets itself; state is field 3, start time 22. */
function fromProc(pid: number): [string?, string?] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [fields[0], fields[19]];
  } catch {
    return [];
  }
}

function fromPs(pid: number): [string?, string?] {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [state, ...born] = (stdout ?? '').trim().split(/\s+/);
  return [state, born.join(' ')];
}
