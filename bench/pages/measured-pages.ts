import type { Circumstances, Result } from '../../apps/fetcher/src/reading/readers.ts';
import type { ReadingOptions, ReadingThreads, Unreadable } from '../../apps/fetcher/src/reading/reading-threads.ts';

/** What came of a page, and the processor time that it took in milliseconds; of an unreadable one the time waited. */
export type PageOutcome = (
  Result<'page'> | { readonly kind: 'unreadable'; readonly reason: Unreadable['reason']; readonly detail: string }
) & {
  readonly cpuMs: number;
};

/** Pages read one after another in the service's own threads. */
export class MeasuredPages {
  readonly #threads: ReadingThreads;
  #cpuMs = 0;

  /** @param Threads from source or from dist/ */
  constructor(Threads: new (options: ReadingOptions) => ReadingThreads, options: Pick<ReadingOptions, 'deadlineMs' | 'heapMb'>) {
    this.#threads = new Threads({ ...options, report: (_, cpuMs) => void (this.#cpuMs = cpuMs) });
  }

  async read(html: Uint8Array | string, circumstances: Circumstances<'page'>): Promise<PageOutcome> {
    const bytes = typeof html === 'string' ? Buffer.from(html) : html;
    const begin = performance.now();
    try {
      const result = await this.#threads.read('page', bytes, circumstances);
      return { ...result, cpuMs: this.#cpuMs };
    } catch (error) {
      const { reason, message: detail } = error as Unreadable;
      return { kind: 'unreadable', reason, detail, cpuMs: performance.now() - begin };
    }
  }

  close(): Promise<void> {
    return this.#threads.close();
  }
}
