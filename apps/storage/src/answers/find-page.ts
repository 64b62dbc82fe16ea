import { allOf, plannedOnce, type Query, type Settings } from '#database';
import {
  anyArticles,
  countListed,
  newestArticles,
  newestListed,
  newestAmong,
  newestCounted,
  newestOf,
  pageOf,
  selectCountedUnder,
  type SortColumn,
} from '../tables/article-pages.ts';
import { ArticleWhere, type Way } from './article-where.ts';
import { roughly } from './roughly.ts';

/** Matches are counted up to here; beyond, the total says `gte`. */
export const MAX_COUNTED = 1_000;
/** So many of the newest are looked at one by one, where more match than are counted. */
const LOOK = 1_000;
/** A text's words lie beside its row, twenty times as dear to look at as all else; and a page is found among so few where the words are common. */
const LOOK_AT_WORDS = 250;
/** Of articles: words that more of them hold are found by a look at the newest; to have them out of the index of words takes longer. */
const COMMON = 0.08;
/** Words that Postgres expects in so many articles are in more than are counted, for all that it errs. */
const MANY = 1.2 * MAX_COUNTED;
/** To plan a statement with a branch for each language takes as long as to look at so many texts again. */
const MANY_TEXTS = 250;
/** Such words are looked for among the newest that will hold a page of them; where they do not, among so many, then among more. */
const REACHES = [10_000, 60_000];
/** So many articles, for all that matches come unevenly: four standard deviations more than hold a page on average. */
const reachFor = (wanted: number, share: number): number => Math.ceil((wanted + 4 * Math.sqrt(wanted)) / share);
/** Of several ways the shortest is gone; where it is to be counted, those with more articles are all alike. */
const MAX_WEIGHED = 5_000;
/**
 * For words that are not common. Postgres holds words against a text for as cheap as a comparison of two numbers, and would read the texts of a
 * month for what two indexes tell together.
 */
const BY_BITMAPS = { enable_seqscan: 'off', enable_indexscan: 'off' };

export interface Total {
  readonly value: number;
  readonly relation: 'eq' | 'gte';
}

export interface Order {
  readonly column: SortColumn;
  readonly limit: number;
  /** The last one shown. */
  readonly after?: { readonly ms: number; readonly articleId: string } | undefined;
  /** As it was told with the first page; undefined: it is to be counted. */
  readonly total?: Total | undefined;
}

export interface Hit {
  readonly article_id: string;
  readonly sort_ms: string;
}

interface Counted extends Hit {
  readonly count: number;
}

export interface Found {
  /** One more than a page has, if there are more. */
  readonly hits: readonly Hit[];
  /** As it was when the first page was asked for. */
  readonly total: Total;
}

/**
 * A page of articles, newest first. Of few matches all are found, by whatever index knows them, and sorted then; where there are many, the
 * newest articles are looked through until the page is full. A count that stops at MAX_COUNTED tells which it is.
 *
 * @param where is given the place after which the page begins as one more condition
 */
export async function findPage(query: Query, where: ArticleWhere, { column, limit, after, total: told }: Order): Promise<Found> {
  const statement = (sql: string): [string, unknown[]] => where.statement(sql);
  const ask = <T extends object = Hit>(sql: string, settings?: Settings): Promise<T[]> => query<T>(...statement(sql), settings);
  /** What an index leads to, whatever the parameters are. */
  const askOften = <T extends object>(sql: string, settings?: Settings): Promise<T[]> => {
    const [own, parameters] = statement(sql);
    return query<T>(plannedOnce(own), parameters, settings);
  };
  const wanted = limit + 1;
  const ofOrder = column === 'a.published' ? [...where.times] : [];
  if (after) {
    const place = `(${column}, a.article_id) < (${where.time(after.ms)}, ${where.value(after.articleId)}::uuid)`;
    where.and(place);
    ofOrder.push(place);
  }
  /** How many articles it leads past, roughly: what the rollups say, or counted up to a bound. */
  const lengthOf = async ({ counted: known, listings }: Way, bound: number): Promise<number> => {
    const [row] = await (known
      ? query<{ count: number }>(selectCountedUnder, [known.dimension, known.values])
      : askOften<{ count: number }>(countListed(listings, bound)));
    return row!.count;
  };
  const beside = (way?: Way) =>
    where.conditions.filter((condition) => condition !== way?.condition && !ofOrder.includes(condition));
  const ways = column === 'a.published' ? where.ways.filter((one) => !one.isBroad || beside(one).length === 0) : [];
  const way = await narrowest(ways, (one) => lengthOf(one, MAX_WEIGHED));
  const newest = (articles: number): string =>
    way ? newestListed(way.listings, ofOrder, articles) : newestArticles(column, allOf(ofOrder), articles);
  const others = beside(way);
  const hasWords = where.words.length > 0;
  let isApart = false;
  /** Matches in whatever order they are found. */
  const any = (...also: string[]): string =>
    (isApart ? where.apart(also) : [allOf([...where.conditions, ...also])])
      .map((one) => `(${anyArticles(column, one)})`)
      .join(' union all ');

  /** All matches, found in whatever order and counted up to the bound. */
  const few = async (): Promise<Found> => {
    const sql = pageOf(`${any()} limit ${MAX_COUNTED + 1}`, wanted);
    const isOfWords = hasWords && where.conditions.length === 1;
    const hits = await (isOfWords
      ? askOften<Counted>(sql, { ...BY_BITMAPS, plan_cache_mode: 'force_generic_plan' })
      : ask<Counted>(sql, hasWords ? BY_BITMAPS : undefined));
    return { hits, total: counted(hits[0]?.count) };
  };
  /** Those among the newest; undefined if these do not fill the page. */
  const amongNewest = async (look: number): Promise<Found | undefined> => {
    const hits = await ask(
      way ? newestOf(newest(look), allOf(others), wanted) : newestAmong(column, allOf(ofOrder), look, allOf(others), wanted),
    );
    return hits.length === wanted ? { hits, total: told ?? atLeast(hits.length) } : undefined;
  };
  /** Those that the index of words knows among so many of the newest; undefined if these do not fill the page. */
  const within = async (reach: number): Promise<Found | undefined> => {
    const begin = await roughly(query).beginOf(reach, allOf(ofOrder), statement);
    if (begin === undefined) return undefined;
    const recent = any(`a.published >= ${where.time(begin)}`);
    const hits = await ask<Counted>(pageOf(recent, wanted), BY_BITMAPS);
    return hits.length === wanted ? { hits, total: told ?? atLeast(hits[0]!.count) } : undefined;
  };
  const all = async (): Promise<Found> => {
    const found = hasWords ? any() : newestArticles(column, String(where), wanted);
    const hits = await ask<Counted>(pageOf(found, wanted), hasWords ? BY_BITMAPS : undefined);
    return { hits, total: told ?? (hasWords ? counted(hits[0]?.count) : atLeast(MAX_COUNTED)) };
  };

  if (others.length === 0) {
    const sql = newestCounted(newest(wanted), told ? undefined : newest(MAX_COUNTED + 1));
    const hits = await askOften<Partial<Counted> & Hit>(sql);
    return { hits, total: told ?? counted(hits[0]?.count) };
  }
  const isByTime = column === 'a.published';
  const reaches = hasWords && isByTime && !way ? REACHES : [];
  if (way) {
    const look = hasWords ? LOOK_AT_WORDS : LOOK;
    const page = wanted < look && (await lengthOf(way, LOOK + 1)) > LOOK ? await amongNewest(look) : undefined;
    if (page) return page;
  } else if (hasWords && isByTime) {
    const [matches, articles] = await Promise.all([
      roughly(query).expected(String(where), statement),
      roughly(query).expected(allOf(ofOrder), statement),
    ]);
    isApart = matches >= MANY_TEXTS;
    const share = matches / articles;
    if (share >= COMMON && articles >= LOOK && wanted < LOOK_AT_WORDS) {
      const page = await amongNewest(LOOK_AT_WORDS);
      if (page) return page;
    }
    const reach = reachFor(wanted, share);
    if (matches >= MANY && reach < articles) {
      const page = await within(reach);
      if (page) return page;
    }
  }
  const first = told?.relation === 'gte' ? undefined : await few();
  if (first?.total.relation === 'eq') return { hits: first.hits, total: told ?? first.total };
  told ??= first?.total;
  if (!hasWords) return (way ? undefined : await amongNewest(LOOK)) ?? (await all());
  for (const reach of reaches) {
    const page = await within(reach);
    if (page) return page;
  }
  return all();
}

async function narrowest(ways: readonly Way[], lengthOf: (way: Way) => Promise<number>): Promise<Way | undefined> {
  if (ways.length < 2) return ways[0];
  const weighed = await Promise.all(ways.map(async (way) => ({ way, length: await lengthOf(way) })));
  return weighed.reduce((least, one) => (one.length < least.length ? one : least)).way;
}

const atLeast = (count: number): Total => ({ value: Math.min(count, MAX_COUNTED), relation: 'gte' });

function counted(count = 0): Total {
  return count > MAX_COUNTED ? { value: MAX_COUNTED, relation: 'gte' } : { value: count, relation: 'eq' };
}
