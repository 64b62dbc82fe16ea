import { LRUCache } from 'lru-cache';
import { plannedOnce, type Query } from '#database';
import { folded, foldedIfOther, uniform } from '../folding.ts';
import { allConfigurations } from '../tables/languages.ts';
import type { Term } from './search-syntax.ts';

/** How a language reads a term: with its accents, without them, and the beginning of a word in no language; null where it leaves it out. */
export type Reading = readonly (string | null)[];
/** By configuration. */
type Readings = ReadonlyMap<string, Reading>;

/**
 * One round trip for all terms: how each language reads one, with its accents and without. Plain words stay words, whatever signs stand
 * about them. $1: configurations, $2: texts, $3: the same without accents, or null, $4: whether the last word goes on.
 */
const selectReadings = plannedOnce(`
  select configuration, term - 1 as term,
         array[phraseto_tsquery(configuration::regconfig, text)::text,
               phraseto_tsquery(configuration::regconfig, folded)::text,
               case when prefix then phraseto_tsquery('simple', coalesce(folded, text))::text end] as readings
  from unnest($1::text[]) as configuration,
       unnest($2::text[], $3::text[], $4::boolean[]) with ordinality as t(text, folded, prefix, term)`);

/** Few words are asked for over and over, and thirty languages always read them in the same way: some kilobytes each. */
const known = new LRUCache<string, Readings>({ max: 2_000 });
const LONGEST_KNOWN = 50;

/** @returns how a language, by its configuration, reads each of these terms */
export async function readTerms(query: Query, terms: readonly Term[]): Promise<(configuration: string, term: Term) => Reading> {
  const distinct = new Map(terms.map((term) => [keyOf(term), term]));
  const readings = new Map([...distinct.keys()].map((key) => [key, known.get(key)]));
  const asked = [...distinct].filter(([key]) => !readings.get(key));
  const rows =
    asked.length === 0
      ? []
      : await query<{ configuration: string; term: string; readings: Reading }>(selectReadings, [
          allConfigurations,
          asked.map(([, { text }]) => uniform(text)),
          asked.map(([, { text }]) => (foldedIfOther(text) === undefined ? null : folded(text))),
          asked.map(([, { prefix }]) => prefix),
        ]);
  for (const [at, ofTerm] of Map.groupBy(rows, ({ term }) => Number(term))) {
    const [key] = asked[at]!;
    const read: Readings = new Map(ofTerm.map((row) => [row.configuration, row.readings]));
    readings.set(key, read);
    if (key.length <= LONGEST_KNOWN) known.set(key, read);
  }
  return (configuration, term) => readings.get(keyOf(term))!.get(configuration)!;
}

/** Where a word stands has no part in how it is read. */
function keyOf({ text, prefix }: Term): string {
  return `${prefix ? '*' : ' '}${text}`;
}
