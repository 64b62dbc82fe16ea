import type { Query } from '#database';
import { allConfigurations, searchConfiguration } from '../tables/languages.ts';

/** What a search text means in each language: articles of `configurations` are held against `tsquery`. */
export interface Group {
  readonly tsquery: string;
  readonly configurations: readonly string[];
}

/** One round trip; plain words stay words, whatever signs stand about them. $1: text, $2: configurations. */
const readText = `
  select configuration, websearch_to_tsquery(configuration::regconfig, $1)::text as tsquery
  from unnest($2::text[]) as configuration`;

/**
 * A search text in web-search syntax ("phrase", OR, -word), read by the rules of each language, since an article's words are stored by the
 * rules of its own. The languages are held apart: `-reforms` means other words in each, and the one's "not" must not let in the other's.
 *
 * @param language BCP 47; only articles of its configuration are asked then
 * @returns no groups if nothing is left to search for: signs or stop words alone
 */
export async function searchGroups(query: Query, text: string, language: string | undefined): Promise<Group[]> {
  const configurations = language === undefined ? allConfigurations : [searchConfiguration(language)];
  const rows = await query<{ configuration: string; tsquery: string }>(readText, [straightQuotes(text), configurations]);
  return grouped(text, rows);
}

/** @internal */
export function grouped(text: string, rows: readonly { configuration: string; tsquery: string }[]): Group[] {
  const empty = rows.filter(({ tsquery }) => tsquery === '').map(({ configuration }) => configuration);
  // "the" is a word like others to German, and would find every German article that quotes an English name. So English judges text in
  // Latin letters; in other scripts, any language that knows the words as stop words does.
  if (/\p{Script=Latin}/u.test(text) ? empty.includes('english') : empty.length > 0) return [];
  const groups = Map.groupBy(
    rows.filter(({ tsquery }) => tsquery !== ''),
    ({ tsquery }) => tsquery,
  );
  return [...groups].map(([tsquery, same]) => ({ tsquery, configurations: same.map(({ configuration }) => configuration) }));
}

function straightQuotes(text: string): string {
  return text.replace(/[“”„‟«»]/g, '"');
}
