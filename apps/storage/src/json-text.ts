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
export const stringify = (value: unknown): string => piecesOf(value).join('');

/** The same in UTF-8, written piece by piece: a string of it all is among the objects that V8 makes and collects one by one, with pages of their own. */
export function encode(value: unknown): Buffer {
  const pieces = piecesOf(value);
  const bytes = Buffer.allocUnsafe(pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0));
  pieces.reduce((at, piece) => at + bytes.write(piece, at), 0);
  return bytes;
}

function piecesOf(value: unknown): string[] {
  const texts: string[] = (collected = []);
  try {
    const between = JSON.stringify(value).split(`"${MARK}"`);
    return between.flatMap((piece, at) => (at < texts.length ? [piece, texts[at]!] : piece));
  } finally {
    collected = undefined;
  }
}
