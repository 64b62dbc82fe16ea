import { cut, printable, table } from './table.ts';

it.each([
  ['\u001b[31mred', String.raw`\u001b[31mred`],
  ['a\u0007b\u009bc', String.raw`a\u0007b\u009bc`],
  ['\u202eevil', String.raw`\u202eevil`],
  ['two\nlines\tand', 'two lines and'],
  ['Сенат 🙂', 'Сенат 🙂'],
])('%j is printed as %s', (text, expected) => expect(printable(text)).toBe(expected));

it('columns are aligned, the last is cut', () =>
  expect(
    table(
      ['code', 'reason'],
      [
        ['not_json', 'x'.repeat(40)],
        ['empty', 'y'],
      ],
      32,
    ),
  ).toBe(`code      reason\nnot_json  ${'x'.repeat(21)}…\nempty     y`));

it('columns are as wide as a terminal shows them, and nothing is cut within a sign', () => {
  expect(
    table(
      ['by', 'what'],
      [
        ['朝日', 'x'],
        ['Wire', 'y'],
        ['e\u0301', 'z'],
      ],
      80,
    ).split('\n'),
  ).toEqual(['by    what', '朝日  x', 'Wire  y', 'e\u0301     z']);
  expect(cut('東京で議会', 6)).toBe('東京…');
  expect(cut('🇯🇵🇰🇿👩‍👩‍👧', 5)).toBe('🇯🇵🇰🇿…');
});
