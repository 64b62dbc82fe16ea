/** Feeds as they come: each gives its items, and says what was wrong. */
import { takeIn } from '#events';
import type { Feed } from './feed.ts';
import { readFeed } from './read-feed.ts';

const URL_ = 'https://e.org/rss';
const read = (text: string): Feed => readFeed(Buffer.from(text), { url: URL_ });
const codes = ({ warnings }: Feed) => warnings.map(({ code }) => code).toSorted();
const rss = (...items: string[]) =>
  `<rss version="2.0"><channel><title>Wire</title><link>https://e.org/</link>${items.join('')}</channel></rss>`;
const item = (id: number, title = `Title ${id}`) =>
  `<item><title>${title}</title><link>https://e.org/${id}</link><description>Text ${id}.</description></item>`;

test.each([
  [
    'bare ampersands',
    rss('<item><title>AT&T & more</title><link>https://e.org/1?a=1&copy=2&b=3</link></item>'),
    ['AT&T & more'],
    ['bare_ampersand'],
  ],
  ['control characters', rss(item(1, 'A\u0001\u000BB')), ['AB'], ['control_characters']],
  ['cut off in a text', rss(item(1), item(2)).slice(0, -45), ['Title 1', 'Title 2'], ['cut_off']],
  ['cut off in a tag', `<rss><channel>${item(1)}<item><title>Title 2</title><lin`, ['Title 1', 'Title 2'], ['cut_off']],
  [
    'HTML in front',
    `<br />\n<b>Warning</b>: mysql_connect() in /x.php on line <b>3</b><br />\n${rss(item(1))}`,
    ['Title 1'],
    ['junk_before'],
  ],
  ['blank lines before the declaration', `\n\n  <?xml version="1.0"?>${rss(item(1))}`, ['Title 1'], []],
  ['a page around it', `<html><body><pre>${rss(item(1))}</pre></body></html>`, ['Title 1'], ['junk_before']],
  [
    'undeclared prefixes',
    rss('<item><title>T</title><link>https://e.org/1</link><dc:creator>A</dc:creator></item>'),
    ['T'],
    ['undeclared_namespace'],
  ],
  [
    'a wrong namespace',
    '<feed xmlns="http://e.org/no-such"><title>F</title><entry><title>T</title><link href="/1"/></entry></feed>',
    ['T'],
    ['wrong_namespace'],
  ],
  ['Atom without a namespace', '<feed><title>F</title><entry><title>T</title><link href="/1"/></entry></feed>', ['T'], []],
  [
    'a prefix of its own',
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>F</a:title><a:entry><a:title>T</a:title><a:link href="/1"/></a:entry></a:feed>',
    ['T'],
    [],
  ],
  [
    'capitals',
    '<RSS><CHANNEL><TITLE>W</TITLE><ITEM><TITLE>T</TITLE><LINK>https://e.org/1</LINK><PubDate>2026-03-02</PubDate></ITEM></CHANNEL></RSS>',
    ['T'],
    [],
  ],
  ['two roots', rss(item(1)) + rss(item(2)), ['Title 1', 'Title 2'], ['many_roots']],
  [
    'items that are not closed',
    '<rss><channel><item><title>Title 1</title><link>https://e.org/1</link><item><title>Title 2</title><link>https://e.org/2</link></channel></rss>',
    ['Title 1', 'Title 2'],
    ['misnested'],
  ],
  [
    'a title that is not closed',
    '<rss><channel><item><title>Title 1<link>https://e.org/1</link><description>x</description></item></channel></rss>',
    ['Title 1'],
    ['misnested'],
  ],
  ['tags in the wrong order', rss('<item><title><b>T</title></b><link>https://e.org/1</link></item>'), ['T'], ['misnested']],
  [
    'HTML that nobody escaped',
    rss('<item><title>T</title><link>https://e.org/1</link><description><p>One<br>two</p><p>Three</p></description></item>'),
    ['T'],
    ['misnested'],
  ],
  [
    'items outside the channel',
    '<rss><channel><title>W</title></channel><item><title>T</title><link>https://e.org/1</link></item></rss>',
    ['T'],
    [],
  ],
  ['no root at all', '<channel><title>W</title><item><title>T</title><link>https://e.org/1</link></item></channel>', ['T'], []],
  [
    'characters of HTML',
    rss('<item><title>A&nbsp;&mdash;&nbsp;B &hellip;</title><link>https://e.org/1</link></item>'),
    ['A — B …'],
    [],
  ],
  [
    'titles with HTML',
    rss(
      '<item><title><![CDATA[A <i>new</i> day &amp; more]]></title><link>https://e.org/1</link></item>',
      '<item><title>List&lt;String&gt; and 5 &lt; 6</title><link>https://e.org/2</link></item>',
    ),
    ['A new day & more', 'List<String> and 5 < 6'],
    [],
  ],
  ['an item with nothing in it', rss('<item></item>', item(1)), ['Title 1'], ['bad_item']],
  [
    'a DTD with entities',
    `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${rss(item(1, 'T &b;&b;'))}`,
    ['T'],
    ['entities_ignored'],
  ],
  [
    'JSON that is cut off',
    '{"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [{"id": "1", "title": "T", "content_text": "x"}, {"id": "2", "title": "Te',
    ['T', 'Te'],
    ['invalid_json'],
  ],
])('%s', (_, text, headlines, expected) => {
  const feed = read(text);
  expect(feed.items.map(({ headline }) => headline)).toEqual(headlines);
  expect(codes(feed)).toEqual(expected);
  for (const one of feed.items) expect(() => takeIn(one, 'feed', { receivedAt: new Date() })).not.toThrow();
});

test('a bare ampersand in a link is no entity', () => {
  expect(read(rss('<item><title>T</title><link>https://e.org/1?a=1&copy=2</link></item>')).items[0]!.url).toBe(
    'https://e.org/1?a=1&copy=2',
  );
});

test('HTML that is escaped twice, and text that is encoded twice', () => {
  const feed = read(
    rss(
      '<item><title>Caf\u00C3\u00A9 \u00E2\u20AC\u0153bleu\u00E2\u20AC\u009D</title><link>https://e.org/1</link><description>&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;</description></item>',
    ),
  );
  expect(feed.items[0]).toMatchObject({ headline: 'Café “bleu”', articleBodyHtml: '<p>One</p>' });
  expect(codes(feed)).toContain('double_encoded');
});

describe('relative links', () => {
  test.each([
    [
      'the address of the feed',
      '<rss><channel><item><title>T</title><link>a/1</link></item></channel></rss>',
      'https://e.org/a/1',
    ],
    [
      "the feed's link",
      '<rss><channel><link>https://site.org/news/</link><item><title>T</title><link>a/1</link></item></channel></rss>',
      'https://site.org/news/a/1',
    ],
    [
      'xml:base',
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.org/x/"><entry xml:base="y/"><title>T</title><link href="1" xml:base="z/"/></entry></feed>',
      'https://b.org/x/y/z/1',
    ],
  ])('by %s', (_, text, url) => {
    expect(read(text).items[0]!.url).toBe(url);
  });

  test('in the text, too', () => {
    const html = read(
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.org/x/"><entry><title>T</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="y?a=1&amp;b=2">t</a><img src="/i.jpg"/></div></content></entry></feed>',
    ).items[0]!.articleBodyHtml;
    expect(html).toBe('<div><a href="https://b.org/x/y?a=1&amp;b=2">t</a><img src="https://b.org/i.jpg"></div>');
  });
});

test("a feed's own facts", () => {
  const feed =
    read(`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Wire</title><link>https://e.org/</link><language>en_GB</language><ttl>30</ttl>
    <skipHours><hour>0</hour><hour>24</hour><hour>3</hour></skipHours><skipDays><day>sunday</day><day>Someday</day></skipDays><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
    <atom:link rel="self" href="/rss"/><atom:link rel="hub" href="https://hub.e.org/"/><atom:link rel="next" href="?page=2"/><image><url>/logo.png</url></image></channel></rss>`);
  expect(feed).toMatchObject({
    title: 'Wire',
    link: 'https://e.org/',
    inLanguage: 'en-GB',
    self: 'https://e.org/rss',
    hub: ['https://hub.e.org/'],
    next: 'https://e.org/rss?page=2',
    image: { url: 'https://e.org/logo.png' },
    schedule: { ttlMinutes: 30, updateEveryMinutes: 15, skipHours: [0, 3], skipDays: ['Sunday'] },
    warnings: [{ code: 'no_items' }],
  });
});

test('what the namespaces add to an item', () => {
  const feed =
    read(`<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:georss="http://www.georss.org/georss" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>Wire</title>
    <item><title>T - Other Wire</title><link>https://feeds.feedburner.com/~r/x/~3/1/</link><feedburner:origLink>https://e.org/1</feedburner:origLink><author>desk@e.org (A. Writer)</author><dc:creator>A. Writer</dc:creator><dc:rights>© Wire</dc:rights>
    <category>water</category><category>water</category><source url="https://other.org/rss">Other Wire</source><slash:section>World</slash:section><slash:comments>4</slash:comments><comments>https://e.org/1#c</comments><georss:point>43.2 76.9</georss:point>
    <enclosure url="/a.mp3" type="audio/mpeg" length="99"/><media:group><media:content url="/i.jpg" medium="image" width="9"><media:credit>F. Oto</media:credit></media:content><media:description>The dam</media:description></media:group></item></channel></rss>`);
  expect(feed.items[0]).toEqual({
    headline: 'T',
    url: 'https://e.org/1',
    author: [{ name: 'A. Writer', email: 'desk@e.org' }],
    publisher: { name: 'Other Wire', domain: 'other.org' },
    isBasedOn: { name: 'Other Wire', url: 'https://other.org/rss' },
    keywords: ['water'],
    articleSection: 'World',
    articleBody: 'The dam',
    flags: ['summary_only'],
    image: [{ url: 'https://e.org/i.jpg', width: 9, caption: 'The dam', creditText: 'F. Oto' }],
    associatedMedia: [{ url: 'https://e.org/a.mp3', encodingFormat: 'audio/mpeg', contentSize: 99 }],
    contentLocation: [{ latitude: 43.2, longitude: 76.9 }],
    discussionUrl: 'https://e.org/1#c',
    commentCount: 4,
    rights: { copyrightNotice: '© Wire' },
    provenance: { method: 'feed', feedUrl: URL_, charset: 'utf-8', identity: 'url' },
  });
});
