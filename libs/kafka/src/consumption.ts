/** What a partition waits for, and how often it has been tried. */
interface Waiting {
  readonly offset: string;
  readonly attempt: number;
  readonly reason: string;
  readonly timer: NodeJS.Timeout;
}

/** Heartbeats come every second, whatever is in hand; a broker that is merely slow answers sooner than this: milliseconds. */
const SILENCE_MS = 10_000;

/**
 * How far consumption is, seen from outside: health is progress, not a connection. One instance a consumer; it keeps no data of
 * messages, only when something last moved and what stands still.
 */
export class Consumption {
  /** Why we are not in the group; undefined while we are. */
  away: string | undefined = 'not connected yet';
  readonly #waiting = new Map<string, Waiting>();
  readonly #stallMs: number;
  #busy = 0;
  #movedAt: number;
  #heardAt: number;
  readonly #now: () => number;

  /**
   * @param stallMs work in hand that does not move for so long is taken to hang
   * @param now milliseconds
   */
  constructor(stallMs: number, now: () => number = Date.now) {
    this.#stallMs = stallMs;
    this.#now = now;
    this.#movedAt = now();
    this.#heardAt = now();
  }

  /** The broker has answered us. */
  heard(): void {
    this.#heardAt = this.#now();
  }

  moved(): void {
    this.#movedAt = this.#now();
  }

  begin(): void {
    this.#busy += 1;
    this.moved();
  }

  end(): void {
    this.#busy -= 1;
    this.moved();
  }

  /** How often the message at this offset has been tried, the coming time included. */
  attempt(place: string, offset: string): number {
    const waiting = this.#waiting.get(place);
    return waiting?.offset === offset ? waiting.attempt + 1 : 1;
  }

  wait(place: string, waiting: Waiting): void {
    clearTimeout(this.#waiting.get(place)?.timer);
    this.#waiting.set(place, waiting);
  }

  /** @returns what it had waited for, if it had */
  goesOn(place: string): Waiting | undefined {
    const waiting = this.#waiting.get(place);
    this.#waiting.delete(place);
    return waiting;
  }

  /** After a rebalance: what was taken from us waits elsewhere. Timers run on, since kafkajs keeps the paused flag of a partition. */
  assigned(places: ReadonlySet<string>): void {
    this.away = undefined;
    this.moved();
    this.heard();
    for (const place of this.#waiting.keys()) if (!places.has(place)) this.#waiting.delete(place);
  }

  stop(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
  }

  /** @returns why the process should be ended and started anew, or undefined */
  notLive(): string | undefined {
    const stillMs = this.#now() - this.#movedAt;
    const waits = this.away !== undefined || this.#waiting.size > 0; // and will go on by itself
    if (waits || stillMs < this.#stallMs) return undefined;
    return this.#busy > 0
      ? `work in hand has not moved for ${Math.round(stillMs / 1000)} s`
      : `nothing fetched for ${Math.round(stillMs / 1000)} s`;
  }

  /** @returns why messages do not flow now, or undefined */
  notReady(): string | undefined {
    if (this.away !== undefined) return this.away;
    const [first] = this.#waiting;
    if (first) return `${first[0]} waits (attempt ${first[1].attempt}): ${first[1].reason}`;
    const silentMs = this.#now() - this.#heardAt;
    return this.notLive() ?? (silentMs < SILENCE_MS ? undefined : `no word from Kafka for ${Math.round(silentMs / 1000)} s`);
  }
}
