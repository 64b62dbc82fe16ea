/**
 * A server that does what it should not, over real sockets on 127.0.0.1; the path says what. Each behaviour goes on until the other
 * side ends it, or the server is closed.
 */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { type Duplex, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createDeflate, createGzip, createZstdCompress, gzipSync } from 'node:zlib';

const BOMB_MEGABYTES = 200;
const KILOBYTE = Buffer.alloc(1024, 'x');
const CHUNK = Buffer.alloc(65_536, 'x');
const DRIP_EVERY_MS = 10;

/** A request's head; names of headers in lower case. */
export interface Received {
  method: string;
  path: string;
  headers: Record<string, string>;
}

type Behaviour = (socket: Socket, request: Received) => void;

const OK = 'HTTP/1.1 200 OK\r\n';
const CHUNKED = `${OK}content-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n`;

/** Writes the same again and again, as fast as the other side reads. */
function flood(socket: Socket, part: Buffer | string): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(part));
    if (!socket.destroyed) socket.once('drain', more);
  };
  more();
}

/** Writes a little at a time, for ever. */
function drip(socket: Socket, part: Buffer | string): void {
  const timer = setInterval(() => socket.write(part), DRIP_EVERY_MS);
  socket.once('close', () => clearInterval(timer));
}

const chunk = (bytes: Buffer | string) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), Buffer.from(bytes), Buffer.from('\r\n')]);

function answer(socket: Socket, headers: string, body: Buffer | string = ''): void {
  socket.write(`${OK}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n${headers}\r\n`);
  socket.end(body);
}

const packers: Record<string, () => Duplex> = {
  gzip: () => createGzip({ level: 9 }),
  deflate: () => createDeflate({ level: 9 }),
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  zstd: () => createZstdCompress(),
};
const bombs = new Map<string, Buffer>();

/** For the paths that begin with bomb: makes 200 MB of nothing small, bit by bit, so that nobody who measures memory afterwards finds them here. */
export async function makeBombs(): Promise<void> {
  const megabyte = Buffer.alloc(1_048_576);
  for (const [encoding, packer] of Object.entries(packers)) {
    const nothing = Readable.from(Array.from({ length: BOMB_MEGABYTES }, () => megabyte));
    bombs.set(encoding, await pipeline(nothing, packer(), (packed: AsyncIterable<Buffer>) => buffer(packed)));
  }
}

const redirect = (socket: Socket, to: string, status = 302, more = '') =>
  socket.end(`HTTP/1.1 ${status} Moved\r\nlocation: ${to}\r\ncontent-length: 0\r\nconnection: close\r\n${more}\r\n`, 'latin1');

const behaviours: Record<string, Behaviour> = {
  ok: (socket, request) => answer(socket, 'content-type: text/plain; charset=UTF-8\r\n', `you asked for ${request.path}`),
  echo: (socket, request) => answer(socket, 'content-type: application/json\r\n', JSON.stringify(request)),

  // bodies
  'endless-body': (socket) => (socket.write(CHUNKED), flood(socket, chunk(CHUNK))),
  'endless-body-without-length': (socket) => (socket.write(`${OK}\r\n`), flood(socket, CHUNK)),
  'announced-as-huge': (socket) => (socket.write(`${OK}content-length: 99999999999\r\n\r\n`), flood(socket, CHUNK)),
  'dripping-body': (socket) => (socket.write(CHUNKED), drip(socket, chunk('x'))),
  'body-that-stands-still': (socket) => socket.write(`${CHUNKED}5\r\nhello\r\n`),
  'chunks-of-one-byte': (socket) => (
    socket.write(CHUNKED),
    flood(socket, Buffer.concat(Array.from({ length: 5_000 }, () => chunk('x'))))
  ),
  'endless-chunk-extension': (socket) => (socket.write(`${CHUNKED}5;`), flood(socket, KILOBYTE)),
  'nonsense-for-a-chunk': (socket) => socket.end(`${CHUNKED}five\r\nhello\r\n0\r\n\r\n`),
  'negative-chunk': (socket) => socket.end(`${CHUNKED}-5\r\nhello\r\n0\r\n\r\n`),
  'chunk-beyond-numbers': (socket) => socket.end(`${CHUNKED}FFFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n`),
  'chunks-without-end': (socket) => socket.end(`${CHUNKED}5\r\nhello\r\n`),
  'endless-trailers': (socket) => (socket.write(`${CHUNKED}5\r\nhello\r\n0\r\n`), flood(socket, 'x-trailer: more\r\n')),
  'less-than-announced': (socket) => socket.end(`${OK}content-length: 1000\r\n\r\nhello`),
  'more-than-announced': (socket) => socket.end(`${OK}content-length: 5\r\n\r\nhello and more, which belongs to nobody`),
  'reset-in-the-middle': (socket) =>
    socket.write(`${OK}content-length: 1000\r\n\r\nhello`, () => setTimeout(() => socket.resetAndDestroy(), 50)),
  'not-what-it-says': (socket) => answer(socket, 'content-encoding: gzip\r\n', '<html>plain</html>'.repeat(20)),
  'unknown-encoding': (socket) => answer(socket, 'content-encoding: lzma\r\n', 'xxx'),
  'wrong-type': (socket) => answer(socket, 'content-type: image/png\r\n', '<rss version="2.0"/>'),
  'half-of-a-gzip': (socket) =>
    answer(socket, 'content-encoding: gzip\r\n', gzipSync(Buffer.from('news '.repeat(9_999))).subarray(0, 60)),

  // answers that are none
  'no-answer': () => {},
  'closes-at-once': (socket) => socket.end(),
  'resets-at-once': (socket) => socket.resetAndDestroy(),
  'http-0.9': (socket) => socket.end('<html><body>An answer from 1991</body></html>'),
  'not-http': (socket) => socket.end(Buffer.from('16030100a00100009c0303', 'hex')),
  'two-lengths': (socket) => socket.end(`${OK}content-length: 5\r\ncontent-length: 6\r\n\r\nhello!`),
  'nul-in-a-header': (socket) => socket.end(`${OK}x-bad: a\0b\r\ncontent-length: 0\r\n\r\n`),
  'switches-protocols': (socket) =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n'),
  'continues-unasked': (socket) => socket.write('HTTP/1.1 100 Continue\r\n\r\n'),

  // headers
  'endless-headers': (socket) => (socket.write(OK), flood(socket, 'x-more: and more\r\n')),
  'endless-header': (socket) => (socket.write(`${OK}x-endless: `), flood(socket, KILOBYTE)),
  'dripping-headers': (socket) => (socket.write(OK), drip(socket, 'x-drip: x\r\n')),
  'header-of-1-mb': (socket) => answer(socket, `x-large: ${'x'.repeat(1_048_576)}\r\n`, 'hello'),
  'endless-reason': (socket) => (socket.write('HTTP/1.1 200 '), flood(socket, KILOBYTE)),
  'endless-early-hints': (socket) => flood(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </x>; rel=preload\r\n\r\n'.repeat(50)),

  // redirects
  'redirect-to-itself': (socket) => redirect(socket, '/redirect-to-itself'),
  'redirects-until-a-cookie-comes-back': (socket, request) =>
    request.headers['cookie']?.includes('seen=1')
      ? behaviours['echo']!(socket, request)
      : redirect(socket, request.path, 302, 'set-cookie: seen=1; Path=/; Secure; HttpOnly\r\nset-cookie: bad name=2\r\n'),
  'redirects-with-ever-new-cookies': (socket, { path }) => redirect(socket, path, 302, `set-cookie: id=${Math.random()}\r\n`),
  'loop-a': (socket) => redirect(socket, '/loop-b', 301),
  'loop-b': (socket) => redirect(socket, '/loop-a', 308),
  'redirects-for-ever': (socket, { path }) => redirect(socket, `/redirects-for-ever?${Number(path.split('?')[1] ?? 0) + 1}`),
  'redirect-to-nowhere': (socket) => redirect(socket, 'http://[nowhere'),
  'redirect-without-location': (socket) => socket.end('HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n'),
  'redirect-with-endless-body': (socket) => (
    socket.write('HTTP/1.1 302 Found\r\nlocation: /ok\r\ntransfer-encoding: chunked\r\n\r\n'),
    flood(socket, chunk(CHUNK))
  ),
  'redirect-to': (socket, { path }) => {
    const [, status, to] = /\?(\d+),(.*)$/.exec(path)!;
    redirect(socket, decodeURIComponent(to!), Number(status));
  },
};

for (const encoding of Object.keys(packers)) {
  behaviours[`bomb-${encoding}`] = (socket) =>
    answer(socket, `content-type: text/xml\r\ncontent-encoding: ${encoding}\r\n`, bombs.get(encoding));
}
behaviours['bomb-in-a-bomb'] = (socket) => answer(socket, 'content-encoding: gzip, gzip\r\n', gzipSync(bombs.get('gzip')!));

export class HostileServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Every request that came, in order. */
  readonly received: Received[] = [];
  port = 0;

  constructor() {
    this.#server = createServer((socket) => this.#serve(socket));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.port = (this.#server.address() as AddressInfo).port;
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.port}/${path}`;
  }

  /** Connections that are open. */
  get connections(): number {
    return this.#sockets.size;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Answers as soon as the request's headers are there, whether its body has come or not. */
  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket)).on('error', () => {});
    let head = '';
    socket.on('data', (bytes) => {
      if (head.includes('\r\n\r\n')) return;
      head += bytes.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      const request = readHead(head);
      this.received.push(request);
      const name = /^\/([^/?]*)/.exec(request.path)?.[1] ?? '';
      (behaviours[name] ?? notFound)(socket, request);
    });
  }
}

const notFound: Behaviour = (socket) => socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');

function readHead(head: string): Received {
  const [first, ...lines] = head.split('\r\n\r\n')[0]!.split('\r\n');
  const [method, path] = first!.split(' ');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { method: method!, path: path!, headers };
}
