import { positionOf, readPosition, start, writePosition } from './position.ts';

it('comes back as it was given', () => {
  const position = positionOf(42, '0b25d5a4-94e8-5ccc-a480-f0070009c4dd');
  expect(writePosition(position)).toBe('42-0b25d5a4');
  expect(readPosition('42-0b25d5a4')).toEqual(position);
  expect(readPosition(writePosition(start))).toEqual(start);
});

it.each([
  '',
  '42',
  '42-',
  '-0b25d5a4',
  '042-0b25d5a4',
  '42-0B25D5A4',
  '4.2-0b25d5a4',
  '-1-0b25d5a4',
  '42-0b25d5a4 ',
  '0-0b25d5a4',
  `${'9'.repeat(16)}-0b25d5a4`,
])('refuses %j', (text) => expect(readPosition(text)).toBeUndefined());
