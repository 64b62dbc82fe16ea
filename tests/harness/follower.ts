/** A client of Server-Sent Events that can be broken off at any event, by the rules of the HTML standard. */
import { request } from 'node:http';

export interface Heard {
  readonly event: string;
  readonly id: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into it with expect()
  readonly data: any;
}

export interface Follower {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  /** In their order. */
  readonly heard: Heard[];
  /** What the client would send as Last-Event-ID. */
  lastEventId(): string;
  /** Settled when the stream is at its end; true if the service ended it in order. */
  readonly ended: Promise<boolean>;
  breakOff(): void;
}

/** Comes back when the service has answered. @param hear told of every event; it may break off, and hears nothing more then */
export function follow(
  url: string,
  { lastEventId, hear }: { lastEventId?: string; hear?: (heard: Heard, follower: Follower) => void } = {},
): Promise<Follower> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'text/event-stream', ...(lastEventId && { 'last-event-id': lastEventId }) };
    const asking = request(url, { headers, agent: false }, (response) => {
      let id = lastEventId ?? '';
      let rest = '';
      let broken = false;
      const ended = Promise.withResolvers<boolean>();
      const follower: Follower = {
        status: response.statusCode!,
        headers: response.headers,
        heard: [],
        lastEventId: () => id,
        ended: ended.promise,
        breakOff: () => {
          broken = true;
          asking.destroy();
        },
      };
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop()!;
        for (const block of blocks) {
          if (broken) return;
          const fields = new Map(
            block.split('\n').map((line): [string, string] => [line.split(': ', 1)[0]!, line.slice(line.indexOf(': ') + 2)]),
          );
          id = fields.get('id') ?? id;
          const data = fields.get('data');
          if (data === undefined) continue;
          const heard = { event: fields.get('event')!, id, data: JSON.parse(data) as unknown };
          follower.heard.push(heard);
          hear?.(heard, follower);
        }
      });
      response.on('end', () => ended.resolve(true));
      response.on('error', () => ended.resolve(false));
      resolve(follower);
    });
    asking.on('error', reject); // after the answer nobody listens
    asking.end();
  });
}
