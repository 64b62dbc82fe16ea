/** What was loaded for an origin, and for how long it holds. */
export interface Loaded<T> {
  value: T;
  keepMs: number;
  /** About what it takes in memory. */
  bytes: number;
}

interface Entry<T> extends Loaded<T> {
  until: number;
}

const MAX_BYTES = 67_108_864;
/** Names, numbers and the map's own. */
const ENTRY_BYTES = 500;

/** A file of each origin, loaded when it is first asked for and again when it is old; those not asked for longest go when memory is full. */
export class OriginCache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #loading = new Map<string, Promise<T>>();
  readonly #load: (origin: string, previous: T | undefined) => Promise<Loaded<T>>;
  readonly #now: () => number;
  readonly #maxBytes: number;
  #bytes = 0;

  /** @param load gets what was loaded before, if that is still there; what it throws reaches all who wait, and is not kept */
  constructor(load: (origin: string, previous: T | undefined) => Promise<Loaded<T>>, now: () => number, maxBytes = MAX_BYTES) {
    this.#load = load;
    this.#now = now;
    this.#maxBytes = maxBytes;
  }

  get(origin: string): Promise<T> {
    const entry = this.#entries.get(origin);
    if (entry && entry.until > this.#now()) {
      this.#entries.delete(origin);
      this.#entries.set(origin, entry);
      return Promise.resolve(entry.value);
    }
    let loading = this.#loading.get(origin);
    if (!loading) {
      loading = this.#loaded(origin, entry?.value).finally(() => this.#loading.delete(origin));
      this.#loading.set(origin, loading);
    }
    return loading;
  }

  async #loaded(origin: string, previous: T | undefined): Promise<T> {
    const { value, keepMs, bytes } = await this.#load(origin, previous);
    this.#drop(origin);
    this.#entries.set(origin, { value, keepMs, bytes: bytes + ENTRY_BYTES, until: this.#now() + keepMs });
    this.#bytes += bytes + ENTRY_BYTES;
    for (const [oldest] of this.#entries) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#drop(oldest);
    }
    return value;
  }

  #drop(origin: string): void {
    this.#bytes -= this.#entries.get(origin)?.bytes ?? 0;
    this.#entries.delete(origin);
  }
}
