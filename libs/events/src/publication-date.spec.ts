import { isPlausible, leadingDateMark, readDate } from './publication-date.ts';

test.each([
  ['2026-03-29T00:30:00Z', '2026-03-29T00:30:00Z', 'second'],
  ['2026-03-29T02:30:00+02:00', '2026-03-29T00:30:00Z', 'second'],
  ['2026-03-28T19:30:00-0500', '2026-03-29T00:30:00Z', 'second'],
  ['2026-12-31T23:59:59.999Z', '2026-12-31T23:59:59.999Z', 'millisecond'],
  ['2026-03-29T00:30:00.123456Z', '2026-03-29T00:30:00.123Z', 'millisecond'],
  ['2026-10-25T02:30:00', '2026-10-25T02:30:00Z', 'second'],
  ['2026-10-25 02:30', '2026-10-25T02:30:00Z', 'minute'],
  ['2026-03-02', '2026-03-02', 'day'],
  ['Fri, 19 Nov 2021 01:45:08 +02:00', '2021-11-18T23:45:08Z', 'second'],
  ['Mon, 02 Mar 2026 08:15:00 EST', '2026-03-02T13:15:00Z', 'second'],
  ['Sun, 02 Mar 2026 08:15:00 GMT', '2026-03-02T08:15:00Z', 'second'],
  ['2 March 2026', '2026-03-02', 'day'],
  ['April 9, 2024', '2024-04-09', 'day'],
  ['Mon, 01 Jan 0001 00:00:00 GMT', '0001-01-01T00:00:00Z', 'second'],
  [1_772_439_300, '2026-03-02T08:15:00Z', 'second'],
  ['1772439300000', '2026-03-02T08:15:00Z', 'second'],
])('%s is read as %s', (given, value, precision) => {
  expect(readDate(given)).toEqual({ value, precision });
});

test.each([
  '',
  'yesterday',
  'Tue, 31 Feb 2026 10:00:00 GMT',
  '2026-02-29',
  '2026-13-01',
  '2 марта 2026, 08:15',
  'Mon, 02 Mar 275761 08:15:00 GMT',
  '2026-03-02T25:00:00Z',
  '2026-03-02T08:00:00 Mars/Olympus',
  'x'.repeat(1_000_000),
  Number.NaN,
  1e300,
])('%.40s is refused', (given) => {
  expect(readDate(given)).toBeUndefined();
});

test.each([
  ['0001-01-01', false],
  ['1604-12-31', false],
  ['1605-01-01', true],
  ['2026-11-26T10:00:00Z', true],
  ['2026-11-28', false],
])('%s is plausible on 25 November 2026: %s', (value, plausible) => {
  expect(isPlausible({ value, precision: 'day' }, new Date('2026-11-25T10:00:00Z'))).toBe(plausible);
});

test.each([
  [' date 2024-04-09 Senate', 'Senate'],
  ['2024-04-09: Senate', 'Senate'],
  ['(2024-04-09) — Senate', 'Senate'],
  ['DATE: 2024-04-09\nSenate', 'Senate'],
])('%j begins with a date mark', (text, remains) => {
  const mark = leadingDateMark(text);
  expect(mark?.raw).toBe('2024-04-09');
  expect(text.slice(mark?.length)).toBe(remains);
});

test.each(['Senate 2024-04-09', '2024-04-091', 'update 2024-04-09'])('%j does not', (text) => {
  expect(leadingDateMark(text)).toBeUndefined();
});
