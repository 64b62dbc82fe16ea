/** Postgres' text search configurations (those of every version since 14), by primary language subtag. */
const configurations: Readonly<Record<string, string>> = {
  ar: 'arabic', ca: 'catalan', da: 'danish', de: 'german', el: 'greek', en: 'english', es: 'spanish', eu: 'basque', fi: 'finnish',
  fr: 'french', ga: 'irish', hi: 'hindi', hu: 'hungarian', hy: 'armenian', id: 'indonesian', it: 'italian', lt: 'lithuanian',
  nb: 'norwegian', ne: 'nepali', nl: 'dutch', nn: 'norwegian', no: 'norwegian', pt: 'portuguese', ro: 'romanian', ru: 'russian',
  sr: 'serbian', sv: 'swedish', ta: 'tamil', tr: 'turkish', yi: 'yiddish',
}; // prettier-ignore

/** For languages that Postgres has no stemmer for: words as they are, no stop words. */
export const SIMPLE = 'simple';

export const allConfigurations = [...new Set(Object.values(configurations)), SIMPLE];

/** @param tag BCP 47 */
export function searchConfiguration(tag: string): string {
  return configurations[tag.split('-')[0]!.toLowerCase()] ?? SIMPLE;
}
