import { normalise } from '#events';
import { NotAFeed } from './feed.ts';
import { readFeed } from './read-feed.ts';

const FEED = 'https://wire.example.org/feeds/news';
const articles = (text: string) =>
  readFeed(Buffer.from(text), { url: FEED }).items.map((item) =>
    normalise(item, { receivedAt: new Date('2026-11-25T10:00:00Z') }),
  );

test.each([
  [
    'RSS 2.0',
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title>
     <item><title>Rates &amp; prices</title><link>/a/1</link><guid isPermaLink="false">g-1</guid><pubDate>Mon, 02 Mar 2026 08:15:00 GMT</pubDate>
     <dc:creator>A. Writer</dc:creator><category>economy</category><description>Short.</description><content:encoded><![CDATA[<p>Long.</p><p>Longer.</p>]]></content:encoded></item></channel></rss>`,
  ],
  [
    'Atom',
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title type="html">Rates &amp;amp; prices</title><link rel="self" href="/x"/><link href="/a/1"/>
     <id>g-1</id><published>2026-03-02T08:15:00Z</published><updated>2026-03-02T08:15:00Z</updated><author><name>A. Writer</name></author><category term="economy"/><summary>Short.</summary>
     <content type="html">&lt;p&gt;Long.&lt;/p&gt;&lt;p&gt;Longer.&lt;/p&gt;</content></entry></feed>`,
  ],
  [
    'JSON Feed',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Wire',
      items: [
        {
          id: 'g-1',
          url: '/a/1',
          title: 'Rates & prices',
          summary: 'Short.',
          content_html: '<p>Long.</p><p>Longer.</p>',
          date_published: '2026-03-02T08:15:00Z',
          authors: [{ name: 'A. Writer' }],
          tags: ['economy'],
        },
      ],
    }),
  ],
])('%s', (_, text) => {
  expect(articles(text)).toEqual([
    expect.objectContaining({
      headline: 'Rates & prices',
      url: 'https://wire.example.org/a/1',
      datePublished: '2026-03-02T08:15:00Z',
      author: [{ name: 'A. Writer' }],
      keywords: ['economy'],
      description: 'Short.',
      articleBody: 'Long.\n\nLonger.',
      publisher: { name: 'Wire', domain: 'wire.example.org' },
      provenance: { guid: 'g-1', method: 'feed', feedUrl: FEED, charset: 'utf-8', identity: 'url' },
    }),
  ]);
});

test('RDF, and a description that is all the text there is', () => {
  const text = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>Wire</title></channel><item><title>T</title><link>https://wire.example.org/2</link><description>All of it.</description><dc:date>2026-03-02</dc:date></item></rdf:RDF>`;
  expect(articles(text)).toEqual([
    expect.objectContaining({ headline: 'T', articleBody: 'All of it.', datePublished: '2026-03-02' }),
  ]);
});

test('what is no feed is told', () => {
  expect(() => articles('<html><body>Log in</body></html>')).toThrow(NotAFeed);
});
