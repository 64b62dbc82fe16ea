import { gzipSync } from 'node:zlib';
import { takeIn } from '#events';
import { TooLarge } from '../xml/gunzip.ts';
import { NotASitemap, readSitemap, sitemapArticle } from './read-sitemap.ts';

const URL_ = 'https://e.org/sitemap.xml';
const read = (text: string | Buffer) => readSitemap(Buffer.from(text), { url: URL_ });
const codes = (text: string | Buffer) => read(text).warnings.map(({ code }) => code);
const urlset = (...entries: string[]) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${entries.join('')}</urlset>`;
const news = `<url><loc>https://e.org/a</loc><news:news><news:publication><news:name>Steppe &amp; Sea</news:name><news:language>kk</news:language></news:publication>
  <news:publication_date>2026-03-02T08:15:00+05:00</news:publication_date><news:title>Harvest begins</news:title><news:keywords>grain, weather</news:keywords></news:news>
  <image:image><image:loc>/i.jpg</image:loc><image:caption>A field</image:caption></image:image></url>`;

test('a news sitemap, and its entry as an article', () => {
  const { format, entries, warnings } = read(urlset(news, '<url><loc>https://e.org/b</loc><lastmod>2026-03-01</lastmod></url>'));
  expect(format).toBe('urlset');
  expect(warnings).toEqual([]);
  expect(entries).toEqual([
    {
      loc: 'https://e.org/a',
      news: {
        title: 'Harvest begins',
        publication: { name: 'Steppe & Sea', language: 'kk' },
        publicationDate: '2026-03-02T08:15:00+05:00',
        keywords: ['grain', 'weather'],
      },
      images: [{ url: 'https://e.org/i.jpg', caption: 'A field' }],
    },
    { loc: 'https://e.org/b', lastmod: '2026-03-01' },
  ]);
  expect(takeIn(sitemapArticle(entries[0]!, URL_), 'sitemap', { receivedAt: new Date('2026-11-25T10:00:00Z') })).toMatchObject({
    headline: 'Harvest begins',
    datePublished: '2026-03-02T03:15:00Z',
    publisher: { name: 'Steppe & Sea', domain: 'e.org' },
    inLanguage: 'kk',
    keywords: ['grain', 'weather'],
  });
});

test('an index', () => {
  const index = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://e.org/1.xml.gz</loc><lastmod>2026-03-02</lastmod></sitemap><sitemap><loc>2.xml</loc></sitemap></sitemapindex>`;
  expect(read(index)).toMatchObject({
    format: 'index',
    sitemaps: [{ loc: 'https://e.org/1.xml.gz', lastmod: '2026-03-02' }, { loc: 'https://e.org/2.xml' }],
    entries: [],
  });
});

test('gzip, also one that is cut off', () => {
  const whole = gzipSync(
    urlset(...Array.from({ length: 200 }, (_, index) => `<url><loc>https://e.org/${index * 7919}</loc></url>`)),
  );
  expect(read(whole).entries).toHaveLength(200);
  const cut = read(whole.subarray(0, whole.length / 2));
  expect(cut.entries.length).toBeGreaterThan(20);
  expect(cut.warnings.map(({ code }) => code)).toContain('cut_off');
});

test('a gzip bomb is refused before it takes memory', () => {
  expect(() => read(gzipSync(Buffer.alloc(60_000_000, 32)))).toThrow(TooLarge);
});

test.each([
  ['a list of addresses', 'https://e.org/a\r\nhttps://e.org/b\n', 2],
  ['a feed', '<rss><channel><title>F</title><item><title>A</title><link>https://e.org/a</link></item></channel></rss>', 1],
  ['no namespace, no end', '<urlset><url><loc>https://e.org/a</loc></url><url><loc>https://e.org/b?x=1&y=2</loc>', 2],
  ['entries that are not closed', '<urlset><url><loc>https://e.org/a<url><loc>https://e.org/b</urlset>', 2],
  ['the same address twice', urlset('<url><loc>https://e.org/a</loc></url>', '<url><loc>https://e.org/a</loc></url>'), 1],
])('%s', (_, text, entries) => {
  expect(read(text).entries).toHaveLength(entries);
});

test('no more than 50,000 entries', () => {
  const big = urlset(...Array.from({ length: 50_010 }, (_, index) => `<url><loc>https://e.org/${index}</loc></url>`));
  expect(read(big).entries).toHaveLength(50_000);
  expect(codes(big)).toEqual(['too_many']);
});

test.each([['<html><body>Not found</body></html>'], ['Not found'], [''], ['{"a": 1}']])('%s is none', (text) => {
  expect(() => read(text)).toThrow(NotASitemap);
});
