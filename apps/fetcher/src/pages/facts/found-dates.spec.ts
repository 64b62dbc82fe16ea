import { dateInUrl, findDate, shortYear } from './found-dates.ts';

test.each([
  ['3. Mai 2026, 17:47 Uhr', '2026-05-03'],
  ['Publié le 30/04/2026 - 16:00', '2026-04-30'],
  ['le 1er août 2026', '2026-08-01'],
  ['4 Febbraio 2026 - 14:41', '2026-02-04'],
  ['8 de mayo de 2026', '2026-05-08'],
  ['Nov. 20, 2025, 9:28 AM UTC', '2025-11-20T09:28:00Z'],
  ['November 20th, 2025', '2025-11-20'],
  ['Wednesday, 5 February 2025 18:25 GMT', '2025-02-05T18:25:00Z'],
  ['5 February 2025 at 6:25 pm EST', '2025-02-05T23:25:00Z'],
  ['14 мая 2026 г., 12:05', '2026-05-14'],
  ['2026 жылғы 14 мамыр', '2026-05-14'],
  ['04 Mayıs 2026 Pazartesi', '2026-05-04'],
  ['2 lutego 2026', '2026-02-02'],
  ['8. dubna 2026', '2026-04-08'],
  ['2026. május 14.', '2026-05-14'],
  ['2026 m. kovo 31 d.', '2026-03-31'],
  ['2026年1月13日 21時37分', '2026-01-13'],
  ['2026. 5. 15. 20:00', '2026-05-15'],
  ['24 نوفمبر 2025', '2025-11-24'],
  ['٢٤ نوفمبر ٢٠٢٥', '2025-11-24'],
  ['4 सितंबर 2025', '2025-09-04'],
  ['ngày 22/10/2025', '2025-10-22'],
  ['12 weeks ago', undefined],
  ['31.02.2026', undefined],
  ['Room 2026', undefined],
])('%j', (text, value) => expect(findDate(text, 'dmy')?.value).toBe(value));

test('a number that can only be the day decides, else the order of the country', () => {
  expect(findDate('05/04/2026', 'dmy')?.value).toBe('2026-04-05');
  expect(findDate('05/04/2026', 'mdy')?.value).toBe('2026-05-04');
  expect(findDate('05/14/2026', 'dmy')?.value).toBe('2026-05-14');
  expect(findDate('14/05/2026', 'mdy')?.value).toBe('2026-05-14');
});

test('a time without a zone is left out: the day is all that is sure', () => {
  expect(findDate('3 May 2026, 23:50', 'dmy')).toEqual({ value: '2026-05-03', precision: 'day', raw: '3 May 2026, 23:50' });
});

test.each([
  ['https://n.example.org/2026/04/30/bridge', '2026-04-30'],
  ['https://n.example.org/bridge-20261202105634-nt.html', '2026-12-02'],
  ['https://n.example.org/article/2026-05-03-bridge', '2026-05-03'],
  ['https://n.example.org/n1/2026/0424/c1001.html', '2026-04-24'],
  ['https://n.example.org/2025/nov/18/bridge', '2025-11-18'],
  ['https://web.archive.org/web/20140226054445/http://n.example.org/2013/08/07/bridge/', '2013-08-07'],
  ['https://web.archive.org/web/20140226054445/http://n.example.org/bridge/', undefined],
  ['https://n.example.org/story-20261399', undefined],
  ['https://n.example.org/id/20261234567', undefined],
])('%s', (url, value) => expect(dateInUrl(url)?.value).toBe(value));

test.each([
  ['28.01.26', '2026-01-28'],
  ['Kultur, 2.11.26', '2026-11-02'],
  ['01/13/26', '2026-01-13'],
  ['31.02.26', undefined],
  ['10.0.0.26', undefined],
  ['Lane 1/2/30 of the bridge that the council voted for', undefined],
])('of two digits of the year: %j', (text, value) => expect(shortYear(text, 'mdy')?.value).toBe(value));
