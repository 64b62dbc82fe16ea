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
  ['Tue, 12 Mar 24 10:00:00 Z', '2024-03-12T10:00:00Z', 'second'],
  ['Sat, 16 Nov 2041 19:11:00 GMT', '2041-11-16T19:11:00Z', 'second'],
  ['mar, 02 giu 2026 08:15:00 +0200', '2026-06-02T06:15:00Z', 'second'],
  ['08:15, 2 mars 2026', '2026-03-02T08:15:00Z', 'minute'],
  ['Mo., 02.03.2026 08:15', '2026-03-02T08:15:00Z', 'minute'],
  ['wtorek, 17 listopada 2026', '2026-11-17', 'day'],
  ['12-Mar-98', '1998-03-12', 'day'],
  ['Mon, 2 Mar 2026 24:00 GMT', '2026-03-03T00:00:00Z', 'minute'],
  ['Mon Mar  2 08:15:00 2026', '2026-03-02T08:15:00Z', 'second'],
  ['Mon Mar 02 2026 08:15:00 GMT+0100 (Central European Standard Time)', '2026-03-02T07:15:00Z', 'second'],
  ['Mon, 02 Mar 2026 08:15:00 +0000 (UTC)', '2026-03-02T08:15:00Z', 'second'],
  ['2026-03-02 08:15:00 +0000 UTC', '2026-03-02T08:15:00Z', 'second'],
  ['March 2nd, 2026 8:15 PM', '2026-03-02T20:15:00Z', 'minute'],
  ['2 марта 2026, 08:15', '2026-03-02T08:15:00Z', 'minute'],
  ['Пн, 02 мар 2026 08:15:00 +0300', '2026-03-02T05:15:00Z', 'second'],
  ['Tue, 12 Март 2024 10:00:00 +0300', '2024-03-12T07:00:00Z', 'second'],
  ['1er mars 2026 à 08h15', '2026-03-01T08:15:00Z', 'minute'],
  ['lunes, 2 de marzo de 2026', '2026-03-02', 'day'],
  ['Montag, 2. März 2026, 08:15 Uhr', '2026-03-02T08:15:00Z', 'minute'],
  ['2 Mart 2026', '2026-03-02', 'day'],
  ['2026 ж. 2 наурыз', '2026-03-02', 'day'],
  ['2 มีนาคม 2569', '2026-03-02', 'day'],
  ['٢ مارس ٢٠٢٦', '2026-03-02', 'day'],
  ['2026年3月2日 08:15', '2026-03-02T08:15:00Z', 'minute'],
  ['2026년 3월 2일', '2026-03-02', 'day'],
  ['2024/03/12 10:00', '2024-03-12T10:00:00Z', 'minute'],
  ['12.03.2024 10:00', '2024-03-12T10:00:00Z', 'minute'],
  ['3/25/2024 8:15:00 AM', '2024-03-25T08:15:00Z', 'second'],
  ['20260302T081500Z', '2026-03-02T08:15:00Z', 'second'],
  ['20260302', '2026-03-02', 'day'],
  ['2026-W10-1', '2026-03-02', 'day'],
  ['2026W101T08:15Z', '2026-03-02T08:15:00Z', 'minute'],
  ['2026-061', '2026-03-02', 'day'],
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
  'Tue, 12 Mar 2024 25:61:00 GMT',
  '2026-03-02T24:01:00Z',
  '02/03/2026',
  '2 listopad 2026', // November to Poles and Czechs, October to Croats
  '2 Floréal 2026',
  'Mon, 02 Mar 126 08:15:00 GMT',
  '2026-W54-1',
  '2026-366',
  '2 Mar 2026 to 4 Mar 2026',
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

test.each(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])('%s and every month of RFC 822', (weekday) => {
  for (const [index, month] of ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].entries())
    expect(readDate(`${weekday}, 02 ${month} 2026 08:15:00 GMT`)?.value).toBe(
      `2026-${String(index + 1).padStart(2, '0')}-02T08:15:00Z`,
    );
});

test.each([
  'en',
  'ru',
  'uk',
  'kk',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'pl',
  'tr',
  'sv',
  'fi',
  'el',
  'ar',
  'hi',
  'vi',
  'id',
  'uz',
  'hu',
  'cs',
  'ro',
  'nl',
])('a date in full in %s', (language) => {
  const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { dateStyle: 'full', timeZone: 'UTC' });
  for (let month = 0; month < 12; month += 1) {
    const day = new Date(Date.UTC(2026, month, 17));
    const read = readDate(format.format(day));
    expect([format.format(day), read?.value]).toEqual([format.format(day), day.toISOString().slice(0, 10)]);
  }
});
