import { Worker } from 'node:worker_threads';
import type { NotAnArticle, PageArticle, PageCircumstances } from './extract-article.ts';
import type { PageJob, PageTold } from './page-worker.ts';

/** The page could not be read within its bounds: its thread was ended, or something is wrong in the reader itself. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: 'timed_out' | 'out_of_memory' | 'failed';
  /** In words, for the log and the source's last result. */
  readonly detail: string;
}

export type PageOutcome = (PageArticle | NotAnArticle | Unreadable) & {
  /** Processor time of the reading itself; of an unreadable page the time waited. */
  readonly cpuMs: number;
};

export interface PageReaderOptions {
  /** Threads, and so pages at a time. */
  readonly workers?: number;
  /** For one page, from the moment that a thread has it. */
  readonly deadlineMs?: number;
  /** Heap of one thread in MiB. */
  readonly heapMb?: number;
  /** Another thread's module, for tests that need one that hangs. */
  readonly module?: URL;
}

const source = import.meta.url.endsWith('.ts');
const ownModule = new URL(source ? './page-worker.ts' : './page-worker.js', import.meta.url);
const DEADLINE_MS = 10_000;
const HEAP_MB = 512;
/**
 * Small, since V8 moves all of it to the old generation at once, and a thread that passes its limit by more than 16 MiB before it can be
 * stopped takes the process down with it.
 */
const YOUNG_MB = 8;
const START_TIMEOUT_MS = 60_000;
/** After a thread that would not start: so long until the next try, and so often until the page at hand is given up. */
const RESTART_MS = 1_000;
const MOST_STARTS = 3;

interface Task {
  readonly id: number;
  readonly html: Uint8Array | string;
  readonly circumstances: PageCircumstances;
  readonly resolve: (outcome: PageOutcome) => void;
}

interface Seat {
  worker: Worker | undefined;
  task: Task | undefined;
  timer: NodeJS.Timeout | undefined;
  failedStarts: number;
}

/**
 * Reads pages in threads, so that none can take the process down or keep it waiting: a page that overruns its deadline or its memory
 * ends its thread and is `unreadable`; a fresh thread goes on with the next. Threads start with the first page and are used again.
 */
export class PageReader {
  readonly #seats: Seat[];
  readonly #queue: Task[] = [];
  readonly #deadlineMs: number;
  readonly #heapMb: number;
  readonly #module: URL;
  #lastId = 0;
  #closing = false;

  constructor({ workers = 1, deadlineMs = DEADLINE_MS, heapMb = HEAP_MB, module = ownModule }: PageReaderOptions = {}) {
    this.#seats = Array.from({ length: workers }, () => ({
      worker: undefined,
      task: undefined,
      timer: undefined,
      failedStarts: 0,
    }));
    this.#deadlineMs = deadlineMs;
    this.#heapMb = heapMb;
    this.#module = module;
  }

  /** Never rejects, whatever stands in the page; after close() it does. */
  read(html: Uint8Array | string, circumstances: PageCircumstances): Promise<PageOutcome> {
    if (this.#closing) return Promise.reject(new Error('the page reader is closed'));
    return new Promise((resolve) => {
      this.#queue.push({ id: ++this.#lastId, html, circumstances, resolve });
      this.#dispatch();
    });
  }

  /** Ends the threads; pages in hand and in line are unreadable. */
  async close(): Promise<void> {
    this.#closing = true;
    const workers = this.#seats.map(({ worker }) => worker);
    const given = [...this.#seats.map(({ task }) => task), ...this.#queue.splice(0)];
    for (const seat of this.#seats) {
      clearTimeout(seat.timer);
      seat.worker = seat.task = undefined;
    }
    for (const task of given)
      task?.resolve({ kind: 'unreadable', reason: 'failed', detail: 'the page reader was closed', cpuMs: 0 });
    await Promise.all(workers.map(async (worker) => worker?.terminate()));
  }

  #dispatch(): void {
    for (const seat of this.#seats) {
      if (this.#closing || this.#queue.length === 0) return;
      if (seat.task) continue;
      seat.task = this.#queue.shift()!;
      if (seat.worker) this.#hand(seat);
      else this.#start(seat);
    }
  }

  #hand(seat: Seat): void {
    const task = seat.task!;
    const { id, html, circumstances } = task;
    seat.timer = setTimeout(() => {
      // This thread may have been busy itself: an answer that has already come goes before the deadline.
      setImmediate(() => {
        if (seat.task === task) this.#lose(seat, 'timed_out', `took more than ${this.#deadlineMs} ms`);
      });
    }, this.#deadlineMs);
    const job: PageJob = { job: id, html, circumstances };
    seat.worker!.postMessage(job);
  }

  #heard(seat: Seat, told: PageTold): void {
    if (told.kind === 'ready' || seat.task?.id !== told.job) return;
    if (told.kind === 'read') this.#finish(seat, { ...told.result, cpuMs: told.cpuMs });
    else this.#finish(seat, { kind: 'unreadable', reason: 'failed', detail: told.reason, cpuMs: 0 });
  }

  #finish(seat: Seat, outcome: PageOutcome): void {
    clearTimeout(seat.timer);
    const { task } = seat;
    seat.task = undefined;
    task?.resolve(outcome);
    this.#dispatch();
  }

  /** The thread is past use; the page that it had is given up, since it would do the same to the next. */
  #lose(seat: Seat, reason: Unreadable['reason'], detail: string): void {
    const { worker } = seat;
    seat.worker = undefined;
    void worker?.terminate();
    if (seat.task)
      this.#finish(seat, { kind: 'unreadable', reason, detail, cpuMs: reason === 'timed_out' ? this.#deadlineMs : 0 });
  }

  #start(seat: Seat): void {
    const worker = new Worker(this.#module, {
      execArgv: source ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : [],
      resourceLimits: { maxOldGenerationSizeMb: this.#heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.unref();
    seat.worker = worker;
    let ready = false;
    let why = { reason: 'failed' as Unreadable['reason'], detail: 'its thread ended' };
    const late = setTimeout(() => void worker.terminate(), START_TIMEOUT_MS);
    worker.on('message', (told: PageTold) => {
      if (seat.worker !== worker) return;
      if (told.kind !== 'ready') return this.#heard(seat, told);
      ready = true;
      seat.failedStarts = 0;
      clearTimeout(late);
      this.#hand(seat);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out_of_memory' : 'failed';
      why = { reason, detail: reason === 'out_of_memory' ? `needed more than ${this.#heapMb} MiB` : error.message };
    });
    worker.on('exit', () => {
      clearTimeout(late);
      if (seat.worker !== worker) return;
      if (ready) return this.#lose(seat, why.reason, why.detail);
      seat.worker = undefined;
      seat.failedStarts += 1;
      if (seat.failedStarts >= MOST_STARTS) this.#lose(seat, 'failed', `no thread could be started: ${why.detail}`);
      else setTimeout(() => (this.#closing ? undefined : this.#start(seat)), RESTART_MS);
    });
  }
}
