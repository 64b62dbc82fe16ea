import { spawn } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The tables are storage's own, so the work is done by storage's own entry, in a process beside this one. @returns its exit code */
export function migrate(): Promise<number> {
  const entry = fileURLToPath(new URL(`../../storage/src/migrate${extname(import.meta.url)}`, import.meta.url));
  return new Promise((resolve, reject) => {
    spawn(process.execPath, [entry], { stdio: 'inherit' })
      .on('error', reject)
      .on('exit', (code) => resolve(code ?? 1));
  });
}
