import { decode } from './decode.ts';

const labels = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG'];
/** A row of log probabilities: what is not given shares the rest. */
const row = (given: Record<string, number>): Float32Array => {
  const rest = (1 - Object.values(given).reduce((sum, p) => sum + p, 0)) / (labels.length - Object.keys(given).length);
  return Float32Array.from(labels, (label) => Math.log(given[label] ?? rest));
};

describe('decoding', () => {
  it('gives names with the probability of their least sure token', () => {
    const names = decode([row({ O: 0.9 }), row({ 'B-PER': 0.9 }), row({ 'I-PER': 0.8 }), row({ 'B-ORG': 0.7 })], labels);
    expect(names).toEqual([
      { from: 1, to: 3, kind: 'PER', score: expect.closeTo(0.8, 5) as number },
      { from: 3, to: 4, kind: 'ORG', score: expect.closeTo(0.7, 5) as number },
    ]);
  });

  it('lets a name go on only as what it began as, whatever is likeliest token by token', () => {
    const names = decode([row({ 'B-PER': 0.55, 'B-ORG': 0.4 }), row({ 'I-ORG': 0.9, 'I-PER': 0.02 })], labels);
    expect(names.map(({ from, to, kind }) => [from, to, kind])).toEqual([[0, 2, 'ORG']]);
  });

  it('begins no name in its middle', () => {
    expect(decode([row({ 'I-PER': 0.9, 'B-PER': 0.05 })], labels).map(({ kind }) => kind)).not.toContain('ORG');
    expect(decode([row({ 'I-PER': 0.5, O: 0.4 })], labels)).toEqual([]);
    expect(decode([], labels)).toEqual([]);
  });
});
