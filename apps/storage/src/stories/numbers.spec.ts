import { numbersIn } from './numbers.ts';

test.each([
  ['magnitude 5.8, killing seven', ['5.8']],
  ['магнитудой 5,8', ['5.8']],
  ['50.000 Euro, 50 000 euros, 50,000 euro, 50\u00a0000', ['50000']],
  ['1,234.56 and 1.234,56', ['1234.56']],
  ['at 04:12 on 3 March 2026', []],
  ['214 homes, 214 again, 9 dead', ['214']],
  ['call 12345678901234567890', []],
  ['no figures', []],
])('%s', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers);
});

test('a row of digits and signs is read in one pass', () => {
  expect(numbersIn('1,'.repeat(200_000))).toEqual([]);
});
