import { createHash } from 'node:crypto';
import { Problem } from './problem.ts';
import { readCursor, signCursorsWith, writeCursor } from './cursor.ts';

const query = { q: 'senate', sort: 'published' };
const cursor = writeCursor([1712620800000, '217a7938-2d1f-5010-8429-f176f6ff9454'], query);

describe('cursor', () => {
  it('comes back as it went', () =>
    expect(readCursor(cursor, query)).toEqual([1712620800000, '217a7938-2d1f-5010-8429-f176f6ff9454']));

  it('is opaque and safe in a URL', () => expect(cursor).toMatch(/^[\w-]+$/));

  it.each([
    ['another query', cursor, { ...query, q: 'parliament' }],
    ['cut', cursor.slice(0, -1), query],
    ['cut to nothing', '', query],
    ['padded', `${cursor}=`, query],
    ['garbage', 'garbage', query],
    ['NUL', '\0', query],
    ['another format', 'eyJpZCI6Int9In0', query],
    ['padding alone', '==', query],
    ['a position without its check', Buffer.from('[1,"a"]').toString('base64url'), query],
    [
      'a position changed',
      Buffer.from(Buffer.from(cursor, 'base64url').toString().replace('17', '18')).toString('base64url'),
      query,
    ],
  ])('refuses one that is of %s', (_, given, asked) => expect(() => readCursor(given, asked)).toThrow(Problem));

  it('is good at another instance with the same secret, and with no other', () => {
    signCursorsWith(Buffer.from('one'));
    const signed = writeCursor([1], query);
    signCursorsWith(Buffer.from('other'));
    expect(() => readCursor(signed, query)).toThrow(Problem);
    signCursorsWith(Buffer.from('one'));
    expect(readCursor(signed, query)).toEqual([1]);
  });

  it('is not made by whoever knows the code alone', () => {
    const check = createHash('sha256')
      .update(JSON.stringify([[1], query]))
      .digest('base64url')
      .slice(0, 22);
    const made = Buffer.from(JSON.stringify([1, check])).toString('base64url');
    expect(() => readCursor(made, query)).toThrow(Problem);
  });
});
