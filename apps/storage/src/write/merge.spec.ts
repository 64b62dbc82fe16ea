import type { EnrichedArticle } from '#events';
import { merge, type Stored } from './merge.ts';
import { weighed } from './outcome.ts';

const ID = '217a7938-2d1f-5010-8429-f176f6ff9454';
const event = (content: string, setId = 's1', articleId = ID) =>
  ({
    articleId,
    contentHash: content,
    rawEventId: `event of ${content}`,
    article: { headline: content },
    enrichment: { setId, status: 'complete', steps: [] },
  }) as unknown as EnrichedArticle;
const stored: Stored = {
  revision: 3,
  lastRevision: 3,
  contentHash: 'a',
  setId: 's1',
  weighed: new Set(weighed(event('a'))),
  facts: { url: 'https://e.org/a', datePublished: '2026-03-02', publisher: { name: 'Wire' } },
};
const modified = (content: string, dateModified: string) => {
  const one = event(content);
  return { ...one, article: { ...one.article, dateModified } };
};

interface Row {
  batch: EnrichedArticle[];
  stands?: Stored | 'forgotten';
  outcomes: string[];
  change?: object;
}

const rows: Record<string, Row> = {
  'a new article': { batch: [event('a')], outcomes: ['stored'], change: { isNew: true, becomes: { revision: 1 }, passing: [] } },
  'the same twice': {
    batch: [event('a'), event('a')],
    outcomes: ['stored', 'duplicate'],
    change: { becomes: { revision: 1 }, passing: [] },
  },
  'three versions of a new one': {
    batch: [event('a'), event('b'), event('c')],
    outcomes: ['stored', 'revised', 'revised'],
    change: { isNew: true, retiresStored: false, becomes: { revision: 3 }, passing: [{ revision: 1 }, { revision: 2 }] },
  },
  'there and back': {
    batch: [event('a'), event('b'), event('a')],
    outcomes: ['stored', 'revised', 'duplicate'], // the very event that made revision 1: a redelivery
    change: { becomes: { revision: 2 } },
  },
  'a revision of a stored one': {
    batch: [event('b')],
    stands: stored,
    outcomes: ['revised'],
    change: { isNew: false, retiresStored: true, findingsOnly: false, becomes: { revision: 4 }, passing: [] },
  },
  'other findings for a stored one': {
    batch: [event('a', 's2'), event('a', 's3')],
    stands: stored,
    outcomes: ['reenriched', 'reenriched'],
    change: {
      findingsOnly: true,
      retiresStored: false,
      becomes: { revision: 3, event: { enrichment: { setId: 's3' } } },
      passing: [],
    },
  },
  'other findings, then other content': {
    batch: [event('a', 's2'), event('b', 's2')],
    stands: stored,
    outcomes: ['reenriched', 'revised'],
    change: { findingsOnly: false, retiresStored: true, becomes: { revision: 4 }, passing: [] },
  },
  'other content, then other findings': {
    batch: [event('b'), event('b', 's2')],
    stands: stored,
    outcomes: ['revised', 'reenriched'],
    change: {
      findingsOnly: false,
      retiresStored: true,
      becomes: { revision: 4, event: { enrichment: { setId: 's2' } } },
      passing: [],
    },
  },
  'a revision after late ones': {
    batch: [event('b')],
    stands: { ...stored, lastRevision: 5 },
    outcomes: ['revised'],
    change: { becomes: { revision: 6 } },
  },
  'what was forgotten stays so': { batch: [event('a'), event('b')], stands: 'forgotten', outcomes: ['forgotten', 'forgotten'] },
  'a re-enrichment of what is not there, or not so any more': {
    batch: [{ ...event('z'), reenrichment: 'job' }],
    stands: stored,
    outcomes: ['duplicate'],
  },
  'earlier findings again': {
    batch: [event('a', 's0')],
    stands: { ...stored, weighed: new Set(weighed(event('a', 's0'))) },
    outcomes: ['duplicate'],
  },
  'nothing new': { batch: [event('a')], stands: stored, outcomes: ['duplicate'] },
};

it.each(Object.entries(rows))('%s', (_, { batch, stands, outcomes, change }) => {
  const plan = merge(batch, new Map(stands ? [[ID, stands]] : []));
  expect(plan.outcomes).toEqual(outcomes);
  expect(plan.changes).toMatchObject(change ? [change] : []);
});

it('keeps what comes late as a revision that never stood', () => {
  const older = modified('b', '2026-03-01');
  const plan = merge([modified('a', '2026-03-02'), older, older, event('c')], new Map());
  expect(plan.outcomes).toEqual(['stored', 'stale', 'duplicate', 'revised']);
  expect(plan.late).toMatchObject([{ revision: 2, event: { contentHash: 'b' } }]);
  expect(plan.changes).toMatchObject([{ becomes: { revision: 3 }, passing: [{ revision: 1 }] }]);
});

it('a retraction without a text leaves whose article it was, and when that came', () => {
  const received = { datePublished: '2026-11-25', date: { source: 'received', precision: 'day', plausible: true } };
  const article = { articleId: ID, pubStatus: 'canceled', flags: [], ...received };
  const bare = { ...event('none'), article } as unknown as EnrichedArticle;
  const { changes } = merge([bare], new Map([[ID, stored]]));
  expect(changes[0]!.becomes.event.article).toEqual({ ...article, ...stored.facts, date: undefined });
});

it('tells every step, and keeps findings that were replaced', () => {
  const { changes } = merge([event('a'), event('b'), event('b', 's2'), event('b', 's3')], new Map());
  expect(changes[0]!.steps.map(({ outcome, revision }) => [outcome, revision])).toEqual([
    ['stored', 1],
    ['revised', 2],
    ['reenriched', 2],
    ['reenriched', 2],
  ]);
  expect(changes[0]!.passingFindings.map(({ event: { enrichment } }) => enrichment.setId)).toEqual(['s1', 's2']);
});

it('sorts changes by id, in lower case, whatever the order of the batch', () => {
  const ids = ['C', 'a', 'B'].map((letter) => ID.replace('217a7938', letter.repeat(8)));
  const { changes, outcomes } = merge(
    [...ids.map((id) => event('x', 's1', id)), event('x', 's1', ids[0]!.toLowerCase())],
    new Map(),
  );
  expect(changes.map(({ articleId }) => articleId[0])).toEqual(['a', 'b', 'c']);
  expect(outcomes).toEqual(['stored', 'stored', 'stored', 'duplicate']);
});
