import { allows, MAX_ROBOTS_BYTES, readRobots } from './robots-rules.ts';
import { matches } from './path-patterns.ts';

const rules = (text: string, token = 'Khabar') => readRobots(Buffer.from(text), token, 'https://news.example/robots.txt');
const may = (text: string, path: string) => allows(rules(text), `https://news.example${path}`);

test.each<[pattern: string, path: string, matching: boolean]>([
  ['/a', '/a', true],
  ['/a', '/abc/d', true],
  ['/a$', '/a', true],
  ['/a$', '/ab', false],
  ['*', '/', true],
  ['/*.php$', '/x/y.php', true],
  ['/*.php$', '/x/y.php?z', false],
  ['/a*b*c', '/a1b2c3', true],
  ['/a*b*c', '/acb', false],
  ['/a*a$', '/a', false],
  ['/a*a$', '/aa', true],
  ['/a*ab$', '/aab', true],
  ['/x*$', '/x/y', true],
  ['/a$b', '/a$b', true],
])('%s and %s: %j', (pattern, path, matching) => {
  expect(matches(path, pattern)).toBe(matching);
});

test('a pattern of many stars costs no more than its length', () => {
  const begin = performance.now();
  expect(matches(`/${'a'.repeat(8_000)}`, `/${'*a'.repeat(4_000)}*b`)).toBe(false);
  expect(performance.now() - begin).toBeLessThan(5_000);
});

test('our group is taken whatever stands behind the token, and not where another begins as ours does', () => {
  expect(may('User-agent: khabar/2.0 (news)\nDisallow: /', '/x')).toBe(false);
  expect(may('User-agent: KhabarNews\nDisallow: /', '/x')).toBe(true);
  expect(may('User-agent: Khabar-News\nDisallow: /', '/x')).toBe(true);
  expect(may('User-agent: *\nDisallow: /\nUser-agent: Khabar\nDisallow:', '/x')).toBe(true);
});

test('groups of the same name are one, wherever they stand', () => {
  const text = 'User-agent: khabar\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: Khabar\nDisallow: /b\n';
  expect([may(text, '/a'), may(text, '/b'), may(text, '/c')]).toEqual([false, false, true]);
});

test('robots.txt itself may always be fetched', () => {
  expect(may('User-agent: *\nDisallow: /', '/robots.txt')).toBe(true);
});

test.each([
  ['User-agent: *\nCrawl-delay: 10\nDisallow: /x', 10_000],
  ['User-agent: *\nCrawl-delay: 0.5', 500],
  ['User-agent: *\nDisallow: /\nUser-agent: khabar\nCrawl-delay: 3\nCrawl-delay: 2', 3_000],
  ['User-agent: other\nCrawl-delay: 10', undefined],
  ['User-agent: *\nCrawl-delay: soon', undefined],
  ['User-agent: *\nCrawl-delay: -1', undefined],
  ['User-agent: *\nCrawl-delay: 0', undefined],
  ['Crawl-delay: 10', undefined],
])('%j has a crawl-delay of %j ms', (text, expected) => {
  expect(rules(text).crawlDelayMs).toBe(expected);
});

test.each([
  ['User-agent: *\nContent-Signal: search=yes,ai-train=no\nAllow: /', { search: true, 'ai-train': false }],
  ['User-agent: *\nContent-Signal: ai-input = no, other=yes', { 'ai-input': false }],
  ['User-agent: *\nContent-Signal: ai-train=no\nDisallow:\nUser-agent: khabar\nDisallow:', undefined],
  ['Content-Signal: ai-train=no', undefined],
])('%j signals %j', (text, expected) => {
  expect(rules(text).contentSignals).toEqual(expected);
});

test('sitemaps are told, for whomever they stand', () => {
  const text =
    'Sitemap: https://news.example/a.xml\nUser-agent: other\nDisallow: /\nsitemap: /новости.xml\nSITE-MAP: http://[x\n';
  expect(rules(text).sitemaps).toEqual([
    'https://news.example/a.xml',
    `https://news.example/${encodeURIComponent('новости')}.xml`,
  ]);
});

test.each([
  ['a byte order mark', '\uFEFFUser-agent: *\nDisallow: /x'],
  ['old line ends', 'User-agent: *\rDisallow: /x\r'],
  ['comments', 'User-agent: * # everyone\nDisallow: /x # this'],
  ['spaces', '   User-agent :  *  \n\t Disallow\t:\t/x\t'],
])('%s', (_, text) => {
  expect([may(text, '/x'), may(text, '/y')]).toEqual([false, true]);
});

test('a page in its place allows all', () => {
  expect(may('<!doctype html><html><body>Disallow: everything / 404</body></html>', '/x')).toBe(true);
});

test('bytes that are no UTF-8 are compared as they are', () => {
  const file = Buffer.from('User-agent: *\nDisallow: /caf\xe9', 'latin1');
  expect(allows(readRobots(file, 'Khabar'), 'https://news.example/caf%E9')).toBe(false);
  expect(allows(readRobots(file, 'Khabar'), 'https://news.example/caf%C3%A9')).toBe(true);
});

test('no more is read than 500 KiB, and a file of nothing but stars takes no time', () => {
  const filler = '#'.repeat(MAX_ROBOTS_BYTES);
  expect(may(`User-agent: *\nDisallow: /a\n${filler}\nDisallow: /b`, '/b')).toBe(true);
  const stars = `User-agent: *\n${`Disallow: /${'*a'.repeat(4_000)}\n`.repeat(60)}`;
  const read = rules(stars);
  const begin = performance.now();
  expect(allows(read, `https://news.example/${'a'.repeat(3_000)}`)).toBe(true);
  expect(performance.now() - begin).toBeLessThan(10_000);
});
