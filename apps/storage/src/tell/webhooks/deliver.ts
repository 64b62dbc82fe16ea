import { performance } from 'node:perf_hooks';
import { type Outbound, OutboundError, statusFailure } from '#outbound';
import { instant } from '#events';
import { type Message, signedHeaders } from './signature.ts';

/** Of a receiver's answer; nothing of it is kept. */
const MAX_ANSWER_BYTES = 1_048_576;
const GONE = 410;

/** What became of one attempt. */
export interface Attempt {
  readonly delivered: boolean;
  /** The receiver wants nothing any more: it answered 410. */
  readonly gone: boolean;
  readonly status?: number;
  /** Why it failed, in a sentence. */
  readonly error?: string;
  readonly retryAfterMs?: number;
  readonly ms: number;
}

/** A message's body. @param type name of the event @param data what it is about */
export function bodyOf(type: string, at: Date, data: unknown): string {
  return JSON.stringify({ type, timestamp: instant(at), data });
}

/** One attempt. 2xx is a delivery; all else, redirects too, is a failure. @throws the signal's reason if that ends it */
export async function deliver(
  outbound: Outbound,
  { url, secret }: { readonly url: string; readonly secret: string },
  message: Message,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Attempt> {
  const begin = performance.now();
  const took = () => Math.round(performance.now() - begin);
  const limits = {
    connectMs: timeoutMs,
    headersMs: timeoutMs,
    idleMs: timeoutMs,
    totalMs: timeoutMs,
    bytes: MAX_ANSWER_BYTES,
    decodedBytes: MAX_ANSWER_BYTES,
  };
  try {
    const headers = { 'content-type': 'application/json', ...signedHeaders(secret, message) };
    const answer = await outbound.post(url, message.body, { headers, limits, signal });
    const { status } = answer;
    if (status >= 200 && status < 300) return { delivered: true, gone: false, status, ms: took() };
    const failure = statusFailure(answer, Date.now());
    return {
      delivered: false,
      gone: status === GONE,
      status,
      error: status < 400 ? `HTTP ${status}: redirects are not followed` : (failure?.message ?? `HTTP ${status}`),
      ...(failure?.retryAfterMs !== undefined && { retryAfterMs: failure.retryAfterMs }),
      ms: took(),
    };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return { delivered: false, gone: false, error: error.message, ms: took() };
  }
}
