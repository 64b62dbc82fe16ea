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

it('fills in defaults', () =>
  expect(readQuery(ArticlesQuery, {})).toEqual({
    entity: [],
    entityOp: 'and',
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
  [{ language: 'PT-br' }, { language: 'pt-BR' }],
  [{ country: 'no' }, { country: 'NO' }],
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
])('refuses %j', (given, parameters) =>
  expect((faultsOf(given as Record<string, string>) as string[]).toSorted()).toEqual(parameters),
);
