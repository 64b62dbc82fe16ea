import { canonicalTokens } from './canonical-text.ts';

const running = 'The senate adopted the law on water after a debate of nine hours.';
const canonical = 'the senat adopted the law on water after a debate of nine hours';
const canonicalOf = (text: string) => canonicalTokens(text).join(' ');
const plain = canonicalOf(running);

it('leaves the words of the running text', () => expect(plain).toBe(canonical.replace('senat ', 'senate ')));

it.each([
  ['dateline', `ASTANA, April 9 (Kazinform) - ${running}`],
  ['dateline with two dashes', `LONDON (Meridian) -- ${running}`],
  ['dateline in Russian order', `АСТАНА, 9 апр — РИА Новости. ${running}`],
  ['agency between strokes', `МОСКВА, 9 апреля. /ТАСС/. ${running}`],
  ['byline', `By Ana Silva\n\n${running}`],
  ['byline in German', `Von Karl Weber, Graz\n\n${running}`],
  ['photo credit', `Photo: AP / Ana Silva\n\n${running}`],
  ['credit behind it', `${running}\n\n(Reporting by Ana Silva in Lisbon; Editing by Li Wei)`],
  ['credit in the same line', `${running} (Reporting by Ana Silva; Editing by Li Wei)`],
  ['signature', `${running}\n\ndpa/lnw`],
  ['read more', `${running}\n\nRead more: what the law says`],
  ['read more in Spanish', `${running}\n\nLea también: la ley del agua`],
  ['read more in Kazakh', `${running}\n\nТағы оқыңыз: су туралы заң`],
  ['newsletter', `${running}\n\nSign up for our newsletter`],
  ['share line in French', `${running}\n\nPartagez sur les réseaux`],
  ['share line in Portuguese', `${running}\n\nCompartilhe esta notícia`],
  ['copyright', `${running}\n\n© 2026 The Valley Post`],
  ['copyright sentence in the same line', `${running} All rights reserved.`],
  ['copyright in Russian', `${running}\n\nВсе права защищены. При перепечатке ссылка обязательна.`],
  ['disclaimer and all behind it', `${running}\n\nDisclaimer: nothing is certain.\n\nNo advice is meant by it.`],
  ['disclaimer in German', `${running}\n\nHaftungsausschluss\n\nAlles ohne Gewähr.`],
  ['capitals', running.toUpperCase()],
  ['spaces and breaks', running.replaceAll(' ', '\u00a0').replace('law\u00a0on', 'law\n\non')],
  ['soft hyphens', running.replace('debate', 'de\u00adbate')],
  ['entities of HTML', running.replaceAll(' ', '&nbsp;')],
])('%s', (_, text) => expect(canonicalOf(text)).toBe(plain));

it.each([
  ['accents', "L'été à Besançon, déjà.", "L'ete a Besancon, deja."],
  ['composed and decomposed', 'déjà Šiauliai', 'déjà Šiauliai'.normalize('NFD')],
  ['umlauts written out', 'Der Präsident für Österreich', 'Der Praesident fuer Oesterreich'],
  ['quotation marks', '"Nothing," he said', '«Nothing», he said'],
  ['apostrophes', "It isn't theirs", 'It isn’t theirs'],
  ['apostrophe lost', "It isn't theirs", 'It isnt theirs'],
  ['dashes', 'one - two', 'one — two'],
  ['points of an abbreviation', 'The U.S. side', 'The US side'],
  ['thousands', '1,250,000 people', '1 250 000 people'],
  ['digits of Arabic', 'في 2026', 'في ٢٠٢٦'],
  ['wide digits', 'in 2026', 'in ２０２６'],
  ['UTF-8 read as Windows-1252', 'the café’s “déjà vu”', 'the cafÃ©â€™s â€œdÃ©jÃ\u00a0 vuâ€\u009d'],
  ['UTF-8 read as Windows-1251', 'Привет', 'РџСЂРёРІРµС‚'],
  ['yo', 'ещё всё', 'еще все'],
])('%s make no difference', (_, one, other) => expect(canonicalOf(`x ${other}`)).toBe(canonicalOf(`x ${one}`)));

it.each([
  ['a sentence that begins with By', 'By noon the river had risen by two metres, and the town was cut off.'],
  ['a dash in a sentence', 'Turkey - the country with the longest border - has closed it.'],
  ['a sentence of its own', 'He resigned.\n\nShe stayed.'],
  ['a long sentence that begins with Watch', `Watch out, said ${'one and '.repeat(14)}all of them.`],
])('%s stays', (_, text) => expect(canonicalTokens(text)).toHaveLength((text.match(/[\p{L}\p{N}]+/gu) ?? []).length));

it('takes characters where there are no words', () =>
  expect(canonicalTokens('参议院通过了，预算。')).toEqual(['参议院', '议院通', '院通过', '通过了', '预算']));

it.each(['Read more', '© 2026 The Valley Post. All rights reserved.', '', '***', 'Photo: AP'])('nothing is left of %j', (text) =>
  expect(canonicalTokens(text)).toEqual([]),
);

it.each([
  ['brackets', '('.repeat(200_000)],
  ['words without a space', 'a'.repeat(500_000)],
  ['spaces', `x${' '.repeat(300_000)}y`],
  ['capitals and dashes', 'A - '.repeat(100_000)],
  ['apostrophes', "a'".repeat(200_000)],
  ['points', 'a.'.repeat(200_000)],
  ['misread signs', 'Ã©'.repeat(100_000)],
  ['ends of sentences', '." '.repeat(100_000)],
  ['ampersands', '&'.repeat(300_000)],
  ['accents', `e${'\u0301'.repeat(200_000)}`],
])('takes hostile %s', (_, text) => expect(canonicalTokens(text)).toBeInstanceOf(Array), 5_000);
