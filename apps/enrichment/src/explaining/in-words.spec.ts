import { type Findings, normalise, type StepReport } from '#events';
import { inWords } from './in-words.ts';

const article = normalise({ headline: 'Ana Brandt in Lisbon', articleBody: 'She spoke.' }, { receivedAt: new Date(0) });
const pipe = { width: 80, isColoured: false };
const report = (name: string, status: StepReport['status']): StepReport => ({ name, version: '1', status, ms: 1.5 });
const told = (findings: Findings, steps: StepReport[], failures: { step: string; reason: string }[] = []) =>
  inWords(article, { findings, steps, failures, status: failures.length > 0 ? 'partial' : 'complete' }, pipe);

test('numbers in the text are those of the list; what is not listed is told', () => {
  const place = {
    type: 'place',
    id: 'khabar:place/lisbon',
    name: 'Lisbon',
    sameAs: [],
    country: 'PT',
    method: 'gazetteer:places',
  };
  const person = {
    type: 'person',
    id: 'khabar:person/ana-brandt',
    name: 'Ana Brandt',
    sameAs: [],
    role: 'envoy',
    method: 'rule:title',
  };
  const at = (start: number, end: number) => [
    { field: 'headline' as const, start, end, text: article.headline!.slice(start, end) },
  ];
  const entities = [
    { ...place, salience: 0.9, confidence: 0.95, mentionCount: 7, mentions: at(14, 20) },
    { ...person, salience: 0.5, confidence: 0.8, mentionCount: 1, mentions: at(0, 10) },
  ] as Findings['entities'];
  expect(told({ entities }, [report('entities', 'ok')])).toContain(
    [
      '1  place   Lisbon      khabar:place/lisbon, PT, salience 0.9, score 0.95, gazetteer:places, 7 mentions (1 marked)',
      '2  person  Ana Brandt  khabar:person/ana-brandt, envoy, salience 0.5, score 0.8, rule:title, 1 mention',
    ].join('\n'),
  );
  expect(told({ entities }, [report('entities', 'ok')])).toMatch(/^\[Ana Brandt\]\{2\} in \[Lisbon\]\{1\}\n\nShe spoke\.\n\n/);
});

test('what else a name may mean stands below it', () => {
  const candidates = [{ id: 'wikidata:Q230', name: 'Georgia', country: 'GE', score: 0.043 }];
  const entities = [
    {
      type: 'place',
      id: 'geonames:4197000',
      name: 'Georgia',
      sameAs: ['geonames:4197000'],
      country: 'US',
      salience: 0.5,
      confidence: 0.9,
      mentionCount: 1,
      mentions: [],
      method: 'gazetteer:places',
      candidates,
    },
  ] as Findings['entities'];
  expect(told({ entities }, [report('entities', 'ok')])).toMatch(
    /\n1 {2}place {2}Georgia {2}geonames:4197000, .*\n {4}or Georgia: wikidata:Q230, GE, likelihood 0\.043\n/,
  );
});

test('nothing found, not looked for and failed are three things', () => {
  const language = { tag: 'sw', confidence: 0.9, declared: 'en', agrees: false };
  const reports = [report('entities', 'unsupported_language'), report('topics', 'failed'), report('dates', 'ok')];
  const words = told({ language, dates: [] }, reports, [{ step: 'topics', reason: 'Error: no\u001b lexicon\n    at topics.ts' }]);
  expect(words).toContain('Language: sw, confidence 0.9, declared en, which disagrees\n');
  expect(words).toContain('\nEntities: unsupported_language (sw): not looked for\n');
  expect(words).toContain('\nTopics: failed\n');
  expect(words).toContain('\nDates: none found\n');
  expect(words).toMatch(/\ntopics +1 {2}failed +1\.5 ms\n[^]*\ntopics: Error: no lexicon$/);
});

test('dates are listed once, topics with the words that decided', () => {
  const span = (text: string) => ({ field: 'articleBody' as const, start: 0, end: text.length, text });
  const words = told(
    {
      dates: [
        { ...span('3 March 2026'), value: '2026-03-03' },
        { ...span('2026'), value: '2026' },
        { ...span('2026'), value: '2026' },
      ],
      topics: [
        {
          code: 'medtop:11000000',
          name: 'politics',
          broader: [],
          confidence: 0.7,
          method: 'rule:topic_words',
          evidence: [span('Senate'), span('vote'), span('senate')],
        },
      ],
    },
    [report('dates', 'ok'), report('topics', 'ok')],
  );
  expect(words).toContain('\nDates\n2026-03-03  "3 March 2026"\n2026        "2026" (2)\n');
  expect(words).toContain('\nTopics\npolitics (medtop:11000000), confidence 0.7\n    by: senate (2), vote\n');
});

test('agencies are listed with what told them, and the summary with its places', () => {
  const span = (text: string, start: number) => ({ field: 'articleBody' as const, start, end: start + text.length, text });
  const words = told(
    {
      infosources: [
        { id: 'reuters', name: 'Reuters', country: 'GB', role: 'agency', via: 'dateline', evidence: [span('Reuters', 8)] },
        { id: 'dpa', name: 'Deutsche Presse-Agentur', country: 'DE', role: 'agency', via: 'author', evidence: [] },
      ],
      keywords: ['Lisbon', 'harbour tax'],
      summary: { text: 'She spoke. He did.', sentences: [span('She spoke.', 0), span('He did.', 20)] },
    },
    [report('infosources', 'ok'), report('keywords', 'ok'), report('summary', 'ok')],
  );
  expect(words).toContain(
    'Reuters                  reuters  GB  by dateline "Reuters"\nDeutsche Presse-Agentur  dpa      DE  by author\n',
  );
  expect(words).toContain('\nKeywords\n    Lisbon, harbour tax\n');
  expect(words).toContain('\nSummary\n    She spoke. (0-10)\n    He did. (20-27)\n');
  const not = told({ summary: { text: '', sentences: [] } }, [report('infosources', 'failed'), report('keywords', 'ok')]);
  expect(not).toContain('\nAgencies: failed\n');
  expect(not).toContain('\nKeywords: not looked for\n');
  expect(not).toContain('\nSummary: none found\n');
});
