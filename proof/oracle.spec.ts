import type { Logged } from './oracle.ts';
import { expect as foretell, history } from './oracle.ts';
import type { Planned, Version } from './plan.ts';

const text = (articleBody: string, hour?: number, pubStatus: Version['pubStatus'] = 'usable'): Version => ({
  headline: 'h',
  articleBody,
  pubStatus,
  dateModified: hour === undefined ? undefined : `2026-01-01T${String(hour).padStart(2, '0')}:00:00Z`,
});

test.each<[string, [name: string, version: Version][], outcomes: string, stands: string]>([
  ['one', [['1', text('a')]], 'stored', 'a'],
  ['the same in another event', [['1', text('a')], ['2', text('a')]], 'stored duplicate', 'a'],
  ['another text', [['1', text('a')], ['2', text('b')]], 'stored revised', 'b'],
  ['back to the first text', [['1', text('a')], ['2', text('b')], ['3', text('a')]], 'stored revised revised', 'a'],
  ['the first event again', [['1', text('a')], ['2', text('b')], ['1', text('a')]], 'stored revised duplicate', 'b'],
  ['a duplicate event again', [['1', text('a')], ['2', text('a')], ['3', text('b')], ['2', text('a')]], 'stored duplicate revised duplicate', 'b'],
  ['one name for two texts', [['1', text('a')], ['1', text('b')]], 'stored revised', 'b'],
  ['an older one', [['1', text('a', 5)], ['2', text('b', 3)]], 'stored stale', 'a'],
  ['an older one again, after an undated one', [['1', text('a', 5)], ['2', text('b', 3)], ['3', text('c')], ['2', text('b', 3)]], 'stored stale revised duplicate', 'c'],
  ['changed at the same moment', [['1', text('a', 5)], ['2', text('b', 5)]], 'stored revised', 'b'],
  ['another date of change alone', [['1', text('a', 5)], ['2', text('a', 6)]], 'stored duplicate', 'a'],
  ['withdrawn', [['1', text('a', 5)], ['2', text('a', 6, 'canceled')], ['3', text('b', 4)]], 'stored revised stale', 'a'],
])('%s', (_, events, outcomes, stands) => {
  const { revisions, outcomes: found } = history(events.map(([name, version]) => ({ name, version })));
  expect(found.join(' ')).toBe(outcomes);
  expect(revisions.at(-1)!.articleBody).toBe(stands);
}); // prettier-ignore

test('an event without a name is named by its place: sent again, it is another', () => {
  const bare = (articleBody: string): Planned => ({
    key: 'k',
    value: null,
    headers: {},
    says: { articleId: 'x', version: text(articleBody) },
  });
  const [a, b] = [bare('a'), bare('b')];
  const log = [a, b, a].map((planned, offset): Logged => ({ partition: 0, offset: String(offset), planned }));
  expect(foretell(log).counts).toMatchObject({ stored: 1, revised: 2, duplicate: 0 });
});
