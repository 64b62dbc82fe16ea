/** Ids as addresses, where a vocabulary has them. */
const vocabularies: readonly (readonly [prefix: string, address: string])[] = [
  ['wikidata:', 'http://www.wikidata.org/entity/'],
  ['geonames:', 'https://sws.geonames.org/'],
  ['medtop:', 'http://cv.iptc.org/newscodes/mediatopic/'],
];

/** `wikidata:Q232` -> http://www.wikidata.org/entity/Q232; undefined for an id that is ours alone. */
export function uriOf(id: string): string | undefined {
  if (/^https?:/.test(id)) return id;
  const [prefix, address] = vocabularies.find(([start]) => id.startsWith(start)) ?? [];
  return prefix === undefined ? undefined : `${address}${encodeURIComponent(id.slice(prefix.length))}`;
}
