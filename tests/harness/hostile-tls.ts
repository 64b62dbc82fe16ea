/**
 * TLS that is broken in one way each, on 127.0.0.1. The certificates in tests/fixtures/tls/hostile share one key; all but self-signed.pem
 * come from ca.pem, and name news.example, but for other-name.pem.
 */
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

const pem = (name: string) => readFileSync(`tests/fixtures/tls/hostile/${name}.pem`, 'utf8');
const DRIP_EVERY_MS = 10;

export const AUTHORITY = pem('ca');

const hello = (socket: Socket) =>
  socket.on('error', () => {}).end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: close\r\n\r\nhello');

const withCertificate =
  (name: string, options = {}) =>
  () =>
    createTlsServer({ key: pem('key'), cert: pem(name), ...options }, hello);

/** A TLS record's header that announces a handshake of 16 kB, of which one byte comes now and then. */
const dripping = (socket: Socket) => {
  socket.on('error', () => {}).write(Buffer.from([22, 3, 3, 64, 0]));
  const timer = setInterval(() => socket.write(Buffer.from([2])), DRIP_EVERY_MS);
  socket.once('close', () => clearInterval(timer));
};

const KINDS = {
  good: withCertificate('good'),
  expired: withCertificate('expired'),
  'not-yet': withCertificate('not-yet'),
  'other-name': withCertificate('other-name'),
  'self-signed': withCertificate('self-signed'),
  'old-version': withCertificate('good', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }),
  plain: () => createServer(hello),
  silent: () => createServer((socket) => void socket.on('error', () => {})),
  dripping: () => createServer(dripping),
  resetting: () => createServer((socket) => void socket.on('error', () => {}).once('data', () => socket.resetAndDestroy())),
} satisfies Record<string, () => Server>;

export type TlsKind = keyof typeof KINDS;

/** One server of each kind. */
export class HostileTls {
  readonly #servers = new Map<TlsKind, Server>();
  readonly #sockets = new Set<Socket>();

  async start(): Promise<void> {
    for (const kind of Object.keys(KINDS) as TlsKind[]) {
      const server = KINDS[kind]();
      server.on('connection', (socket) => this.#sockets.add(socket.on('error', () => {})));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      this.#servers.set(kind, server);
    }
  }

  port(kind: TlsKind): number {
    return (this.#servers.get(kind)!.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    for (const server of this.#servers.values()) await new Promise((resolve) => server.close(resolve));
  }
}
