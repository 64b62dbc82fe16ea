import { Problem } from './problem.ts';
import { readCursor, writeCursor } from './cursor.ts';

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
});
