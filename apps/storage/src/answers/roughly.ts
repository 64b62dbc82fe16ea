import type { Query, Settings } from '#database';
import { explainArticles, selectReach } from '../tables/article-pages.ts';

/** What changes little is asked for no more often: milliseconds. */
const HOLDS_MS = 60_000;

interface Explained {
  readonly 'QUERY PLAN': readonly { readonly Plan: { readonly 'Plan Rows': number } }[];
}

export type Ask = <T extends object>(sql: string, settings?: Settings) => Promise<T[]>;

/** When the last of so many articles was published, newest first: milliseconds; undefined if there are fewer. */
export async function beginOf(ask: Ask, where: string, articles: number): Promise<number | undefined> {
  const [begin] = await ask<{ ms: string }>(selectReach(where, articles));
  return begin && Number(begin.ms);
}

/** What Postgres expects to be as asked for. It knows the most common words. */
export async function expected(ask: Ask, where: string): Promise<number> {
  const [row] = await ask<Explained>(explainArticles(where));
  return row!['QUERY PLAN'][0]!.Plan['Plan Rows'];
}

/** What changes little within a minute, and is asked for no more often. Who goes by it finds another way where it was wrong. */
class Roughly {
  readonly #query: Ask;
  readonly #told = new Map<number | 'articles', { readonly askedAt: number; readonly answer: Promise<number | undefined> }>();

  constructor(query: Ask) {
    this.#query = query;
  }

  /** How many there are. */
  async articles(): Promise<number> {
    return (await this.#once('articles', () => expected(this.#query, '')))!;
  }

  /** As beginOf(), of at least so many of all articles. */
  beginOfNewest(atLeastArticles: number): Promise<number | undefined> {
    const articles = Math.round(2 ** (Math.ceil(2 * Math.log2(atLeastArticles)) / 2)); // of many reaches few
    return this.#once(articles, () => beginOf(this.#query, '', articles));
  }

  #once(what: number | 'articles', ask: () => Promise<number | undefined>): Promise<number | undefined> {
    const askedAt = performance.now();
    const last = this.#told.get(what);
    if (last && askedAt - last.askedAt < HOLDS_MS) return last.answer;
    const answer = ask();
    this.#told.set(what, { askedAt, answer });
    answer.catch(() => this.#told.delete(what));
    return answer;
  }
}

const byStore = new WeakMap<Query, Roughly>();
export function roughly(query: Query): Roughly {
  const known = byStore.get(query) ?? new Roughly((sql) => query(sql));
  byStore.set(query, known);
  return known;
}
