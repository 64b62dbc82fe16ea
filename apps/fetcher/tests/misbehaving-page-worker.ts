/** Stands in for the page worker where a test needs one that misbehaves on demand. */
import { parentPort } from 'node:worker_threads';

const kept: unknown[] = [];

parentPort!.on('message', ({ job, html }: { job: number; html: string }) => {
  if (html === 'hang') for (;;);
  if (html === 'exit') process.exit(3);
  if (html === 'memory') for (;;) kept.push(Array.from({ length: 100_000 }, () => ({})));
  if (html === 'throw') return parentPort!.postMessage({ kind: 'failed', job, reason: 'at fault' });
  const result = { kind: 'not_an_article', reason: 'no_text', text: '', origin: 'none', score: 0, charset: undefined };
  parentPort!.postMessage({ kind: 'read', job, result, cpuMs: 0 });
});
parentPort!.postMessage({ kind: 'ready' });
