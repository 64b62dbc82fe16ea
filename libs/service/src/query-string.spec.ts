import { parseQueryString } from './query-string.ts';

it.each([
  ['', {}],
  ['q=a', { q: 'a' }],
  ['q=a&q=b&q=c', { q: ['a', 'b', 'c'] }],
  ['q=a+b%2Bc&&x', { q: 'a b+c', x: '' }],
  ['q=%D1%81%D0%B5&%71=2', { q: ['се', '2'] }],
  ['q=%FF', { q: null }],
  ['q=%C3', { q: null }],
  ['q=100%', { q: null }],
  ['q=%zz&q=a', { q: [null, 'a'] }],
  ['q=%ED%A0%80', { q: null }],
  ['%FF=a', { '%FF': 'a' }],
  ['a=b=c', { a: 'b=c' }],
])('%s', (text, expected) => expect({ ...parseQueryString(text) }).toEqual(expected));

it('takes any name', () =>
  expect(Object.entries(parseQueryString('__proto__=1&toString=2'))).toEqual([
    ['__proto__', '1'],
    ['toString', '2'],
  ]));

it('takes thousands of one name in linear time', () => {
  expect(parseQueryString('q=a&'.repeat(20_000))['q']).toHaveLength(20_000);
});
