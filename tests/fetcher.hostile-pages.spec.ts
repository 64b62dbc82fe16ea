/** Pages made to hang or to exhaust whoever reads them: each ends in time, in bounded memory, and the next page is read. */
import { ReadingThreads } from '../apps/fetcher/src/reading/reading-threads.ts';
import { MeasuredPages } from '../bench/pages/measured-pages.ts';

const url = 'https://n.example.org/2026/05/03/the-bridge-is-built';
const sentence = 'The council met on Monday and voted, after a long debate, to build the bridge that the town had asked for. ';
const headline = '<h1>The bridge is built</h1>';
const ld = (json: string): string => `<script type="application/ld+json">${json}</script>${headline}<p>${sentence.repeat(9)}`;
/** Of 20 MB a busy core has enough for that long. */
const DEADLINE_MS = 30_000;

const pages: Readonly<Record<string, () => string>> = {
  '100,000 nested tags': () => '<div>'.repeat(100_000) + sentence,
  '100,000 nested tags that are closed': () => `${'<div>'.repeat(100_000)}${sentence}${'</div>'.repeat(100_000)}`,
  '100,000 nested inline tags': () => '<b>'.repeat(100_000) + sentence,
  'nested tables': () => '<table><tr><td>'.repeat(30_000) + sentence,
  'nested SVG': () => '<svg><g>'.repeat(50_000) + sentence,
  '20 MB of text': () => `${headline}<p>${sentence.repeat(190_000)}`,
  '20 MB without a space': () => `${headline}<p>${'a'.repeat(20_000_000)}`,
  'white space without end': () => `${headline}<p>${' '.repeat(8_000_000)}x`,
  'attributes without end': () => `<div ${Array.from({ length: 200_000 }, (_, i) => `a${i}=x`).join(' ')}>${sentence}`,
  'an attribute without end': () => `<div class="${'related '.repeat(500_000)}">${sentence}`,
  'a tag that never closes': () => `<div class="${'x'.repeat(5_000_000)}`,
  'opening brackets': () => '<'.repeat(3_000_000),
  'ampersands': () => `<p>${'&'.repeat(2_000_000)}`,
  'comments in comments': () => '<!--'.repeat(500_000),
  'line breaks': () => `<p>${'a<br>'.repeat(200_000)}`,
  'headlines': () => `<title>The bridge is built</title>${headline.repeat(50_000)}`,
  'teasers': () => '<div class="c"><h3><a href=x>A headline of some length</a></h3><p>text</p></div>'.repeat(30_000),
  'cells': () => `<table>${'<tr><td>a</td><td>b</td></tr>'.repeat(50_000)}</table>`,
  'pictures': () => `${headline}<p>${sentence.repeat(20)}${'<img src="/a.jpg">'.repeat(100_000)}`,
  'names': () => `<meta name="author" content="By ${'x, '.repeat(300_000)}">${headline}<p>${sentence.repeat(9)}`,
  'a title of separators': () => `<title>${'a | b – '.repeat(300_000)}</title>${headline}<p>${sentence.repeat(9)}`,
  'almost a byline, over and over': () => headline + `<p>${'By - - - — | '.repeat(16)}</p>`.repeat(10_000),
  'almost an appeal, over and over': () => headline + `<p>${'subscribe to get '.repeat(20)}</p>`.repeat(5_000),
  'almost a date': () => `<time datetime="${'2026-'.repeat(20_000)}">x</time>${headline}${`<p>${'1 2 '.repeat(50)}</p>`.repeat(10_000)}`,
  'punctuation': () => `${headline}<p>${'-.'.repeat(2_000_000)}</p>`,
  'brackets in a date of JSON-LD': () => ld(`{"@type":"NewsArticle","headline":"The bridge is built","datePublished":"${'('.repeat(300_000)}"}`),
  'JSON-LD nested deep': () => ld(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  'JSON-LD of quotation marks': () => ld(`{"a":"${'"x '.repeat(500_000)}`),
  'tags in the text of JSON-LD': () => ld(`{"@type":"NewsArticle","headline":"The bridge is built","articleBody":"${'<div>'.repeat(100_000)}${sentence}"}`),
  'NUL and half characters': () => `<h1>\0\ud800 The bridge</h1><p>${`\0\udc00${sentence}`.repeat(20)}`,
}; // prettier-ignore

describe('a hostile page ends in time', () => {
  const reader = new MeasuredPages(ReadingThreads, { deadlineMs: DEADLINE_MS, heapMb: 256 });
  afterAll(() => reader.close());

  test.each(Object.entries(pages))(
    '%s',
    async (_, make) => {
      const begin = performance.now();
      const outcome = await reader.read(make(), { url });
      expect(performance.now() - begin).toBeLessThan(DEADLINE_MS + 5_000);
      // Memory may run out on 20 MB; time may not.
      expect(outcome).not.toMatchObject({ reason: 'timed_out' });
      expect(outcome).not.toMatchObject({ reason: 'failed' });
    },
    DEADLINE_MS + 20_000,
  );

  test('and the next page is read', async () => {
    expect(await reader.read(headline + `<p>${sentence.repeat(9)}`, { url })).toMatchObject({ kind: 'article' });
  }, 30_000);
});
