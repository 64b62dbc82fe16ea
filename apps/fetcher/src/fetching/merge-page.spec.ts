import { takeIn } from '#events';
import type { PageFields } from '../pages/page-fields.ts';
import type { Said } from './found.ts';
import { mergePage } from './merge-page.ts';

const said: Said = {
  headline: 'Senate meets in Astana',
  url: 'https://m.news.example/a?utm_source=rss',
  articleBody: 'A teaser ...',
  datePublished: 'Mon, 02 Mar 2026 08:00:00 +0500',
  author: [{ name: 'Desk' }],
  publisher: { name: 'News - all stories' },
  provenance: { method: 'feed', feedUrl: 'https://news.example/feed', guid: 'g1' },
};
const page: PageFields = {
  url: 'https://m.news.example/a',
  canonicalUrl: 'https://news.example/a',
  headline: 'Senate meets',
  articleBody: 'First paragraph.\n\nSecond paragraph.',
  datePublished: '2026-03-01',
  author: [{ name: 'Aigerim Bekova' }],
  publisher: { name: 'News', domain: 'news.example', country: 'KZ' },
  articleSection: 'Politics',
  rights: { tdmReservation: true },
  flags: [],
};

test('each is believed where it knows more, and the result is one article', () => {
  const article = takeIn(mergePage(said, page), 'feed', { receivedAt: new Date('2026-03-02T09:00:00Z') });
  expect(article).toMatchObject({
    headline: 'Senate meets in Astana',
    articleBody: 'First paragraph.\n\nSecond paragraph.',
    datePublished: '2026-03-02T03:00:00Z',
    author: [{ name: 'Aigerim Bekova' }],
    publisher: { name: 'News', domain: 'news.example', country: 'KZ' },
    canonicalUrl: 'https://news.example/a',
    articleSection: 'Politics',
    rights: { tdmReservation: true },
    provenance: { method: 'feed', guid: 'g1' },
  });
});

test.each<[string, Partial<Said>, Partial<PageFields>, object]>([
  ['a title that the feed cut off', { headline: 'Senate meets in …' }, {}, { headline: 'Senate meets' }],
  ['a page that shows no text', {}, { articleBody: undefined, flags: ['paywalled'] }, { articleBody: 'A teaser ...', flags: ['paywalled'] }],
  ['a page that calls another site’s page its original', {}, { canonicalUrl: 'https://other.example/x' }, { url: 'https://m.news.example/a' }],
  ['an address alone', { headline: undefined, datePublished: undefined }, {}, { headline: 'Senate meets', datePublished: '2026-03-01' }],
])('%s', (_, more, pageMore, expected) => {
  const merged = mergePage({ ...said, ...more } as Said, { ...page, ...pageMore } as PageFields);
  expect(merged).toMatchObject(expected);
  expect(merged['canonicalUrl']).not.toBe('https://other.example/x');
}); // prettier-ignore
