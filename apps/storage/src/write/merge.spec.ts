import type { EnrichedArticle } from '#events';
import { merge } from './merge.ts';
import type { Standing } from './outcome.ts';

const ID = '217a7938-2d1f-5010-8429-f176f6ff9454';
const event = (content: string, setId = 's1', articleId = ID) =>
  ({
    articleId,
    contentHash: content,
    rawEventId: `event of ${content}`,
    article: { headline: content },
    enrichment: { setId, status: 'complete', steps: [] },
  }) as unknown as EnrichedArticle;
const stored: Standing = { revision: 3, contentHash: 'a', setId: 's1', marks: ['a event of a'], weighed: new Set() };

interface Row {
  batch: EnrichedArticle[];
  stands?: Standing;
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
  'nothing new': { batch: [event('a')], stands: stored, outcomes: ['duplicate'] },
};

it.each(Object.entries(rows))('%s', (_, { batch, stands, outcomes, change }) => {
  const plan = merge(batch, new Map(stands ? [[ID, stands]] : []));
  expect(plan.outcomes).toEqual(outcomes);
  expect(plan.changes).toMatchObject(change ? [change] : []);
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
