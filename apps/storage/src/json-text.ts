import { randomUUID } from 'node:crypto';

/** Stands in a text for what is put there; nobody else can have written it. */
const MARK = randomUUID();
/** While `stringify` runs: what its marks stand for, in their order. */
let collected: string[] | undefined;

/**
 * JSON as the database keeps it, on its way to an answer that is JSON as well: to parse it and to write it anew would take longer than
 * all else that is done for a list.
 */
export class JsonText<T = unknown> {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  parsed(): T {
    return JSON.parse(this.#text) as T;
  }

  /** So that JSON.stringify, by whomever it is called, writes the value. */
  toJSON(): unknown {
    if (!collected) return this.parsed();
    collected.push(this.#text);
    return MARK;
  }
}

/** What JSON.stringify would write, with the texts as they are. */
export function stringify(value: unknown): string {
  const texts: string[] = (collected = []);
  try {
    const parts = JSON.stringify(value).split(`"${MARK}"`);
    return parts.map((part, at) => part + (texts[at] ?? '')).join('');
  } finally {
    collected = undefined;
  }
}
