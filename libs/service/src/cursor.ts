import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { badQuery } from './read-query.ts';

/** Where a page ended: the values that the list is sorted by, the last of which is unique. */
export type Position = readonly (string | number)[];

let secret: Uint8Array = randomBytes(32);

/**
 * The secret that cursors are signed with: one that all instances of a service share, or a cursor would be good at one of them alone. Until
 * it is told, cursors are good within the process.
 */
export function signCursorsWith(shared: Uint8Array): void {
  secret = shared;
}

/**
 * An opaque cursor. It is signed together with its query (HMAC-SHA-256, 128 bits of it), so that one that was cut, made up, or belongs to
 * another query is refused rather than answered with a page of something else, and what it holds can be relied on.
 */
export function writeCursor(position: Position, query: object): string {
  return Buffer.from(JSON.stringify([...position, signatureOf(position, query)])).toString('base64url');
}

/** @throws Problem 400 */
export function readCursor(cursor: string, query: object): Position {
  const parts = parse(cursor);
  const position = parts?.slice(0, -1) as Position | undefined;
  if (!position || !isSame(parts!.at(-1), signatureOf(position, query)) || writeCursor(position, query) !== cursor)
    throw badQuery([
      {
        parameter: 'cursor',
        message: 'is no cursor of this query; take nextCursor as it is and leave the other parameters unchanged',
      },
    ]);
  return position;
}

function parse(cursor: string): unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && parts.length > 1 ? parts : undefined;
  } catch {
    return undefined;
  }
}

function signatureOf(position: Position, query: object): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([position, query]))
    .digest()
    .toString('base64url', 0, 16);
}

function isSame(given: unknown, signature: string): boolean {
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(signature)];
  return one.length === other.length && timingSafeEqual(one, other);
}
