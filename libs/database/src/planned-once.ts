import { keyOf } from './key-of.ts';

/** Each is kept by each connection, in tens of kilobytes. */
const MOST = 500;
/** By statement. */
const names = new Map<string, string>();

/**
 * The statement as it is, to be planned once for each connection and not for each question. For what is asked over and over, always in
 * these very words, and has a best plan that does not hang on its parameters: to plan a dozen joins takes longer than to run them. Where
 * statements are put together, those of which there are too many are left as they are.
 */
export function plannedOnce(sql: string): string {
  if (!names.has(sql) && names.size < MOST) names.set(sql, keyOf(sql));
  return sql;
}

/** What the server is to know its plan by; undefined: it is planned anew. */
export const planName = (sql: string): string | undefined => names.get(sql);
