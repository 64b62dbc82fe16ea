import { decide, mark, type Outcome, type Standing, weighed } from './outcome.ts';

const incoming = (contentHash: string, setId: string, rawEventId = 'e9', dateModified?: string) => ({
  contentHash,
  rawEventId,
  article: { dateModified },
  enrichment: { setId },
});

const standing: Standing = {
  revision: 2,
  contentHash: 'b',
  setId: 's1',
  dateModified: undefined,
  marks: ['a e1', 'b e2'],
  weighed: new Set([...weighed(incoming('a', 's1', 'e3')), ...weighed(incoming('b', 's0', 'e2'))]),
};
const modifications: [stored: string | undefined, given: string | undefined, outcome: Outcome][] = [
  ['2024-04-09T10:00:00Z', '2024-04-09T09:59:59Z', 'stale'],
  ['2024-04-09T10:00:00Z', '2024-04-09T10:00:00Z', 'revised'],
  ['2024-04-09T10:00:00Z', '2024-04-09T12:30:00+02:00', 'revised'],
  ['2024-04-09T10:00:00Z', '2024-04-09', 'revised'],
  ['2024-04-09', '2024-04-09T10:00:00Z', 'revised'],
  ['2024-04-09', '2024-04-08', 'stale'],
  ['2024-04-09', undefined, 'revised'],
  [undefined, '2024-04-09', 'revised'],
];

describe('decide', () => {
  const rows: [what: string, Standing | undefined, ReturnType<typeof incoming>, Outcome][] = [
    ['an unknown article', undefined, incoming('a', 's1'), 'stored'],
    ['the same content and steps', standing, incoming('b', 's1'), 'duplicate'],
    ['the same content, other steps', standing, incoming('b', 's2'), 'reenriched'],
    ['other content', standing, incoming('c', 's1'), 'revised'],
    ['content of an earlier revision, from another event: changed back', standing, incoming('a', 's1', 'e9'), 'revised'],
    ['the event of an earlier revision again', standing, incoming('a', 's1', 'e1'), 'duplicate'],
    ['a duplicate of an earlier revision again', standing, incoming('a', 's1', 'e3'), 'duplicate'],
    ['the same again, found by steps that came after', standing, incoming('a', 's2', 'e3'), 'duplicate'],
    ['findings that later ones have replaced, again', standing, incoming('b', 's0', 'e2'), 'duplicate'],
    ['the event id of an earlier revision with new content', standing, incoming('c', 's1', 'e1'), 'revised'],
    ...modifications.map(([stored, given, outcome]): [string, Standing, ReturnType<typeof incoming>, Outcome] => [
      `changed ${given} over ${stored}`,
      { ...standing, dateModified: stored },
      incoming('c', 's1', 'e9', given),
      outcome,
    ]),
    [
      'an older change of the same content, other steps',
      { ...standing, dateModified: '2024-04-09' },
      incoming('b', 's2', 'e9', '2024-01-01'),
      'reenriched',
    ],
  ];
  it.each(rows)('%s', (_, stands, comes, outcome) => expect(decide(stands, comes)).toBe(outcome));

  it('marks an event by what it said, too', () => expect(mark({ contentHash: 'a', rawEventId: 'e1' })).toBe('a e1'));
});
