import { spawnSync } from 'node:child_process';

/** Brings dist/ up to date, for tests that run the apps as their users do. */
export function build(): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
