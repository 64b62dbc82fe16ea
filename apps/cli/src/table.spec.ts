import { printable, table } from './table.ts';

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
