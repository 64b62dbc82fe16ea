import { fromText, givenArticle } from './given-article.ts';

const article = (path: string, text: string) => givenArticle(path, Buffer.from(text));

test.each([
  [
    'a blank line makes a headline',
    'Senate meets\n\nIt met.\n\nAgain.\n',
    { headline: 'Senate meets', articleBody: 'It met.\n\nAgain.' },
  ],
  ['no blank line: all is text', 'Senate meets\nIt met.', { articleBody: 'Senate meets\nIt met.' }],
  ['one line alone is text', 'Senate meets\n\n', { articleBody: 'Senate meets' }],
  [
    'other line ends, spaces in the blank line',
    'Senate meets\r\n \r\nIt met.',
    { headline: 'Senate meets', articleBody: 'It met.' },
  ],
])('plain text: %s', (_, text, expected) => expect(fromText(text)).toEqual(expected));

test.each([
  ['a.json', '{"title": "T", "text": "It met."}', { headline: 'T', articleBody: 'It met.' }],
  ['-', '\n{"title": "T"}', { headline: 'T' }],
  ['-', '\uFEFF{"title": "T"}', { headline: 'T' }],
  ['-', '[Updated] It met.', { articleBody: '[Updated] It met.' }],
  ['a.txt', '{"title": "T"}', { articleBody: '{"title": "T"}' }],
])('%s: %s', (path, text, expected) => expect(article(path, text)).toMatchObject(expected));

test.each([
  ['a.json', '{"title": ', 'not_json'],
  ['a.ndjson', '{"title": "A"}\n{"title": "B"}', 'not_json'],
  ['-', '{"title": ', 'not_json'],
  ['-', '[{"title": "A"}]', 'not_an_object'],
  ['a.txt', ' \n', 'no_text'],
  ['a.json', '{"url": "https://news.example.org/a", "pubStatus": "canceled"}', 'retraction'],
])('%s: %s is refused, with its reason', (path, text, reason) => expect(() => article(path, text)).toThrow(reason));

test('bytes that are no UTF-8 are told as that', () => {
  expect(() => givenArticle('a.txt', Uint8Array.of(0x41, 0xff))).toThrow('not_utf8');
});
