import { stripVTControlCharacters } from 'node:util';
import { columnsOf, inBrackets, inColours, type Mark, markedText } from './marked-text.ts';

/** Marks of the first place of each name, numbered as they are given. */
const of = (text: string, ...names: string[]): Mark[] =>
  names.map((name, i) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length, number: i + 1, type: 'person' }));

const text = 'Helena Brandt met Serik Baimukhanov in Astana.';

describe('marking', () => {
  it.each<[string, string, Mark[], string]>([
    ['nothing', text, [], text],
    [
      'from the first letter to the full stop',
      text,
      of(text, 'Serik Baimukhanov', 'Helena Brandt', 'Astana'),
      '[Helena Brandt]{2} met [Serik Baimukhanov]{1} in [Astana]{3}.',
    ],
    ['the whole text', 'Astana', of('Astana', 'Astana'), '[Astana]{1}'],
    ['side by side', 'AnaBo', of('AnaBo', 'Ana', 'Bo'), '[Ana]{1}[Bo]{2}'],
    ['one in the other', 'the Bank of Ghana', of('the Bank of Ghana', 'Ghana', 'Bank of Ghana'), 'the [Bank of [Ghana]{1}]{2}'],
    ['the same place twice', 'in Chad', of('in Chad', 'Chad', 'Chad'), 'in [[Chad]{1}]{2}'],
    ['units of UTF-16', '🙂 Ana', of('🙂 Ana', 'Ana'), '🙂 [Ana]{1}'],
    ['a name over a line break', 'by Ana\nBrandt today', of('by Ana\nBrandt today', 'Ana\nBrandt'), 'by [Ana Brandt]{1} today'],
    ['no mark outside the text', 'Ana', [{ start: 1, end: 9, number: 1, type: 'person' }], 'Ana'],
    ['no commands to a terminal', 'a\u001b[31m\u202eAna\u0007', of('a\u001b[31m\u202eAna\u0007', 'Ana\u0007'), 'a[31m[Ana]{1}'],
    ['an empty text', '', [], ''],
  ])('%s', (_, given, marks, expected) => expect(markedText(given, marks, 80, inBrackets)).toBe(expected));

  it('on a terminal: underlined, in the colour of the type', () => {
    const marks = of(text, 'Helena Brandt').concat({ start: 39, end: 45, number: 2, type: 'place' });
    const marked = markedText(text, marks, 80, inColours);
    expect(stripVTControlCharacters(marked)).toBe(text);
    expect(marked.replaceAll('\u001b', 'ESC')).toMatch(
      /^ESC\[4mESC\[36mHelena BrandtESC\[39mESC\[24m met .*ESC\[4mESC\[32mAstanaESC\[39mESC\[24m\.$/,
    );
  });
});

describe('wrapping', () => {
  it('breaks at spaces, never in a mark, nor between a mark and what stands at it', () => {
    const marks = of(text, 'Helena Brandt', 'Serik Baimukhanov', 'Astana');
    expect(markedText(text, marks, 24, inBrackets).split('\n')).toEqual([
      '[Helena Brandt]{1} met',
      '[Serik Baimukhanov]{2}',
      'in [Astana]{3}.',
    ]);
    expect(markedText(text, marks, 13, inBrackets).split('\n')).toEqual([
      '[Helena Brandt]{1}',
      'met',
      '[Serik Baimukhanov]{2}',
      'in',
      '[Astana]{3}.',
    ]);
  });

  it.each([20, 23, 31, 80])('no line of %i columns is longer, and no word is lost', (width) => {
    const long = Array.from({ length: 40 }, () => text).join(' ');
    const marks = of(long, 'Helena Brandt', 'Astana');
    for (const dress of [inBrackets, inColours]) {
      const lines = markedText(long, marks, width, dress).split('\n');
      expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(width);
      expect(stripVTControlCharacters(lines.join(' ')).replace(/\[|\]\{\d\}/g, '')).toBe(long);
    }
  });

  it('colours take no room', () => {
    expect(markedText('met Ana today', of('met Ana today', 'Ana'), 13, inColours)).not.toContain('\n');
  });

  it.each([
    ['line breaks and paragraphs stay', 'One\ntwo\r\n\r\n\n three  four\n', 80, 'One\ntwo\n\nthree four'],
    ['a word longer than the line', 'see https://news.example.org/a now', 10, 'see\nhttps://news.example.org/a\nnow'],
    ['hard spaces hold', 'il a dit «\u00a0oui\u00a0» hier', 12, 'il a dit\n« oui » hier'],
    ['wide letters count twice, and may be parted', '参议院在阿斯塔纳开会', 8, '参议院在\n阿斯塔纳\n开会'],
    ['combining marks count nothing', 'e\u0301e\u0301 e\u0301e\u0301', 5, 'e\u0301e\u0301 e\u0301e\u0301'],
  ])('%s', (_, given, width, expected) => expect(markedText(given, [], width, inBrackets)).toBe(expected));
});
