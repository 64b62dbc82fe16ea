import { discoverFeeds } from './feeds.ts';
import { BadSelector, linksOf } from './links.ts';

const PAGE = 'https://e.org/news/';

describe('linksOf', () => {
  const html = `<body><nav><a href="/about">About</a></nav><main><article><h2><a href="/a?utm_source=x">First story</a></h2><a href="/a#comments"><img></a></article>
    <article><h2><a href="b.html">Second</a></h2></article><article><a href="javascript:void(0)">no</a><a href="mailto:x@e.org">no</a><a href="#top">no</a></article></main>`;

  test.each([
    ['article', ['https://e.org/a', 'https://e.org/news/b.html']],
    ['h2 > a', ['https://e.org/a', 'https://e.org/news/b.html']],
    ['nav a, article:nth-of-type(2)', ['https://e.org/about', 'https://e.org/news/b.html']],
    ['.nothing', []],
  ])('%s', (selector, urls) => {
    expect(linksOf(html, selector, PAGE).map(({ url }) => url)).toEqual(urls);
  });

  it('keeps the longest text of a link, and heeds <base>', () => {
    expect(linksOf(html, 'article', PAGE)[0]!.text).toBe('First story');
    expect(linksOf('<base href="https://cdn.e.org/x/"><a href="y">Y</a>', 'a', PAGE)).toEqual([
      { url: 'https://cdn.e.org/x/y', text: 'Y' },
    ]);
  });

  it('says what is wrong with a selector', () => {
    expect(() => linksOf(html, 'a[', PAGE)).toThrow(BadSelector);
    expect(() => linksOf(html, 'a::foo(', PAGE)).toThrow(BadSelector);
  });
});

describe('discoverFeeds', () => {
  const html = `<head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/"><link rel="alternate" type="application/rss+xml" title="All news" href="/feed/">
    <link rel="alternate" type="application/atom+xml" href="/news/atom"><link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/1"><link rel="alternate" type="application/feed+json" href="/feed.json">
    <link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="/feed.css"></head>
    <body><a href="feed:https://e.org/x.rdf">RDF</a><a href="/sports/rss.xml">Sports</a><a href="https://twitter.com/share?url=/rss">share</a><a href="/feedback">Feedback</a><a href="/a-story-about-rss-readers">story</a></body>`;

  it('finds what is declared and what looks like one, the best first', () => {
    expect(discoverFeeds(html, PAGE).feeds.map(({ url, from }) => `${from} ${url}`)).toEqual([
      'link https://e.org/news/atom',
      'link https://e.org/feed/',
      'link https://e.org/feed.json',
      'anchor https://e.org/x.rdf',
      'anchor https://e.org/sports/rss.xml',
      'link https://e.org/comments/feed/',
    ]);
  });

  it('knows where else to look', () => {
    const { feedPaths, sitemapPaths } = discoverFeeds('', PAGE);
    expect(feedPaths.slice(0, 2)).toEqual(['https://e.org/news/feed', 'https://e.org/news/rss']);
    expect(feedPaths).toContain('https://e.org/rss.xml');
    expect(sitemapPaths).toContain('https://e.org/sitemap.xml');
    expect(discoverFeeds(html, 'https://e.org/').feedPaths).not.toContain('https://e.org/feed');
  });
});

test('a page that is nested without end is read in good time', () => {
  const before = process.cpuUsage();
  const html = `${'<div>'.repeat(500_000)}<a href="/a">A</a>`;
  expect(linksOf(html, 'a', PAGE)).toEqual([]);
  expect(discoverFeeds(html, PAGE).feeds).toEqual([]);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(20_000);
});
