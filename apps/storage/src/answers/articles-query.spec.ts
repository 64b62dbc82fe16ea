import { ArticlesQuery } from './articles-query.ts';
import { Problem, readQuery } from '#service';

const faultsOf = (given: Record<string, string | string[]>): unknown => {
  try {
    return readQuery(ArticlesQuery, given);
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return ((error as Problem).getResponse() as { errors: { parameter: string }[] }).errors.map(({ parameter }) => parameter);
  }
};

const several = [
  'entity',
  'notEntity',
  'topic',
  'notTopic',
  'language',
  'source',
  'domain',
  'notDomain',
  'country',
  'author',
  'agency',
  'flag',
];

it('fills in defaults', () =>
  expect(readQuery(ArticlesQuery, {})).toEqual({
    ...Object.fromEntries(several.map((parameter) => [parameter, []])),
    entityOp: 'and',
    dateField: 'published',
    duplicates: 'include',
    sort: 'published',
    limit: 20,
    include: [],
  }));

it.each([
  [{ limit: '200' }, { limit: 200 }],
  [{ entity: 'OSCE' }, { entity: ['OSCE'] }],
  [{ entity: ['OSCE', 'EU'] }, { entity: ['OSCE', 'EU'] }],
  [{ include: 'body, topics' }, { include: ['body', 'topics'] }],
  [{ language: 'PT-br' }, { language: ['pt-BR'] }],
  [{ country: ['no', 'SE'] }, { country: ['NO', 'SE'] }],
  [{ domain: 'WWW.Münster.example.' }, { domain: ['xn--mnster-3ya.example'] }],
  [{ tz: 'asia/almaty' }, { tz: 'Asia/Almaty' }],
  [{ mentionedFrom: '1945-05-08' }, { mentionedFrom: '1945-05-08' }],
  [{ from: '2024-04-09' }, { from: { start: Date.UTC(2024, 3, 9), end: Date.UTC(2024, 3, 10) } }],
])('%j', (given, read) => expect(readQuery(ArticlesQuery, given)).toMatchObject(read));

it.each([
  [{ colour: 'red' }, ['colour']],
  [{ q: ['a', 'b'] }, ['q']],
  [{ q: '' }, ['q']],
  [{ q: 'a\0' }, ['q']],
  [{ entity: ['OSCE', ''] }, ['entity']],
  [{ entity: Array<string>(21).fill('x') }, ['entity']],
  [{ limit: '0', sort: 'best', colour: 'red' }, ['colour', 'limit', 'sort']],
  [{ toString: 'x' }, ['toString']],
  [{ q: null }, ['q']],
  [{ domain: 'https://example.org/' }, ['domain']],
  [{ domain: 'a b' }, ['domain']],
  [{ tz: 'Mars/Olympus' }, ['tz']],
  [{ tz: '+05:00' }, ['tz']],
  [{ tz: 'Europe/Berlin\0' }, ['tz']],
  [{ mentionedFrom: '1945-02-30', mentionedTo: 'May' }, ['mentionedFrom', 'mentionedTo']],
  [{ asOf: '2026-02-30', dateField: 'made' }, ['asOf', 'dateField']],
  [{ revised: 'maybe', pubStatus: 'gone', story: 'x', sort: 'best' }, ['pubStatus', 'revised', 'sort', 'story']],
])('refuses %j', (given, parameters) =>
  expect((faultsOf(given as Record<string, string>) as string[]).toSorted()).toEqual(parameters),
);

it.each(several)('takes %s twenty times, no more', (parameter) =>
  expect(faultsOf({ [parameter]: Array<string>(21).fill('en') })).toEqual([parameter]),
);
