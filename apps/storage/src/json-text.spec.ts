import { encode, JsonText, stringify } from './json-text.ts';

const text = '[{"name": "Ana \\"Q\\" \\u2028", "n": 1.50}]';

it.each([
  ['as a string', stringify],
  ['as bytes', (value: unknown) => encode(value).toString()],
])('stands in an answer as it is, %s', (_, written) =>
  expect(written({ a: 'Қасым', data: [{ entities: new JsonText(text), b: 'x' }, { entities: new JsonText('["ё"]') }, {}] })).toBe(
    `{"a":"Қасым","data":[{"entities":${text},"b":"x"},{"entities":["ё"]},{}]}`,
  ),
);

it('is its value to any other JSON.stringify, and when it is asked', () => {
  const value = [{ name: 'Ana "Q" \u2028', n: 1.5 }];
  expect(JSON.parse(JSON.stringify({ entities: new JsonText(text) }))).toEqual({ entities: value });
  expect(new JsonText(text).parsed()).toEqual(value);
});

it('leaves nothing behind where an answer can not be written', () => {
  const circle: Record<string, unknown> = { entities: new JsonText(text) };
  circle['self'] = circle;
  expect(() => stringify(circle)).toThrow('circular');
  expect(JSON.stringify(new JsonText('[1]'))).toBe('[1]');
  expect(stringify({ entities: new JsonText('[2]') })).toBe('{"entities":[2]}');
});
