/** What one request and one connection may take of a service. Body limits are each app's own. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyHttpOptions } from 'fastify';
import { Problem, rawAnswer } from './problem.ts';
import { parseQueryString } from './query-string.ts';

/** The longest path parameter that is looked at, in characters: a whole URL of 8,000, percent-encoded. */
const MAX_PARAMETER_CHARACTERS = 72_000;
/** Path and query, in characters: 20,000 letters of any script, percent-encoded, so that what is wrong with them can be said. */
const MAX_URL_CHARACTERS = 131_072;
/** Request line and headers, in bytes. Node's own limit of 16 KiB refuses a long URL without a word. */
const MAX_HEADER_BYTES = 196_608;
/** From the first byte of a connection to the end of a request's headers: milliseconds. */
const HEADERS_MS = 10_000;
/** And to the end of its body: the largest, by a slow line. */
const REQUEST_MS = 120_000;
/** How often late ones are looked for. */
const CHECK_MS = 2_000;
/** A connection on which nothing moves, an answer neither: milliseconds. A stream says something more often. */
const IDLE_MS = 120_000;

export const serverLimits = {
  routerOptions: { maxParamLength: MAX_PARAMETER_CHARACTERS, querystringParser: parseQueryString },
  requestTimeout: REQUEST_MS,
  connectionTimeout: IDLE_MS,
  http: { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECK_MS },
  clientErrorHandler,
} satisfies FastifyHttpOptions<Server>;

/** @throws Problem 414 */
export function guardUrl(url: string): void {
  if (url.length > MAX_URL_CHARACTERS)
    throw new Problem(414, 'uri_too_long', `Path and query have ${url.length} characters; ${MAX_URL_CHARACTERS} are taken.`);
}

/** What can't be read as a request has no route and no reply: the answer is written to the socket itself, and ends it. */
function clientErrorHandler(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(rawAnswer(problemOf(error.code)));
  socket.destroy(error);
}

function problemOf(code: string): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem(431, 'headers_too_large', `Request line and headers take at most ${MAX_HEADER_BYTES} bytes.`);
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem(
      408,
      'request_timeout',
      `Headers must be there within ${HEADERS_MS / 1000} s, a whole request within ${REQUEST_MS / 1000} s.`,
    );
  return new Problem(400, 'bad_request', 'This is no HTTP/1.1 request.');
}
