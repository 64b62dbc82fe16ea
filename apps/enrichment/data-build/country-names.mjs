// Makes src/data/places/country-names.tsv from npm world-countries (ODbL) and places/countries.tsv (Wikidata ids).
// Run by hand when either changes: node apps/enrichment/data-build/country-names.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import countries from 'world-countries';

const data = new URL('../src/data/places/', import.meta.url);
const vouched = new Map(
  readFileSync(new URL('countries.tsv', data), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([iso2, wikidata, name]) => [iso2, { wikidata, name }]),
);
const languages = { fra: 'fr', deu: 'de', spa: 'es', por: 'pt', rus: 'ru', tur: 'tr', ita: 'it' };

const rows = [];
for (const country of [...countries].sort((a, b) => (a.cca2 < b.cca2 ? -1 : 1))) {
  const { wikidata = '', name = '' } = vouched.get(country.cca2) ?? {};
  const seen = new Set();
  const add = (language, kind, text) => {
    const key = `${language} ${kind} ${text}`;
    if (!text || text.length < 3 || seen.has(key)) return;
    seen.add(key);
    rows.push([country.cca2, wikidata, language, kind, text]);
  };
  // The first name is the one shown: the short one.
  add('en', 'name', country.name.common);
  add('en', 'name', name);
  add('en', 'name', country.name.official);
  for (const [code, tag] of Object.entries(languages)) {
    add(tag, 'name', country.translations[code]?.common);
    add(tag, 'name', country.translations[code]?.official);
  }
  if (wikidata && country.demonyms?.eng?.m !== 'Central African') add('en', 'demonym', country.demonyms?.eng?.m);
  add('fr', 'demonym', country.demonyms?.fra?.m);
  add('fr', 'demonym', country.demonyms?.fra?.f);
  // Capitals of territories are towns that far more people are named after: Hamilton, Stanley, Douglas, Victoria.
  if (wikidata) for (const capital of country.capital ?? []) if (capital !== 'Victoria') add('en', 'capital', capital);
}
writeFileSync(
  new URL('country-names.tsv', data),
  `iso2\twikidata\tlanguage\tkind\ttext\n${rows.map((row) => row.join('\t')).join('\n')}\n`,
);
