import { decodePage } from './charset.ts';

const cyrillic1251 = (text: string): number[] =>
  Array.from(text, (char) => {
    const code = char.codePointAt(0)!;
    return code < 0x80 ? code : code === 0x451 ? 0xb8 : code - 0x410 + 0xc0;
  });
const russian = 'Совет проголосовал за новый мост через реку. Жители ждали этого решения десять лет.';
const bytes1251 = (head: string): Buffer => Buffer.from([...Buffer.from(head), ...cyrillic1251(russian)]);

test.each<[string, Uint8Array, string | undefined, string, string]>([
  [
    'byte order mark before all else',
    Buffer.from('\ufeff<meta charset=windows-1251>Мост'),
    'text/html; charset=koi8-r',
    'utf-8',
    'Мост',
  ],
  ['UTF-16 by its mark', Buffer.from('\ufeffМост', 'utf16le'), undefined, 'utf-16le', 'Мост'],
  [
    'Content-Type before the declaration',
    bytes1251('<meta charset=utf-8>'),
    'text/html; charset="windows-1251"',
    'windows-1251',
    russian,
  ],
  [
    'declaration',
    bytes1251('<meta http-equiv=Content-Type content="text/html; charset=windows-1251">'),
    'text/html',
    'windows-1251',
    russian,
  ],
  [
    'declaration far down',
    bytes1251(`<head>${'<link rel=x>'.repeat(500)}<meta charset=windows-1251>`),
    undefined,
    'windows-1251',
    russian,
  ],
  ['latin1 is windows-1252 to the web', Buffer.from([0x93, 0x61, 0x94]), 'text/html; charset=iso-8859-1', 'windows-1252', '“a”'],
  ['nothing said, valid UTF-8', Buffer.from('<p>Мост'), undefined, 'utf-8', 'Мост'],
  ['nothing said, Cyrillic by its statistics', bytes1251('<p>'), undefined, 'windows-1251', russian],
  [
    'an unknown name is no name',
    Buffer.from('<meta charset=klingon><p>Мост через реку'),
    'text/html; charset=klingon',
    'utf-8',
    'Мост',
  ],
  [
    'recoded by an archive, declaration left as it was',
    Buffer.from(`<meta charset=gb2312>${russian}`),
    undefined,
    'utf-8',
    russian,
  ],
  ['empty', Buffer.alloc(0), undefined, 'utf-8', ''],
])('%s', (_, bytes, contentType, charset, text) => {
  const decoded = decodePage(bytes, contentType);
  expect(decoded.charset).toBe(charset);
  expect(decoded.text).toContain(text);
});
