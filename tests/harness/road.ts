/** A TCP road to a server that can be cut, made slow, or blocked: what a network does between two machines. */
import { connect, createServer, type Server, type Socket } from 'node:net';

export class Road {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /**
   * - hanging: what is sent is heard by nobody, and lost: the connection is no good any more
   * - stalled: what is sent waits, and arrives once the road is open again
   */
  state: 'open' | 'hanging' | 'stalled' | 'closed' = 'open';
  /** What each chunk takes, in either direction. */
  latencyMs = 0;

  constructor(host: string, port: number) {
    this.#server = createServer((near) => {
      if (this.state === 'closed') return near.destroy();
      this.#keep(near);
      const far = this.#keep(connect(port, host));
      near.on('data', (data: Buffer) => this.#carry(data, far));
      far.on('data', (data: Buffer) => this.#carry(data, near));
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
    });
  }

  /** How many clients are on it, and how many servers: a line has two ends. */
  get ends(): number {
    return this.#sockets.size;
  }

  /** @param port any free one, unless the server tells its clients which */
  listen(port = 0): Promise<number> {
    return new Promise((resolve) =>
      this.#server.listen(port, '127.0.0.1', () => resolve((this.#server.address() as { port: number }).port)),
    );
  }

  /** A road that was hanging or is closed is cut: such a line does not come back. */
  set(state: Road['state']): void {
    const cut = state === 'closed' || (state === 'open' && this.state === 'hanging');
    this.state = state;
    for (const socket of this.#sockets) {
      if (cut) socket.destroy();
      else if (state === 'stalled') socket.pause();
      else socket.resume();
    }
  }

  close(): Promise<void> {
    this.set('closed');
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #carry(data: Buffer, to: Socket): void {
    if (this.state === 'hanging') return;
    if (this.latencyMs === 0) to.write(data);
    else setTimeout(() => to.write(data), this.latencyMs);
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket)));
    if (this.state === 'stalled') setImmediate(() => this.state === 'stalled' && socket.pause());
    return socket;
  }
}
