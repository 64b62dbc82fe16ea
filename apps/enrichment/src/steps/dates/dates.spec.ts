import { datesIn } from './dates.ts';

const published = '2026-03-10T08:00:00Z';
const found = (text: string, language: string, at: string | undefined = published): string[] =>
  datesIn([{ field: 'articleBody', text }], language, at).map(({ text: cut, value }) => `${cut} = ${value}`);

describe('dates in the text', () => {
  it.each([
    ['en', 'Signed on April 9, 2024 in Oslo.', ['April 9, 2024 = 2024-04-09']],
    ['en', 'Signed on 9 April 2024.', ['9 April 2024 = 2024-04-09']],
    ['en', 'On the 3rd of May 2025 and in 2022.', ['3rd of May 2025 = 2025-05-03', '2022 = 2022']],
    ['en', 'On April 9 it rained.', ['April 9 = 2026-04-09']],
    ['en', 'Until 20 December it stays.', ['20 December = 2025-12-20']],
    ['en', 'In March 2025 and Sept. 2024.', ['March 2025 = 2025-03', 'Sept. 2024 = 2024-09']],
    ['en', 'On 2024-04-09 and on 09.04.2024.', ['2024-04-09 = 2024-04-09', '09.04.2024 = 2024-04-09']],
    ['en', 'You may march 12 miles; he sold 2000 cars on February 30, 2025 at 10:30.', []],
    ['en', 'Call 2022-55-99 or 1999-2000.', []],
    ['ru', 'Встреча 9 апреля 2024 года и в 2022 году.', ['9 апреля 2024 года = 2024-04-09', '2022 = 2022']],
    ['ru', 'Отчёт 15 апреля.', ['15 апреля = 2026-04-15']],
    ['kk', 'Есеп 2026 жылғы 15 маусымда беріледі, 2022 жылы басталды.', ['2026 жылғы 15 маусымда = 2026-06-15', '2022 = 2022']],
    ['fr', 'Le 1er juillet 2026 et en 2019.', ['1er juillet 2026 = 2026-07-01', '2019 = 2019']],
    ['de', 'Am 9. November 2026 und im Jahr 2030.', ['9. November 2026 = 2026-11-09', '2030 = 2030']],
    ['es', 'El 8 de noviembre de 2026.', ['8 de noviembre de 2026 = 2026-11-08']],
    ['pt', 'Em 30 de setembro de 2026.', ['30 de setembro de 2026 = 2026-09-30']],
    ['id', 'Pada 12 Februari 2027 di Hanoi.', ['12 Februari 2027 = 2027-02-12']],
    ['tr', 'Çalışmalar 1 Haziran 2026 tarihinde başlar.', ['1 Haziran 2026 = 2026-06-01']],
  ])('%s: %s', (language, text, expected) => {
    expect(found(text, language)).toEqual(expected);
  });

  it('does not guess a year: without publication, or half a year away', () => {
    expect(datesIn([{ field: 'articleBody', text: 'On April 9 it rained.' }], 'en', undefined)).toEqual([]);
    expect(found('On September 10 it rained.', 'en')).toEqual([]);
  });

  it('cuts exactly its text out of its field', () => {
    const text = '😀 On April 9, 2024, and since 2022, at 9 May 2025.';
    for (const { start, end, text: cut } of datesIn([{ field: 'headline', text }], 'en', published))
      expect(text.slice(start, end)).toBe(cut);
  });

  it('reads a megabyte of dates in seconds and keeps a bounded number', () => {
    expect(found('On 9 April 2024 in 2022 '.repeat(40_000), 'en').length).toBeLessThanOrEqual(1_000);
  }, 10_000);
});
