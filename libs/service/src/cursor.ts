import { createHash } from 'node:crypto';
import { badQuery } from './read-query.ts';

/** Where a page ended: the values that the list is sorted by, the last of which is unique. */
export type Position = readonly (string | number)[];

/**
 * An opaque cursor. It carries a check over its position and its query, so that one that was cut, made up, or belongs to another query is
 * refused rather than answered with a page of something else.
 */
export function writeCursor(position: Position, query: object): string {
  return Buffer.from(JSON.stringify([...position, checkOf(position, query)])).toString('base64url');
}

/** @throws Problem 400 */
export function readCursor(cursor: string, query: object): Position {
  const parts = parse(cursor);
  const position = parts?.slice(0, -1) as Position | undefined;
  if (!position || parts!.at(-1) !== checkOf(position, query) || writeCursor(position, query) !== cursor)
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

function checkOf(position: Position, query: object): string {
  return createHash('sha256')
    .update(JSON.stringify([position, query]))
    .digest('base64url')
    .slice(0, 16);
}
