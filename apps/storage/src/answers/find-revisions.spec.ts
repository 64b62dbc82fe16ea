import { inTheirPlaces } from './find-revisions.ts';

const row = (name: string, date_modified: string | null, late = false) => ({ name, date_modified, late });

it.each([
  ['by number', [row('1', null), row('2', null)], '12'],
  ['a late one before what came after it', [row('1', '2026-03-02'), row('2', '2026-03-01', true)], '21'],
  ['between two', [row('1', '2026-03-01'), row('2', '2026-03-03'), row('3', '2026-03-02', true)], '132'],
  ['two late ones', [row('1', '2026-03-05'), row('2', '2026-03-03', true), row('3', '2026-03-04', true)], '231'],
  ['a later number that is older in time was never late', [row('1', '2026-03-05'), row('2', null)], '12'],
  ['a late one without a date', [row('1', '2026-03-01'), row('2', null, true)], '21'],
  ['and what comes after it', [row('1', '2026-03-02'), row('2', '2026-03-01', true), row('3', '2026-03-03')], '213'],
])('%s', (_, rows, order) => expect(inTheirPlaces(rows).map(({ name }) => name).join('')).toBe(order)); // prettier-ignore
