import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownTopicFiles, ownTopicsIn, readOwnTopics, topicsOf } from './own-topics.ts';

const wind = `
- name: Wind power
  code: desk:wind-power
  words: [turbine*, windfarm]
  phrases: [wind farm]
  entities: ['wikidata:Q1', Nordwind AG]
  notWords: [clarinet]
- name: Vent
  code: desk:vent
  language: fr
  words: [éolienne*]
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'topics-d-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const body = (text: string) => [{ field: 'articleBody' as const, text }];

describe('topics of the operator’s own', () => {
  afterAll(() => readOwnTopics([]));

  beforeAll(() =>
    readOwnTopics(ownTopicFiles(folderWith({ 'wind.yaml': wind, 'readme.txt': 'no topic', '.hidden.yaml': 'x: [' }))),
  );

  it.each([
    ['a beginning of a word', 'Two turbines were put up.', 'en', ['turbines']],
    ['a phrase', 'The wind farm stands offshore.', 'en', ['wind farm']],
    ['a word with an accent, in its language alone', 'Trois éoliennes tournent.', 'fr', ['éoliennes']],
    ['nothing in another language', 'Trois éoliennes tournent.', 'es', []],
    ['nothing where a word speaks against it', 'The wind farm heard a clarinet.', 'en', []],
    ['nothing', 'It rained all day.', 'en', []],
  ])('%s', (_, text, language, evidence) => {
    const found = ownTopicsIn(body(text), language, []);
    expect(found.flatMap((topic) => topic.evidence.map((span) => span.text))).toEqual(evidence);
    for (const { evidence: spans } of found)
      for (const { start, end, text: cut } of spans) expect(text.slice(start, end)).toBe(cut);
  });

  it('goes by entities, by id or name', () => {
    const mention = { field: 'articleBody' as const, start: 0, end: 8, text: 'Nordwind' };
    const named = {
      id: 'organisation:nordwind-ag',
      type: 'organisation' as const,
      name: 'Nordwind AG',
      sameAs: [],
      salience: 1,
      confidence: 1,
      mentionCount: 1,
      mentions: [mention],
      method: 'test',
    };
    const found = ownTopicsIn(body('Nordwind grows.'), 'en', [named]);
    expect(found).toMatchObject([{ code: 'desk:wind-power', name: 'Wind power', broader: [], evidence: [mention] }]);
  });

  it('is surer of more, and of a headline', () => {
    const one = ownTopicsIn(body('A turbine.'), 'en', [])[0]!.confidence;
    const two = ownTopicsIn(body('A turbine on the wind farm.'), 'en', [])[0]!.confidence;
    const above = ownTopicsIn([{ field: 'headline', text: 'A turbine' }], 'en', [])[0]!.confidence;
    expect(one).toBeLessThan(two);
    expect(one).toBeLessThan(above);
  });

  it.each([
    ['no YAML', 'name: [', /wind\.yaml is no YAML/],
    ['an unknown field', '{name: A, code: "a:b", word: [x]}', /topic 1.*word/],
    ['a code of IPTC', '{name: A, code: "medtop:01000000", words: [abc]}', /topic 1, code: takes a prefix of yours/],
    ['nothing to go by', '{name: A, code: "a:b"}', /has neither words nor phrases nor entities/],
    ['words that are none', '- {name: A, code: "a:b", words: [abc]}\n- {name: B, code: "a:c", words: 7}', /topic 2, words/],
  ])('says what is wrong with %s', (_, yaml, message) => {
    expect(() => topicsOf(yaml, 'wind.yaml')).toThrow(message);
  });

  it('takes no code twice, and an absent or empty folder as none', () => {
    expect(() => readOwnTopics(ownTopicFiles(folderWith({ 'a.yaml': wind, 'b.yml': wind })))).toThrow(
      'desk:wind-power is there twice',
    );
    expect(ownTopicFiles(join(tmpdir(), 'not-there'))).toEqual([]);
    expect(topicsOf('', 'empty.yaml')).toEqual([]);
  });
});
