import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** From here to the root of the checkout: source and dist/ lie one folder apart. */
const ROOT = extname(import.meta.url) === '.ts' ? '../../..' : '../../../..';

/**
 * The proof does harm to services, broker and database, so it is no part of any app: it lies in the checkout, and runs in a process of
 * its own. @returns its exit code
 */
export function prove(args: readonly string[]): Promise<number> {
  const entry = fileURLToPath(new URL(`${ROOT}/scripts/prove.mjs`, import.meta.url));
  if (!existsSync(entry)) {
    console.error('khabar prove runs from a checkout of Khabar after `npm ci`; an image holds the services alone.');
    return Promise.resolve(1);
  }
  return new Promise((resolve, reject) => {
    // With a channel: it ends when this process is killed.
    const child = spawn(process.execPath, [entry, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    child.on('error', reject).on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
  });
}
