import { readEvent, toMessage } from './cloud-events.ts';
import { decodeRaw } from './decode.ts';
import type { ReceivedMessage } from './received-message.ts';

const message = (value: unknown, headers: ReceivedMessage['headers'] = {}): ReceivedMessage => ({
  topic: 'articles.raw.v1',
  partition: 2,
  offset: '41',
  key: null,
  value: value === null ? null : Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value)),
  headers,
  timestamp: new Date('2026-03-02T08:00:00Z'),
});
const data = { headline: 'H' };
const attributes = {
  specversion: '1.0',
  id: 'e-1',
  type: 'khabar.article.raw.v1',
  source: '/wire',
  subject: 's',
  time: '2026-03-02T08:00:00Z',
};

describe('the same event in each of its modes', () => {
  const binary = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce_${name}`, Buffer.from(value)]));
  test.each([
    ['binary', message(data, { ...binary, 'content-type': 'application/json' })],
    ['structured', message({ ...attributes, data }, { 'content-type': 'application/cloudevents+json; charset=utf-8' })],
    ['structured, without a header to say so', message({ ...attributes, data })],
    ['structured, base64', message({ ...attributes, data_base64: Buffer.from(JSON.stringify(data)).toString('base64') })],
  ])('%s', (_, given) => {
    expect(readEvent(given)).toMatchObject({ id: 'e-1', type: 'khabar.article.raw.v1', source: '/wire', subject: 's', data });
  });

  it('bare JSON is named by where it lies, the same on each redelivery', () => {
    expect(readEvent(message(data)).id).toBe(readEvent(message(data)).id);
    expect(readEvent(message(data)).id).not.toBe(readEvent({ ...message(data), offset: '42' }).id);
  });

  it('what toMessage makes, readEvent reads', () => {
    const sent = toMessage({
      id: 'e-2',
      type: 'khabar.article.raw.v1',
      source: '/a',
      subject: 'x',
      traceparent: '00-1-2-01',
      data,
    });
    const back = readEvent({ ...message(null), value: Buffer.from(sent.value as string), headers: sent.headers });
    expect(back).toMatchObject({ id: 'e-2', source: '/a', subject: 'x', traceparent: '00-1-2-01', data });
  });
});

test.each([
  ['a tombstone', message(null), 'empty'],
  ['no bytes', message(Buffer.alloc(0)), 'empty'],
  ['binary', message(Buffer.from([0xff, 0xfe, 0x00, 0x80])), 'not_utf8'],
  ['JSON cut off', message(Buffer.from('{"title":"Cut in the mid')), 'not_json'],
  ['plain text', message(Buffer.from('plain text')), 'not_json'],
  ['a number', message(42), 'not_an_object'],
  ['null', message(Buffer.from('null')), 'not_an_object'],
  ['a list', message([]), 'not_an_object'],
  ['no text', message({}), 'no_text'],
  ['deep nesting', message(Buffer.from(`{"title":"t","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)), 'too_deep'],
  ['1.5 MB', message({ title: 'x'.repeat(1_500_000) }), 'too_large'],
  [
    'a structured event without data',
    message({ ...attributes }, { 'content-type': 'application/cloudevents+json' }),
    'invalid_shape',
  ],
])('%s is refused with its code', (_, given, code) => {
  expect(() => decodeRaw(given)).toThrow(expect.objectContaining({ code }) as Error);
});

test('odd headers do no harm: null, binary, repeated, empty and non-ASCII names, 40 kB', () => {
  const headers = {
    ce_id: Buffer.from([0xff, 0xff]),
    ce_source: undefined,
    tag: ['a', 'b'],
    '': 'x',
    источник: 'кириллица',
    big: Buffer.alloc(40_000, 'x'),
    traceparent: Buffer.from([0xff]),
  };
  expect(decodeRaw(message(data, headers)).data.headline).toBe('H');
});

test('a byte order mark before the JSON is passed over', () => {
  expect(decodeRaw(message(Buffer.from(`\uFEFF${JSON.stringify(data)}`))).data.headline).toBe('H');
});
