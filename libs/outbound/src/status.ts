import { STATUS_CODES } from 'node:http';
import { type FailureKind, OutboundError } from './errors.ts';
import { retryAfterMs } from './headers.ts';
import type { Answer, Redirect } from './outbound.ts';

const GONE = new Set([404, 410]);
const REFUSED = new Set([401, 402, 403, 407, 429, 451]);
const TIMED_OUT = new Set([408, 504, 522, 524]);

/**
 * The failure that an answer's status says, or undefined for 2xx and 304.
 *
 * @param now milliseconds since 1970, against which a Retry-After date is read
 */
export function statusFailure(answer: Answer, now: number): OutboundError | undefined {
  const { status, url } = answer;
  if ((status >= 200 && status < 300) || status === 304) return undefined;
  const kind: FailureKind = GONE.has(status)
    ? 'gone'
    : REFUSED.has(status)
      ? 'refused'
      : TIMED_OUT.has(status)
        ? 'timed_out'
        : 'broken';
  const name = STATUS_CODES[status];
  const words = status < 400 ? 'a redirect that leads nowhere' : `HTTP ${status}${name ? ` ${name}` : ''}`;
  return new OutboundError('http_status', words, { url, kind, status, retryAfterMs: retryAfterMs(answer.headers, now) });
}

/**
 * The address to ask from now on: where permanent redirects lead from the first address, up to the first temporary one. Never one that
 * gives up https.
 */
export function permanentUrl(asked: string, redirects: readonly Redirect[]): string {
  let url = asked;
  for (const { from, to, permanent } of redirects) {
    if (!permanent || (from.startsWith('https:') && !to.startsWith('https:'))) break;
    url = to;
  }
  return url;
}
