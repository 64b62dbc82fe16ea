import { element, textElement, xmlDocument } from './xml.ts';

const written = (text: string) => xmlDocument(element('a', text, { b: text })).split('\n')[1];

it.each([
  ['<b>&amp;</b>', '&lt;b&gt;&amp;amp;&lt;/b&gt;', '&lt;b&gt;&amp;amp;&lt;/b&gt;'],
  ['x ]]> y', 'x ]]&gt; y', 'x ]]&gt; y'],
  [`"it's"`, '&quot;it&apos;s&quot;', '&quot;it&apos;s&quot;'],
  ['a\u0000\u0001\u001Fb\uFFFE', 'ab', 'ab'],
  ['😀 ё \u00A0', '😀 ё \u00A0', '😀 ё \u00A0'],
  ['half \uD83D', 'half ', 'half '],
])('%j', (text, content, attribute) => expect(written(text)).toBe(`<a b="${attribute}">${content}</a>`));

it('keeps a carriage return in text, as a reference', () =>
  expect(xmlDocument(element('a', 'x\r\ny'))).toContain('<a>x&#13;\ny</a>'));

it('leaves out what is not there', () =>
  expect(
    xmlDocument(element('a', [textElement('b', undefined), textElement('c', ''), element('d')], { e: undefined })),
  ).toContain('<a><c/><d/></a>'));
