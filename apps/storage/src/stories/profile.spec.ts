import { featuresOf } from './keys.ts';
import { type Profiled, profileOf } from './profile.ts';

const mention = (text: string, role?: 'credit') => ({ field: 'articleBody' as const, start: 0, end: text.length, text, role });
const entity = (id: string, type: 'person' | 'place' | 'organisation', name: string, more = {}) => ({
  id,
  type,
  name,
  sameAs: [],
  salience: 0.6,
  confidence: 0.9,
  mentionCount: 1,
  mentions: [mention(name)],
  method: 'test',
  ...more,
});
const at = Date.parse('2026-03-03T03:50:00Z');
const found: Profiled = {
  article: {
    headline: 'Tremor hits Tajik villages',
    articleBody: 'A magnitude 5.8 quake hit the Rasht valley.\n\nIt had snowed before.',
  },
  entities: [
    entity('wikidata:Q863', 'place', 'Tajikistan', { country: 'TJ' }),
    entity('khabar:person/rustam-nazarov', 'person', 'Rustam Nazarov'),
    entity('khabar:organisation/the', 'organisation', 'The'),
    entity('khabar:organisation/press', 'organisation', 'Press', { mentions: [mention('Press', 'credit')] }),
  ],
  dates: [
    { ...mention('Tuesday'), value: '2026-03-03' },
    { ...mention('2028'), value: '2028' },
  ],
  topics: [
    { code: 'medtop:20000151', name: 'earthquake', broader: ['medtop:03000000'], confidence: 0.8, evidence: [], method: 'test' },
  ],
};
const profile = profileOf(found, 'en-GB', at);

test('a person says much, a country little, who is credited nothing, and a name of common words hardly anything', () => {
  const { entities } = profile;
  expect(entities['khabar:person/rustam-nazarov']).toBeGreaterThan(5 * entities['wikidata:Q863']!);
  expect(entities['khabar:organisation/press']).toBeUndefined();
  expect(entities['khabar:organisation/the'] ?? 0).toBeLessThan(0.1);
});

test('a word says the more the rarer it is, and in a headline more than further down', () => {
  const { words } = profile;
  expect(words['the'] ?? 0).toBeLessThan(words['rasht']!);
  expect(words['tazhik']).toBeGreaterThan(words['snoved']!);
});

test('the rest of a profile', () => {
  expect(profile).toMatchObject({
    language: 'en',
    published: at,
    countries: { TJ: expect.any(Number) },
    numbers: ['5.8'],
    days: [Date.parse('2026-03-03') / 86_400_000],
    topics: { 'medtop:20000151': 0.8, 'medtop:03000000': 0.8 },
  });
  expect(profile.meaning).toBeUndefined();
  expect(profileOf({ ...found, embedding: { model: 'm', vector: 'AQI=' } }, 'en', at).meaning).toEqual({
    model: 'm',
    vector: 'AQI=',
  });
});

test('it is looked for by what is rare alone, and by countries and topics by twos', () => {
  const features = featuresOf(profile);
  expect(features).toEqual(
    expect.arrayContaining(['entity khabar:person/rustam-nazarov', 'country TJ medtop:03000000', 'word rasht', 'number 5.8']),
  );
  expect(features).not.toContain('entity wikidata:Q863');
});

test.each([
  ['nothing at all', {}],
  ['three words', { articleBody: 'Three words only' }],
  ['a live blog', { headline: 'As it happened', articleBody: 'Goal for Ulster in Cape Town. '.repeat(8_000) }],
  ['signs', { headline: '***', articleBody: '\u0000\ud800 … 🙂' }],
])('%s has a profile, and a small one', (_, article) => {
  const small = profileOf({ article }, 'und', at);
  expect(JSON.stringify(small).length).toBeLessThan(4_000);
  expect(featuresOf(small).length).toBeLessThan(40);
});
