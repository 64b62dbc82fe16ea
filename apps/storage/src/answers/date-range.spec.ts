import { inZone, parseMoment, rangeOf } from './date-range.ts';

describe('parseMoment', () => {
  it.each([
    ['2024-04-09', '2024-04-09T00:00:00.000Z', '2024-04-10T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['2024-04-09T10:00:00Z', '2024-04-09T10:00:00.000Z', '2024-04-09T10:00:00.001Z'],
    ['2024-04-09T10:00:00+05:00', '2024-04-09T05:00:00.000Z', '2024-04-09T05:00:00.001Z'],
    ['2024-04-09T10:00:00 05:00', '2024-04-09T05:00:00.000Z', '2024-04-09T05:00:00.001Z'],
    ['2024-04-09T10:00:00.123456Z', '2024-04-09T10:00:00.123Z', '2024-04-09T10:00:00.124Z'],
  ])('%s', (text, start, end) => {
    const moment = parseMoment(text)!;
    expect([moment.start, moment.end].map((ms) => new Date(ms).toISOString())).toEqual([start, end]);
  });

  it.each([
    '',
    'today',
    '2024',
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-04-09T10:00:00',
    '2024-04-09T25:00:00Z',
    '09.04.2024',
    '1712620800',
    '2024-04-09 10:00',
  ])('refuses "%s"', (text) => expect(parseMoment(text)).toBeUndefined());
});

describe('a day in a time zone', () => {
  it.each([
    ['2026-03-01', 'UTC', '2026-03-01T00:00:00.000Z', 24],
    ['2026-03-01', 'Asia/Almaty', '2026-02-28T19:00:00.000Z', 24],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', 23],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', 25],
    ['2017-10-15', 'America/Sao_Paulo', '2017-10-15T03:00:00.000Z', 23], // there was no midnight
    ['2025-11-02', 'America/Havana', '2025-11-02T04:00:00.000Z', 25], // there were two
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 0], // there was no such day
    ['2026-03-01', 'Asia/Kathmandu', '2026-02-28T18:15:00.000Z', 24],
    ['0001-01-01', 'UTC', '0001-01-01T00:00:00.000Z', 24],
    ['9999-12-31', 'Asia/Almaty', '9999-12-30T19:00:00.000Z', 24],
  ])('%s in %s', (day, zone, start, hours) => {
    const moment = inZone(parseMoment(day)!, zone);
    expect([new Date(moment.start).toISOString(), (moment.end - moment.start) / 3_600_000]).toEqual([start, hours]);
  });

  it('an instant is the same in all', () => {
    const moment = parseMoment('2026-03-01T10:00:00Z')!;
    expect(inZone(moment, 'Asia/Almaty')).toEqual(moment);
    expect(rangeOf({ from: moment, tz: 'Asia/Almaty' })).toEqual({ from: moment.start });
  });
});
