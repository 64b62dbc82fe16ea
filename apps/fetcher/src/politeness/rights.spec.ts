import { type Rights, rightsOf, type RightsSignals } from './rights.ts';
import { loadTdmRules, readTdmRules, tdmRuleFor } from './tdmrep.ts';
import { type Answer, OutboundError } from '#outbound';

const URL_OF_PAGE = 'https://news.example/politics/1';

function rights(signals: Partial<RightsSignals>): Omit<Rights, 'sources'> | undefined {
  const { sources: _, ...rest } = rightsOf({ url: URL_OF_PAGE, headers: {}, ...signals }) ?? {};
  return Object.keys(rest).length > 0 ? rest : undefined;
}

const meta = (...pairs: [string, string][]) => pairs.map(([name, content]) => ({ name, content }));

test('nothing said is nothing', () => {
  expect(
    rightsOf({ url: URL_OF_PAGE, headers: { 'content-type': 'text/html' }, meta: meta(['robots', 'index, follow']) }),
  ).toBeUndefined();
});

test.each<[string, Partial<RightsSignals>, object | undefined]>([
  ['a header', { headers: { 'tdm-reservation': '1' } }, { tdmReservation: true }],
  [
    'a header with a policy',
    { headers: { 'tdm-reservation': '1', 'tdm-policy': '/tdm.json' } },
    { tdmReservation: true, tdmPolicy: 'https://news.example/tdm.json' },
  ],
  ['a header that frees', { headers: { 'tdm-reservation': '0' } }, { tdmReservation: false }],
  ['a value that is none', { headers: { 'tdm-reservation': '2' } }, undefined],
  ['a policy alone', { headers: { 'tdm-policy': '/tdm.json' } }, undefined],
  [
    'a policy that is no web address',
    { headers: { 'tdm-reservation': '1', 'tdm-policy': 'javascript:x' } },
    { tdmReservation: true },
  ],
  [
    'meta',
    { meta: meta(['TDM-Reservation', ' 1 '], ['tdm-policy', 'https://p.example/']) },
    { tdmReservation: true, tdmPolicy: 'https://p.example/' },
  ],
  [
    'meta before header',
    { headers: { 'tdm-reservation': '1', 'tdm-policy': '/h' }, meta: meta(['tdm-reservation', '0']) },
    { tdmReservation: false },
  ],
  [
    "header before the site's file",
    { headers: { 'tdm-reservation': '0' }, tdmRules: [{ pattern: '/', reserved: true }] },
    { tdmReservation: false },
  ],
  [
    "the site's file",
    { tdmRules: [{ pattern: '/politics/', reserved: true, policy: 'https://p.example/' }] },
    { tdmReservation: true, tdmPolicy: 'https://p.example/' },
  ],
  ["the site's file, of other pages", { tdmRules: [{ pattern: '/sports/', reserved: true }] }, undefined],
])('text and data mining: %s', (_, signals, expected) => {
  expect(rights(signals)).toEqual(expected);
});

test.each<[string, Partial<RightsSignals>, string[] | undefined]>([
  ['noai', { headers: { 'x-robots-tag': 'noai, noimageai' } }, ['noai', 'noimageai']],
  ['in capitals', { headers: { 'x-robots-tag': 'NoAI' } }, ['noai']],
  ['for another robot', { headers: { 'x-robots-tag': 'googlebot: noai' } }, undefined],
  ['for us', { headers: { 'x-robots-tag': 'khabar: noarchive' } }, ['noarchive']],
  ['two headers in one', { headers: { 'x-robots-tag': 'googlebot: nofollow, noai' } }, ['noai']],
  [
    'a date with commas and colons',
    { headers: { 'x-robots-tag': 'unavailable_after: Mon, 02 Mar 2026 12:00:00 GMT, noai' } },
    ['noai'],
  ],
  ['a value', { headers: { 'x-robots-tag': 'max-snippet: 20, max-image-preview: none' } }, undefined],
  ['other names for the same', { headers: { 'x-robots-tag': 'none, nocache' } }, ['noarchive', 'noindex']],
  ['meta', { meta: meta(['robots', 'index,noai'], ['Khabar', 'nosnippet'], ['googlebot', 'noimageai']) }, ['noai', 'nosnippet']],
  ['both', { headers: { 'x-robots-tag': 'noai' }, meta: meta(['robots', 'noai, noimageai']) }, ['noai', 'noimageai']],
])('robots: %s', (_, signals, expected) => {
  expect(rights(signals)).toEqual(expected && { robots: expected });
});

test.each<[string, Partial<RightsSignals>, string | undefined]>([
  [
    'link element',
    {
      links: [
        { rel: 'canonical', href: '/' },
        { rel: 'LICENSE nofollow', href: 'https://creativecommons.org/licenses/by/4.0/' },
      ],
    },
    'https://creativecommons.org/licenses/by/4.0/',
  ],
  [
    'Link header',
    { headers: { link: '</a.css>; rel=preload; as=style, </licence>; title="x, y"; rel="license"' } },
    'https://news.example/licence',
  ],
  ['meta', { meta: meta(['license', 'https://l.example/']) }, 'https://l.example/'],
  ['JSON-LD first', { license: 'https://l.example/1', links: [{ rel: 'license', href: '/2' }] }, 'https://l.example/1'],
  [
    'words',
    { meta: meta(['license', 'All rights reserved']), license: '' },
    'https://news.example/politics/All%20rights%20reserved',
  ],
  ['no web address', { links: [{ rel: 'license', href: 'mailto:x@y.example' }] }, undefined],
])('licence: %s', (_, signals, expected) => {
  expect(rights(signals)).toEqual(expected && { license: expected });
});

test.each<[string, Partial<RightsSignals>, string | undefined]>([
  ['meta', { meta: meta(['article:content_tier', 'Metered']) }, 'metered'],
  ['meta before JSON-LD', { meta: meta(['article:content_tier', 'metered']), isAccessibleForFree: false }, 'metered'],
  ['JSON-LD', { isAccessibleForFree: false }, 'locked'],
  ['JSON-LD, free', { isAccessibleForFree: true }, 'free'],
  ['402', { status: 402 }, 'locked'],
  ['a value that is none', { meta: meta(['article:content_tier', 'gold']) }, undefined],
])('paywall: %s', (_, signals, expected) => {
  expect(rights(signals)).toEqual(expected && { contentTier: expected });
});

test("signals of the site's robots.txt", () => {
  expect(rights({ contentSignals: { 'ai-train': false } })).toEqual({ contentSignals: { 'ai-train': false } });
  expect(rights({ contentSignals: {} })).toBeUndefined();
});

test('a copyright notice, and where each thing was said', () => {
  const found = rightsOf({
    url: URL_OF_PAGE,
    headers: { 'tdm-reservation': '1', 'x-robots-tag': 'noai' },
    meta: meta(['copyright', ' © 2026 Steppe Wire '], ['robots', 'noimageai']),
    isAccessibleForFree: false,
  });
  expect(found).toEqual({
    tdmReservation: true,
    robots: ['noai', 'noimageai'],
    contentTier: 'locked',
    copyrightNotice: '© 2026 Steppe Wire',
    sources: { tdmReservation: 'header', robots: 'header, meta', contentTier: 'json-ld', copyrightNotice: 'meta' },
  });
});

describe('tdmrep.json', () => {
  const file = [
    { location: '/directory-a/', 'tdm-reservation': 1 },
    { location: '/b/images/*.jpg$', 'tdm-reservation': 0 },
    { location: '/b/', 'tdm-reservation': '1', 'tdm-policy': '/policy.json' },
    { location: '/ғылым/', 'tdm-reservation': 1 },
    { location: '/wrong', 'tdm-reservation': 3 },
    { 'tdm-reservation': 1 },
    null,
  ];
  const rules = readTdmRules(JSON.stringify(file), 'https://news.example/.well-known/tdmrep.json');

  test.each([
    ['/directory-a/x', true, undefined],
    ['/b/images/1.jpg', false, undefined],
    ['/b/images/1.png', true, 'https://news.example/policy.json'],
    ['/ғылым/1', true, undefined],
    ['/wrong', undefined, undefined],
    ['/', undefined, undefined],
  ])('%s', (path, reserved, policy) => {
    const rule = tdmRuleFor(rules, new URL(path, 'https://news.example').href);
    expect([rule?.reserved, rule?.policy]).toEqual([reserved, policy]);
  });

  test.each(['', '{}', 'null', '<html>', '[1, "x", []]'])('%j has no rules', (text) => {
    expect(readTdmRules(text, 'https://news.example/')).toEqual([]);
  });

  test('is kept for a day, its absence too, and a failure for ten minutes', async () => {
    const load = (status: number) =>
      loadTdmRules('https://news.example', async (url): Promise<Answer> => {
        if (status === 0) throw new OutboundError('timed_out', 'no answer');
        return { status, headers: {}, url, redirects: [], body: Buffer.from(JSON.stringify(file)) };
      });
    expect(await load(200)).toMatchObject({ value: rules, keepMs: 86_400_000 });
    expect(await load(404)).toMatchObject({ value: [], keepMs: 86_400_000 });
    expect(await load(503)).toMatchObject({ value: [], keepMs: 600_000 });
    expect(await load(0)).toMatchObject({ value: [], keepMs: 600_000 });
  });
});
