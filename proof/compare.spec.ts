import { compare, count, type Found, repeatedLetters } from './compare.ts';
import type { Expected } from './oracle.ts';
import type { Version } from './plan.ts';
import type { Answer, StoredRevision } from './readback.ts';

const version = (articleBody: string, pubStatus: Version['pubStatus'] = 'usable'): Version => ({
  headline: 'h',
  articleBody,
  pubStatus,
});
const row = (revision: number, articleBody: string, pubStatus = 'usable'): StoredRevision => ({
  articleId: 'x',
  revision,
  contentHash: articleBody,
  pubStatus,
  headline: 'h',
  articleBody,
  datePublished: null,
  dateModified: null,
});
const answer = (revision: number, articleBody: string): Answer => ({ articleId: 'x', revision, headline: 'h', articleBody });
const expected = (...revisions: Version[]): Expected => ({
  articles: new Map([['x', { articleId: 'x', revisions, late: [version('late')] }]]),
  letters: new Map(),
  outcomes: new Map(),
  counts: { stored: 1, revised: 0, duplicate: 0, stale: 0, retracted: 0 },
});
const found = (rows: StoredRevision[], answers: Answer[], letters: Found['letters'] = []): Found => ({
  notOnLog: [],
  stored: { standing: rows.slice(-1), earlier: rows.slice(0, -1) },
  answers,
  letters,
});
const faults = (wanted: Expected, there: Found) =>
  [...new Set(compare(wanted, there).map(({ fault }) => fault))].toSorted().join();

test.each<[string, Expected, Found, string]>([
  ['all as it must be', expected(version('a'), version('b')), found([row(1, 'a'), row(2, 'b')], [answer(2, 'b')]), ''],
  ['what came late is kept', expected(version('a')), found([row(2, 'late'), row(1, 'a')], [answer(1, 'a')]), ''],
  ['not stored', expected(version('a')), found([], []), 'lost'],
  ['not answered', expected(version('a')), found([row(1, 'a')], []), 'lost'],
  ['a revision is missing', expected(version('a'), version('b')), found([row(1, 'b')], [answer(1, 'b')]), 'lost'],
  ['a revision too many', expected(version('a')), found([row(1, 'a'), row(2, 'a')], [answer(2, 'a')]), 'twice'],
  ['on two pages', expected(version('a')), found([row(1, 'a')], [answer(1, 'a'), answer(1, 'a')]), 'twice'],
  ['another text', expected(version('a')), found([row(1, 'z')], [answer(1, 'z')]), 'wrong'],
  ['answered otherwise than stored', expected(version('a')), found([row(1, 'a')], [answer(1, 'z')]), 'wrong'],
  ['what came late stands', expected(version('a')), found([row(1, 'a'), row(2, 'late')], [answer(2, 'late')]), 'twice,wrong'],
  ['withdrawn, and answered', expected(version('a', 'canceled')), found([row(1, 'a', 'canceled')], [answer(1, 'a')]), 'wrong'],
  ['nobody published it', { ...expected(), articles: new Map() }, found([row(1, 'a')], [answer(1, 'a')]), 'wrong'],
])('%s', (_, wanted, there, due) => expect(faults(wanted, there)).toBe(due)); // prettier-ignore

const letter = (offset: string, code: 'empty' | 'not_json', intact = true) => ({
  topic: 'articles.raw.v1',
  partition: 0,
  offset,
  code,
  intact,
});
const letters = (...list: Found['letters'][number][]) => found([row(1, 'a')], [answer(1, 'a')], list);
const due: Expected = { ...expected(version('a')), letters: new Map([['0@7', 'empty']]) };

test.each<[string, Found, string]>([
  ['one letter', letters(letter('7', 'empty')), ''],
  ['the same once more', letters(letter('7', 'empty'), letter('7', 'empty')), ''],
  ['none', letters(), 'lost'],
  ['another code', letters(letter('7', 'not_json')), 'wrong'],
  ['other bytes', letters(letter('7', 'empty', false)), 'wrong'],
  ['one for a message that was good', letters(letter('7', 'empty'), letter('8', 'not_json')), 'lost'],
])('dead letters: %s', (_, there, wanted) => expect(faults(due, there)).toBe(wanted));

test('counts places, and letters beyond one each', () => {
  expect(
    count(
      [
        { fault: 'wrong', where: 'x', what: 'a' },
        { fault: 'wrong', where: 'x', what: 'b' },
      ],
      'wrong',
    ),
  ).toBe(1);
  expect(repeatedLetters(letters(letter('7', 'empty'), letter('7', 'empty'), letter('8', 'empty')).letters)).toBe(1);
});
