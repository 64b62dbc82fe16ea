import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import type { Findings } from '#events';
import type { Gate } from './native.ts';
import { type Outcome, runStep } from './steps/run-step.ts';
import type { Article, Step } from './steps/step.ts';

/** What a worker begins with. */
export interface Given extends Gate {
  readonly stepsModule: string;
}

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

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread');
const { steps } = (await import((workerData as Given).stepsModule)) as { steps: readonly Step[] };
for (const step of steps) await step.load();
collectGarbage();

port.on('message', (job: Job) => void work(job));
tell({ kind: 'ready' });

/** Jobs come one at a time. */
async function work({ job, article, found, from }: Job): Promise<void> {
  let soFar = found;
  for (let index = from; index < steps.length; index++) {
    const started = performance.now();
    const outcome = await runStep(steps[index]!, article, soFar);
    if (outcome.status === 'ok') soFar = { ...soFar, ...outcome.found };
    tell({ kind: 'step', job, index, ms: performance.now() - started, outcome });
  }
}

/** Tables and models are read through much that is garbage now: half of the thread's memory, which it would keep for a long time. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

function tell(what: Told): void {
  port!.postMessage(what);
}
