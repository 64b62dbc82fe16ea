import { OutboundError } from '#outbound';

export interface EnterOptions {
  /** What the host itself asks for (crawl-delay); the longer of this and the gate's own counts. */
  readonly intervalMs?: number | undefined;
  /** Who would have to wait for longer gets `held_back` instead. */
  readonly mostMs?: number | undefined;
  /** Ends the wait, with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Keeps requests to a host apart. */
export interface Gate {
  /**
   * Waits until a request to a host may start.
   *
   * @returns to be called, once, when the request is over
   * @throws OutboundError held_back, `retryAfterMs` says for how long
   */
  enter(host: string, options?: EnterOptions): Promise<() => void>;
  /** Nothing starts at a host for a while (Retry-After); what is under way goes on. */
  hold(host: string, ms: number): void;
}

/** Between the end of a request to a host and the start of the next, where nobody says otherwise. */
export const DEFAULT_INTERVAL_MS = 1_000;
/** No server keeps us away for longer by a single answer. */
export const MAX_HOLD_MS = 86_400_000;

export function heldBack(host: string, waitMs: number): OutboundError {
  return new OutboundError('held_back', `${host} is not to be asked for another ${Math.ceil(waitMs / 1000)} s`, {
    retryAfterMs: waitMs,
  });
}
