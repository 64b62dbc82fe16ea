import { normalise } from './normalise.ts';
import { PermanentError } from './permanent-error.ts';

const receivedAt = new Date('2026-11-25T10:00:00Z');
const from = (given: unknown) => normalise(given, { receivedAt, source: '/test' });

describe('names that publishers use', () => {
  test.each([
    [{ title: 'T' }, { headline: 'T' }],
    [
      { headline: 'H', title: 'T' },
      { headline: 'H', title: 'T' },
    ],
    [{ title: 'T', content: 'C' }, { articleBody: 'C' }],
    [{ title: 'T', text: 'X' }, { articleBody: 'X' }],
    [{ title: 'T', body: 'B' }, { articleBody: 'B' }],
    [{ title: 'T', html: '<p>One</p><p>Two <a href="https://e.org">link</a></p>' }, { articleBody: 'One\n\nTwo link' }],
    [{ title: 'T', source: 'Wire' }, { publisher: { name: 'Wire' } }],
    [{ title: 'T', source: { id: null, name: 'Wire' } }, { publisher: { name: 'Wire' } }],
    [{ title: 'T', author: 'A. Writer' }, { author: [{ name: 'A. Writer' }] }],
    [{ title: 'T', authors: ['kept'] }, { authors: ['kept'] }],
    [{ title: 'T', lang: 'kk' }, { inLanguage: 'kk' }],
    [{ title: 'T', link: 'https://e.org/a' }, { url: 'https://e.org/a' }],
    [{ title: 'T', urlToImage: 'https://e.org/i.jpg' }, { image: [{ url: 'https://e.org/i.jpg' }] }],
    [{ title: 'T', pubDate: 'Mon, 02 Mar 2026 08:15:00 EST' }, { datePublished: '2026-03-02T13:15:00Z' }],
    [
      { title: 'T', date: '2026-03-02' },
      { datePublished: '2026-03-02', date: { raw: '2026-03-02', precision: 'day', source: 'given', plausible: true } },
    ],
  ])('%j', (given, expected) => {
    expect(from(given)).toMatchObject(expected);
  });
});

describe('what is wrong is dropped and flagged, and the article stays', () => {
  test.each([
    [{ url: 'not a url' }, 'dropped:url', 'url'],
    [{ url: 'ftp://e.org/a' }, 'dropped:url', 'url'],
    [{ url: 7 }, 'dropped:url', 'url'],
    [{ articleId: { nested: true } }, 'dropped:articleId', 'none'],
    [{ inLanguage: 'no language' }, 'dropped:inLanguage', 'inLanguage'],
    [{ pubStatus: 'lost' }, 'dropped:pubStatus', 'pubStatus'],
    [{ isAccessibleForFree: 'yes' }, 'dropped:isAccessibleForFree', 'isAccessibleForFree'],
    [{ rights: [] }, 'dropped:rights', 'rights'],
    [{ dateModified: 'later' }, 'dropped:dateModified', 'dateModified'],
    [{ articleBody: 12 }, 'dropped:articleBody', 'articleBody'],
  ])('%j', (fault, flag, field) => {
    const article = from({ headline: 'H', ...fault });
    expect(article.flags).toContain(flag);
    expect(article).not.toHaveProperty(field);
  });

  it('takes one bad item out of a list and leaves the others', () => {
    const article = from({
      headline: 'H',
      keywords: [1, 'a', null, 'b', {}],
      author: ['A', { name: 3 }, { name: 'B', url: 'nowhere' }],
    });
    expect(article.keywords).toEqual(['a', 'b']);
    expect(article.author).toEqual([{ name: 'A' }, { name: 'B' }]);
  });

  it('gives a field up that is wrong in very many places, in good time', () => {
    const article = from({ headline: 'H', keywords: Array.from({ length: 200_000 }, (_, index) => index) });
    expect(article.keywords).toBeUndefined();
    expect(article.flags).toEqual(['dropped:keywords']);
  });
});

describe('what can never be an article', () => {
  test.each([
    [null, 'not_an_object'],
    [[], 'not_an_object'],
    ['text', 'not_an_object'],
    [42, 'not_an_object'],
    [{}, 'no_text'],
    [{ headline: '  ', text: '' }, 'no_text'],
    [{ title: ['a', 'b'], body: 12 }, 'no_text'],
  ])('%j', (given, code) => {
    expect(() => from(given)).toThrow(expect.objectContaining({ code }) as Error);
    expect(() => from(given)).toThrow(PermanentError);
  });
});

describe('a retraction', () => {
  const url = 'https://e.org/a';
  test.each([
    [{ id: 'p-1', source: 'a' }, from({ id: 'p-1', source: 'a', text: 'x' })],
    [{ link: `${url}?utm_source=x` }, from({ url, text: 'x' })],
    [{ canonicalUrl: url }, from({ url, text: 'x' })],
    [{ url: `${url}/${'x'.repeat(9_000)}` }, from({ url: `${url}/${'x'.repeat(9_000)}`, text: 'x' })],
    [{ articleId: '7d0f1f5e-6b1c-5c62-9f0e-0d4c7b1f2a33' }, { articleId: '7d0f1f5e-6b1c-5c62-9f0e-0d4c7b1f2a33' }],
  ])('%j needs no text to name what it takes back', (given, { articleId }) => {
    const article = from({ ...given, pubStatus: 'canceled' });
    expect(article).toMatchObject({ articleId, pubStatus: 'canceled', date: { source: 'received' } });
    expect(article).not.toHaveProperty('headline');
    expect(article.flags).not.toContain('headline_derived');
    expect(normalise(structuredClone(article), { receivedAt: new Date('2027-01-01T00:00:00Z') })).toEqual(article);
  });

  test.each([[{ pubStatus: 'canceled' }], [{ pubStatus: 'canceled', source: 'a' }], [{ pubStatus: 'withheld', url }]])(
    '%j names nothing, or takes nothing back',
    (given) => expect(() => from(given)).toThrow(expect.objectContaining({ code: 'no_text' }) as Error),
  );
});

describe('text', () => {
  it('is cleaned of NUL and unpaired surrogates in strings and keys, and of nothing else', () => {
    const article = from(
      JSON.parse(
        String.raw`{"title": "Rate\u0000 kept", "text": "\ud83d lone, \ud83d\ude00 pair, \\u0000 literal, \u0001", "k\u0000": {"v": "\u0000"}, "__proto__": {"polluted": 1}}`,
      ),
    );
    expect(article).toMatchObject({
      headline: 'Rate kept',
      articleBody: '\uFFFD lone, 😀 pair, \\u0000 literal, \u0001',
      k: { v: '' },
      flags: ['sanitized'],
    });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    ['date 2024-04-09 Senate met. More.', 'Senate met.'],
    ['Mr. Ali of the U.S. Senate spoke. More.', 'Mr. Ali of the U.S. Senate spoke.'],
    ['First line\nsecond line', 'First line'],
    ['word '.repeat(100), `${'word '.repeat(39)}word`.slice(0, 199)],
    ['x'.repeat(500), 'x'.repeat(199)],
    ['2024-04-09', '2024-04-09'],
  ])('%j gives a headline', (text, headline) => {
    expect(from({ text })).toMatchObject({ headline, articleBody: text, flags: ['headline_derived'] });
  });

  it('keeps a headline of 5,000 letters', () => {
    expect(from({ title: 'h'.repeat(5_000) }).headline).toHaveLength(5_000);
  });
});

describe('dates', () => {
  const received = { datePublished: '2026-11-25T10:00:00Z' };
  test.each([
    [{}, { ...received, date: { source: 'received', plausible: true } }, []],
    [
      { date: 'yesterday' },
      { ...received, date: { raw: 'yesterday', source: 'received', plausible: false } },
      ['date_unreadable'],
    ],
    [{ date: 'Tue, 31 Feb 2026 10:00:00 GMT' }, { ...received, date: { plausible: false } }, ['date_unreadable']],
    [
      { date: 'Mon, 01 Jan 0001 00:00:00 GMT' },
      { ...received, date: { source: 'received', plausible: false } },
      ['date_implausible'],
    ],
    [
      { date: '2041-11-16T19:11:00Z' },
      { ...received, date: { raw: '2041-11-16T19:11:00Z', plausible: false } },
      ['date_implausible'],
    ],
    [{ date: { year: 2026 } }, { ...received }, ['dropped:date.precision', 'dropped:date.source', 'dropped:date.plausible']],
    [
      { text: 'date 2024-04-09 Text' },
      { datePublished: '2024-04-09', date: { precision: 'day', source: 'text', plausible: true } },
      [],
    ],
    [{ text: '2024-04-09 Text', date: '2024-04-10' }, { datePublished: '2024-04-10', date: { source: 'given' } }, []],
  ])('%j', (given, expected, flags) => {
    const article = from({ headline: 'H', ...given });
    expect(article).toMatchObject(expected);
    for (const flag of flags.filter((name) => name.startsWith('date_'))) expect(article.flags).toContain(flag);
  });
});

describe('identity', () => {
  const id = (given: object) => from({ headline: 'H', ...given }).articleId;

  it('keeps a UUID, and makes one of any other id within its publisher', () => {
    expect(id({ articleId: '7D0F1F5E-6B1C-5C62-9F0E-0D4C7B1F2A33' })).toBe('7d0f1f5e-6b1c-5c62-9f0e-0d4c7b1f2a33');
    expect(id({ id: 'p-1', source: 'a' })).toBe(id({ id: 'p-1', source: { name: 'a' }, url: 'https://e.org/other' }));
    expect(id({ id: 'p-1', source: 'a' })).not.toBe(id({ id: 'p-1', source: 'b' }));
    expect(id({ id: 7, source: 'a' })).toBe(id({ id: '7', source: 'a' }));
  });

  it('else goes by the URL without what tracks its reader', () => {
    expect(id({ url: 'https://E.org/a?utm_source=x&id=1#top' })).toBe(id({ link: 'https://e.org/a?id=1' }));
    expect(id({ url: 'https://e.org/a?id=1' })).not.toBe(id({ url: 'https://e.org/a?id=2' }));
  });

  it('tells two URLs apart that are too long to keep', () => {
    const url = `https://e.org/${'x'.repeat(9_000)}`;
    expect(id({ url: `${url}a` })).not.toBe(id({ url: `${url}b` }));
    expect(from({ headline: 'H', url })).toMatchObject({ flags: ['url_too_long'] });
  });

  it('keeps a URL in another script that grows too long when it is percent-encoded', () => {
    const url = `https://e.org/${'ж'.repeat(7_000)}`;
    expect(from({ headline: 'H', url })).toMatchObject({ url, flags: [] });
    expect(id({ url: `${url}a` })).not.toBe(id({ url: `${url}b` }));
    const once = from({ headline: 'H', url });
    expect(normalise(structuredClone(once), { receivedAt })).toEqual(once);
  });

  it('else by publisher, headline and day', () => {
    expect(id({ source: 'a', date: '2026-03-02T08:00:00Z' })).toBe(id({ source: 'a', date: '2026-03-02T19:00:00Z' }));
    expect(id({ source: 'a', date: '2026-03-02' })).not.toBe(id({ source: 'a', date: '2026-03-03' }));
  });
});

it('changes nothing the second time, whatever was mended the first time', () => {
  const odd = {
    id: 5,
    text: 'date 2024-04-09 Text. More \u0000',
    link: 'https://e.org/a?utm_medium=x',
    date: 'nonsense',
    lang: 7,
    author: 'A',
    extra: { kept: true },
  };
  const once = from(odd);
  expect(normalise(structuredClone(once), { receivedAt: new Date('2027-01-01T00:00:00Z'), source: '/other' })).toEqual(once);
});
