import { keyOf } from '#database';
import { domainKey, fold, nameKey, urlKey } from './keys.ts';

it('a key is the first 128 bits of the SHA-256, as a UUID', () => {
  // printf abc | sha256sum
  expect(keyOf('abc')).toBe('ba7816bf-8f01-cfea-4141-40de5dae2223');
});

it.each([
  ['  Kassym-Jomart \n Tokayev', 'kassym-jomart tokayev'],
  ['ＯＳＣＥ', 'osce'],
  ['ÅSE', 'åse'],
  ['A\u030Ase', 'åse'],
  ['Сенат', 'сенат'],
])('folds "%s"', (name, folded) => expect(fold(name)).toBe(folded));

it.each([
  ['https://News.Example.org:443/a?utm_source=x#top', 'https://news.example.org/a'],
  ['https://news.example.org/a?b=1&fbclid=2', 'https://news.example.org/a?b=1'],
])('%s and %s are one address', (one, other) => expect(urlKey(one)).toBe(urlKey(other)));

it('two addresses that differ in their last letter are two', () => {
  const long = `https://news.example.org/${'x'.repeat(7_000)}`;
  expect(urlKey(`${long}1`)).not.toBe(urlKey(`${long}2`));
});

it('has no key for what is not there', () => {
  expect([urlKey(undefined), urlKey('nonsense'), nameKey(undefined), domainKey(undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it('a domain is the same with and without www', () => expect(domainKey('WWW.Example.org')).toBe(domainKey('example.org')));

it.each([
  ['São Tomé', 'SAO TOME'],
  ['İstanbul Büyükşehir', 'istanbul buyuksehir'],
  ['Straße', 'STRASSE'],
  ['Ελλάδος', 'ΕΛΛΑΔΟΣ'],
  ['Королёв', 'КОРОЛЕВ'],
])('the name %s is looked up as %s as well', (one, other) => expect(nameKey(one)).toBe(nameKey(other)));
