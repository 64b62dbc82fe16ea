/** Runs so many pieces of work at a time; the others wait for their turn, first come, first served. */
export class AtMost {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(size: number) {
    this.#free = size;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift(); // who comes next takes this place over
      if (next) next();
      else this.#free += 1;
    }
  }
}
