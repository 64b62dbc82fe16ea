import { Worker } from 'node:worker_threads';
import { type Findings, hasNoText, type StepReport } from '#events';
import { newGate, outOfNative } from './native.ts';
import type { Outcome } from './steps/run-step.ts';
import type { Article, Step } from './steps/step.ts';
import type { Given, Job, Told } from './worker.ts';

/** What the steps found in one article, and how each of them fared. */
export interface Enrichment {
  readonly findings: Findings;
  readonly steps: StepReport[];
  readonly status: 'complete' | 'partial';
  /** For the log: why a step failed or what ended its worker. */
  readonly failures: readonly { readonly step: string; readonly reason: string }[];
}

export interface PoolOptions {
  /** Worker threads, and so articles at a time. */
  readonly workers: number;
  /** Module that exports `steps`; the product's own unless a test brings another. */
  readonly stepsModule?: URL;
  /** Heap of one worker in MiB: a text that needs more ends its worker, not the process. */
  readonly heapMb?: number;
}

const source = import.meta.url.endsWith('.ts');
const sibling = (name: string): URL => new URL(`${name}${source ? '.ts' : '.js'}`, import.meta.url);
/** Loading n-grams and lexicons takes a second or two; a machine under load may need many times that. */
const START_TIMEOUT_MS = 60_000;

interface Task {
  readonly id: number;
  readonly article: Article;
  found: Findings;
  next: number;
  readonly reports: StepReport[];
  readonly failures: { step: string; reason: string }[];
  readonly resolve: (enrichment: Enrichment) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly gate: SharedArrayBuffer;
}

interface Seat {
  thread: Thread | undefined;
  task: Task | undefined;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Runs the steps in worker threads, one article a thread, in the order they came. A step that overruns its deadline or
 * kills its thread costs the article that step alone: a fresh thread goes on with the next one.
 */
export class WorkerPool {
  readonly #seats: Seat[] = [];
  readonly #queue: Task[] = [];
  readonly #idle: (() => void)[] = [];
  /** Threads that are past use and not yet gone. */
  readonly #ending = new Set<Promise<void>>();
  #closing = false;
  #lastId = 0;
  readonly #steps: readonly Step[];
  readonly #stepsModule: URL;
  readonly #heapMb: number;

  private constructor(steps: readonly Step[], stepsModule: URL, heapMb: number) {
    this.#steps = steps;
    this.#stepsModule = stepsModule;
    this.#heapMb = heapMb;
  }

  /** Resolves when every worker has loaded its resources. */
  static async start({ workers, stepsModule = sibling('./steps/steps'), heapMb = 1_024 }: PoolOptions): Promise<WorkerPool> {
    const { steps } = (await import(stepsModule.href)) as { steps: readonly Step[] };
    const pool = new WorkerPool(steps, stepsModule, heapMb);
    for (let i = 0; i < workers; i++) pool.#seats.push({ thread: undefined, task: undefined, timer: undefined });
    try {
      await Promise.all(pool.#seats.map((seat) => pool.#seatWorker(seat)));
    } catch (error) {
      await pool.close();
      throw error;
    }
    return pool;
  }

  enrich(article: Article): Promise<Enrichment> {
    if (this.#closing) return Promise.reject(new Error('the worker pool is closed'));
    if (hasNoText(article) && !article.description) return Promise.resolve(nothingToRead(this.#steps));
    return new Promise((resolve, reject) => {
      this.#queue.push({ id: ++this.#lastId, article, found: {}, next: 0, reports: [], failures: [], resolve, reject });
      this.#dispatch();
    });
  }

  /** Takes no more articles, finishes those in hand (each step's deadline bounds the wait), ends the threads. */
  async close(): Promise<void> {
    this.#closing = true;
    if (this.#queue.length > 0 || this.#seats.some(({ task }) => task))
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    for (const { thread } of this.#seats) if (thread) this.#end(thread);
    await Promise.all(this.#ending);
  }

  /** Once it is out of native code, where its end would be that of the process. */
  #end({ worker, gate }: Thread): void {
    const ended = outOfNative(gate)
      .then(() => worker.terminate())
      .then(() => void this.#ending.delete(ended));
    this.#ending.add(ended);
  }

  #dispatch(): void {
    for (const seat of this.#seats) {
      if (!seat.thread || seat.task) continue;
      const task = this.#queue.shift();
      if (!task) break;
      this.#hand(seat, task);
    }
    if (this.#queue.length === 0 && this.#seats.every(({ task }) => !task)) for (const done of this.#idle.splice(0)) done();
  }

  #hand(seat: Seat, task: Task): void {
    seat.task = task;
    if (task.next >= this.#steps.length) return this.#finish(seat, task);
    this.#watch(seat, task);
    const job: Job = { job: task.id, article: task.article, found: task.found, from: task.next };
    seat.thread!.worker.postMessage(job);
  }

  #watch(seat: Seat, task: Task): void {
    clearTimeout(seat.timer);
    const at = task.next;
    const { deadlineMs } = this.#steps[at]!;
    seat.timer = setTimeout(() => {
      // This thread may have been busy itself: a report that has already come goes before the deadline.
      setImmediate(() => {
        if (seat.task === task && task.next === at) this.#lose(seat, 'timed_out', `took more than ${deadlineMs} ms`);
      });
    }, deadlineMs);
  }

  #heard(seat: Seat, told: Told): void {
    const { task } = seat;
    if (told.kind !== 'step' || task?.id !== told.job || told.index !== task.next) return;
    this.#record(task, told.outcome, told.ms);
    if (task.next >= this.#steps.length) this.#finish(seat, task);
    else this.#watch(seat, task);
  }

  #record(task: Task, outcome: Outcome | { status: 'timed_out'; reason: string }, ms: number): void {
    const { name, version } = this.#steps[task.next]!;
    task.reports.push({ name, version, status: outcome.status, ms: Math.round(ms * 100) / 100 });
    if (outcome.status === 'ok') task.found = { ...task.found, ...outcome.found };
    if (outcome.status === 'failed' || outcome.status === 'timed_out') task.failures.push({ step: name, reason: outcome.reason });
    task.next++;
  }

  #finish(seat: Seat, task: Task): void {
    clearTimeout(seat.timer);
    seat.task = undefined;
    task.resolve({
      findings: task.found,
      steps: task.reports,
      status: task.failures.length > 0 ? 'partial' : 'complete',
      failures: task.failures,
    });
    this.#dispatch();
  }

  /** The thread is past use: its step is written off and a fresh thread takes the article on from the next step. */
  #lose(seat: Seat, status: 'timed_out' | 'failed', reason: string): void {
    clearTimeout(seat.timer);
    const { thread, task } = seat;
    seat.thread = undefined;
    if (thread) this.#end(thread);
    if (task) this.#record(task, { status, reason }, this.#steps[task.next]!.deadlineMs);
    this.#seatWorker(seat).then(
      () => (task ? this.#hand(seat, task) : this.#dispatch()),
      (error: unknown) => {
        seat.task = undefined;
        task?.reject(error instanceof Error ? error : new Error(String(error)));
        // Without a thread this seat would stand empty for good; the next article tries again.
        setTimeout(
          () =>
            void this.#seatWorker(seat).then(
              () => this.#dispatch(),
              () => undefined,
            ),
          1_000,
        ).unref();
        this.#dispatch();
      },
    );
  }

  #seatWorker(seat: Seat): Promise<void> {
    return new Promise((resolve, reject) => {
      const gate = newGate();
      const worker = new Worker(sibling('./worker'), {
        workerData: { stepsModule: this.#stepsModule.href, native: gate } satisfies Given,
        // oxlint-disable-next-line no-restricted-properties -- as it is seen here: a test has an environment of its own
        env: { ...process.env },
        execArgv: source ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : [],
        resourceLimits: { maxOldGenerationSizeMb: this.#heapMb },
      });
      const late = setTimeout(() => {
        this.#end({ worker, gate });
        reject(new Error(`a worker did not start within ${START_TIMEOUT_MS} ms`));
      }, START_TIMEOUT_MS);
      let reason = 'its thread ended';
      let ready = false;
      worker.on('error', (error: unknown) => (reason = error instanceof Error ? error.message : String(error)));
      worker.on('exit', () => {
        clearTimeout(late);
        if (!ready) reject(new Error(`a worker could not start: ${reason}`));
        else if (seat.thread?.worker === worker && !(this.#closing && !seat.task)) this.#lose(seat, 'failed', reason);
      });
      worker.on('message', (told: Told) => {
        if (told.kind !== 'ready') return seat.thread?.worker === worker ? this.#heard(seat, told) : undefined;
        ready = true;
        clearTimeout(late);
        seat.thread = { worker, gate };
        resolve();
      });
    });
  }
}

/** A retraction without a text: no step is to say that it has looked and found nothing. */
function nothingToRead(steps: readonly Step[]): Enrichment {
  const reports = steps.map(({ name, version }) => ({ name, version, status: 'skipped' as const, ms: 0 }));
  return { findings: {}, steps: reports, status: 'complete', failures: [] };
}
