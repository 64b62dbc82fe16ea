import { grouped } from './search-text.ts';

const rows = (read: Record<string, string>) =>
  Object.entries(read).map(([configuration, tsquery]) => ({ configuration, tsquery }));

it('languages that read a text alike are asked together', () => {
  expect(grouped('reforms', rows({ english: "'reform'", french: "'reform'", simple: "'reforms'" }))).toEqual([
    { tsquery: "'reform'", configurations: ['english', 'french'] },
    { tsquery: "'reforms'", configurations: ['simple'] },
  ]);
});

it.each([
  ['the', { english: '', german: "'the'", simple: "'the'" }, []],
  ['die', { english: "'die'", german: '', simple: "'die'" }, ["'die'"]],
  ['и', { english: "'и'", russian: '', simple: "'и'" }, []],
  ['сенат', { english: "'сенат'", russian: "'сенат'" }, ["'сенат'"]],
  ['!', { english: '', german: '', simple: '' }, []],
])('%s', (text, read, tsqueries) => expect(grouped(text, rows(read)).map(({ tsquery }) => tsquery)).toEqual(tsqueries));

it('a language asked for alone judges for itself', () => {
  expect(grouped('the', rows({ german: "'the'" }))).toEqual([{ tsquery: "'the'", configurations: ['german'] }]);
  expect(grouped('die', rows({ german: '' }))).toEqual([]);
});
