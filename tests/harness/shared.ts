/** Test data that lies beside the project and must not be copied into it. */
import { existsSync, readFileSync } from 'node:fs';

/** The folder of shared test data; its address ends in a slash. */
export const sharedFolder = new URL(`${process.env.KHABAR_SHARED ?? '../shared'}/`, new URL('../../', import.meta.url));

/** Bytes of a file in the folder of shared test data. */
export const shared = (path: string): Buffer => readFileSync(new URL(path, sharedFolder));

/** describe, or where the data is absent a skipped one that says so. */
export function describeWithShared(name: string, tests: () => void): void {
  if (existsSync(sharedFolder)) return describe(name, tests);
  console.warn(`skipped: "${name}" reads test data from ../shared (or KHABAR_SHARED), which is not here`);
  describe['skip'](name, () => it.todo('reads test data that is not here'));
}
