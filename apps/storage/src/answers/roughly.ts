import { LRUCache } from 'lru-cache';
import { keyOf, type Query } from '#database';
import { explainArticles, selectReach } from '../tables/article-pages.ts';

/** What changes little is asked for no more often: milliseconds. */
const HOLDS_MS = 60_000;

interface Explained {
  readonly 'QUERY PLAN': readonly { readonly Plan: { readonly 'Plan Rows': number } }[];
}

/** A statement with the parameters that its conditions take. */
type Statement = (sql: string) => [sql: string, parameters: unknown[]];
const withoutParameters: Statement = (sql) => [sql, []];

/** What changes little within a minute, and is asked for no more often. Who goes by it finds another way where it was wrong. */
class Roughly {
  readonly #query: Query;
  readonly #told = new LRUCache<string, Promise<unknown>>({ max: 2_000, ttl: HOLDS_MS });

  constructor(query: Query) {
    this.#query = query;
  }

  /** How many articles Postgres expects to be as asked for. It knows the most common words. */
  async expected(where = '', statement = withoutParameters): Promise<number> {
    const [row] = await this.#once<Explained>(...statement(explainArticles(where)));
    return row!['QUERY PLAN'][0]!.Plan['Plan Rows'];
  }

  /** When the last of so many articles was published, newest first: milliseconds; undefined if there are fewer. */
  async beginOf(atLeastArticles: number, where = '', statement = withoutParameters): Promise<number | undefined> {
    const articles = Math.round(2 ** (Math.ceil(2 * Math.log2(atLeastArticles)) / 2)); // of many reaches few
    const [begin] = await this.#once<{ ms: string }>(...statement(selectReach(where, articles)));
    return begin && Number(begin.ms);
  }

  #once<T extends object>(sql: string, parameters: unknown[]): Promise<T[]> {
    const key = keyOf(sql + JSON.stringify(parameters));
    const told = this.#told.get(key) as Promise<T[]> | undefined;
    if (told) return told;
    const answer = this.#query<T>(sql, parameters);
    this.#told.set(key, answer);
    answer.catch(() => this.#told.delete(key));
    return answer;
  }
}

const byStore = new WeakMap<Query, Roughly>();
export function roughly(query: Query): Roughly {
  const known = byStore.get(query) ?? new Roughly(query);
  byStore.set(query, known);
  return known;
}
