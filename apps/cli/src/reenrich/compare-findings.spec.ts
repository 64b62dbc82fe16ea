import { compareFindings, inWords } from './compare-findings.ts';

const entity = (id: string, name = id) => ({ id, type: 'person' as const, name, method: 'rule' });
const topic = (code: string) => ({ code, name: 'politics', method: 'lexicon' });

it('tells what each step gains and loses', () =>
  expect(
    compareFindings(
      { language: { tag: 'en' }, entities: [entity('a'), entity('b')], topics: [topic('medtop:1')] },
      { language: { tag: 'de' }, entities: [entity('a', 'A by another name'), entity('c')] },
    ),
  ).toEqual([
    { step: 'language', op: 'gained', what: 'de' },
    { step: 'language', op: 'lost', what: 'en' },
    { step: 'entities', op: 'gained', what: 'person c (rule)' },
    { step: 'entities', op: 'lost', what: 'person b (rule)' },
    { step: 'topics', op: 'lost', what: 'medtop:1 politics (lexicon)' },
  ]));

it('puts it in words, most frequent first', () => {
  const [one, two] = [
    compareFindings({}, { entities: [entity('a'), entity('b')] }),
    compareFindings({}, { entities: [entity('b')] }),
  ];
  expect(inWords([one, two, []], 1)).toEqual([
    'language  0 gained, 0 lost, in 0 of 3 articles',
    'entities  3 gained, 0 lost, in 2 of 3 articles',
    '          + person b (rule)  2 times',
    '          and 1 more',
    'topics    0 gained, 0 lost, in 0 of 3 articles',
  ]);
});
