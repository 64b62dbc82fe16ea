import { type Earlier, linkOf, THRESHOLD } from './decide.ts';
import { likeness, prepare } from './likeness.ts';
import type { Profile } from './profile.ts';
import { evidenceOf, scoreOf } from './score.ts';

const DAY_MS = 86_400_000;
const plain: Profile = {
  version: 1,
  language: 'en',
  published: Date.parse('2026-03-03T10:00:00Z'),
  words: { rasht: 2, lahsh: 1.6, quake: 1.2, tents: 1 },
  entities: { 'khabar:person/rustam-nazarov': 0.8, 'wikidata:Q863': 0.12 },
  countries: { TJ: 1 },
  numbers: ['5.8', '41'],
  days: [],
  topics: { 'medtop:03000000': 0.8 },
};
const like = (more: Partial<Profile>) => prepare({ ...plain, ...more });
const other = {
  words: { opera: 2, belgr: 1.5 },
  entities: { 'khabar:person/imogen-varley': 0.8 },
  countries: { RS: 1 },
  numbers: [],
  topics: { 'medtop:01000000': 0.8 },
};
const same = like({});

test('the score is the same both ways, 0 to 1, and higher the more two articles share', () => {
  const ladder = [
    like(other),
    like({ ...other, countries: plain.countries, topics: plain.topics }),
    like({ ...other, countries: plain.countries, topics: plain.topics, numbers: plain.numbers }),
    like({ numbers: [] }),
    same,
  ];
  const scores = ladder.map((one) => scoreOf(like({}), one));
  expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  expect(scores[0]).toBeLessThan(0.02);
  expect(scores.at(-1)).toBeGreaterThan(0.95);
  expect(ladder.map((one) => scoreOf(one, like({})))).toEqual(scores.map((score) => expect.closeTo(score, 12)));
});

test.each([
  ['a shared number that is rare', { numbers: ['5.8'] }, { numbers: ['7.2'] }],
  ['a shared person', { entities: plain.entities }, { entities: { 'khabar:person/imogen-varley': 0.8 } }],
  ['a day between, not four', { published: plain.published + DAY_MS }, { published: plain.published + 4 * DAY_MS }],
  ['a day that both name', { days: [20_500] }, { days: [20_400] }],
  ['places in one country', { countries: { TJ: 1 } }, { countries: { KZ: 1 } }],
])('%s says more', (_, more, less) => {
  const [article, base] = [like({ days: [20_500] }), { words: { rasht: 1, stone: 2 } }];
  expect(scoreOf(article, like({ ...base, ...more }))).toBeGreaterThan(scoreOf(article, like({ ...base, ...less })));
});

test('over two languages short words do not count', () => {
  const words = { rasht: 2, art: 2 };
  expect(likeness(like({ words }), like({ words, language: 'de' })).sharedWordsAbroad).toBeCloseTo(2 / (2 + 2));
});

test('meanings compare if one model made both', () => {
  const vector = Buffer.from(Int8Array.of(3, -4)).toString('base64');
  const meaning = { model: 'm', vector };
  expect(likeness(like({ meaning }), like({ meaning }))).toMatchObject({ meaning: expect.closeTo(1, 5) });
  for (const wrong of [undefined, { model: 'n', vector }, { model: 'm', vector: 'AQID' }, { model: 'm', vector: '!' }])
    expect(likeness(like({ meaning }), prepare({ ...plain, ...(wrong ? { meaning: wrong } : {}) }))).toMatchObject({
      meaning: 0,
    });
});

test('names of an object that are no keys of ours share nothing', () => {
  const odd = { entities: { constructor: 1 } };
  expect(likeness(like(odd), like({ entities: {} })).entities).toBe(0);
});

test('why: what both share, heaviest first', () => {
  expect(evidenceOf(same, like({ published: plain.published + DAY_MS / 2 }))).toEqual({
    entities: ['khabar:person/rustam-nazarov', 'wikidata:Q863'],
    words: ['rasht', 'lahsh', 'quake', 'tents'],
    numbers: ['5.8', '41'],
    topics: ['medtop:03000000'],
    daysApart: 0.5,
  });
});

describe('which article is followed', () => {
  const earlier = (id: string, more: Partial<Profile>, root = id): Earlier => ({ id, article: like(more), root });
  const follow = (all: Earlier[]) => linkOf(same, all, (root) => all.find(({ id }) => id === root)?.article);

  test('none that is another event, or too long ago', () => {
    expect(follow([earlier('a', other), earlier('b', { published: plain.published - 6 * DAY_MS })])).toBeUndefined();
  });
  test('the closest of the story that fits best; of equals the first', () => {
    const all = [earlier('a', { numbers: [] }), earlier('b', {}, 'a'), earlier('c', {}, 'a')];
    expect(follow(all)).toEqual({ id: 'b', score: expect.any(Number) });
  });
  test('no story of which one article alone fits', () => {
    const near = earlier('near', { words: { rasht: 2, lahsh: 1 }, numbers: [] }, 'root');
    const root = earlier('root', other);
    const rest = ['x', 'y', 'z'].map((id) => earlier(id, other, 'root'));
    expect(follow([near])?.id).toBe('near');
    expect(follow([root, near, ...rest])).toBeUndefined();
    expect(THRESHOLD).toBeGreaterThan(1 / 5);
  });
});
