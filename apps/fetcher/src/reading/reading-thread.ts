import { parentPort } from 'node:worker_threads';
import { readers, type Task } from './readers.ts';

/** What the thread is told: bytes, and what to read them as. */
export interface Job {
  readonly job: number;
  readonly task: Task;
  readonly bytes: Uint8Array;
  readonly circumstances: unknown;
}

/** What it tells: that it is ready, and what came of a job. */
export type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly job: number; readonly result: unknown; readonly cpuMs: number }
  /** The bytes are not what they were read as: in words. */
  | { readonly kind: 'unfit'; readonly job: number; readonly detail: string }
  | { readonly kind: 'failed'; readonly job: number; readonly detail: string };

/** What readers throw for bytes of another kind. */
const unfit = new Set(['NotAFeed', 'NotASitemap', 'NotAWireFile', 'BadSelector', 'TooLarge']);

const port = parentPort;
if (!port) throw new Error('reading-thread.ts runs in a worker thread');

port.on('message', ({ job, task, bytes, circumstances }: Job) => {
  try {
    const read = readers[task] as (bytes: Uint8Array, circumstances: unknown) => unknown;
    const before = process.threadCpuUsage();
    const result = read(bytes, circumstances);
    const { user, system } = process.threadCpuUsage(before);
    tell({ kind: 'read', job, result, cpuMs: (user + system) / 1_000 });
  } catch (error) {
    if (error instanceof Error && unfit.has(error.name)) tell({ kind: 'unfit', job, detail: error.message });
    else tell({ kind: 'failed', job, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
tell({ kind: 'ready' });

function tell(what: Told): void {
  port!.postMessage(what);
}
