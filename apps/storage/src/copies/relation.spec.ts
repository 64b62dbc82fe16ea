import { isCopy, isNearlyTheSame, relationOf } from './relation.ts';
import { compare, type Sketch } from './sketch.ts';

/** A text of parts: one letter is ten shingles; the first third of it is its lead. */
function sketch(parts: string, share = 1): Sketch {
  const hashOf = (at: number): number => (parts.charCodeAt(Math.floor(at / 10)) * 1_000 + (at % 10)) * 20_000;
  const all = Array.from({ length: parts.length * 10 }, (_, at) => hashOf(at));
  const first = new Set(all.slice(0, Math.ceil(all.length / 3)));
  const hashes = Uint32Array.from(all.filter((hash) => hash < share * 2 ** 32)).toSorted();
  const lead = new Uint8Array(Math.ceil(hashes.length / 8));
  hashes.forEach((hash, at) => {
    if (first.has(hash)) lead[at >> 3]! |= 1 << (at & 7);
  });
  return { words: all.length + 2, share, hashes, lead };
}

const base = 'abcdefghij';

it.each([
  ['the same', base, 1, 1, 1],
  ['cut to 30 %', 'abc', 0.3, 1, 0.3],
  ['framed', `XY${base}Z`, 10 / 13, 10 / 13, 1],
  ['another one', 'KLMNOP', 0, 0, 0],
])('%s: similarity and containment', (_, later, similarity, oneInOther, otherInOne) => {
  const found = compare(sketch(later), sketch(base));
  expect(found.similarity).toBeCloseTo(similarity);
  expect(found.oneInOther).toBeCloseTo(oneInOther);
  expect(found.otherInOne).toBeCloseTo(otherInOne);
});

it.each([
  ['the same', base, true],
  ['cut to 30 %, from its end', 'abc', true],
  ['cut to 30 %, from its beginning', 'hij', true],
  ['reordered', 'hijdefgabc', true],
  ['framed', `WXY${base}Z`, true],
  ['run together with one as long', `${base}KLMNOPQRST`, true],
  ['run together behind one as long', `KLMNOPQRST${base}`, true],
  ['cut and framed', 'XYabcdefZ', true],
  ['every other part rewritten', 'aBcDeFgHij', true],
  ['quoted whole in one three times as long', `ABCDEFGHIJ${base}KLMNOPQRST`, false],
  ['ends alike, begins otherwise', 'ABCDEFghij', false],
  ['half of it ends alike', 'ABCDEfghij', false],
  ['a paragraph of it', 'j', false],
  ['another one', 'KLMNOP', false],
])('%s: a copy is %s', (_, later, is) => expect(isCopy(compare(sketch(later), sketch(base)))).toBe(is));

it.each([
  ['quotes it whole', `ABCDEFGHIJ${base}KLMNOPQRST`, 'contains'],
  ['a part of it', 'cd', 'containedIn'],
  ['half of it', 'abcdeKLMNO', 'similar'],
  ['ends alike, begins otherwise', 'ABCDEFghij', undefined],
  ['another one', 'KLMNOP', undefined],
])('%s: %s', (_, other, relation) => expect(relationOf(compare(sketch(other), sketch(base)))).toBe(relation));

it.each([
  [`${base}KL`, false],
  [`${base}`, true],
  [`${base.slice(1)}K`, false],
])('%s is nearly the same: %s', (other, is) => expect(isNearlyTheSame(compare(sketch(other), sketch(base)))).toBe(is));

it('compares a long text with a short one in the part of the hash space that both have', () => {
  const found = compare(sketch(base), sketch(base, 0.5));
  expect([found.similarity, found.oneInOther, found.oneLeadInOther]).toEqual([1, 1, 1]);
});
