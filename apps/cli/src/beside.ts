import { spawn } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Work that is another app's own is done by that app's own entry, in a process beside this one.
 *
 * @param entry path below apps/, without its ending: `storage/src/migrate`
 * @returns its exit code
 */
export function runBeside(entry: string, args: readonly string[] = []): Promise<number> {
  const file = fileURLToPath(new URL(`../../${entry}${extname(import.meta.url)}`, import.meta.url));
  return new Promise((resolve, reject) => {
    spawn(process.execPath, [file, ...args], { stdio: 'inherit' })
      .on('error', reject)
      .on('exit', (code) => resolve(code ?? 1));
  });
}
