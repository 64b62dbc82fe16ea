import { daysOf, mentionedDates } from './mentioned-dates.ts';

it.each([
  ['2026-03-01', ['2026-03-01', '2026-03-01']],
  ['2024-02', ['2024-02-01', '2024-02-29']],
  ['1900-02', ['1900-02-01', '1900-02-28']],
  ['0079', ['0079-01-01', '0079-12-31']],
  ['0079-10', ['0079-10-01', '0079-10-31']],
  ['2026-02-30', undefined],
  ['2026-13', undefined],
  ['0000', undefined],
  ['--03-01', undefined],
])('%s', (value, days) => expect(daysOf(value)).toEqual(days));

it('each once, none of what must not be shown', () => {
  const dates = ['2026-03-01', '2026-03', '2026-03-01'].map((value) => ({
    field: 'headline' as const,
    start: 0,
    end: 1,
    text: 'x',
    value,
  }));
  expect(mentionedDates('a', {}, dates)).toHaveLength(2);
  expect(mentionedDates('a', { pubStatus: 'withheld' }, dates)).toEqual([]);
});
