import { sentencesOf } from './sentences.ts';

const cut = (text: string): string[] => sentencesOf(text).map((tokens) => text.slice(tokens[0]!.start, tokens.at(-1)!.end));

describe('sentences', () => {
  it.each([
    ['The Senate met. It voted.', ['The Senate met.', 'It voted.']],
    ['“It is over.” Ana Brandt left.', ['“It is over.”', 'Ana Brandt left.']],
    ['Mr. Lowe of the U.S. Senate met J. Smith.', ['Mr. Lowe of the U.S. Senate met J. Smith.']],
    ['A headline\n\nA paragraph without an end\nanother', ['A headline', 'A paragraph without an end', 'another']],
    ['It rose 3.5 percent. then fell', ['It rose 3.5 percent. then fell']],
    ['Сенат жиналды. Дауыс берді!', ['Сенат жиналды.', 'Дауыс берді!']],
    ['', []],
  ])('%j', (text, wanted) => {
    expect(cut(text)).toEqual(wanted);
  });

  it('are cut where no full stop comes', () => {
    const found = sentencesOf('word '.repeat(1_000));
    expect(found.flat()).toHaveLength(1_000);
    expect(Math.max(...found.map((tokens) => tokens.length))).toBeLessThanOrEqual(90);
  });

  it('are read in a text of blank lines', () => {
    expect(cut(`One.${' \n'.repeat(200_000)}Two.`)).toEqual(['One.', 'Two.']);
  });
});
