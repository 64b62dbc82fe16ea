import { inFull } from '../answers/article-answer.ts';
import { listedAnswer, listedRow, SHAPE } from './listed-article.ts';

const kept: Parameters<typeof listedRow>[0] = {
  article_id: '6b1d0d0a-0000-5000-8000-000000000001',
  revision: 3,
  pub_status: 'usable',
  search_truncated: true,
  doc: { articleId: '6b1d0d0a-0000-5000-8000-000000000001', headline: 'One', keywords: ['b'], flags: ['short_text'] },
  findings: {
    listed: ['entities', 'topics'],
    keywords: ['B', 'c'],
    language: { tag: 'en', confidence: 0.9 },
    dates: [{ value: '2026-11-02' }, { value: '2026-11-02' }],
    embedding: [1, 2],
    enrichment: { setId: 's', status: 'complete', steps: [] },
  },
  topics: [{ code: 'medtop:11000000', name: 'politics', broader: [], confidence: 0.8, method: 'test' }],
  entities: [
    {
      id: 'x:1',
      type: 'person',
      name: 'A',
      sameAs: [],
      salience: 1,
      confidence: 1,
      mentionCount: 1,
      mentions: [],
      method: 'test',
    },
  ],
};

test('its text; where this fails by intent, SHAPE is to be raised, so that what is stored is written anew', () => {
  expect([SHAPE, listedRow(kept)]).toEqual([
    1,
    {
      article_id: '6b1d0d0a-0000-5000-8000-000000000001',
      entities:
        '[{"id":"x:1","type":"person","name":"A","sameAs":[],"salience":1,"confidence":1,"mentionCount":1,"method":"test"}]',
      article:
        '{"articleId":"6b1d0d0a-0000-5000-8000-000000000001","headline":"One","keywords":["b","c"],"flags":["short_text","search_truncated"],' +
        '"language":{"tag":"en","confidence":0.9},' +
        '"topics":[{"code":"medtop:11000000","name":"politics","broader":[],"confidence":0.8,"method":"test"}],' +
        '"dates":[{"value":"2026-11-02"}],"enrichment":{"setId":"s","status":"complete","steps":[]}}',
    },
  ]);
});

test('with what has come of it since, last its entities', () => {
  const at = new Date('2026-11-02T10:00:00.123Z');
  const row = { ...listedRow(kept), pub_status: 'usable', revision: 3, stored_at: at, updated_at: at };
  const story = { id: 's', articleCount: 2, copyCount: 1, independentSourceCount: 1 };
  const others = {
    copy_of: 'p',
    similarity: 0.9,
    containment: 1,
    story_id: 's',
    story_title: null,
    article_count: 2,
    copy_count: 1,
    source_count: 1,
  };
  const answer = inFull(listedAnswer({ ...row, ...others }));
  expect(answer).toMatchObject({ headline: 'One', copyOf: 'p', similarity: 0.9, story, revision: 3, storedAt: at.toISOString() });
  expect(Object.keys(answer).at(-1)).toBe('entities');
  expect(inFull(listedAnswer({ ...row, ...others, pub_status: 'canceled', entities: null }))).not.toHaveProperty('story');
});
