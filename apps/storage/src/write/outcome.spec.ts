import { decide, type Outcome, type Standing, weighed } from './outcome.ts';

const incoming = (contentHash: string, setId: string, rawEventId = 'e9', dateModified?: string) => ({
  contentHash,
  rawEventId,
  article: { dateModified },
  enrichment: { setId },
});
const standing: Standing = {
  revision: 2,
  lastRevision: 2,
  contentHash: 'b',
  setId: 's1',
  weighed: new Set([
    ...weighed(incoming('a', 's1', 'e1')),
    ...weighed(incoming('a', 's1', 'e3')),
    ...weighed(incoming('b', 's0', 'e2')),
    ...weighed(incoming('b', 's1', 'e2')),
  ]),
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

const times: [what: string, source: string | undefined, time: string | undefined, outcome: Outcome][] = [
  ['an hour before, by the same source', '/wire', '2026-03-02T09:00:00Z', 'stale'],
  ['within what clocks may differ', '/wire', '2026-03-02T09:59:30Z', 'revised'],
  ['by another source', '/desk', '2026-03-02T09:00:00Z', 'revised'],
  ['by nobody that is known', undefined, '2026-03-02T09:00:00Z', 'revised'],
  ['at no time that is known', '/wire', undefined, 'revised'],
];
type Case = [what: string, Standing | 'forgotten' | undefined, Parameters<typeof decide>[1], Outcome];

describe('decide', () => {
  const rows: Case[] = [
    ['an unknown article', undefined, incoming('a', 's1'), 'stored'],
    ['the same content and steps', standing, incoming('b', 's1'), 'duplicate'],
    ['the same content, other steps', standing, incoming('b', 's2'), 'reenriched'],
    ['an earlier set over the same event: a redelivery', standing, incoming('b', 's0', 'e2'), 'duplicate'],
    ['an earlier set over another event: gone back to', standing, incoming('b', 's0', 'e9'), 'reenriched'],
    ['anything of a forgotten article', 'forgotten', incoming('c', 's1'), 'forgotten'],
    ['a re-enrichment', standing, { ...incoming('b', 's2'), reenrichment: 'r' }, 'reenriched'],
    ['a re-enrichment that a revision overtook', standing, { ...incoming('a', 's2'), reenrichment: 'r' }, 'duplicate'],
    ['a re-enrichment of what is gone', undefined, { ...incoming('a', 's2'), reenrichment: 'r' }, 'duplicate'],
    ...times.map(([what, source, time, outcome]): Case => [
      `sent ${what}`,
      { ...standing, rawEventSource: '/wire', rawEventTime: '2026-03-02T10:00:00Z' },
      { ...incoming('c', 's1'), rawEventSource: source, rawEventTime: time },
      outcome,
    ]),
    ['other content', standing, incoming('c', 's1'), 'revised'],
    ['content of an earlier revision, from another event: changed back', standing, incoming('a', 's1', 'e9'), 'revised'],
    ['the event of an earlier revision again', standing, incoming('a', 's1', 'e1'), 'duplicate'],
    ['a duplicate of an earlier revision again', standing, incoming('a', 's1', 'e3'), 'duplicate'],
    ['the same again, found by steps that came after', standing, incoming('a', 's2', 'e3'), 'duplicate'],
    ['the event id of an earlier revision with new content', standing, incoming('c', 's1', 'e1'), 'revised'],
    ...modifications.map(([stored, given, outcome]): Case => [
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
});
