import { takeIn } from '#events';
import type { FeedItem } from './feed.ts';
import { readFeed } from './read-feed.ts';

const URL_ = 'https://e.org/rss';
interface Given {
  title?: string;
  link?: string;
  guid?: string;
  permalink?: boolean;
  date?: string;
}
const items = (given: readonly Given[], before?: Parameters<typeof readFeed>[1]['before']): readonly FeedItem[] =>
  readFeed(
    Buffer.from(
      `<rss version="2.0"><channel><title>Wire</title><link>https://e.org/</link>${given
        .map(
          ({ title, link, guid, permalink, date }) =>
            `<item>${title ? `<title>${title}</title>` : ''}${link ? `<link>${link}</link>` : ''}${guid ? `<guid${permalink === undefined ? '' : ` isPermaLink="${permalink}"`}>${guid}</guid>` : ''}<pubDate>${date ?? 'Mon, 02 Mar 2026 08:15:00 GMT'}</pubDate><description>Text.</description></item>`,
        )
        .join('')}</channel></rss>`,
    ),
    { url: URL_, before },
  ).items;
const ids = (...given: Given[]) =>
  items(given).map((item) => takeIn(item, 'feed', { receivedAt: new Date('2026-11-25T10:00:00Z'), source: URL_ }).articleId);
const kinds = (...given: Given[]) => items(given).map(({ provenance }) => provenance.identity);

test('an address outlives changing GUIDs, titles and tracking', () => {
  const [one] = ids({ title: 'A', link: 'https://e.org/a?utm_source=rss', guid: '1', permalink: false });
  expect(ids({ title: 'A (updated)', link: 'https://e.org/a?utm_source=rss2#c', guid: '2', permalink: false })).toEqual([one]);
});

test('an item and its page become one article', () => {
  const [one] = ids({ title: 'A', link: 'https://m.e.org/a/?utm_source=rss', guid: 'x' });
  const page = takeIn({ headline: 'A, in full', url: 'https://www.e.org/a', canonicalUrl: 'https://www.e.org/a' }, 'page', {
    receivedAt: new Date(),
  });
  expect(page.articleId).toBe(one);
});

test('a GUID that is the address', () => {
  expect(ids({ title: 'A', guid: 'https://e.org/a' })).toEqual(ids({ title: 'A', link: 'https://e.org/a' }));
  expect(kinds({ title: 'A', guid: 'https://e.org/a', permalink: false })).toEqual(['guid']);
});

test.each([
  [
    'one GUID for all',
    [
      { title: 'One thing', link: 'https://e.org/1', guid: 's' },
      { title: 'Another matter', link: 'https://e.org/2', guid: 's' },
    ],
    ['url', 'url'],
  ],
  [
    'one GUID for all, and no address',
    [
      { title: 'One thing', guid: 's' },
      { title: 'Another matter', guid: 's' },
    ],
    ['headline', 'headline'],
  ],
  [
    'no address',
    [
      { title: 'One thing', guid: '1' },
      { title: 'Another matter', guid: '2' },
    ],
    ['guid', 'guid'],
  ],
  [
    'the front page as address of all',
    [
      { title: 'One thing', link: 'https://e.org/', guid: '1' },
      { title: 'Another matter', link: 'https://e.org/', guid: '2' },
    ],
    ['guid', 'guid'],
  ],
  ['the front page as address of one', [{ title: 'One thing', link: 'https://www.e.org', guid: '1' }], ['guid']],
  [
    'a live blog',
    [
      { title: 'Vote begins in the north', link: 'https://e.org/live#1', guid: '1' },
      { title: 'Result expected late', link: 'https://e.org/live#2', guid: '2' },
    ],
    ['guid', 'guid'],
  ],
  [
    'alike, without an address',
    [
      { title: 'Weather for Monday', guid: 's' },
      { title: 'Weather for Tuesday', guid: 's' },
    ],
    ['headline', 'headline'],
  ],
  ['alike, with neither', [{ title: 'Weather for Monday' }, { title: 'Weather for Tuesday' }], ['headline', 'headline']],
  [
    'alike, at one address',
    [
      { title: 'Weather for Monday', link: 'https://e.org/w', guid: '1' },
      { title: 'Weather for Tuesday', link: 'https://e.org/w', guid: '2' },
    ],
    ['guid', 'guid'],
  ],
  ['neither', [{ title: 'One thing' }, { title: 'Another matter' }], ['headline', 'headline']],
])('%s', (_, given, expected) => {
  expect(kinds(...given)).toEqual(expected);
  expect(new Set(ids(...given)).size).toBe(given.length);
  expect(ids(...given)).toEqual(ids(...given));
});

test('what is there twice is one article, the newest', () => {
  const given = [
    { title: 'Harvest starts in the north', link: 'https://e.org/a', guid: '1', date: '2026-03-02T08:00:00Z' },
    { title: 'Port reopens', link: 'https://e.org/b', guid: '2' },
    {
      title: 'Harvest starts in the north (updated)',
      link: 'https://e.org/a?utm_source=x',
      guid: '3',
      date: '2026-03-02T09:00:00Z',
    },
  ];
  expect(items(given).map(({ headline }) => headline)).toEqual(['Harvest starts in the north (updated)', 'Port reopens']);
});

test('a GUID that changes where there is no address keeps its article, if the last reading is known', () => {
  const [first] = items([{ title: 'One thing', guid: '1' }]);
  const before = [{ articleId: first!.articleId!, guid: '1', headline: 'One thing', datePublished: first!.datePublished! }];
  expect(items([{ title: 'One thing', guid: '9' }], before)[0]!.articleId).toBe(first!.articleId);
  expect(items([{ title: 'Another matter', guid: '9' }], before)[0]!.articleId).not.toBe(first!.articleId);
});

test('the last post of a live blog that is left in the feed stays the article that it was', () => {
  const two = items([
    { title: 'Vote begins in the north', link: 'https://e.org/live#1', guid: '1' },
    { title: 'Result expected late', link: 'https://e.org/live#2', guid: '2' },
  ]);
  const before = two.map(({ articleId, provenance }) => ({ articleId: articleId!, guid: provenance.guid! }));
  const [left] = items([{ title: 'Result expected late', link: 'https://e.org/live#2', guid: '2' }], before);
  expect(left!.articleId).toBe(two[1]!.articleId);
});
