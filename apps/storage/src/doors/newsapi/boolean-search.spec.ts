import { TooManyAlternatives, webSearch } from './boolean-search.ts';

it.each([
  ['bitcoin', 'bitcoin'],
  ['bitcoin price', 'bitcoin price'],
  ['"exact phrase" x', '"exact phrase" x'],
  ['+bitcoin -scam', 'bitcoin -scam'],
  ['-"a phrase"', '-"a phrase"'],
  ['a AND b', 'a b'],
  ['a OR b', 'a OR b'],
  ['a b OR c', 'a b OR c'],
  ['a NOT b', 'a -b'],
  ['crypto AND (ethereum OR litecoin) NOT bitcoin', 'crypto ethereum -bitcoin OR crypto litecoin -bitcoin'],
  ['(a OR b) AND (c OR d)', 'a c OR a d OR b c OR b d'],
  ['NOT (a OR b) c', '-a -b c'],
  ['c -(a b)', 'c -a OR c -b'],
  ['((a))', 'a'],
  ['"unclosed', '"unclosed"'],
  ['(a OR', 'a'],
  ['a) OR b', 'a OR b'],
  [') ( a', 'a'],
  ['AND OR NOT', ''],
  ['', ''],
  ['and or not', 'and or not'],
])('%s', (given, expected) => expect(webSearch(given)).toBe(expected));

it('does not multiply without end', () => {
  const expression = Array.from({ length: 12 }, (_, index) => `(a${index} OR b${index})`).join(' ');
  expect(() => webSearch(expression)).toThrow(TooManyAlternatives);
});
