import { wordDiff } from './word-diff.ts';

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .parts.map(({ op, text }) => (op === 'equal' ? text : op === 'insert' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

it.each([
  ['The Senate met.', 'The Senate met.', 'The Senate met.'],
  ['The Senate met.', 'The Senate has met.', 'The Senate {+has +}met.'],
  ['The old house', 'The new hall', 'The [-old house-]{+new hall+}'],
  ['Сенат собрался', 'Сенат не собрался', 'Сенат {+не +}собрался'],
  ['上院開会', '上院閉会', '上院[-開-]{+閉+}会'],
  ['', 'new', '{+new+}'],
  ['old', '', '[-old-]'],
  ['', '', ''],
  ['a\n\nb', 'a\n\nb\n\nc', 'a\n\nb{+\n\nc+}'],
])('%j -> %j', (before, after, diff) => expect(shown(before, after)).toBe(diff));

const words = (seed: number, count: number) =>
  Array.from({ length: count }, (_, n) => ((n * seed * 7919) % 9_973).toString(36)).join(' ');
it.each([
  ['like texts', words(1, 3_000), `${words(1, 1_500)} more ${words(1, 3_000).slice(7_000)}`],
  ['texts with nothing in common', words(3, 3_000), words(5, 3_000).toUpperCase()],
  ['signs alone', '?!'.repeat(9_000), '!?'.repeat(9_000)],
  ['emoji', '😀😃'.repeat(500), '😃😀'.repeat(400)],
])('gives both texts back, in good time: %s', (_, before, after) => {
  const begin = performance.now();
  const { parts } = wordDiff(before, after);
  expect(performance.now() - begin).toBeLessThan(10_000);
  const without = (op: string) => parts.filter((part) => part.op !== op).map(({ text }) => text).join(''); // prettier-ignore
  expect([without('insert'), without('delete')]).toEqual([before.slice(0, 20_000), after.slice(0, 20_000)]);
});

it('says that it compared a leading part alone', () =>
  expect(wordDiff('a'.repeat(30_000), 'a'.repeat(30_001))).toEqual({
    parts: [{ op: 'equal', text: 'a'.repeat(20_000) }],
    truncated: true,
  }));
