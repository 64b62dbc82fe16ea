/** Doubles for DNS and for the socket: names of a test's own, and connections that end at 127.0.0.1 wherever they were meant to go. */
import { connect, type Socket } from 'node:net';

export interface Target {
  host: string;
  port: number;
}

export class Outside {
  /** Where connections were opened to: what would have been reached. */
  readonly opened: Target[] = [];
  /** Names that were asked for. */
  readonly asked: string[] = [];
  readonly #names = new Map<string, string[][]>();
  readonly #port: (target: Target) => number;

  /** @param port the local port that stands for a target */
  constructor(port: (target: Target) => number) {
    this.#port = port;
  }

  /** What DNS says of a name: the answers one after another, the last one for ever. */
  name(name: string, ...answers: string[][]): this {
    this.#names.set(name, answers);
    return this;
  }

  /** What createOutbound() takes. */
  get doubles() {
    return { resolve: this.resolve, open: this.open };
  }

  readonly resolve = async (name: string): Promise<string[]> => {
    this.asked.push(name);
    const answers = this.#names.get(name);
    if (!answers) throw Object.assign(new Error(`queryA ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
    return answers.length > 1 ? answers.shift()! : answers[0]!;
  };

  readonly open = (target: Target): Socket => {
    this.opened.push(target);
    return connect({ host: '127.0.0.1', port: this.#port(target) });
  };
}
