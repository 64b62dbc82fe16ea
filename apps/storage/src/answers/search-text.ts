import { plannedOnce, type Query } from '#database';
import { uniform, folded, foldedIfOther } from '../folding.ts';
import { selectLanguages } from '../tables/article-answers.ts';
import { allConfigurations, searchConfiguration, SIMPLE } from '../tables/languages.ts';
import { type Expression, parseSearch, type Term, termsOf } from './search-syntax.ts';

/** What a search text means in each language: articles of `configurations` are held against `tsquery`. */
export interface Group {
  readonly tsquery: string;
  readonly configurations: readonly string[];
}

/**
 * One round trip for all terms: how each language reads one, with its accents and without. Plain words stay words, whatever signs stand
 * about them. $1: configurations, $2: texts, $3: the same without accents, or null, $4: whether the last word goes on.
 */
const readTerms = plannedOnce(`
  select configuration, term - 1 as term,
         array[phraseto_tsquery(configuration::regconfig, text)::text,
               phraseto_tsquery(configuration::regconfig, folded)::text,
               case when prefix then phraseto_tsquery('simple', coalesce(folded, text))::text end] as readings
  from unnest($1::text[]) as configuration,
       unnest($2::text[], $3::text[], $4::boolean[]) with ordinality as t(text, folded, prefix, term)`);

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
  const keys = [...new Set(terms.map(keyOfTerm))];
  const distinct = keys.map((key) => terms.find((term) => keyOfTerm(term) === key)!);
  const [rows, stored] = await Promise.all([
    query<{ configuration: string; term: string; readings: (string | null)[] }>(readTerms, [
      configurations,
      distinct.map(({ text: said }) => uniform(said)),
      distinct.map(({ text: said }) => (foldedIfOther(said) === undefined ? null : folded(said))),
      distinct.map(({ prefix }) => prefix),
    ]),
    languages.length === 0 ? query<{ language: string }>(selectLanguages) : [],
  ]);
  const readings = new Map(rows.map((row) => [`${row.configuration} ${keys[Number(row.term)]}`, row.readings]));
  const asked = configurations.map((configuration) => ({
    configuration,
    tsquery: written(expression, (term) => readings.get(`${configuration} ${keyOfTerm(term)}`)!),
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

function keyOfTerm({ text, prefix }: Term): string {
  return `${prefix ? '*' : ' '}${text}`;
}

/**
 * An expression as a tsquery. Terms that the language leaves out, since they are stop words or signs, are left out of what they stand in.
 *
 * @internal
 * @param read how the language reads a term: with its accents, without them, and the beginning of a word in no language
 */
export function written(expression: Expression, read: (term: Term) => readonly (string | null)[]): string {
  if ('term' in expression) return writtenTerm(expression.term, read(expression.term));
  if ('not' in expression) {
    const negated = written(expression.not, read);
    return negated && `!(${negated})`;
  }
  const parts = ('all' in expression ? expression.all : expression.any).map((part) => written(part, read)).filter(Boolean);
  return parts.length < 2 ? (parts[0] ?? '') : `(${parts.join('all' in expression ? ' & ' : ' | ')})`;
}

const LEXEME = /'(?:[^'\\]|''|\\.)*'/g;

function writtenTerm({ prefix, field }: Term, [accented, plain, beginning]: readonly (string | null)[]): string {
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
