/**
 * How counts are read: of the rollups what is in them, and beside it the changes that still wait, in one statement, so that a count is exact
 * at any time. What lies within an hour is counted in the tables.
 */
import { labelOf } from './rollup.ts';
import { type Bind, type Bound, type BoundStretch, msOf, time } from './rollup-cover.ts';

export type Dimension = 'all' | 'language' | 'country' | 'source' | 'agency' | 'type' | 'topic' | 'entity';

/** Articles with one value in a dimension, or with several of which an article has one at most. */
export interface Slice {
  readonly dimension: Dimension;
  /** A condition on the expression of a value, as the rollups have it. */
  readonly holds: (value: string) => string;
  /** From-clause and condition that find them in the tables, as `r` with article_id and published. */
  readonly rows: string;
}

export type SliceOf = (bind: Bind) => Slice;

export const everything: SliceOf = () => ({ dimension: 'all', holds: () => 'true', rows: 'khabar.article r where true' });

export const ofLanguage =
  (tag: string): SliceOf =>
  (bind) => {
    const asked = `${bind(tag)}::text`;
    const holds = (value: string) => `(${value} = ${asked} or starts_with(${value}, ${asked} || '-'))`;
    return { dimension: 'language', holds, rows: `khabar.article r where ${holds('r.language')}` };
  };

export const ofCountry =
  (code: string): SliceOf =>
  (bind) => {
    const asked = `${bind(code)}::text`;
    return {
      dimension: 'country',
      holds: (value) => `${value} = ${asked}`,
      rows: `khabar.article r where r.publisher_country = ${asked}`,
    };
  };

export const ofSource =
  (nameKey: string, domainKey: string): SliceOf =>
  (bind) => {
    const [name, domain] = [`${bind(nameKey)}::uuid`, `${bind(domainKey)}::uuid`];
    return {
      dimension: 'source',
      holds: (value) => `(split_part(${value}, '/', 2) = ${name}::text or split_part(${value}, '/', 1) = ${domain}::text)`,
      rows: `khabar.article r where (r.publisher_name_key = ${name} or r.publisher_domain_key = ${domain})`,
    };
  };

export const ofTopic =
  (code: string): SliceOf =>
  (bind) => {
    const asked = `${bind(code)}::text`;
    return {
      dimension: 'topic',
      holds: (value) => `${value} = left(${asked}, 500)`,
      rows: `khabar.article_topic_code r where r.code = ${asked}`,
    };
  };

export const ofEntity =
  (key: string): SliceOf =>
  (bind) => {
    const asked = `${bind(key)}::uuid`;
    return {
      dimension: 'entity',
      holds: (value) => `${value} = ${asked}::text`,
      rows: `khabar.article_entity r where r.entity_key = ${asked}`,
    };
  };

export const waiting = (dimension: Dimension) => `khabar.rollup_change x, unnest(x.keys) as key
  where starts_with(key, '${dimension}:')`;
const waitingValue = (dimension: Dimension) => `substr(key, ${dimension.length + 2})`;

/** Rows of (of, bucket, hour_ms, count): those with an hour are changes that wait, of which the bucket is to be told by the parts. */
export const countByBucket = (of: string, { dimension, holds, rows }: Slice, { runs, bucketOf, cuts }: Bound) => `
  select '${of}' as of, r.bucket, null::double precision as hour_ms, sum(r.count)::double precision as count
  from ${runs} cross join lateral (
    select ${bucketOf('r.start')} as bucket, r.count from khabar.rollup r
    where r.key_id = any(array(select k.id from khabar.rollup_key k where k.dimension = '${dimension}' and ${holds('k.value')}))
      and r.span = p.span and r.start >= p.since and r.start < p.until
    offset 0 -- each stretch by itself: all of them at once would be found among all that there is
  ) as r
  group by r.bucket
  union all
  select '${of}', null, ${msOf('x.hour')}, sum(x.change)::double precision
  from ${waiting(dimension)} and ${holds(waitingValue(dimension))}
  group by x.hour
  ${
    cuts
      ? `union all
  select '${of}', c.bucket, null, r.count
  from ${cuts} cross join lateral (
    select count(distinct r.article_id)::double precision as count from ${rows} and r.published >= c.since and r.published < c.until
  ) as r`
      : ''
  }`;

/** The first and the last hour with an article, in milliseconds; null if there is none. Hours that wait to be emptied may be among them. */
export const selectExtent = ({ dimension, holds }: Slice) => `
  select ${msOf('min(hour)')} as first, ${msOf('max(hour)')} as last from (
    (select r.start as hour from khabar.rollup_key k cross join lateral (
       select min(start) as start from khabar.rollup r where r.key_id = k.id and r.span = 'hour'
       union all
       select max(start) from khabar.rollup r where r.key_id = k.id and r.span = 'hour') as r
     where k.dimension = '${dimension}' and ${holds('k.value')})
    union all
    select x.hour from ${waiting(dimension)} and ${holds(waitingValue(dimension))} and x.change > 0
  ) as hours`;

/**
 * Beginnings of hours, days ... in a zone, from the one that $3 lies in to the one after that of $4. $1: the unit, $2: the zone, $5: steps
 * that miss none. offset_s: of the zone from UTC at that time.
 */
export const selectEdges = `
  select ${msOf('at')} as ms, extract(epoch from (at at time zone $2) - (at at time zone 'UTC'))::integer as offset_s
  from (
    select distinct date_trunc($1, step, $2) as at
    from generate_series(date_trunc($1, ${time('$3::double precision')}, $2), ${time('$4::double precision')} + ('2 ' || $1)::interval, $5::interval) as step
  ) as edge
  order by at`;

/** Articles `m`, with what counts them under a dimension: rows of (article_id, value, label). */
const valuesOf: Readonly<Record<Exclude<Dimension, 'all'>, (m: string) => string>> = {
  language: (m) =>
    `select a.article_id, left(a.language, 500) as value, null::jsonb as label from ${m} join khabar.article a using (article_id)`,
  country: (m) => `
    select a.article_id, left(a.publisher_country, 500) as value, null::jsonb as label
    from ${m} join khabar.article a using (article_id) where a.publisher_country <> ''`,
  source: (m) => `
    select a.article_id, coalesce(a.publisher_domain_key::text, '') || '/' || coalesce(a.publisher_name_key::text, '') as value,
           jsonb_strip_nulls(jsonb_build_object('name', left(a.publisher_name, 500), 'domain', left(a.publisher_domain, 500))) as label
    from ${m} join khabar.article a using (article_id)
    where coalesce(a.publisher_domain_key, a.publisher_name_key) is not null`,
  agency: (m) => `
    select a.article_id, left(s->>'id', 500) as value, jsonb_build_object('name', left(s->>'name', 500)) as label
    from ${m} join khabar.article a using (article_id),
         jsonb_array_elements(case jsonb_typeof(a.findings->'infosources') when 'array' then a.findings->'infosources' else '[]' end) as s
    where s->>'role' = 'agency' and s->>'id' <> ''`,
  type: (m) => `
    select e.article_id, left(e.facts->>'type', 500) as value, null::jsonb as label
    from ${m} join khabar.article_entity e using (article_id) where e.facts->>'type' <> ''`,
  topic: (m) =>
    `select t.article_id, left(t.code, 500) as value, null::jsonb as label from ${m} join khabar.article_topic_code t using (article_id)`,
  entity: (m) =>
    `select e.article_id, e.entity_key::text as value, null::jsonb as label from ${m} join khabar.article_entity e using (article_id)`,
};

/** A source is known by its domain, or by its name where that is missing. */
const shownValue = (dimension: Dimension) =>
  dimension === 'source' ? `coalesce(nullif(split_part(value, '/', 1), ''), split_part(value, '/', 2))` : 'value';

/** Rows of (value, label, count), one or several for each value: changes that wait, and what lies within an hour. */
const looseCounts = (dimension: Exclude<Dimension, 'all'>, stretch: BoundStretch | undefined) => `
  select w.value, ${labelOf('w')} as label, w.count
  from (
    select '${dimension}' as dimension, ${waitingValue(dimension)} as value, sum(x.change)::integer as count,
           (array_agg(x.article_id order by x.change desc))[1] as article_id
    from ${waiting(dimension)} ${stretch ? `and ${stretch.holdsHour('x.hour')}` : ''}
    group by 2
  ) as w
  ${
    stretch?.cuts
      ? `union all
  select value, (array_agg(label))[1], count(distinct article_id)::integer
  from (${valuesOf[dimension](`(select a.article_id from khabar.article a where ${stretch.cuts('a.published')}) as m`)}) as v
  group by value`
      : ''
  }`;

export interface Wanted {
  readonly dimension: Exclude<Dimension, 'all'>;
  /** Placeholder of how many values. */
  readonly size: string;
  /** Of entities: placeholder of the types that are wanted. */
  readonly types?: string | undefined;
}

const ofTypes = ({ dimension, types }: Wanted, value: string) =>
  dimension === 'entity' && types
    ? `and exists (select from khabar.entity e where e.entity_key = ${value}::uuid and e.type = any(${types}::text[]))`
    : '';

/** The counts of a dimension with what each value is called: in most articles first, one more than is wanted. */
function named({ dimension, size }: Wanted, counts: string, more = 'true as proven, 0 as looked'): string {
  const top = `select v.*, ${more} from (${counts}) as v order by v.count desc, v.value limit ${size}::integer + 1`;
  if (dimension === 'entity')
    return `select '${dimension}' as facet, v.*, e.id, e.name, e.type, e.country from (${top}) as v join khabar.entity e on e.entity_key = v.value::uuid`;
  const name = dimension === 'topic' ? '(select t.name from khabar.topic t where t.code = v.value)' : 'null::text';
  return `select '${dimension}' as facet, v.*, null::text as id, ${name} as name, null::text as type, null::text as country from (${top}) as v`;
}

/** All values that are there are summed up. `stretch` undefined: over all of time. */
export function everyValue(wanted: Wanted, stretch: BoundStretch | undefined): string {
  const { dimension } = wanted;
  const folded = stretch
    ? `select k.value, k.label, r.count from (
         select key_id, sum(count)::integer as count from (${stretch.rollups('r.key_id, r.count', `r.dimension = '${dimension}'`)}) as r
         group by key_id) as r join khabar.rollup_key k on k.id = r.key_id`
    : `select k.value, k.label, k.total as count from khabar.rollup_key k where k.dimension = '${dimension}'`;
  return named(
    wanted,
    `select ${shownValue(dimension)} as value, (array_agg(label) filter (where label is not null))[1] as label, sum(count)::double precision as count,
            sum(sum(count)) over ()::double precision as sum
     from (${folded} union all ${looseCounts(dimension, stretch)}) as c
     where true ${ofTypes(wanted, 'value')}
     group by 1 having sum(count) > 0`,
  );
}

/**
 * Only the values that most articles of all time have are summed up (`looked`: how many), and those that something waits for. No other has
 * more than the last of them has in all, so a row is `proven` if it comes before what any other could be.
 */
export function likelyValues(wanted: Wanted, stretch: BoundStretch | undefined, looked: string): string {
  const { dimension } = wanted;
  const sum = stretch
    ? `coalesce((select sum(r.count) from (${stretch.rollups('r.count', 'r.key_id = c.id')}) as r), 0)`
    : 'coalesce((select k.total from khabar.rollup_key k where k.id = c.id), 0)';
  const counts = `
    select c.value, null::jsonb as label, (${sum} + coalesce((select sum(l.count) from loose l where l.value = c.value), 0))::double precision as count,
           null::double precision as sum
    from (select id, value from likely union
          select k.id, l.value from loose l left join khabar.rollup_key k on k.dimension = '${dimension}' and k.value = l.value) as c`;
  return `
    select * from (
      with loose as materialized (select value, count from (${looseCounts(dimension, stretch)}) as l where true ${ofTypes(wanted, 'value')}),
      likely as materialized (
        select k.id, k.value, k.total from khabar.rollup_key k where k.dimension = '${dimension}' ${ofTypes(wanted, 'k.value')}
        order by k.total desc, k.value limit ${looked}::integer),
      bound as materialized (select total, value from likely order by total, value desc limit 1)
      ${named(
        wanted,
        `select * from (${counts}) as c where count > 0`,
        `coalesce((select v.count > b.total or (v.count = b.total and v.value <= b.value) from bound b), false) as proven,
         (select count(*) from likely)::integer as looked`,
      )}
    ) as likely_${dimension}`;
}

/** The same of articles of a relation `matching`. */
export function valuesOfMatching(wanted: Wanted): string {
  const { dimension } = wanted;
  return named(
    wanted,
    `select ${shownValue(dimension)} as value, (array_agg(label))[1] as label, count(distinct article_id)::double precision as count,
            sum(count(distinct article_id)) over ()::double precision as sum
     from (${valuesOf[dimension]('matching')}) as v where true ${ofTypes(wanted, 'value')} group by 1`,
  );
}

/** Of an article of this name; times are placeholders. */
export const publishedBetween = (name: string, from: string, to: string) =>
  `${name}.published >= ${time(`${from}::double precision`)} and ${name}.published < ${time(`${to}::double precision`)}`;

/** Matching articles, the newest of them. Conditions come from answers/narrow-articles.ts. */
export const newestMatching = (where: string, bound: number, between?: string) => `
  matching as materialized (
    select a.article_id, a.published from khabar.article a ${where} ${between ? `${where ? 'and' : 'where'} ${between}` : ''}
    order by a.published desc, a.article_id desc limit ${bound}
  )`;

/** The same of a slice. An article stands there once. */
export const newestOfSlice = ({ rows }: Slice, between: string, bound: number) => `
  matching as materialized (
    select distinct on (r.published, r.article_id) r.article_id, r.published from ${rows} and ${between}
    order by r.published desc, r.article_id desc limit ${bound}
  )`;

/** Of articles of `matching`: how many there are by hour, day ... of a zone; the latest first. */
export const countMatching = (unit: string, zone: string) => `
  select ${msOf(`date_trunc(${unit}, m.published, ${zone})`)} as ms, count(*)::integer as count, ${msOf('min(m.published)')} as first,
         ${msOf('max(m.published)')} as last
  from matching m group by date_trunc(${unit}, m.published, ${zone}) order by 1 desc`;

/** $1: types, or null. Who is named in articles of `matching`, and with whom. */
export const selectTogether = (types: string, size: string) => `
  named as materialized (
    select distinct e.article_id, e.entity_key from matching m join khabar.article_entity e using (article_id)
    where ${types}::text[] is null or exists (select from khabar.entity k where k.entity_key = e.entity_key and k.type = any(${types}::text[]))
  ), counted as materialized (
    select entity_key, count(*)::integer as count from named group by entity_key
  ), node as materialized (
    select n.*, row_number() over (order by count desc, entity_key)::integer as place, (select count(*)::integer from counted) as nodes
    from (select * from counted order by count desc, entity_key limit ${size}::integer) as n
  )
  select (select count(*)::integer from matching) as articles,
         (select json_agg(json_build_object('id', e.id, 'type', e.type, 'name', e.name, 'count', n.count, 'nodes', n.nodes) order by n.place)
          from node n join khabar.entity e using (entity_key)) as nodes,
         (select json_agg(places) from (
            select array_agg(n.place order by n.place) as places from named join node n using (entity_key)
            group by article_id having count(*) > 1) as p) as together`;

/** Rows of (value, now, before): articles in two stretches that make one, of those under which there are enough in the second. */
export const trendOfRollups = (
  dimension: 'topic' | 'entity',
  window: BoundStretch,
  baseline: BoundStretch,
  minCount: string,
  types?: string,
) => `
  with waiting as materialized (
    select ${waitingValue(dimension)} as value, x.hour, sum(x.change)::integer as change from ${waiting(dimension)} group by 1, 2
  ), folded as (
    select key_id, sum(count)::integer as count from (${window.rollups('r.key_id, r.count', `r.dimension = '${dimension}'`)}) as r
    group by key_id
  ), late as (
    select k.id, w.value, sum(w.change)::integer as count
    from waiting w left join khabar.rollup_key k on k.dimension = '${dimension}' and k.value = w.value
    where ${window.holdsHour('w.hour')}
    group by k.id, w.value
  ), now as (
    select coalesce(l.id, f.key_id) as id, l.value, coalesce(f.count, 0) + coalesce(l.count, 0) as count
    from folded f full join late l on l.id = f.key_id
    where coalesce(f.count, 0) + coalesce(l.count, 0) >= ${minCount}::integer
  ), trend as (
    select coalesce(n.value, k.value) as value, n.count as now,
           coalesce((select sum(r.count) from (${baseline.rollups('r.count', 'r.key_id = n.id')}) as r), 0)
           + coalesce((select sum(w.change) from waiting w
                       where w.value = coalesce(n.value, k.value) and ${baseline.holdsHour('w.hour')}), 0) as before
    from now n left join khabar.rollup_key k on k.id = n.id
  )
  ${withNames(dimension, 'trend', types)}`;

/** The same of articles of `matching`. $now: when the second stretch begins, in milliseconds. */
export const trendOfMatching = (dimension: 'topic' | 'entity', begins: string, minCount: string, types?: string) => `
  , trend as (
    select value, count(distinct article_id) filter (where published >= ${time(`${begins}::double precision`)}) as now,
           count(distinct article_id) filter (where published < ${time(`${begins}::double precision`)}) as before
    from (${valuesOf[dimension]('matching')}) as v join matching using (article_id) group by value
    having count(distinct article_id) filter (where published >= ${time(`${begins}::double precision`)}) >= ${minCount}::integer
  )
  ${withNames(dimension, 'trend', types)}`;

function withNames(dimension: 'topic' | 'entity', of: string, types = 'null'): string {
  const numbers = 'b.now::double precision, b.before::double precision';
  return dimension === 'topic'
    ? `select b.value, ${numbers}, t.name, null::text as type, null::text as country from ${of} b left join khabar.topic t on t.code = b.value`
    : `select e.id as value, ${numbers}, e.name, e.type, e.country from ${of} b join khabar.entity e on e.entity_key = b.value::uuid
       where ${types}::text[] is null or e.type = any(${types}::text[])`;
}
