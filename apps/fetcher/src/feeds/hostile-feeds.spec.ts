/** Whatever the bytes, reading ends in time with items or a refusal in words. */
import { TooLarge } from '../xml/gunzip.ts';
import { NotASitemap, readSitemap } from '../sitemaps/read-sitemap.ts';
import { NotAWireFile, readFile } from '../wire/read-file.ts';
import { NotAFeed } from './feed.ts';
import { readFeed } from './read-feed.ts';

const url = 'https://e.org/rss';
const rss = Buffer.from(
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Новости — Wire</title><link>https://e.org/</link>${Array.from(
    { length: 20 },
    (_, id) =>
      `<item><title>Заголовок &amp; ${id}</title><link>https://e.org/${id}?a=1&amp;b=2</link><guid isPermaLink="false">g${id}</guid><pubDate>Mon, 02 Mar 2026 08:15:0${id % 10} GMT</pubDate><content:encoded><![CDATA[<p>Text <a href="/x">x</a></p>]]></content:encoded></item>`,
  ).join('')}</channel></rss>`,
);
const atom = Buffer.from(
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://e.org/"><title>F</title>${Array.from({ length: 10 }, (_, id) => `<entry><id>urn:${id}</id><title type="html">T &amp;amp; ${id}</title><link href="/${id}"/><updated>2026-03-02T08:15:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x<br/>y</p></div></content></entry>`).join('')}</feed>`,
);
const json = Buffer.from(
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'F',
    items: Array.from({ length: 10 }, (_, id) => ({ id, url: `/${id}`, title: `T ${id}`, content_html: '<p>x</p>' })),
  }),
);
const sitemap = Buffer.from(
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${Array.from({ length: 30 }, (_, id) => `<url><loc>https://e.org/${id}</loc><lastmod>2026-03-02</lastmod></url>`).join('')}</urlset>`,
);

/** Reads as all readers do; anything but a refusal of ours is a fault. */
function readAll(bytes: Buffer): number {
  let items = 0;
  for (const read of [
    () => readFeed(bytes, { url, contentType: 'text/xml' }).items.length,
    () => readSitemap(bytes, { url }).entries.length,
    () => readFile(bytes, { name: 'f' }).articles.length,
  ]) {
    try {
      items = Math.max(items, read());
    } catch (error) {
      if (![NotAFeed, NotASitemap, NotAWireFile, TooLarge].some((known) => error instanceof known)) throw error;
    }
  }
  return items;
}

test.each([
  ['RSS', rss],
  ['Atom', atom],
  ['JSON Feed', json],
  ['a sitemap', sitemap],
])('%s that is cut anywhere keeps the items before the cut', (_, bytes) => {
  let last = 0;
  for (let length = 0; length <= bytes.length; length += 100) {
    const items = readAll(bytes.subarray(0, length));
    expect(items).toBeGreaterThanOrEqual(last - 1); // the item at the cut may still look like another one
    last = Math.max(last, items);
  }
  expect(last).toBeGreaterThanOrEqual(9);
});

test('bytes that flip', () => {
  let seed = 20260302;
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  for (let round = 0; round < 300; round += 1) {
    const bytes = Buffer.from([rss, atom, json, sitemap][round % 4]!);
    for (let flips = 1 + Math.floor(random() * 20); flips > 0; flips -= 1)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    expect(() => readAll(bytes)).not.toThrow();
  }
});

const channel = (inside: string) =>
  Buffer.from(`<rss><channel><title>F</title><item><title>T</title><link>https://e.org/1</link></item>${inside}</channel></rss>`);
const MANY = 300_000;

test.each([
  ['elements in elements', channel('<a>'.repeat(MANY))],
  ['elements in an item', channel(`<item>${'<a>'.repeat(MANY)}`)],
  ['empty elements', channel('<a/>'.repeat(MANY))],
  ['items', channel('<item><title>x</title><guid>same</guid></item>'.repeat(20_000))],
  ['items with one address', channel('<item><title>x y z</title><link>https://e.org/live</link></item>'.repeat(20_000))],
  ['ampersands', channel(`<item><title>${'&'.repeat(MANY)}</title></item>`)],
  ['references', channel(`<item><title>${'&#65;'.repeat(MANY)}</title></item>`)],
  ['half a reference', channel(`<item><title>${'&#6'.repeat(MANY)}</title></item>`)],
  ['open brackets', channel(`<item><title><![CDATA[${'<b '.repeat(MANY)}]]></title></item>`)],
  ['open brackets in the text', channel(`<item><description><![CDATA[${'<a href="'.repeat(MANY / 4)}]]></description></item>`)],
  ['blanks', channel(`<item><author>${' '.repeat(MANY)}(</author><title>${' '.repeat(MANY)}x</title></item>`)],
  ['attributes', channel(`<item ${Array.from({ length: 50_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`)],
  ['one attribute', channel(`<item a="${'&amp;'.repeat(MANY)}"/>`)],
  ['namespaces', channel(Array.from({ length: 300 }, (_, index) => `<a xmlns:p${index}="u${index}">`).join(''))],
  ['comments', channel('<!---->'.repeat(MANY))],
  ['commas', channel(`<item><itunes:keywords>${'a,'.repeat(MANY)}</itunes:keywords></item>`)],
  [
    'entities',
    Buffer.from(
      `<!DOCTYPE r [${'<!ENTITY a "b">'.repeat(50_000)}]><rss><channel><title>F</title><item><title>T</title><link>https://e.org/1</link></item></channel></rss>`,
    ),
  ],
  ['brackets in JSON', Buffer.from('['.repeat(MANY))],
  ['nothing but zeros', Buffer.alloc(MANY)],
  ['nothing but bytes', Buffer.alloc(MANY, 0xff)],
])('%s without end', (_, bytes) => {
  const before = process.cpuUsage(); // not the clock: other tests run at the same time
  readAll(bytes);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(20_000);
});
