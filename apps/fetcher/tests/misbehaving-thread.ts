/** Stands in for the reading thread where a test needs one that misbehaves on demand. */
import { parentPort } from 'node:worker_threads';

const kept: unknown[] = [];

parentPort!.on('message', ({ job, bytes }: { job: number; bytes: Uint8Array }) => {
  const what = Buffer.from(bytes).toString();
  if (what === 'hang') for (;;);
  if (what === 'exit') process.exit(3);
  if (what === 'memory') for (;;) kept.push(Array.from({ length: 100_000 }, () => ({})));
  if (what === 'throw') return parentPort!.postMessage({ kind: 'failed', job, detail: 'at fault' });
  parentPort!.postMessage({ kind: 'read', job, result: what, cpuMs: 0 });
});
parentPort!.postMessage({ kind: 'ready' });
