import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Something that should be an article, and where it was read: for a message that names the place. */
export interface Found {
  readonly place: string;
  readonly value: unknown;
}

/** A place whose text is no JSON where JSON was to be expected. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

const plainText = new Set(['.txt', '.text', '.md']);

/**
 * The articles in a file: NDJSON is read line by line, so it may be longer than memory; JSON (an article or a list of them) and plain
 * text (one article) are read whole. `-` is standard input, where anything that does not begin like JSON is plain text.
 *
 * @throws Unreadable
 */
export async function* articlesIn(
  path: string,
  input: Readable = path === '-' ? process.stdin : createReadStream(path),
): AsyncGenerator<Found> {
  const name = path === '-' ? 'standard input' : basename(path);
  const lines = createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]();
  if (plainText.has(extname(path).toLowerCase())) {
    yield { place: name, value: { text: await rest(lines, []) } };
    return;
  }
  const begun: string[] = [];
  let first = await lines.next();
  while (!first.done && first.value.trim() === '') {
    begun.push(first.value);
    first = await lines.next();
  }
  if (first.done) throw new Unreadable(`${name} is empty`);
  const value = parsed(first.value);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    yield { place: `${name}:${begun.length + 1}`, value };
    yield* ndjson(lines, name, begun.length + 1);
    return;
  }
  const text = await rest(lines, [...begun, first.value]);
  const whole = parsed(text);
  if (whole !== undefined) yield* listed(whole, name);
  else if (path === '-' && !/^\s*[[{]/.test(text)) yield { place: name, value: { text } };
  else throw new Unreadable(`${name} is neither JSON nor a line of JSON an article`);
}

async function* ndjson(lines: AsyncIterator<string>, name: string, after: number): AsyncGenerator<Found> {
  for (let number = after + 1, line = await lines.next(); !line.done; number += 1, line = await lines.next()) {
    if (line.value.trim() === '') continue;
    yield { place: `${name}:${number}`, value: parsed(line.value) };
  }
}

function* listed(value: unknown, name: string): Generator<Found> {
  if (!Array.isArray(value)) yield { place: name, value };
  else for (const [index, one] of value.entries()) yield { place: `${name}/${index}`, value: one as unknown };
}

async function rest(lines: AsyncIterator<string>, begun: string[]): Promise<string> {
  for (let line = await lines.next(); !line.done; line = await lines.next()) begun.push(line.value);
  return begun.join('\n');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}
