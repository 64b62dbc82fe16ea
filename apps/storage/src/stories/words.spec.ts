import { tokens, wordKey } from './words.ts';

test.each([
  [
    'names in four languages',
    'lahsh',
    [
      ['Lakhsh', 'en'],
      ['Лахша', 'ru'],
      ['Lachsch', 'de'],
      ['Лахш', 'kk'],
    ],
  ],
  [
    'a person',
    'tokaev',
    [
      ['Tokayev', 'en'],
      ['Токаева', 'ru'],
      ['Tokajew', 'de'],
      ['Tokaïev', 'fr'],
      ['Тоқаев', 'kk'],
    ],
  ],
  [
    'a word that travels',
    'magnit',
    [
      ['magnitude', 'en'],
      ['магнитудой', 'ru'],
      ['Magnitude', 'de'],
    ],
  ],
  [
    'cases of one word',
    'zemlet',
    [
      ['землетрясение', 'ru'],
      ['землетрясения', 'ru'],
      ['ЗЕМЛЕТРЯСЕНИЕМ', 'ru'],
    ],
  ],
  [
    'an elided article',
    'akord',
    [
      ["l'accord", 'fr'],
      ['accord', 'fr'],
      ["d'accord", 'fr'],
    ],
  ],
  [
    'a possessive',
    'london',
    [
      ["London's", 'en'],
      ['London', 'en'],
    ].map(([word, tongue]) => [word!, tongue!]),
  ],
])('%s: %s', (_, key, words) => {
  expect(words.map(([word, language]) => wordKey(word!, language!))).toEqual(words.map(() => key));
});

test.each(['a', 'of', 'Xi', 'в', '', "'"])('%j is too short to say anything', (word) => {
  expect(wordKey(word, 'en')).toBeUndefined();
});

test('words keep their places', () => {
  expect(tokens('To the Lakhsh valley', 'en')).toEqual([
    { start: 3, text: 'the', key: 'the' },
    { start: 7, text: 'Lakhsh', key: 'lahsh' },
    { start: 14, text: 'valley', key: 'val' },
  ]);
});

test('a word without an end costs no more than one', () => {
  expect(wordKey('a'.repeat(1_000_000), 'de')).toBe(wordKey('aa', 'de'));
  expect(tokens("a'".repeat(100_000), 'fr').length).toBeLessThan(100_001);
});
