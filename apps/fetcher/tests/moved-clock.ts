import type { Clock } from '../src/politeness/clock.ts';

/** A clock that stands still until it is moved; whoever sleeps wakes in order, at the time for which he asked. */
export class MovedClock implements Clock {
  #now: number;
  readonly #sleeping: { at: number; wake: () => void }[] = [];

  constructor(now = Date.parse('2026-03-02T12:00:00Z')) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => {
      this.#sleeping.push({ at: this.#now + ms, wake });
      this.#sleeping.sort((one, other) => one.at - other.at);
    });
  }

  /** Moves on at once; for when nobody sleeps. */
  jump(ms: number): void {
    this.#now += ms;
  }

  /** Moves on, stops where somebody wakes, and lets all that follows from it happen. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    while (this.#sleeping.length > 0 && this.#sleeping[0]!.at <= end) {
      const { at, wake } = this.#sleeping.shift()!;
      this.#now = Math.max(this.#now, at);
      wake();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
