import { contentHash } from './identity.ts';

describe('contentHash', () => {
  const article = {
    headline: 'H',
    articleBody: 'B',
    datePublished: '2026-03-02',
    date: { precision: 'day', source: 'given', plausible: true },
  } as const;

  test.each([
    [{ url: 'https://e.org/?utm_source=x' }],
    [{ flags: ['sanitized'] }],
    [{ provenance: { method: 'feed' } }],
    [{ pubStatus: 'usable' as const }],
    [{ extra: 1 }],
  ])('is the same with %j', (change) => {
    expect(contentHash({ ...article, ...change })).toBe(contentHash(article));
  });

  test.each([
    [{ headline: 'H2' }],
    [{ articleBody: 'B2' }],
    [{ author: [{ name: 'A' }] }],
    [{ pubStatus: 'canceled' as const }],
    [{ datePublished: '2026-03-03' }],
    [{ headline: 'HB', articleBody: undefined }],
  ])('is another with %j', (change) => {
    expect(contentHash({ ...article, ...change })).not.toBe(contentHash(article));
  });

  it('does not depend on when an undated article was received', () => {
    const date = { precision: 'millisecond', source: 'received', plausible: true } as const;
    const at = (datePublished: string) => contentHash({ ...article, date, datePublished });
    expect(at('2026-03-02T00:00:00Z')).toBe(at('2026-03-03T00:00:00Z'));
  });
});
