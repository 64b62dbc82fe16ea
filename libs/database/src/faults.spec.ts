import { faultInWords, isContention, isOurFault, mayWorkLater, NotOpen } from './faults.ts';

const failure = (code: string | undefined, message = 'x') => Object.assign(new Error(message), { code });

it.each([
  ...[
    '08006',
    '53100',
    '53300',
    '57P01',
    '57P03',
    '57014',
    '40001',
    '40P01',
    '55P03',
    '25006',
    '58030',
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ETIMEDOUT',
  ].map((code) => failure(code)),
  ...[
    'timeout expired',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Client has encountered a connection error and is not queryable',
  ].map((message) => failure(undefined, message)),
  new NotOpen('not yet'),
])('may work later: %s', (error) => expect(mayWorkLater(error)).toBe(true));

it.each([
  ...['22021', '22P05', '22P02', '23505', '23502', '54000', '42601', '42703'].map((code) => failure(code)),
  new TypeError('x is undefined'),
  'text',
  undefined,
])('will not: %s', (error) => expect(mayWorkLater(error)).toBe(false));

it('knows a schema that does not fit', () =>
  expect(['42P01', '42703', '3F000', '22021'].map((code) => isOurFault(failure(code)))).toEqual([true, true, true, false]));

it('knows contention', () =>
  expect(['40001', '40P01', '23505'].map((code) => isContention(failure(code)))).toEqual([true, true, false]));

it('puts a fault in words', () => {
  expect(faultInWords(failure('57P03', 'the database system is starting up'))).toBe('the database system is starting up (57P03)');
  expect(faultInWords(failure('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1'))).toBe('connect ECONNREFUSED 127.0.0.1:1');
  expect(
    faultInWords(
      Object.assign(new AggregateError([new Error('::1 refused'), new Error('127.0.0.1 refused')]), { code: 'ECONNREFUSED' }),
    ),
  ).toBe('::1 refused; 127.0.0.1 refused (ECONNREFUSED)');
});
