import { plannedOnce } from '#database';

/** How the articles of a page are found: ids, and what they are sorted by. Conditions speak of article `a`; those of time also hold for `e`. */

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;

export type SortColumn = 'a.published' | 'a.stored_at';

/** Articles in whatever order they are found. */
export const anyArticles = (column: SortColumn, where: string) => `
  select a.article_id, ${column} as sort_key from khabar.article a ${where}`;

export const newestArticles = (column: SortColumn, where: string, limit: number) =>
  `${anyArticles(column, where)} order by ${column} desc, a.article_id desc limit ${limit}`;

/** A table whose index lists articles under keys, newest first. */
interface Index {
  readonly table: string;
  readonly keyColumn: string;
  readonly keyType: string;
  /** An article stands under a key once. To group what is single already would take the order of the index away. */
  readonly once: boolean;
}

/** Articles under any of some keys. */
export interface Listing extends Index {
  /** Placeholder of the keys. */
  readonly keys: string;
  /** How many these are. */
  readonly size: number;
}

const listedBy =
  (index: Index) =>
  (keys: string, size: number): Listing => ({ ...index, keys, size });

export const listedByEntity = listedBy({ table: 'article_entity', keyColumn: 'entity_key', keyType: 'uuid', once: false });
export const listedByTopic = listedBy({ table: 'article_topic_code', keyColumn: 'code', keyType: 'text', once: false });
export const listedByPublisherName = listedBy({ table: 'article', keyColumn: 'publisher_name_key', keyType: 'uuid', once: true });
export const listedByPublisherDomain = listedBy({
  table: 'article',
  keyColumn: 'publisher_domain_key',
  keyType: 'uuid',
  once: true,
});
export const listedByLanguage = listedBy({ table: 'article', keyColumn: 'language', keyType: 'text', once: true });
export const listedByCountry = listedBy({ table: 'article', keyColumn: 'publisher_country', keyType: 'text', once: true });

/** The newest articles of the listings: of each key the newest, and of these the newest. */
export function newestListed(listings: readonly Listing[], times: readonly string[], limit: number): string {
  const [one] = listings;
  if (listings.length === 1 && one!.size === 1) return newestUnder(one!, onlyKey(one!), times, limit);
  const each = listings.map((listing) =>
    listing.size === 1
      ? newestUnder(listing, onlyKey(listing), times, limit)
      : `select e.* from unnest(${listing.keys}::${listing.keyType}[]) as k(key) cross join lateral (
           ${newestUnder(listing, 'k.key', times, limit)}) as e`,
  );
  return `
  select article_id, sort_key from (${each.map((newest) => `(${newest})`).join(' union all ')}) as e
  group by sort_key, article_id
  order by sort_key desc, article_id desc limit ${limit}`;
}

const onlyKey = ({ keys, keyType }: Listing) => `(${keys}::${keyType}[])[1]`;

const newestUnder = ({ table, keyColumn, once }: Index, key: string, times: readonly string[], limit: number) => `
  select e.article_id, e.published as sort_key from khabar.${table} e
  where ${[`e.${keyColumn} = ${key}`, ...times.map((time) => time.replaceAll('a.', 'e.'))].join(' and ')}
  ${once ? '' : 'group by e.published, e.article_id'}
  order by e.published desc, e.article_id desc limit ${limit}`;

/** Counted up to a bound; an article may stand there several times. */
export const countListed = (listings: readonly Listing[], bound: number) => `
  select count(*)::int as count from (
    select from (${listings.map(underKeys).join(' union all ')}) as listed limit ${bound}) as counted`;

const underKeys = ({ table, keyColumn, keyType, keys }: Listing) =>
  `select 1 from khabar.${table} e where e.${keyColumn} = any(${keys}::${keyType}[])`;

/** $1: a dimension of the rollups, $2: values. How many articles are counted under them: some seconds ago, and of several values some twice. */
export const selectCountedUnder = plannedOnce(`
  select coalesce(sum(k.total), 0)::int as count from khabar.rollup_key k where k.dimension = $1::khabar.dimension and k.value = any($2::text[])`);

/** The newest of what is found, and how many are found. Materialized: nobody is to look for them in their order. */
export const pageOf = (articles: string, limit: number) => `
  with found as materialized (${articles})
  select article_id, ${ms('sort_key')} as sort_ms, (count(*) over ())::int as count
  from found
  order by sort_key desc, article_id desc limit ${limit}`;

/** A page of newest articles as it is, and how many there are in another statement's count, which an index makes without the rows. */
export const newestCounted = (page: string, all: string | undefined) => `
  select article_id, ${ms('sort_key')} as sort_ms ${all === undefined ? '' : `, (select count(*)::int from (${all}) as counted) as count`}
  from (${page}) as found
  order by sort_key desc, article_id desc`;

/** The newest of the given articles that are as asked for. */
export const newestOf = (articles: string, where: string, limit: number) => `
  with looked as materialized (${articles})
  select l.article_id, ${ms('l.sort_key')} as sort_ms
  from looked l join khabar.article a on a.article_id = l.article_id ${where}
  order by l.sort_key desc, l.article_id desc limit ${limit}`;

/** Of so many newest articles those that are as asked for; none is read once the page is full. */
export const newestAmong = (column: SortColumn, newest: string, look: number, where: string, limit: number) => `
  select a.article_id, ${ms(column)} as sort_ms
  from (select a.* from khabar.article a ${newest} order by ${column} desc, a.article_id desc limit ${look}) as a ${where}
  order by ${column} desc, a.article_id desc limit ${limit}`;

/** When the last of so many newest articles was published: milliseconds since 1970; no row if there are fewer. */
export const selectReach = (where: string, articles: number) => `
  select ${ms('a.published')} as ms from khabar.article a ${where}
  order by a.published desc, a.article_id desc offset ${articles} limit 1`;

/** How many articles Postgres expects there to be. */
export const explainArticles = (where: string) => `explain (format json) select from khabar.article a ${where}`;
