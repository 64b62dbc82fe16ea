import { bar, sparkline } from './bars.ts';
import { comparisonLines, facetLines, pairLines, timelineLines, trendLines } from './print-stats.ts';

it.each([
  [0, 10, 4, ''],
  [10, 10, 4, '████'],
  [5, 10, 4, '██'],
  [1, 1000, 4, '▏'],
  [3, 8, 1, '▍'],
  [1, 0, 4, ''],
])('bar(%i of %i, %i columns) is "%s"', (value, most, width, expected) => expect(bar(value, most, width)).toBe(expected));

it('a sparkline has neighbours together where it is narrow', () => {
  expect(sparkline([0, 1, 2, 4, 8], 10)).toBe(' ▁▂▄█');
  expect(sparkline([1, 1, 2, 2, 0, 0], 3)).toBe('▄█ ');
});

it('a timeline', () =>
  expect(
    timelineLines(
      {
        data: [
          { start: '2026-03-01T00:00:00+05:00', count: 1_200, share: 0.5 },
          { start: '2026-03-02T00:00:00+05:00', count: 0, share: 0 },
          { start: '2026-03-02T06:00:00+05:00', count: 300, share: 0.125 },
        ],
      },
      43,
    ).split('\n'),
  ).toEqual([
    '█ ▂',
    '',
    'from              articles  share',
    '2026-03-01           1,200  50.0%  ████████',
    '2026-03-02               0   0.0%',
    '2026-03-02 06:00       300  12.5%  ██',
  ]));

it('facets say what they leave out', () =>
  expect(
    facetLines(
      {
        data: [
          { facet: 'language', values: [{ value: 'en', count: 9, share: 0.9 }], more: true, other: 1, missing: 0 },
          { facet: 'entity', values: [{ value: 'wikidata:Q1', name: '東京', count: 2, share: 0.2 }], more: true },
          { facet: 'topic', values: [], more: false },
        ],
      },
      30,
    ).split('\n'),
  ).toEqual([
    'language  articles  share',
    'en               9  90.0%  ███',
    '(1 article with another)',
    '',
    'entity  id           articles…',
    '東京    wikidata:Q1         2…',
    '(there are more)',
    '',
    'topic: none',
  ]));

it('trends, comparisons and pairs', () => {
  const trend = { value: 'wikidata:Q1', name: 'Almaty', count: 12, expected: 3, ratio: 4, score: 15.3 };
  expect(trendLines({ data: [trend] }, 70)).toMatch(/\nAlmaty {2}wikidata:Q1 +12 +3\.00 +4\.00x +15\.30 {2}█+$/);
  expect(trendLines({ data: [] }, 70)).toBe('nothing rises');
  expect(
    comparisonLines(
      {
        data: [{ start: '2026-03-01T00:00:00Z', a: { count: 4 }, b: { count: 2 } }],
        overlap: { articles: { value: 1, relation: 'gte' } },
      },
      40,
    ),
  ).toMatch(/\n2026-03-01 {2}4 {2}2 {2}(█+) {2,}█+\n\(at least 1 article in both\)$/);
  expect(
    pairLines(
      {
        data: {
          nodes: [
            { id: 'a', name: 'Ana' },
            { id: 'b', name: 'Oslo' },
          ],
          edges: [{ source: 'a', target: 'b', count: 3, npmi: -0.25 }],
          leftOut: { nodes: 1, edges: 2 },
        },
      },
      60,
    ),
  ).toMatch(/^this {2}with {2}articles {3}npmi\nAna {3}Oslo {9}3 {2}-0\.25 {2}█+\n\(left out: 1 entities, 2 pairs\)$/);
});
