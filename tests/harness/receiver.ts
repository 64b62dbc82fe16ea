/** Who is told by webhooks: an HTTP server on 127.0.0.1 that does as it is bid. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** 0: it was left hanging. */
  readonly status: number;
}

export interface Receiver {
  readonly host: string;
  readonly port: number;
  /** By path, in the order in which they came. */
  received(path: string): Received[];
  /** From now on: a status, with headers if any, or to hang. 200 unless bid otherwise. */
  bid(path: string, how: number | 'hang', headers?: Record<string, string>): void;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const bids = new Map<string, (response: ServerResponse) => number>();
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      const path = request.url!;
      const status = (bids.get(path) ?? answer(200, {}))(response);
      received.push({ path, headers: request.headers, body, status });
    })();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    port,
    received: (path) => received.filter((one) => one.path === path),
    bid: (path, how, headers = {}) => bids.set(path, how === 'hang' ? () => 0 : answer(how, headers)),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const answer = (status: number, headers: Record<string, string>) => (response: ServerResponse) => {
  response.writeHead(status, headers).end();
  return status;
};
