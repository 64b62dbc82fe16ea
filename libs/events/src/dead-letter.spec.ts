import { bury, readDeadLetter, withoutValue } from './dead-letter.ts';
import { PermanentError } from './permanent-error.ts';

const value = Buffer.from([0xff, 0x00, 0x7b]);
const message = {
  topic: 'articles.raw.v1',
  partition: 3,
  offset: '9007199254740993',
  key: Buffer.from('k'),
  value,
  headers: {
    trace: Buffer.from([0xff]),
    gone: undefined,
    tag: ['a', 'b'],
    '': 'no name',
    ключ: 'да',
    big: Buffer.alloc(40_000),
    'dead-code': 'of an earlier death',
  },
  timestamp: new Date(0),
};
const failure = {
  error: new PermanentError('not_json', 'fault at position 40'),
  service: 'enrichment',
  attempt: 1,
  at: new Date('2026-03-02T08:00:00Z'),
};

test('a letter holds the original bytes, the facts, and the headers that can be kept', () => {
  const letter = bury(message, failure);
  expect(letter.value).toBe(value);
  expect(letter.key).toBe(message.key);
  expect(letter.headers).toMatchObject({ trace: message.headers.trace, tag: 'a', ключ: 'да' });
  expect(Object.keys(letter.headers)).not.toContain('big');
  expect(readDeadLetter(letter)).toMatchObject({
    topic: 'articles.raw.v1',
    partition: 3,
    offset: '9007199254740993',
    timestamp: '0',
    code: 'not_json',
    reason: 'fault at position 40',
    service: 'enrichment',
    time: '2026-03-02T08:00:00Z',
    attempt: 1,
    headersLeftOut: 4,
  });
});

test('letters that failed in the same way share a fingerprint', () => {
  const print = (error: PermanentError, topic = message.topic) =>
    readDeadLetter(bury({ ...message, topic }, { ...failure, error })).fingerprint;
  expect(print(new PermanentError('not_json', 'fault at position 7'))).toBe(print(failure.error));
  expect(print(new PermanentError('no_text', 'fault at position 7'))).not.toBe(print(failure.error));
  expect(print(failure.error, 'articles.enriched.v1')).not.toBe(print(failure.error));
});

test('a value that the broker refuses is told by its size', () => {
  const letter = withoutValue(bury(message, failure));
  expect(letter.value).toBeNull();
  expect(readDeadLetter(letter).valueLeftOut).toBe(3);
});
