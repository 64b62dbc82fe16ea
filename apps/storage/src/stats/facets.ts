import { type Query, Where } from '#database';
import type { EntityType } from '#events';
import { everything, everyValue, likelyValues, valuesOfMatching, type Wanted } from '../tables/rollup-answers.ts';
import { type Bind, bindStretch } from '../tables/rollup-cover.ts';
import { boundWarning, countAll, shareOf, type Total } from './counts.ts';
import { cover, type Stretch } from './cover.ts';
import type { Facet, FacetAnswer, FacetsAnswer, FacetsQuery } from './stats-query.ts';
import type { z } from 'zod';
import { newest, whichArticles, type Which } from './which.ts';

/** Matching articles whose values are counted, where the rollups do not know them. */
const MAX_FACETED = 10_000;
/** Of a dimension with few values all are summed up; of the others those that most articles have. */
const many: readonly Facet[] = ['topic', 'entity'];
/** An article has one value at most. */
const single: readonly Facet[] = ['language', 'country', 'source'];
/** Of a time so short, what is in it is summed up at once. */
const SHORT_MS = 36 * 3_600_000;
const MAX_LIKELY = 5_000;

interface Row {
  readonly facet: Facet;
  readonly value: string;
  readonly label: { readonly name?: string; readonly domain?: string } | null;
  readonly count: number;
  /** Over all values. */
  readonly sum: number | null;
  readonly proven: boolean;
  readonly looked: number;
  readonly id: string | null;
  readonly name: string | null;
  readonly type: EntityType | null;
  readonly country: string | null;
}

/** By what most articles have, for each facet that is asked for. */
export async function findFacets(
  query: Query,
  { facet, type, size, ...asked }: FacetsQuery,
): Promise<z.infer<typeof FacetsAnswer>> {
  const which = await whichArticles(query, asked);
  const dimensions = [...new Set(facet)];
  const { rows, total } = which.nothing
    ? { rows: [], total: { value: 0, relation: 'eq' as const } }
    : which.slice === everything
      ? await ofRollups(query, which.range, dimensions, size, type)
      : await ofMatching(query, which, dimensions, size, type);
  const warnings = [...which.warnings, ...(total.relation === 'gte' ? [boundWarning(MAX_FACETED)] : [])];
  const byFacet = Map.groupBy(rows, (row) => row.facet);
  return {
    data: dimensions.map((one) => answer(one, byFacet.get(one) ?? [], size, total.value)),
    page: { limit: dimensions.length, nextCursor: null, total },
    query: { normalised: { ...which.normalised, facet: dimensions, ...(type ? { type } : {}), size }, warnings },
  };
}

interface Counted {
  readonly rows: Row[];
  readonly total: Total;
}

/** Of all articles of a time. */
async function ofRollups(
  query: Query,
  range: Stretch,
  facets: readonly Facet[],
  size: number,
  types: readonly EntityType[] | undefined,
): Promise<Counted> {
  const isAll = range.from === -Infinity && range.to === Infinity;
  const [total, ofAllTime] = await Promise.all([
    countAll(query, range),
    isAll ? undefined : countAll(query, { from: -Infinity, to: Infinity }),
  ]);
  const looked = isAll ? size + 50 : Math.ceil((2 * size * (ofAllTime ?? 0)) / Math.max(total, 1)) + 50;
  const mayGuess = isAll || (range.to - range.from > SHORT_MS && looked <= MAX_LIKELY);
  const ask = (some: readonly Facet[], guess: boolean): Promise<Row[]> =>
    askAll(
      query,
      some,
      (facet, bind, wanted) => {
        const covered = isAll ? undefined : bindStretch(cover([range]), bind);
        return guess && many.includes(facet) ? likelyValues(wanted, covered, bind(looked)) : everyValue(wanted, covered);
      },
      size,
      types,
    );
  const rows = await ask(facets, mayGuess);
  const unsure = mayGuess ? facets.filter((facet) => many.includes(facet) && !isExact(rows, facet, size, looked)) : [];
  const sure = unsure.length > 0 ? await ask(unsure, false) : [];
  return { rows: [...rows.filter(({ facet }) => !unsure.includes(facet)), ...sure], total: { value: total, relation: 'eq' } };
}

/** None that was not looked at can be among the first, and whether there are more is known. */
function isExact(rows: readonly Row[], facet: Facet, size: number, looked: number): boolean {
  const own = rows.filter((row) => row.facet === facet).toSorted(byCount);
  if (own.length === 0) return false;
  return own[0]!.looked < looked || (own.length > size && own[size - 1]!.proven);
}

async function ofMatching(
  query: Query,
  which: Which,
  facets: readonly Facet[],
  size: number,
  types: readonly EntityType[] | undefined,
): Promise<Counted> {
  const { matching, where } = newest(which, MAX_FACETED);
  const bind = (value: unknown): string => where.value(value);
  const wanted = { size: bind(size), types: types && bind(types) };
  const parts = facets.map((dimension) => `(${valuesOfMatching({ dimension, ...wanted })})`);
  const all = `select null as facet, null as value, null::jsonb as label, count(*)::double precision as count, null::double precision as sum,
    true as proven, 0 as looked, null as id, null as name, null as type, null as country from matching`;
  const rows = await query<Row>(`with ${matching} ${[all, ...parts].join(' union all ')}`, where.parameters);
  const count = rows.find(({ facet }) => facet === null)!.count;
  return {
    rows: rows.filter(({ facet }) => facet !== null),
    total: { value: Math.min(count, MAX_FACETED), relation: count > MAX_FACETED ? 'gte' : 'eq' },
  };
}

/** Each facet by a statement of its own. */
async function askAll(
  query: Query,
  facets: readonly Facet[],
  sqlOf: (facet: Facet, bind: Bind, wanted: Wanted) => string,
  size: number,
  types: readonly EntityType[] | undefined,
): Promise<Row[]> {
  const asked = facets.map((dimension) => {
    const where = new Where();
    const bind: Bind = (value) => where.value(value);
    const sql = sqlOf(dimension, bind, {
      dimension,
      size: bind(size),
      ...(dimension === 'entity' && types ? { types: bind(types) } : {}),
    });
    return query<Row>(sql, where.parameters);
  });
  return (await Promise.all(asked)).flat();
}

function byCount(a: Row, b: Row): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1);
}

function answer(facet: Facet, rows: readonly Row[], size: number, total: number): FacetAnswer {
  const shown = rows.toSorted(byCount).slice(0, size);
  const counted = rows[0]?.sum ?? 0;
  const listed = shown.reduce((sum, { count }) => sum + count, 0);
  return {
    facet,
    values: shown.map(({ value, label, count, id, name, type, country }) => ({
      value: id ?? label?.domain ?? (facet === 'source' ? label?.name : undefined) ?? value,
      ...spread('name', name ?? label?.name),
      ...spread('type', type),
      ...spread('country', country),
      count,
      share: shareOf(count, total),
    })),
    more: rows.length > size,
    // a change that came between the two counts would make less than nothing
    ...(single.includes(facet) ? { other: counted - listed, missing: Math.max(0, total - counted) } : {}),
  };
}

function spread<K extends string, V>(key: K, value: V | null | undefined): { [key in K]?: V } {
  return value == null ? {} : ({ [key]: value } as { [key in K]: V });
}
