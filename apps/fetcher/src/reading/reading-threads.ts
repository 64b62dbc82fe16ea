import { Worker } from 'node:worker_threads';
import type { Circumstances, Result, Task } from './readers.ts';
import type { Job, Told } from './reading-thread.ts';

/** Bytes that could not be read. The message is for an operator. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  /**
   * unfit: they are not what they were read as; timed_out, out_of_memory: their thread was ended; failed: something is wrong in the reader
   * itself; closed: the process ends.
   */
  readonly reason: 'unfit' | 'timed_out' | 'out_of_memory' | 'failed' | 'closed';

  constructor(reason: Unreadable['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

export interface ReadingOptions {
  /** Threads, and so readings at a time. */
  readonly threads?: number;
  /** For one reading, from the moment that a thread has it. */
  readonly deadlineMs?: number;
  /** Heap of one thread in MiB. */
  readonly heapMb?: number;
  /** Told of each reading that came to an end: its processor time. */
  readonly report?: (task: Task, cpuMs: number) => void;
  /** Another thread's module, for tests that need one that hangs. */
  readonly module?: URL;
}

const source = import.meta.url.endsWith('.ts');
const ownModule = new URL(source ? './reading-thread.ts' : './reading-thread.js', import.meta.url);
const DEADLINE_MS = 10_000;
const HEAP_MB = 512;
/**
 * Small, since V8 moves all of it to the old generation at once, and a thread that passes its limit by more than 16 MiB before it can be
 * stopped takes the process down with it.
 */
const YOUNG_MB = 8;
const START_TIMEOUT_MS = 60_000;
/** After a thread that would not start: so long until the next try, and so often until the reading at hand is given up. */
const RESTART_MS = 1_000;
const MOST_STARTS = 3;

interface Reading extends Omit<Job, 'job'> {
  readonly id: number;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Unreadable) => void;
}

interface Seat {
  worker: Worker | undefined;
  reading: Reading | undefined;
  timer: NodeJS.Timeout | undefined;
  failedStarts: number;
}

/**
 * Reads what strangers have written in threads, so that none of it can take the process down or keep it waiting: what overruns its deadline
 * or its memory ends its thread; a fresh thread goes on with the next. Threads start with the first reading and are used again.
 */
export class ReadingThreads {
  readonly #seats: Seat[];
  readonly #queue: Reading[] = [];
  readonly #deadlineMs: number;
  readonly #heapMb: number;
  readonly #report: NonNullable<ReadingOptions['report']>;
  readonly #module: URL;
  #lastId = 0;
  #closing = false;

  constructor({
    threads = 1,
    deadlineMs = DEADLINE_MS,
    heapMb = HEAP_MB,
    report = () => {},
    module = ownModule,
  }: ReadingOptions = {}) {
    this.#seats = Array.from({ length: threads }, () => ({
      worker: undefined,
      reading: undefined,
      timer: undefined,
      failedStarts: 0,
    }));
    this.#deadlineMs = deadlineMs;
    this.#heapMb = heapMb;
    this.#report = report;
    this.#module = module;
  }

  /** @throws Unreadable, and nothing else */
  read<K extends Task>(task: K, bytes: Uint8Array, circumstances: Circumstances<K>): Promise<Result<K>> {
    if (this.#closing) return Promise.reject(closed());
    return new Promise((resolve, reject) => {
      this.#queue.push({ id: ++this.#lastId, task, bytes, circumstances, resolve, reject });
      this.#dispatch();
    });
  }

  /** Ends the threads; what is in hand and in line is unreadable. */
  async close(): Promise<void> {
    this.#closing = true;
    const workers = this.#seats.map(({ worker }) => worker);
    const given = [...this.#seats.map(({ reading }) => reading), ...this.#queue.splice(0)];
    for (const seat of this.#seats) {
      clearTimeout(seat.timer);
      seat.worker = seat.reading = undefined;
    }
    for (const reading of given) reading?.reject(closed());
    await Promise.all(workers.map(async (worker) => worker?.terminate()));
  }

  #dispatch(): void {
    for (const seat of this.#seats) {
      if (this.#closing || this.#queue.length === 0) return;
      if (seat.reading) continue;
      seat.reading = this.#queue.shift()!;
      if (seat.worker) this.#hand(seat);
      else this.#start(seat);
    }
  }

  #hand(seat: Seat): void {
    const reading = seat.reading!;
    const { id, task, bytes, circumstances } = reading;
    seat.timer = setTimeout(() => {
      // This thread may have been busy itself: an answer that has already come goes before the deadline.
      setImmediate(() => {
        if (seat.reading === reading) this.#lose(seat, 'timed_out', `took more than ${this.#deadlineMs} ms`);
      });
    }, this.#deadlineMs);
    const job: Job = { job: id, task, bytes, circumstances };
    seat.worker!.postMessage(job);
  }

  #heard(seat: Seat, told: Told): void {
    if (told.kind === 'ready' || seat.reading?.id !== told.job) return;
    if (told.kind === 'read') {
      this.#report(seat.reading.task, told.cpuMs);
      this.#finish(seat, ({ resolve }) => resolve(told.result as never));
    } else this.#finish(seat, ({ reject }) => reject(new Unreadable(told.kind, told.detail)));
  }

  #finish(seat: Seat, end: (reading: Reading) => void): void {
    clearTimeout(seat.timer);
    const { reading } = seat;
    seat.reading = undefined;
    if (reading) end(reading);
    this.#dispatch();
  }

  /** The thread is past use; what it read is given up, since it would do the same to the next. */
  #lose(seat: Seat, reason: Unreadable['reason'], detail: string): void {
    const { worker } = seat;
    seat.worker = undefined;
    void worker?.terminate();
    if (seat.reading) this.#finish(seat, ({ reject }) => reject(new Unreadable(reason, detail)));
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
    worker.on('message', (told: Told) => {
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

function closed(): Unreadable {
  return new Unreadable('closed', 'the fetcher is being stopped');
}
