import { type DeedRow, stationsOf, type UnitRow } from './stations.ts';

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 8, 0, second));
const unit = (more: Partial<UnitRow>): UnitRow => ({
  origin: 'u1',
  topic: 'articles.raw.v1',
  partition: 1,
  message_offset: '7',
  noted_at: at(0),
  received_at: at(0),
  event_id: 'e',
  article_id: 'a',
  enriched_at: null,
  enriched_partition: null,
  enriched_offset: null,
  outcome: null,
  outcome_at: null,
  service: null,
  code: null,
  reason: null,
  letter_id: null,
  ...more,
});
const enriched = { enriched_at: at(1), enriched_partition: 2, enriched_offset: '9' };
const deed = (second: number, what: string, facts: DeedRow['facts'] = {}): DeedRow => ({
  letter_id: 'l',
  at: at(second),
  what,
  facts,
  topic: 'articles.raw.v1',
  partition: 1,
  message_offset: '7',
  event_id: 'e',
  article_id: 'a',
});
const names = (units: UnitRow[], deeds: DeedRow[] = []) => stationsOf(units, deeds).map(({ station }) => station);

it.each([
  ['under way', unit({}), ['received']],
  ['stored', unit({ ...enriched, outcome: 'stored', outcome_at: at(2) }), ['received', 'enriched', 'stored']],
  [
    'stored before its receipt is told',
    unit({ ...enriched, received_at: null, outcome: 'stored', outcome_at: at(0) }),
    ['enriched', 'stored'],
  ],
  ['dead in enrichment', unit({ outcome: 'dead', outcome_at: at(1) }), ['received', 'dead']],
  ['dead in storage', unit({ ...enriched, outcome: 'dead', outcome_at: at(1) }), ['received', 'enriched', 'dead']],
  [
    'published as enriched',
    unit({ ...enriched, topic: 'articles.enriched.v1', outcome: 'stored', outcome_at: at(1) }),
    ['received', 'stored'],
  ],
])('%s', (_, row, expected) => expect(names([row])).toEqual(expected));

it('a letter that is patched and replayed, in the order of the database clock, whatever the log says', () => {
  const died = unit({ outcome: 'dead', outcome_at: at(1), letter_id: 'l' });
  const again = unit({
    ...enriched,
    origin: 'u2',
    noted_at: at(5),
    received_at: at(-900),
    outcome: 'stored',
    outcome_at: at(6),
    letter_id: 'l',
  });
  const deeds = [deed(3, 'patched'), deed(4, 'replayed'), deed(6, 'resolved')];
  expect(names([died, again], deeds)).toEqual([
    'received',
    'dead',
    'patched',
    'replayed',
    'received',
    'enriched',
    'stored',
    'resolved',
  ]);
});

it('says where and why', () => {
  const [, , dead] = stationsOf([unit({ ...enriched, outcome: 'dead', outcome_at: at(1), reason: 'why' })], []);
  expect(dead).toMatchObject({ topic: 'articles.enriched.v1', partition: 2, offset: '9', reason: 'why' });
  expect(stationsOf([], [deed(1, 'discarded', { why: 'spam' })])).toMatchObject([{ reason: 'spam', deadLetterId: 'l' }]);
});
