import type { EnrichedArticle } from '#events';
import { articleRow, articleTopicRows, entityRows, foundIn, leadingPart, MAX_INDEXED_BYTES } from './rows.ts';

it.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc'],
  ['äöü', 6, 'äöü'],
  ['äöü', 5, 'äö'],
  ['äöü', 1, ''],
  ['a😀b', 4, 'a'],
  ['a😀b', 5, 'a😀'],
  ['', 0, ''],
  ['abc', 0, ''],
])('leadingPart of "%s" in %i bytes', (text, bytes, part) => expect(leadingPart(text, bytes)).toBe(part));

const event = (article: object, more: object = {}) =>
  ({
    articleId: '217A7938-2D1F-5010-8429-F176F6FF9454',
    contentHash: 'a',
    rawEventId: 'e',
    article,
    enrichment: { setId: 's', status: 'complete', steps: [] },
    ...more,
  }) as unknown as EnrichedArticle;

it('all fields together fill the indexed part, the headline first', () => {
  const row = articleRow(
    event({ headline: 'h'.repeat(10), description: 'd'.repeat(MAX_INDEXED_BYTES - 15), articleBody: 'b'.repeat(20) }),
    1,
  );
  expect([row.indexed_headline.length, row.indexed_description.length, row.indexed_body.length, row.search_truncated]).toEqual([
    10,
    MAX_INDEXED_BYTES - 15,
    5,
    true,
  ]);
  expect(articleRow(event({ headline: 'short' }), 1).search_truncated).toBe(false);
});

it.each([
  ['2024-04-09', Date.UTC(2024, 3, 9)],
  ['2024-04-09T10:00:00.123456+05:00', Date.UTC(2024, 3, 9, 5, 0, 0, 123)],
  [undefined, null],
])('published %s', (datePublished, ms) => expect(articleRow(event({ datePublished }), 1).published_ms).toBe(ms));

it.each([
  ['the one told', { language: { tag: 'de', declared: 'en' } }, { inLanguage: 'en' }, 'de', 'german'],
  ['the declared one, if none could be told', { language: { tag: 'und', declared: 'pt-br' } }, {}, 'pt-BR', 'portuguese'],
  ["the publisher's, if the step did not run", {}, { inLanguage: 'ru' }, 'ru', 'russian'],
  ['none', {}, {}, 'und', 'simple'],
  ['one without a stemmer', { language: { tag: 'kk' } }, {}, 'kk', 'simple'],
])('language: %s', (_, found, article, language, config) => {
  expect(articleRow(event(article, found), 1)).toMatchObject({ language, search_config: config });
});

const osce = {
  id: 'wikidata:Q81299',
  type: 'organisation',
  name: 'OSCE',
  sameAs: ['wikidata:Q81299'],
  mentions: [{ start: 0 }],
  salience: 1,
};

it('one row an entity, by all its names', () => {
  const rows = entityRows([osce, { ...osce, name: 'ОБСЕ', sameAs: ['x:1'], country: 'AT' }, { ...osce, id: 'b' }] as never);
  expect(rows).toHaveLength(2);
  const row = rows.find(({ id }) => id === osce.id)!;
  expect(row).toMatchObject({ name: 'OSCE', names: 'OSCE\nобсе', same_as: ['wikidata:Q81299', 'x:1'], country: 'AT' });
  expect(row.keys).toHaveLength(4); // id and sameAs are the same text
});

it('hidden text has no rows that tell of it', () => {
  const found = { entities: [osce], topics: [{ code: 'medtop:11000000', broader: [] }] };
  expect(foundIn(event({ pubStatus: 'usable' }, found)).found).toHaveLength(1);
  for (const pubStatus of ['canceled', 'withheld']) {
    expect(foundIn(event({ pubStatus }, found)).found).toEqual([]);
    expect(articleTopicRows(event({ pubStatus }, found))).toEqual([]);
    expect(articleRow(event({ pubStatus, headline: 'secret' }, found), 1)).toMatchObject({ indexed_headline: '' });
  }
});

it('a path holds codes alone', () => {
  const topics = [{ code: 'medtop:20000638', broader: ['medtop:20000574', 'nonsense', 'medtop:11000000'], evidence: [] }];
  expect(articleTopicRows(event({}, { topics }))[0]!.path).toEqual(['medtop:20000638', 'medtop:20000574', 'medtop:11000000']);
});
