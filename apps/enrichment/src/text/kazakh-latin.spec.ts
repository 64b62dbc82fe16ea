import { isInLatin, kazakhInCyrillic } from './kazakh-latin.ts';

describe('Kazakh in Latin letters', () => {
  it.each([
    ['Toqaev', 'Тоқаев'],
    ['Qazaqstan', 'Қазақстан'],
    ['Qyrǵyzstan', 'Қырғызстан'],
    ['Özbekstanmen', 'Өзбекстанмен'],
    ['Mäulen', 'Мәулен'],
    ['ASTANA', 'АСТАНА'],
    ['Shymkent', 'Шымкент'],
    ['qazaq-orys, 2026', 'қазақ-орыс, 2026'],
    ['Тоқаев', 'Тоқаев'],
    ['', ''],
  ])('%s is %s', (latin, cyrillic) => {
    expect(kazakhInCyrillic(latin)).toBe(cyrillic);
  });

  it.each([
    ['Qazaqstan Parlamenti', true],
    ['Қазақстан Парламенті, UEFA', false],
  ])('%s: %s', (text, latin) => {
    expect(isInLatin(text)).toBe(latin);
  });
});
