import { type ChangeKind, changesBy, storyId, type Went } from './stories-of.ts';

type Row = [
  name: string,
  went: [before: string | null, after: string | null][],
  existed: string,
  exist: string,
  changes: [string, ChangeKind, string][],
];
const rows: Row[] = [
  ['an article that is new tells nothing', [['a', 'b']], 'b', 'b', []],
  [
    'an earlier first article',
    [
      ['b', 'a'],
      ['b', 'a'],
    ],
    'b',
    'a',
    [['b', 'renamed', 'a']],
  ],
  ['all of it is in another', [['b', 'a']], 'ab', 'a', [['b', 'merged', 'a']]],
  [
    'two are one under a new first',
    [
      ['b', 'a'],
      ['c', 'a'],
    ],
    'bc',
    'a',
    [
      ['b', 'merged', 'a'],
      ['c', 'merged', 'a'],
    ],
  ],
  ['a part begins another', [['a', 'b']], 'a', 'ab', [['a', 'split', 'b']]],
  [
    'in several, most of it first',
    [
      ['a', 'c'],
      ['a', 'b'],
      ['a', 'b'],
    ],
    'a',
    'bc',
    [['a', 'split', 'bc']],
  ],
  ['all withdrawn', [['a', null]], 'a', '', [['a', 'ended', '']]],
  ['one withdrawn of several', [['a', null]], 'a', 'a', []],
  [
    'nowhere',
    [
      ['a', 'a'],
      [null, 'a'],
    ],
    'a',
    'a',
    [],
  ],
];

test.each(rows)('%s', (_, went, existed, exist, changes) => {
  const all: Went[] = went.map(([before, after], at) => ({ article_id: String(at), before, after }));
  expect(changesBy(all, new Set(existed), new Set(exist))).toEqual(
    changes.map(([id, kind, into]) => ({
      story_id: storyId(id),
      kind,
      into_ids: into.split('').map(storyId),
      articles: went.filter(([before, after]) => before === id && before !== after).length,
    })),
  );
});
