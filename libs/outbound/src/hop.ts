import type { Socket } from 'node:net';
import { Client, errors } from 'undici';
import { ACCEPT_ENCODING, decode, encodingsOf, megabytes, readBody, type Truncation } from './body.ts';
import { guardedConnector, type OpenSocket } from './connect.ts';
import { checkAddress, type Destinations, mayBePrivate } from './destinations.ts';
import { OutboundError } from './errors.ts';
import { cookiesOf, type Headers, plainHeaders } from './headers.ts';
import type { Limits } from './limits.ts';
import type { Resolve } from './resolve.ts';

/** One request and its answer. */
export interface Hop {
  method: 'GET' | 'POST';
  url: URL;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  userAgent: string;
  body?: string | Uint8Array;
  limits: Limits;
  acceptTruncated?: boolean;
  signal?: AbortSignal;
  destinations: Destinations;
  privateAllowed: boolean;
  resolve: Resolve;
  open?: OpenSocket;
  authority?: string;
}

export interface HopAnswer {
  status: number;
  headers: Headers;
  /** What Set-Cookie headers set: `name=value`. */
  cookies: readonly string[];
  body: Buffer;
  truncated?: Truncation;
}

/** Beside twice the body: framing of small chunks, headers, answers of the kind 103. */
const WIRE_ALLOWANCE_BYTES = 1_048_576;
const WIRE_CHECK_MS = 250;
/** 103 and its kind; one or two are usual. */
const MAX_INTERIM_ANSWERS = 20;

/**
 * Every request has a connection of its own, made to an address that was judged for it and closed behind it: a host that is asked once
 * in a while gains nothing from one that is kept, and no answer is ever read from a connection that another request has used.
 *
 * @throws OutboundError, or the reason of the caller's signal
 */
export async function request(hop: Hop): Promise<HopAnswer> {
  const { url, limits, destinations, signal } = hop;
  const overdue = new AbortController();
  const ending = signal ? AbortSignal.any([signal, overdue.signal]) : overdue.signal;
  const total = setTimeout(
    () => overdue.abort(new OutboundError('timed_out', `not at its end after ${seconds(limits.totalMs)}`)),
    limits.totalMs,
  );
  const privateAllowed = hop.privateAllowed && mayBePrivate(url, destinations);
  const client = new Client(url.origin, {
    connect: guardedConnector({
      resolve: hop.resolve,
      open: hop.open,
      authority: hop.authority,
      timeoutMs: limits.connectMs,
      signal: ending,
      judge: (address, host) => checkAddress(address, host, privateAllowed),
      connected: (socket) => watch(socket, limits, overdue),
    }),
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    pipelining: 0,
  });
  try {
    return await answered(client, hop, ending, overdue);
  } catch (error) {
    if (ending.aborted) throw ending.reason;
    throw inWords(error, limits);
  } finally {
    clearTimeout(total);
    // Not waited for: nothing depends on how the other side takes it.
    client.destroy().catch(() => {});
  }
}

async function answered(client: Client, hop: Hop, signal: AbortSignal, overdue: AbortController): Promise<HopAnswer> {
  const { url, limits, method } = hop;
  let interim = 0;
  const response = await client.request({
    onInfo: () => {
      if (++interim > MAX_INTERIM_ANSWERS) overdue.abort(new OutboundError('bad_response', 'its interim answers do not end'));
    },
    method,
    path: url.pathname + url.search,
    headers: { 'user-agent': hop.userAgent, 'accept-encoding': ACCEPT_ENCODING, ...hop.headers },
    body: hop.body ?? null,
    signal,
  });
  const { statusCode: status, body: stream } = response;
  stream.on('error', () => {});
  const headers = plainHeaders(response.headers);
  const cookies = cookiesOf(response.headers);
  // Nobody reads what stands under a redirect.
  if (method === 'GET' && status >= 300 && status < 400) {
    stream.destroy();
    return { status, headers, cookies, body: Buffer.alloc(0) };
  }
  const tooLarge = () => new OutboundError('too_large', `its body has more than ${megabytes(limits.bytes)}`);
  if (!hop.acceptTruncated && Number(headers['content-length']) > limits.bytes) {
    stream.destroy();
    throw tooLarge();
  }
  const raw = await readBody(stream, limits.bytes);
  if (signal.aborted) throw signal.reason;
  if (raw.failure !== undefined && (!hop.acceptTruncated || raw.bytes.length === 0)) throw raw.failure;
  if (raw.truncated === 'too_large' && !hop.acceptTruncated) throw tooLarge();
  const decoded = await decode(raw.bytes, encodingsOf(headers['content-encoding']), limits.decodedBytes);
  if (signal.aborted) throw signal.reason;
  const truncated = raw.truncated ?? decoded.truncated;
  if (truncated && !hop.acceptTruncated) throw new OutboundError('cut_off', 'its compressed body ends too early');
  return { status, headers, cookies, body: decoded.bytes, ...(truncated && { truncated }) };
}

/** What comes beside the body (chunk framing, interim answers, ...) counts as well, so that a server can't send for a whole minute at full speed. */
function watch(socket: Socket, limits: Limits, overdue: AbortController): void {
  const max = 2 * limits.bytes + WIRE_ALLOWANCE_BYTES;
  const timer = setInterval(() => {
    if (socket.bytesRead > max) overdue.abort(new OutboundError('too_large', `it has sent more than ${megabytes(max)}`));
  }, WIRE_CHECK_MS);
  socket.once('close', () => clearInterval(timer));
}

const seconds = (ms: number) => `${ms / 1000} s`;

/** undici's errors in an operator's words. An error that is none of undici's or of a socket is a fault of ours and stays what it is. */
function inWords(error: unknown, limits: Limits): unknown {
  if (error instanceof OutboundError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const told = (kind: ConstructorParameters<typeof OutboundError>[0], words: string) =>
    new OutboundError(kind, `${words} (${code})`, { cause: error });
  if (error instanceof errors.HeadersOverflowError)
    return told('too_large', `its headers have more than ${megabytes(limits.headerBytes)}`);
  if (error instanceof errors.HeadersTimeoutError) return told('timed_out', `no answer within ${seconds(limits.headersMs)}`);
  if (error instanceof errors.BodyTimeoutError) return told('timed_out', `its body stood still for ${seconds(limits.idleMs)}`);
  if (error instanceof errors.ResponseContentLengthMismatchError)
    return told('cut_off', 'its body does not have the length it announced');
  if (error instanceof errors.HTTPParserError) return told('bad_response', `its answer is not HTTP: ${message}`);
  if (error instanceof errors.SocketError) {
    return message === 'other side closed'
      ? told('cut_off', 'it closed the connection before its answer was whole')
      : told('bad_response', `its answer is not HTTP: ${message}`);
  }
  if (code === 'ECONNRESET' || code === 'EPIPE') return told('cut_off', 'it broke the connection off');
  if (code?.startsWith('ERR_SSL')) return told('tls_failed', `TLS broke down: ${message}`);
  return error;
}
