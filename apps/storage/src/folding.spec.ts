import { uniform, folded, foldedIfOther } from './folding.ts';

it.each([
  ['İstanbul', 'ISTANBUL', 'istanbul', 'ıstanbul', 'I\u0307stanbul'],
  ['Straße', 'STRASSE', 'STRAẞE', 'strasse'],
  ['Οδός', 'ΟΔΟΣ', 'οδος', 'οδοσ', 'Ὀδός'],
  ['ёлка', 'елка', 'ЁЛКА', 'е\u0308лка'],
  ['São Tomé', 'Sa\u0303o Tome\u0301', 'SAO TOME', 'sao tome'],
  ['ＯＳＣＥ　２０２６', 'OSCE 2026', 'osce 2026'],
  ['Łódź', 'lodz'],
  ['Đà Nẵng', 'da nang'],
  ['Œuvre', 'oeuvre'],
  ['за́мок', 'замок'],
  ['co\u00adoperate', 'cooperate'],
  ['ﬁnance', 'finance'],
])('%s is also %s', (...spellings) => expect(new Set(spellings.map(folded)).size).toBe(1));

it.each([
  ['й is not и', 'май', 'маи'],
  ['ї is not і', 'їжак', 'іжак'],
  ['қ is not к', 'қала', 'кала'],
  ['ў is not у', 'ўзбек', 'узбек'],
])('%s', (_, one, other) => expect(folded(one)).not.toBe(folded(other)));

it('accents stay where only the encoding is made one', () => expect(uniform('Ré\u00adforme ＥＵ e\u0301')).toBe('réforme eu é'));

it.each(['Senate “meets”', 'СЕНАТ', '会議', 'Қазақстан', '👍 emoji', ''])('%s folds to nothing else', (text) =>
  expect(foldedIfOther(text)).toBeUndefined(),
);

it('never grows', () => {
  const grown: string[] = [];
  for (let code = 0x80; code < 0x1_0000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const letter = String.fromCharCode(code);
    if (Buffer.byteLength(folded(letter)) > Buffer.byteLength(uniform(letter))) grown.push(letter);
  }
  expect(grown).toEqual([]);
});
