import { canonicalUrl, urlIdentity } from './canonical-url.ts';

describe('canonicalUrl', () => {
  test.each([
    ['HTTPS://News.Example.org:443/A?b=1#c', 'https://news.example.org/A?b=1'],
    ['https://e.org/?utm_source=a&UTM_Campaign=b&fbclid=c', 'https://e.org/'],
    ['https://e.org/a?b=2&a=1', 'https://e.org/a?b=2&a=1'],
    ['https://user:secret@e.org/a', 'https://e.org/a'],
    ['https://e.org./a/../b/./c', 'https://e.org/b/c'],
    ['https://e.org/%7euser/%d0%bf', 'https://e.org/~user/%D0%BF'],
    ['https://пример.рф/новость', 'https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C'],
    ['https://e.org/#!/news/1', 'https://e.org/#!/news/1'],
    ['https://e.org/app#/news/1', 'https://e.org/app#/news/1'],
    ['https://e.org/a;jsessionid=1F2E?x=1&PHPSESSID=9', 'https://e.org/a?x=1'],
    ['https://e.org/(S(lit3py55t21z5v55vlm25s55))/a.aspx', 'https://e.org/a.aspx'],
    ['https://e.org/a?sid=12', 'https://e.org/a?sid=12'],
    ['https://e.org/a?sid=0123456789abcdef0123', 'https://e.org/a'],
    ['https://e.org/a?q=two%20words', 'https://e.org/a?q=two+words'],
    ['https://e.org/foo.jpg?crop/1420x708/format/webp', 'https://e.org/foo.jpg?crop/1420x708/format/webp'],
    ['https://e.org/a?ref=other.example.org', 'https://e.org/a'],
    ['https://e.org/a?ref=1234', 'https://e.org/a?ref=1234'],
    ['https://e.org/a?source=rss&from=12', 'https://e.org/a?from=12'],
    ['https://www-e-org.cdn.ampproject.org/c/s/www.e.org/a?usqp=1', 'https://www.e.org/a?usqp=1'],
    ['https://www.google.com/amp/s/e.org/amp/a', 'https://e.org/amp/a'],
    ['https://www.google.com/url?rct=j&url=https%3A%2F%2Fe.org%2Fa%3Futm_medium%3Dx', 'https://e.org/a'],
    ['http://https://e.org/a', 'https://e.org/a'],
    ['mailto:desk@e.org', 'mailto:desk@e.org'],
  ])('%s is known as %s', (given, canonical) => {
    expect(canonicalUrl(given)).toBe(canonical);
    expect(canonicalUrl(canonical)).toBe(canonical);
  });
});

describe('urlIdentity', () => {
  test.each([
    ['https://www.e.org/a', 'http://e.org/a/'],
    ['https://m.e.org/a?amp=1', 'https://amp.e.org/a'],
    ['https://e.org/a/amp', 'https://e.org/amp/a/'],
    ['https://e.org/a.amp.html', 'https://e.org/a.html'],
    ['https://e.org:8443/a', 'https://e.org/a'],
    ['https://e.org//a//index.html', 'https://e.org/a'],
    ['https://e.org/a?y=2&x=1', 'https://e.org/a?x=1&y=2'],
    ['https://e.org/News/TopStories', 'https://e.org/news/topstories'],
    ['https://e.org/i/Qo9m2k/a-slug-of-four-words', 'https://e.org/i/qo9m2k/a-slug-of-four-words'],
    ['https://en.m.wikipedia.org/wiki/X', 'https://en.wikipedia.org/wiki/x'],
  ])('%s and %s are one', (one, other) => {
    expect(urlIdentity(one)).toBe(urlIdentity(other));
    expect(urlIdentity(urlIdentity(one))).toBe(urlIdentity(one));
  });

  test.each([
    ['https://e.org/i/Qo9m2k', 'https://e.org/i/qO9m2k'],
    ['https://e.org/watch?v=aFCO6WidGVM', 'https://e.org/watch?v=afco6widgvm'],
    ['https://e.org/a?id=1', 'https://e.org/a?id=2'],
    ['http://127.0.0.1:8001/a', 'http://127.0.0.1:8002/a'],
    ['http://site:8001/a', 'http://site:8002/a'],
    ['https://mobile.de/a', 'https://www.de/a'],
    ['https://m.co.uk/a', 'https://www.co.uk/a'],
    ['https://e.org/#!/1', 'https://e.org/#!/2'],
  ])('%s and %s are two', (one, other) => {
    expect(urlIdentity(one)).not.toBe(urlIdentity(other));
  });

  it('takes a long address in good time', () => {
    const begun = performance.now();
    urlIdentity(`https://e.org/${'aB'.repeat(50_000)}!?${'a=b&'.repeat(50_000)}`);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

test('whatever an address is made of, once is enough', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const parts =
    '/ // /amp amp . .. %2e %41 %%341 %zz %D0%bf ж AbC1d TopStories index.html ?a=1 & = utm_source=x ref=e.org amp=1 #! # ; ;jsessionid=1 + %20 \' " < ( ) | \\\\ : @ www. m. https:// google.com/url?q=https://e.org/ cdn.ampproject.org/c/s/e.org'.split(
      ' ',
    );
  for (let round = 0; round < 5_000; round += 1) {
    const url = `https://${['e.org', 'www.m.e.org', 'www.google.com', 'x.cdn.ampproject.org'][random(4)]}/${Array.from({ length: random(8) }, () => parts[random(parts.length)]).join('')}`;
    if (!URL.canParse(url)) continue;
    const canonical = canonicalUrl(url);
    expect([url, canonicalUrl(canonical)]).toEqual([url, canonical]);
    const identity = urlIdentity(url);
    expect([url, urlIdentity(identity)]).toEqual([url, identity]);
    expect([url, urlIdentity(canonical)]).toEqual([url, identity]);
  }
});
