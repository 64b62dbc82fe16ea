import type { Query } from '#database';
import { selectLanguages } from '../tables/article-answers.ts';
import { allConfigurations, searchConfiguration, SIMPLE } from '../tables/languages.ts';
import { readTerms, type Reading } from './read-terms.ts';
import { type Expression, parseSearch, type Term, termsOf } from './search-syntax.ts';

/** What a search text means in each language: articles of `configurations` are held against `tsquery`. */
export interface Group {
  readonly tsquery: string;
  readonly configurations: readonly string[];
}

/**
 * A search text in web-search syntax (search-syntax.ts), read by the rules of each language, since an article's words are stored by the
 * rules of its own. The languages are held apart: `-reforms` means other words in each, and the one's "not" must not let in the other's.
 *
 * @param languages BCP 47; only articles of their configurations are asked then
 * @returns no groups if nothing is left to search for: signs or stop words alone
 */
export async function searchGroups(query: Query, text: string, languages: readonly string[]): Promise<Group[]> {
  const expression = parseSearch(text);
  if (!expression) return [];
  const configurations = languages.length === 0 ? allConfigurations : [...new Set(languages.map(searchConfiguration))];
  const terms = termsOf(expression).map(({ term }) => term);
  const [reading, stored] = await Promise.all([
    readTerms(query, terms),
    languages.length === 0 ? query<{ language: string }>(selectLanguages) : [],
  ]);
  const asked = configurations.map((configuration) => ({
    configuration,
    tsquery: written(expression, (term) => reading(configuration, term)),
  }));
  const groups = grouped(text, asked);
  return languages.length === 0
    ? ofThose(groups, [...stored.map(({ language }) => searchConfiguration(language)), SIMPLE])
    : groups;
}

/**
 * The groups without configurations that no article has: to look for what a word would be in Hungarian takes as long where there is nothing in
 * Hungarian. All of them where nothing would be left, since what is asked for still has a meaning.
 */
function ofThose(groups: readonly Group[], configurations: readonly string[]): Group[] {
  const asked = groups
    .map((group) => ({ ...group, configurations: group.configurations.filter((one) => configurations.includes(one)) }))
    .filter(({ configurations: left }) => left.length > 0);
  return asked.length > 0 ? asked : [...groups];
}

/**
 * An expression as a tsquery. Terms that the language leaves out, since they are stop words or signs, are left out of what they stand in.
 *
 * @internal
 * @param read how the language reads a term
 */
export function written(expression: Expression, read: (term: Term) => Reading): string {
  if ('term' in expression) return writtenTerm(expression.term, read(expression.term));
  if ('not' in expression) {
    const negated = written(expression.not, read);
    return negated && `!(${negated})`;
  }
  const parts = ('all' in expression ? expression.all : expression.any).map((part) => written(part, read)).filter(Boolean);
  return parts.length < 2 ? (parts[0] ?? '') : `(${parts.join('all' in expression ? ' & ' : ' | ')})`;
}

const LEXEME = /'(?:[^'\\]|''|\\.)*'/g;

function writtenTerm({ prefix, field }: Term, [accented, plain, beginning]: Reading): string {
  if (!accented && !beginning) return '';
  const readings = [...new Set([accented, plain, beginning].filter(Boolean))].map((reading) => {
    const last = [...reading!.matchAll(LEXEME)].length - 1;
    let place = 0;
    return reading!.replace(LEXEME, (lexeme) => {
      const marks = (prefix && place++ === last ? '*' : '') + (field ?? '');
      return marks ? `${lexeme}:${marks}` : lexeme;
    });
  });
  return readings.length === 1 && !/[ <]/.test(readings[0]!)
    ? readings[0]!
    : `(${readings.map((one) => `(${one})`).join(' | ')})`;
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
