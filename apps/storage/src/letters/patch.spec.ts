import { topics } from '#events';
import { Problem } from '#service';
import { JsonPatch, patched } from './patch.ts';

const message = (value: string | Buffer | null, topic: string = topics.raw.name) => ({
  topic,
  partition: 0,
  offset: '1',
  key: null,
  value: value === null ? null : Buffer.from(value),
  headers: {},
  timestamp: new Date('2026-03-02T08:00:00Z'),
});
const set = (path: string, value: unknown) => ({ op: 'add' as const, path, value });
const patch = (value: string | Buffer | null, ...operations: JsonPatch) => patched(message(value), operations).toString();
const problem = (value: string | Buffer | null, ...operations: JsonPatch) => {
  try {
    patch(value, ...operations);
  } catch (error) {
    if (error instanceof Problem) return error.getResponse() as { status: number; code: string; errors: [{ pointer: string }] };
  }
  throw new Error('it is not refused');
};

it.each([
  ['a text is added', '{"url":"https://x.example"}', [set('/title', 'T')], '{"url":"https://x.example","title":"T"}'],
  ['a field is renamed', '{"titel":"T"}', [{ op: 'move', from: '/titel', path: '/title' }], '{"title":"T"}'],
  ['what is no JSON is replaced as a whole', '{"title":"Cut in the mid', [set('', { title: 'Whole' })], '{"title":"Whole"}'],
  ['a tombstone, too', null, [{ op: 'replace', path: '', value: { title: 'T' } }], '{"title":"T"}'],
  ['and bytes that are no text', Buffer.from([0xff, 0xfe]), [set('', { title: 'T' })], '{"title":"T"}'],
] as [string, string, JsonPatch, string][])('%s', (_, value, operations, expected) =>
  expect(patch(value, ...operations)).toBe(expected),
);

it.each([
  ['makes it invalid: no text', '{"title":"T"}', [{ op: 'remove', path: '/title' }], 'patch_makes_invalid', '/articleBody'],
  ['leaves it invalid', '{}', [set('/url', 'https://x.example')], 'patch_makes_invalid', '/articleBody'],
  ['makes it no object', '{"title":"T"}', [set('', 42)], 'patch_makes_invalid', ''],
  ['makes it too large', '{}', [set('/title', 'x'.repeat(1_100_000))], 'patch_makes_invalid', '/title'],
  ['path is not there', '{"title":"T"}', [{ op: 'replace', path: '/a/b', value: 1 }], 'patch_not_applicable', '/a/b'],
  ['removes what is not there', '{"title":"T"}', [{ op: 'remove', path: '/a' }], 'patch_not_applicable', '/a'],
  ['test fails', '{"title":"T"}', [{ op: 'test', path: '/title', value: 'U' }], 'patch_not_applicable', '/title'],
  ['a field of what is no JSON', '{"title":', [set('/title', 'T')], 'patch_not_applicable', '/title'],
  ['a place beyond the list', '{"title":"T","keywords":[]}', [set('/keywords/9', 'k')], 'patch_not_applicable', '/keywords/9'],
  ['the prototype', '{"title":"T"}', [set('/__proto__/polluted', 1)], 'patch_not_applicable', '/__proto__/polluted'],
] as [string, string, JsonPatch, string, string][])('422: %s', (_, value, operations, code, pointer) => {
  expect(problem(value, ...operations)).toMatchObject({ status: 422, code, errors: [{ pointer }] });
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

it('the topic decides what is valid', () => {
  const given = JSON.stringify({ articleId: '7', article: {} });
  expect(() => patched(message(given, topics.enriched.name), [set('/rawEventId', 'r')])).toThrow(/at \/articleId/);
});

it.each([
  [{}, 'takes a list'],
  [[], 'no operation'],
  [[{ op: 'jump', path: '/a' }], 'op'],
  [[{ op: 'add', path: '/a' }], 'value'],
  [[{ op: 'add', path: 'a', value: 1 }], 'pointer'],
])('is no JSON Patch: %j', (given, word) => {
  const result = JsonPatch.safeParse(given);
  expect(JSON.stringify(result.error?.issues)).toContain(word);
});
