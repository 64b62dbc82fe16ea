import { type Clock, systemClock } from './clock.ts';
import { DEFAULT_INTERVAL_MS, type EnterOptions, type Gate, heldBack, MAX_HOLD_MS } from './gate.ts';

/** Of the entries that were made longest ago, looked at on every entry: twice what comes, so that none is left over. */
const SWEPT_AT_ONCE = 2;

export interface GateOptions {
  /** Requests to a host at the same time. */
  concurrency?: number;
  /** Between the start or end of a request to a host and the start of the next, at least. */
  intervalMs?: number;
  clock?: Clock;
}

interface Waiting {
  intervalMs: number;
  admit: (leave: () => void) => void;
}

interface Host {
  active: number;
  /** Nothing starts before. */
  opensAt: number;
  queue: Waiting[];
  waking: boolean;
}

/**
 * Keeps requests to a host apart: so many at once, so long between them, and none while it asked us to stay away. First come,
 * first served. A host is known only while it matters: as long as somebody waits, is inside, or would have to wait.
 *
 * It holds for one process: SharedGate is for several.
 */
export class HostGate implements Gate {
  readonly #hosts = new Map<string, Host>();
  readonly #concurrency: number;
  readonly #intervalMs: number;
  readonly #clock: Clock;

  constructor({ concurrency = 1, intervalMs = DEFAULT_INTERVAL_MS, clock = systemClock }: GateOptions = {}) {
    this.#concurrency = concurrency;
    this.#intervalMs = intervalMs;
    this.#clock = clock;
  }

  enter(name: string, { intervalMs = 0, mostMs = Infinity, signal }: EnterOptions = {}): Promise<() => void> {
    this.#sweep();
    return new Promise((resolve, reject) => {
      const waitMs = this.waitMs(name);
      if (waitMs > mostMs) return reject(heldBack(name, waitMs));
      if (signal?.aborted) return reject(signal.reason as Error);
      const host = this.#host(name);
      const abort = (): void => {
        host.queue.splice(host.queue.indexOf(waiting), 1);
        reject(signal!.reason as Error);
      };
      const waiting: Waiting = {
        intervalMs: Math.max(this.#intervalMs, intervalMs),
        admit: (leave) => {
          signal?.removeEventListener('abort', abort);
          resolve(leave);
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      host.queue.push(waiting);
      this.#admit(host);
    });
  }

  hold(name: string, ms: number): void {
    const host = this.#host(name);
    host.opensAt = Math.max(host.opensAt, this.#clock.now() + Math.min(ms, MAX_HOLD_MS));
  }

  /** How long one who comes now would wait at least, in milliseconds. */
  waitMs(name: string): number {
    const host = this.#hosts.get(name);
    if (!host) return 0;
    const queued = host.queue.reduce((sum, { intervalMs }) => sum + intervalMs, 0);
    return Math.max(0, host.opensAt - this.#clock.now()) + queued;
  }

  /** Hosts that are known at the moment. */
  get size(): number {
    return this.#hosts.size;
  }

  #host(name: string): Host {
    let host = this.#hosts.get(name);
    if (!host) this.#hosts.set(name, (host = { active: 0, opensAt: 0, queue: [], waking: false }));
    return host;
  }

  #admit(host: Host): void {
    while (host.queue.length > 0 && host.active < this.#concurrency) {
      const waitMs = host.opensAt - this.#clock.now();
      if (waitMs > 0) return this.#wake(host, waitMs);
      const { admit, intervalMs } = host.queue.shift()!;
      host.active++;
      host.opensAt = this.#clock.now() + intervalMs;
      let inside = true;
      admit(() => {
        if (!inside) return;
        inside = false;
        host.active--;
        // Counted from the end as well: connecting takes longer at one time than at another, and the server counts what arrives.
        host.opensAt = Math.max(host.opensAt, this.#clock.now() + intervalMs);
        this.#admit(host);
      });
    }
  }

  #wake(host: Host, waitMs: number): void {
    if (host.waking) return;
    host.waking = true;
    void this.#clock.sleep(waitMs).then(() => {
      host.waking = false;
      this.#admit(host);
    });
  }

  /** Forgets hosts that may be asked at once. Those that may not go to the end of the row, so that all have their turn. */
  #sweep(): void {
    for (let swept = 0; swept < SWEPT_AT_ONCE; swept++) {
      const [oldest] = this.#hosts;
      if (!oldest) return;
      const [name, host] = oldest;
      this.#hosts.delete(name);
      if (host.active > 0 || host.queue.length > 0 || host.opensAt > this.#clock.now()) this.#hosts.set(name, host);
    }
  }
}
