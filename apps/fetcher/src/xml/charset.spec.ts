import iconv from 'iconv-lite';
import { decodeText } from './charset.ts';
import { Warnings } from './warning.ts';

const decode = (bytes: Buffer, contentType?: string) => {
  const warnings = new Warnings();
  return { ...decodeText(bytes, contentType, warnings), codes: warnings.list().map(({ code }) => code) };
};
const xml = (encoding: string | undefined, text: string) =>
  `<?xml version="1.0"${encoding ? ` encoding="${encoding}"` : ''}?><t>${text}</t>`;
const bytes = (text: string, charset: string, addBOM = false) => iconv.encode(text, charset, { addBOM });

const RUSSIAN = 'Парламент принял закон о воде и дорогах';
const FRENCH = 'Élection présidentielle à Orléans';

test.each([
  [
    'a byte order mark comes before all else',
    bytes(xml('koi8-r', RUSSIAN), 'utf-16be', true),
    'text/xml; charset=utf-8',
    'utf-16be',
    'bom',
  ],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${xml('iso-8859-1', FRENCH)}`), 'text/xml; charset=koi8-r', 'utf-8', 'bom'],
  ['UTF-32', bytes(xml('utf-32', RUSSIAN), 'utf-32le', true), undefined, 'utf-32le', 'bom'],
  ['UTF-16 without a mark', bytes(xml('utf-16', RUSSIAN), 'utf-16le'), undefined, 'utf-16le', 'pattern'],
  [
    'the header comes before the declaration',
    bytes(xml('windows-1252', RUSSIAN), 'windows-1251'),
    'text/xml;charset="windows-1251"',
    'windows-1251',
    'header',
  ],
  ['the declaration', bytes(xml('koi8-r', RUSSIAN), 'koi8-r'), 'application/rss+xml', 'koi8-r', 'declaration'],
  [
    "a page's declaration",
    bytes(`<!doctype html><meta charset=windows-1251><p>${RUSSIAN}`, 'windows-1251'),
    'text/html',
    'windows-1251',
    'declaration',
  ],
  [
    'Latin-1 is Windows-1252 on the web',
    bytes(xml('ISO-8859-1', FRENCH), 'windows-1252'),
    undefined,
    'windows-1252',
    'declaration',
  ],
  ['nothing declared, UTF-8', Buffer.from(xml(undefined, RUSSIAN)), undefined, 'utf-8', 'valid_utf8'],
  ['plain ASCII', Buffer.from(xml(undefined, 'plain')), undefined, 'utf-8', 'default'],
])('%s', (_, given, contentType, charset, from) => {
  const decoded = decode(given, contentType);
  expect(decoded).toMatchObject({ charset, from, codes: [] });
  expect(decoded.text.includes(RUSSIAN) || decoded.text.includes(FRENCH) || decoded.text.includes('plain')).toBe(true);
});

test.each([
  [
    'UTF-8 that the header calls Latin-1',
    Buffer.from(xml('utf-8', RUSSIAN)),
    'text/xml; charset=iso-8859-1',
    RUSSIAN,
    'charset_wrong',
  ],
  ['UTF-8 that is declared as Latin-1', Buffer.from(xml('iso-8859-1', FRENCH)), undefined, FRENCH, 'charset_wrong'],
  ['UTF-8 that is declared as GBK', Buffer.from(xml('gbk', RUSSIAN)), undefined, RUSSIAN, 'charset_wrong'],
  ['8 bits that are declared as UTF-16', Buffer.from(xml('utf-16', FRENCH)), undefined, FRENCH, 'charset_wrong'],
  [
    'Windows-1251 that is declared as UTF-8',
    bytes(xml('utf-8', RUSSIAN.repeat(3)), 'windows-1251'),
    undefined,
    RUSSIAN,
    'charset_wrong',
  ],
  ['a charset that nobody knows', Buffer.from(xml('bogus', FRENCH)), undefined, FRENCH, 'charset_unknown'],
  [
    'Windows-1251, and nothing says so',
    bytes(xml(undefined, RUSSIAN.repeat(3)), 'windows-1251'),
    undefined,
    RUSSIAN,
    'charset_unknown',
  ],
  [
    'one stray byte in UTF-8',
    Buffer.concat([Buffer.from(xml('utf-8', FRENCH)), Buffer.from([0x92])]),
    undefined,
    `${FRENCH}</t>’`,
    'invalid_bytes',
  ],
])('%s', (_, given, contentType, text, code) => {
  const decoded = decode(given, contentType);
  expect(decoded.text).toContain(text);
  expect(decoded.codes).toContain(code);
});

test('a character that the end cuts in two is left out', () => {
  const whole = Buffer.from(xml('utf-8', RUSSIAN).slice(0, -4));
  expect(decode(whole.subarray(0, -1))).toMatchObject({ charset: 'utf-8', codes: [] });
  expect(decode(whole.subarray(0, -1)).text.endsWith('�')).toBe(false);
});
