import { matchesIn, snippets } from './highlights.ts';

const words = (text: string) =>
  Array.from(text.matchAll(/\S+/g), (match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }));
/** A stemmer that takes s off the end. */
const stemsOf = (word: string) => (word === 'of' ? [] : [word.replace(/s$/, '')]);
const term = (text: string, prefix = false) => ({
  text,
  prefix,
  words: text.split(' ').map((word) => ({ word, stems: stemsOf(word) })),
});
const matched = (text: string, ...terms: ReturnType<typeof term>[]) =>
  matchesIn(words(text), terms, stemsOf).map(({ start, end }) => text.slice(start, end));

it.each([
  ['banks and bank', [term('bank')], ['banks', 'bank']],
  ['free trade is no trade', [term('free trade')], ['free trade']],
  ['bank of england bank for england', [term('bank of england')], ['bank of england', 'bank for england']],
  ['election elected vote', [term('elect', true)], ['election', 'elected']],
  ['free elections', [term('free elect', true)], ['free elections']],
  ['free trade', [term('trade'), term('free trade')], ['free trade']],
  ['of', [term('of')], []],
  ['trade trade trade', [term('trade trade')], ['trade trade']],
])('in "%s"', (text, terms, expected) => expect(matched(text, ...terms)).toEqual(expected));

const at = (text: string, word: string, place = 0) => {
  const start = text.split(word, place + 1).join(word).length;
  return { start, end: start + word.length, term: 0 };
};

it('a short field is shown whole', () => {
  const text = 'The senate meets 👍';
  expect(snippets('headline', text, [at(text, 'senate')])).toEqual([
    { field: 'headline', start: 0, end: text.length, text, matches: [{ start: 4, end: 10 }] },
  ]);
});

it('of a long text, words about each match, and no more than three snippets', () => {
  const text = `${'word '.repeat(100)}senate `.repeat(6);
  const found = snippets(
    'articleBody',
    text,
    Array.from({ length: 6 }, (_, place) => at(text, 'senate', place)),
  );
  expect(found).toHaveLength(3);
  for (const { start, end, text: slice, matches } of found) {
    expect(slice).toBe(text.slice(start, end));
    expect(slice).toMatch(/^word .*senate.* word$/);
    expect(slice.length).toBeLessThanOrEqual(240);
    expect(matches.map((match) => text.slice(match.start, match.end))).toEqual(['senate']);
  }
});

it('the snippet with the most of what was asked for comes before others, in the order of the text', () => {
  const text = `${'x '.repeat(200)}one ${'x '.repeat(200)}one two ${'x '.repeat(200)}one ${'x '.repeat(200)}two`;
  const ones = [0, 1, 2].map((place) => at(text, 'one', place));
  const twos = [0, 1].map((place) => ({ ...at(text, 'two', place), term: 1 }));
  const found = snippets(
    'headline',
    text,
    [...ones, ...twos].toSorted((a, b) => a.start - b.start),
  );
  expect(found.map(({ text: slice }) => slice)).toEqual([expect.stringContaining('one two')]);
});

it('never breaks a pair of surrogates', () => {
  for (const shift of ['', 'a']) {
    const text = `${shift}${'👍'.repeat(100)}senate${'👍'.repeat(100)}`;
    const slice = snippets('articleBody', text, [at(text, 'senate')])[0]!.text;
    expect(slice.isWellFormed()).toBe(true);
  }
});

it('is bounded', () => {
  const text = 'senate '.repeat(50_000);
  const all = Array.from({ length: 50_000 }, (_, place) => ({ start: place * 7, end: place * 7 + 6, term: 0 }));
  const found = snippets('articleBody', text, all);
  expect(found.length).toBe(3);
  for (const { matches, text: slice } of found) expect([matches.length <= 20, slice.length <= 400]).toEqual([true, true]);
});
