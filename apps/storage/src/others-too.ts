import { setImmediate } from 'node:timers/promises';

/** An answer may wait for so long until a lane lets it be made: milliseconds. */
const AT_A_STRETCH_MS = 10;

let since = performance.now();

/** Between two pieces of long work: lets everything else that waits in this process go first, where it has waited for some time. */
export async function othersToo(): Promise<void> {
  if (performance.now() - since < AT_A_STRETCH_MS) return;
  await setImmediate();
  since = performance.now();
}
