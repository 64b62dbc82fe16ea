import { parentPort } from 'node:worker_threads';
import { extractArticle, type NotAnArticle, type PageArticle, type PageCircumstances } from './extract-article.ts';

/** What the thread is told: a page, as it came or decoded. */
export interface PageJob {
  readonly job: number;
  readonly html: Uint8Array | string;
  readonly circumstances: PageCircumstances;
}

/** What it tells: that it is ready, and what came of a page. */
export type PageTold =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly job: number; readonly result: PageArticle | NotAnArticle; readonly cpuMs: number }
  | { readonly kind: 'failed'; readonly job: number; readonly reason: string };

const port = parentPort;
if (!port) throw new Error('page-worker.ts runs in a worker thread');

port.on('message', ({ job, html, circumstances }: PageJob) => {
  try {
    const before = process.threadCpuUsage();
    const result = extractArticle(html, circumstances);
    const { user, system } = process.threadCpuUsage(before);
    tell({ kind: 'read', job, result, cpuMs: (user + system) / 1_000 });
  } catch (error) {
    tell({ kind: 'failed', job, reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
tell({ kind: 'ready' });

function tell(what: PageTold): void {
  port!.postMessage(what);
}
