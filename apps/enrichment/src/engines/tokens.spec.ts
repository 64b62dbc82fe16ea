import { readdirSync, readFileSync } from 'node:fs';
import { tokensOf } from './tokens.ts';

const cut = (text: string): string[] => tokensOf(text).map((token) => token.text);

describe('tokens', () => {
  it.each([
    ["Kazakhstan's Senate met.", ['Kazakhstan', "'s", 'Senate', 'met', '.']],
    ['the U.S. (New York), 3,000', ['the', 'U.S.', '(', 'New', 'York', ')', ',', '3,000']],
    ['l’Assemblée d’Alger', ['l’', 'Assemblée', 'd’', 'Alger']],
    ['«Ак Орда»—резиденция', ['«', 'Ак', 'Орда', '»', '—', 'резиденция']],
    ['Kassym-Jomart and/or AT&T', ['Kassym-Jomart', 'and', '/', 'or', 'AT&T']],
    ['J. Smith Jr. said...', ['J.', 'Smith', 'Jr.', 'said', '.', '.', '.']],
    ['', []],
    ['\uFEFF \n', []],
  ])('%j', (text, wanted) => {
    expect(cut(text)).toEqual(wanted);
  });

  it('have offsets that cut exactly their text, in UTF-16 units', () => {
    const text = '🎉🎉Ana 👩‍👩‍👧 é́Brandt, “Lisboa”\r\n' + 'x'.repeat(1_000);
    for (const { text: word, start, end } of tokensOf(text)) expect(text.slice(start, end)).toBe(word);
    expect(Math.max(...tokensOf(text).map((token) => token.text.length))).toBeLessThanOrEqual(200);
  });

  const folder = new URL('../../../../training/newswire/', import.meta.url);
  it.each(readdirSync(folder).filter((name) => name.endsWith('.test.jsonl')))('are those that training cuts: %s', (name) => {
    const rows = readFileSync(new URL(name, folder), 'utf8').trim().split('\n');
    const sentences = readFileSync(new URL(name.replace('.jsonl', '.txt'), folder), 'utf8')
      .trim()
      .split('\n');
    expect(sentences).toHaveLength(rows.length);
    for (const [i, row] of rows.entries())
      expect(cut(sentences[i]!.replace(/\[(?:PER|ORG|LOC|MISC) ([^\]]+)\]/g, '$1'))).toEqual(
        (JSON.parse(row) as { w: string[] }).w,
      );
  });
});
