import { articleNode, ldNodes, parseLoosely } from './json-ld.ts';

test.each<[string, string, unknown]>([
  ['line breaks in a string', '{"a": "one\ntwo"}', { a: 'one\ntwo' }],
  ['a comma before the bracket', '{"a": [1, 2,], }', { a: [1, 2] }],
  ['quotation marks in a string', '{"a": "the "big" one", "b": 1}', { a: 'the "big" one', b: 1 }],
  ['wrong escapes', String.raw`{"a": "it\'s C:\new"}`, { a: String.raw`it\'s C:` + '\new' }],
  ['CDATA marks', '//<![CDATA[\n{"a": 1}\n//]]>', { a: 1 }],
  ['a comment around', '<!-- {"a": 1} -->', { a: 1 }],
  ['several objects in a row', '{"a": 1}\n{"b": 2}', [{ a: 1 }, { b: 2 }]],
  ['a semicolon', '{"a": 1};', { a: 1 }],
  ['no JSON at all', 'window.data = 1', undefined],
  ['cut off', '{"a": "one', undefined],
  ['empty', '  ', undefined],
])('%s', (_, text, value) => expect(parseLoosely(text)).toEqual(value));

const page = { url: 'https://n.example.org/a/bridge-9', headline: 'The bridge' };

test.each<[string, string[]]>([
  ['alone', ['{"@type": "NewsArticle", "headline": "The bridge", "author": "x"}']],
  ['in a list', ['[{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "The bridge"}]']],
  [
    'in a graph, its type among others and with an address',
    ['{"@graph": [{"@type": ["https://schema.org/NewsArticle", "Thing"], "headline": "The bridge"}]}'],
  ],
  ['below a page', ['{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "The bridge"}}']],
  ['behind a broken script', ['{{{', '{"@type": "BlogPosting", "headline": "The bridge",}']],
  [
    'among other articles',
    [
      '[{"@type": "NewsArticle", "headline": "Another", "datePublished": "2026-01-01", "url": "/b"}, {"@type": "NewsArticle", "headline": "The Bridge!", "datePublished": "2026-01-01"}]',
    ],
  ],
])('the article %s', (_, scripts) => expect(articleNode(ldNodes(scripts), page)?.['headline']).toMatch(/^The bridge/i));

test('a list of articles on a front page is none', () => {
  const scripts = [
    '{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "url": "/x"}]}',
    '{"@type": "WebSite", "name": "N"}',
  ];
  expect(articleNode(ldNodes(scripts), page)).toBeUndefined();
});
