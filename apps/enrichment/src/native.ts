import { workerData } from 'node:worker_threads';

/** Whether a thread is in native code, and whether it is to stay out of it: how a thread and the pool that may end it agree. */
export interface Gate {
  readonly native: SharedArrayBuffer;
}

const IN_NATIVE = 0;
const CLOSED = 1;

export function newGate(): SharedArrayBuffer {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}

const given = (workerData as Partial<Gate> | null)?.native;
const own = given && new Int32Array(given);

/**
 * Runs native code of an addon. A thread that is ended within it takes the whole process along (the addon throws where no JavaScript can run
 * any more), so whoever ends threads waits until they are out: `outOfNative`.
 */
export async function inNative<T>(work: () => Promise<T>): Promise<T> {
  if (!own) return work();
  Atomics.store(own, IN_NATIVE, 1);
  // Both sides store before they look, so that one of them sees the other.
  if (Atomics.load(own, CLOSED) === 1) {
    leave(own);
    Atomics.wait(own, CLOSED, 1);
  }
  try {
    return await work();
  } finally {
    leave(own);
  }
}

function leave(gate: Int32Array): void {
  Atomics.store(gate, IN_NATIVE, 0);
  Atomics.notify(gate, IN_NATIVE);
}

/** Resolves when the thread with this gate is out of native code, and it will never enter it again. */
export async function outOfNative(native: SharedArrayBuffer): Promise<void> {
  const gate = new Int32Array(native);
  Atomics.store(gate, CLOSED, 1);
  await Atomics.waitAsync(gate, IN_NATIVE, 1).value;
}
