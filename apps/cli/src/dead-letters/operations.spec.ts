import { removal, setting } from './operations.ts';

it.each([
  ['/headline=Senate meets', '/headline', 'Senate meets'],
  ['/headline="42"', '/headline', '42'],
  ['/isAccessibleForFree=true', '/isAccessibleForFree', true],
  ['/keywords=["a","b"]', '/keywords', ['a', 'b']],
  ['/url=https://x.example/?a=b', '/url', 'https://x.example/?a=b'],
  ['={"title":"Whole"}', '', { title: 'Whole' }],
  ['/headline=', '/headline', ''],
])('%s', (text, path, value) => expect(setting(text)).toEqual([{ op: 'add', path, value }]));

it('operations keep their order', () =>
  expect(removal('/b', setting('/a=1'))).toEqual([
    { op: 'add', path: '/a', value: 1 },
    { op: 'remove', path: '/b' },
  ]));

it.each(['headline', 'headline=x'])('%s is refused', (text) =>
  expect(() => setting(text)).toThrow(/takes POINTER|begins with a slash/),
);
