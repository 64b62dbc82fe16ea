import { parentPort, workerData } from 'node:worker_threads';
import type { Findings } from '#events';
import type { Article, NotRun, Step } from './steps/step.ts';

/** What a worker is told: an article and the step to go on with, where a worker before it has ended. */
export interface Job {
  readonly job: number;
  readonly article: Article;
  readonly found: Findings;
  readonly from: number;
}

/** What a worker tells: that it is ready, and after each step what came of it. */
export type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'step'; readonly job: number; readonly index: number; readonly ms: number; readonly outcome: Outcome };

export type Outcome =
  | { readonly status: 'ok'; readonly found: Partial<Findings> }
  | { readonly status: NotRun }
  | { readonly status: 'failed'; readonly reason: string };

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread');
const { steps } = (await import((workerData as { stepsModule: string }).stepsModule)) as { steps: readonly Step[] };
for (const step of steps) await step.load();

port.on('message', ({ job, article, found, from }: Job) => {
  let soFar = found;
  for (let index = from; index < steps.length; index++) {
    const started = performance.now();
    const outcome = runStep(steps[index]!, article, soFar);
    if (outcome.status === 'ok') soFar = { ...soFar, ...outcome.found };
    tell({ kind: 'step', job, index, ms: performance.now() - started, outcome });
  }
});
tell({ kind: 'ready' });

function runStep(step: Step, article: Article, found: Findings): Outcome {
  try {
    const answer = step.run(article, found);
    return typeof answer === 'string' ? { status: answer } : { status: 'ok', found: answer };
  } catch (error) {
    return { status: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function tell(what: Told): void {
  port!.postMessage(what);
}
