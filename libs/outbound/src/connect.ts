import { connect as openTcp, isIP, type Socket } from 'node:net';
import { connect as openTls, getCACertificates } from 'node:tls';
import { callbackify } from 'node:util';
import type { buildConnector } from 'undici';
import { abortable } from './abortable.ts';
import { connectFault, OutboundError, tlsFault } from './errors.ts';
import type { Resolve } from './resolve.ts';

/** Opens a TCP connection to an IP address. */
export type OpenSocket = (target: { host: string; port: number }) => Socket;

/** More addresses than these are not tried; all of them are judged. */
const MAX_ATTEMPTS = 4;

interface Connecting {
  resolve: Resolve;
  /** By default node:net's; a test may open something else, and sees where a request would have gone. */
  open?: OpenSocket;
  /** PEM of an authority that is trusted beside the public ones. */
  authority?: string;
  /** For DNS, TCP and TLS together. */
  timeoutMs: number;
  /** Ends the attempt, with its reason. */
  signal: AbortSignal;
  /** Throws for an address that may not be connected to. */
  judge: (address: string, host: string) => void;
  /** Is told of the socket once it is connected. */
  connected: (socket: Socket) => void;
}

/**
 * An undici connector that asks DNS, judges every address of the answer, and connects to an address that it has judged. The name is not
 * asked for again in between, so that a name whose second answer is a private address gains nothing.
 */
export function guardedConnector(connecting: Connecting): buildConnector.connector {
  return ({ hostname, protocol, port }, callback) => {
    const host = hostname.replace(/\.$/, '');
    const deadline = AbortSignal.timeout(connecting.timeoutMs);
    const signal = AbortSignal.any([deadline, connecting.signal]);
    const progress = { doing: 'DNS' };
    const opened = async () => {
      try {
        const socket = await openGuarded(host, protocol, portOrUsual(port, protocol), connecting, signal, progress);
        connecting.connected(socket);
        return socket;
      } catch (error) {
        throw deadline.aborted ? late(progress.doing, connecting.timeoutMs) : error;
      }
    };
    // undici's callback type wants exactly (null, socket) or (error, null); Node's says either may be missing.
    callbackify(opened)((error, socket) => (error ? callback(error, null) : callback(null, socket)));
  };
}

const portOrUsual = (port: string, protocol: string) => Number(port || (protocol === 'https:' ? 443 : 80));
const late = (doing: string, ms: number) => new OutboundError('timed_out', `no connection within ${ms / 1000} s (${doing})`);

async function openGuarded(
  host: string,
  protocol: string,
  port: number,
  { resolve, open = openTcp, judge, authority, timeoutMs }: Connecting,
  signal: AbortSignal,
  progress: { doing: string },
): Promise<Socket> {
  const addresses = isIP(host) === 0 ? await abortable(addressesOf(host, resolve, signal), signal) : [host];
  for (const address of addresses) judge(address, host);
  const attempts = addresses.slice(0, MAX_ATTEMPTS);
  let failure: unknown;
  for (const [index, address] of attempts.entries()) {
    progress.doing = `TCP, ${address}`;
    // The last one has all the time that is left; a silent one before it leaves some.
    const patience =
      index === attempts.length - 1 ? signal : AbortSignal.any([signal, AbortSignal.timeout(timeoutMs / attempts.length)]);
    try {
      const socket = open({ host: address, port });
      await ready(socket, 'connect', patience);
      if (protocol !== 'https:') return socket;
      progress.doing = `TLS, ${address}`;
      return await secured(socket, host, authority, signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof OutboundError) throw error;
      failure ??= patience.aborted
        ? late(progress.doing, timeoutMs / attempts.length)
        : connectFault(error as Error, address, port);
    }
  }
  throw failure;
}

async function addressesOf(host: string, resolve: Resolve, signal: AbortSignal): Promise<readonly string[]> {
  let addresses: readonly string[];
  try {
    addresses = await resolve(host, signal);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const words =
      code === 'ENOTFOUND' || code === 'ENODATA' ? `the name ${host} does not exist` : `the name ${host} can't be looked up`;
    throw new OutboundError('dns_failed', `${words} (${code ?? message})`, { cause: error });
  }
  if (addresses.length === 0) throw new OutboundError('dns_failed', `the name ${host} has no address`);
  return addresses;
}

async function secured(raw: Socket, host: string, authority: string | undefined, signal: AbortSignal): Promise<Socket> {
  const socket = openTls({
    socket: raw,
    // The name is what the certificate is judged by; RFC 6066 has no IP addresses in SNI.
    host,
    servername: isIP(host) === 0 ? host : '',
    ALPNProtocols: ['http/1.1'],
    ...(authority && { ca: [...getCACertificates('default'), authority] }),
  });
  try {
    await ready(socket, 'secureConnect', signal);
    return socket;
  } catch (error) {
    raw.destroy();
    if (signal.aborted) throw signal.reason;
    throw tlsFault(error as Error);
  }
}

/** Waits for a socket's event; destroys it on an error or the signal. */
function ready(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: unknown) => {
      signal.removeEventListener('abort', abort);
      socket.off(event, connected).off('error', settle).off('close', closed);
      if (error === undefined) return resolve();
      // Whatever else it has to say, nobody listens any more.
      socket.on('error', () => {}).destroy();
      reject(error as Error);
    };
    const connected = () => settle();
    const closed = () => settle(Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' }));
    const abort = () => settle(signal.reason);
    socket.once(event, connected).once('error', settle).once('close', closed);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
