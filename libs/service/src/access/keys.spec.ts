import { z } from 'zod';
import { findKey, givenKey, keyList, makeKey } from './keys.ts';

const desk = makeKey('desk', ['read']);
const bot = makeKey('bot', ['read', 'write']);
const hash = desk.entry.slice(-64);
const read = z.string().transform(keyList);

test('a key is found by its own text alone', () => {
  const keys = read.parse(`${desk.entry}, ${bot.entry}`);
  expect(findKey(keys, desk.key)).toMatchObject({ name: 'desk', scopes: ['read'] });
  expect(findKey(keys, bot.key)).toMatchObject({ name: 'bot', scopes: ['read', 'write'] });
  for (const wrong of ['', hash, desk.entry, desk.key.slice(1), `${desk.key} `, desk.key.toUpperCase()])
    expect(findKey(keys, wrong)).toBeUndefined();
});

test('a new key is another one each time, and an entry tells nothing of it', () => {
  expect(makeKey('desk', ['read']).key).not.toBe(desk.key);
  expect(desk.key).toMatch(/^khabar_[\w-]{43}$/);
  expect(desk.entry).not.toContain(desk.key.slice(7));
  expect(() => makeKey('a:b', ['read'])).toThrow('a name takes');
});

test('a file has a line each, and remarks', () => {
  expect(read.parse(`# keys\n${desk.entry} # since May\n\n${bot.entry}\n`).map(({ name }) => name)).toEqual(['desk', 'bot']);
  expect(read.parse('')).toEqual([]);
});

test.each([
  ['a key in place of its hash', `desk:read:${desk.key}`, 'entry 1 is not NAME:SCOPE:sha256-HASH'],
  ['another hash', `${bot.entry},desk:read:sha512-${hash}`, 'entry 2 is not NAME:SCOPE:sha256-HASH'],
  ['no scope', `desk:sha256-${hash}`, 'entry 1 is not NAME:SCOPE:sha256-HASH'],
  ['a hash that is cut', `desk:read:sha256-${hash.slice(1)}`, 'entry 1 is not NAME:SCOPE:sha256-HASH'],
  ['an unknown scope', `desk:admin:sha256-${hash}`, 'entry 1 has another scope than read, write, operate'],
])('%s is named by its place, without what is in it', (_, text, message) => {
  const { error } = read.safeParse(text);
  expect(error!.issues.map((issue) => issue.message)).toEqual([expect.stringContaining(message)]);
  for (const secret of [desk.key, hash.slice(1), 'desk']) expect(error!.message).not.toContain(secret);
});

test.each([
  [{ authorization: 'Bearer abc' }, '/v1/articles', 'abc'],
  [{ authorization: 'bearer  abc ' }, '/v1/articles', 'abc'],
  [{ 'x-api-key': 'abc' }, '/v1/articles', 'abc'],
  [{ authorization: 'Basic dTpw', 'x-api-key': 'abc' }, '/v1/articles', 'abc'],
  [{ authorization: 'abc' }, '/v1/articles', undefined],
  [{}, '/compat/newsapi/v2/everything?q=x&apiKey=abc', 'abc'],
  [{}, '/v1/articles?apiKey=abc', undefined],
  [{}, '/v1/articles?url=/compat/newsapi/v2/everything?apiKey=abc', undefined],
  [{}, '/compat/newsapi/v2/everything', undefined],
])('of %j at %s the key is %s', (headers, url, key) => expect(givenKey(headers, url)).toBe(key));
