import { Agent, get } from 'node:http';

export interface Heard {
  readonly status: number;
  readonly ms: number;
  readonly bytes: number;
  readonly body: string;
}

/** Asks over connections that stay open; as cheap as can be, since it runs on the machine that is measured. */
export class Client {
  readonly #url: string;
  readonly #agent: Agent;

  constructor(url: string, connections: number) {
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @throws what node:http does if the service is not reached */
  ask(path: string): Promise<Heard> {
    const begin = performance.now();
    return new Promise((resolve, reject) => {
      get(this.#url + path, { agent: this.#agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const ms = performance.now() - begin;
          const whole = Buffer.concat(parts);
          resolve({ status: response.statusCode!, ms, bytes: whole.length, body: whole.toString() });
        });
      }).on('error', reject);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** @param sorted ascending, not empty @param share 0.5: the median */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}
