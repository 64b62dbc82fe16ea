import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { faultInWords, inHttpTerms, mayWorkLater } from '#database';
import { badQuery, Problem } from '#service';
import type { FeedHead } from './feed-head.ts';
import { eventNames, type FeedQuery, type StreamQuery } from './feed-query.ts';
import type { FeedReader } from './feed-reader.ts';
import { type Position, readPosition } from './position.ts';
import { beatText, eventText, retryAfter, STILL_HERE } from './server-sent.ts';

/** Milliseconds. */
interface Times {
  /** Proxies close a connection on which nothing has been said for a minute. */
  readonly beat: number;
  /** A client that takes nothing for so long is hung up on; it may come back with its last event id. */
  readonly stuck: number;
}
const usual: Times = { beat: 15_000, stuck: 60_000 };
const CLIENT_RETRY_MS = 3_000;
/** While the database is away, it is asked again so often. */
const FAULT_PAUSE_MS = 1_000;
const FULL_RETRY_S = 30;
const STOP_DEADLINE_MS = 2_000;

const open = new Gauge({ name: 'khabar_streams_open', help: 'Clients that follow /v1/stream now' });
const sent = new Counter({
  name: 'khabar_stream_events_total',
  help: 'Events sent on /v1/stream, by type',
  labelNames: ['type'],
});
for (const type of eventNames) sent.inc({ type }, 0);

/** Where a stream begins. */
interface Beginning {
  readonly position: Position;
  /** false: a client could not come back to it. */
  readonly isId: boolean;
}

/** The streams of this instance. Each is read by its client: what that does not take is not read from the database either. */
export class Streams implements BeforeApplicationShutdown {
  readonly #logger = new Logger(Streams.name);
  readonly #stop = new AbortController();
  /** Settled when the connection is closed. */
  readonly #open = new Set<Promise<void>>();
  readonly #reader: FeedReader;
  readonly #head: FeedHead;
  readonly #most: number;
  readonly #times: Times;

  /** @param most streams at the same time; @param times given by tests alone */
  constructor(reader: FeedReader, head: FeedHead, most: number, times = usual) {
    this.#reader = reader;
    this.#head = head;
    this.#most = most;
    this.#times = times;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await Promise.race([Promise.all(this.#open), sleep(STOP_DEADLINE_MS, undefined, { ref: false })]);
  }

  /**
   * @param header Last-Event-ID
   * @param gone aborted when the connection is closed, whoever closes it; until then the stream counts as open
   * @param hangUp closes it
   * @returns the text of the stream, for as long as it is read
   * @throws Problem 400, 410 or 503
   */
  async begin(
    { lastEventId, since, ...asked }: StreamQuery,
    header: string | undefined,
    gone: AbortSignal,
    hangUp: () => void,
  ): Promise<AsyncGenerator<string, void, void>> {
    const leave = this.#enter(gone);
    try {
      const beginning = await inHttpTerms(() => this.#beginning(header, lastEventId, since));
      const texts = this.#texts(beginning, asked, AbortSignal.any([this.#stop.signal, gone]));
      return this.#watched(texts, gone, hangUp);
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Before anything is waited for, so that a crowd does not slip through. */
  #enter(gone: AbortSignal): () => void {
    if (this.#stop.signal.aborted) throw new Problem(503, 'stopping', 'The service stops; ask again.', { retryAfter: 1 });
    if (this.#open.size >= this.#most)
      throw new Problem(503, 'too_many_streams', `There are ${this.#most} streams open, as many as there may be (MAX_STREAMS).`, {
        retryAfter: FULL_RETRY_S,
      });
    const ended = Promise.withResolvers<void>();
    this.#open.add(ended.promise);
    open.set(this.#open.size);
    const leave = (): void => {
      this.#open.delete(ended.promise);
      open.set(this.#open.size);
      ended.resolve();
    };
    gone.addEventListener('abort', leave, { once: true });
    if (gone.aborted) leave();
    return leave;
  }

  async #beginning(header: string | undefined, parameter: string | undefined, since: StreamQuery['since']): Promise<Beginning> {
    const id = header ?? parameter;
    if (id !== undefined)
      return { position: await this.#resumed(id, header === undefined ? 'lastEventId' : 'Last-Event-ID'), isId: true };
    if (since === 'beginning') return { position: await this.#reader.beginning(), isId: false };
    return { position: await this.#reader.end(), isId: true };
  }

  async #resumed(id: string, parameter: string): Promise<Position> {
    const position = readPosition(id);
    const standing = position ? await this.#reader.standing(position) : 'unknown';
    if (standing === 'gone')
      throw new Problem(
        410,
        'events_given_up',
        'Events that came after this one are not kept any more (RETAIN_FEED_DAYS). Read the list anew, and follow from now.',
        { errors: [{ parameter, message: 'is older than the events that are kept' }] },
      );
    if (standing === 'unknown' || !position)
      throw badQuery([{ parameter, message: 'is no event id of this stream; take the id of an event as it is' }]);
    return position;
  }

  /** Hangs up on who does not read. */
  async *#watched(
    texts: AsyncGenerator<string, void, void>,
    gone: AbortSignal,
    hangUp: () => void,
  ): AsyncGenerator<string, void, void> {
    try {
      for await (const text of texts) {
        const stuck = setTimeout(hangUp, this.#times.stuck).unref();
        try {
          yield text;
        } finally {
          clearTimeout(stuck);
        }
      }
    } catch (error) {
      if (gone.aborted) return;
      this.#logger.error(`a stream is broken off: ${faultInWords(error)}`);
      throw error;
    }
  }

  async *#texts({ position, isId }: Beginning, asked: FeedQuery, signal: AbortSignal): AsyncGenerator<string, void, void> {
    yield retryAfter(CLIENT_RETRY_MS);
    if (isId) yield beatText(position);
    let spoke = Date.now();
    while (!signal.aborted) {
      const { seq: seen } = this.#head; // before it is read, so that what comes meanwhile is seen
      try {
        const page = await this.#reader.next(asked, eventNames, position.seq);
        if (page && page.missed > 0 && isId) return; // retention has overtaken it: it is told so when it comes back
        for await (const { position: at, name, article } of this.#reader.told(page?.events ?? [], asked.include)) {
          if (signal.aborted) return;
          yield eventText(name, at, article);
          sent.inc({ type: name });
          spoke = Date.now();
          [position, isId] = [at, true];
        }
        if (page) [position, isId] = [page.last, true];
        else await this.#head.beyond(Math.max(seen, position.seq), Math.max(0, spoke + this.#times.beat - Date.now()), signal);
      } catch (error) {
        if (!mayWorkLater(error)) throw error;
        await this.#head.beyond(Number.POSITIVE_INFINITY, FAULT_PAUSE_MS, signal);
      }
      if (Date.now() - spoke < this.#times.beat || signal.aborted) continue;
      yield isId ? beatText(position) : STILL_HERE;
      spoke = Date.now();
    }
  }
}
