import { bCubed, pairwise } from './b-cubed.ts';
import { readCorpus } from './corpus.ts';

const of = (text: string) => text.split(' ').map((word) => ({ of: word[0]!, in: word.slice(1) }));
const score = (text: string) =>
  bCubed(
    of(text),
    (item) => item.of,
    (item) => item.in,
  );

test.each([
  ['a1 a1 b2 b2', 1, 1],
  ['a1 a1 b1 b1', 0.5, 1],
  ['a1 a2 b3 b4', 1, 0.5],
  ['a1 a1 a2 b2', (1 + 1 + 0.5 + 0.5) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4],
])('%s', (text, precision, recall) => {
  const { precision: p, recall: r, f1 } = score(text);
  expect([p, r]).toEqual([expect.closeTo(precision), expect.closeTo(recall)]);
  expect(f1).toBeCloseTo((2 * precision * recall) / (precision + recall));
});

test('of pairs that count alone', () => {
  const items = of('a1 a1 b1 b2');
  const measured = pairwise(
    items,
    (item) => item.of,
    (item) => item.in,
    (x, y) => x !== items[0] && y !== items[0],
  );
  expect(measured).toEqual({ precision: 0, recall: 0, f1: 0 });
});

test('articles are read as they are written, and what is no article is named', () => {
  const text =
    'E1 | 2026-03-01T10:00+05:00 | ru | Paper | KZ | Agency\nHeadline\nOne. ¶ Two.\n\n\nS1 | 2026-03-01T10:00Z | en | Other | GB | -\nH\nB\n';
  expect(readCorpus(text)).toEqual([
    expect.objectContaining({ event: 'E1', agency: 'Agency', headline: 'Headline', articleBody: 'One.\n\nTwo.' }),
    { event: 'S1', time: '2026-03-01T10:00Z', language: 'en', paper: 'Other', country: 'GB', headline: 'H', articleBody: 'B' },
  ]);
  expect(() => readCorpus('E1 | today | ru | Paper | KZ | -\nH\nB')).toThrow('E1 | today');
});
