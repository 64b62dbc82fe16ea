import { plannedOnce, type Query, Where } from '#database';
import { countByBucket, countMatching, everything, type SliceOf } from '../tables/rollup-answers.ts';
import { bindCover } from '../tables/rollup-cover.ts';
import { cover, type Part, type Stretch } from './cover.ts';
import { newest, type Which } from './which.ts';

/** Matching articles are counted up to here, where the rollups do not know them. */
export const MAX_COUNTED = 50_000;

/** How many articles of each slice there are in each bucket; a slice's own counts by its name. */
export async function countInBuckets<T extends string>(
  query: Query,
  slices: Readonly<Record<T, SliceOf>>,
  buckets: readonly Stretch[],
): Promise<Record<T, number[]>> {
  const names = Object.keys(slices) as T[];
  const asked = new Map(names.map((name) => [slices[name], name])); // a slice once
  const counts = new Map([...asked.values()].map((name) => [name, buckets.map(() => 0)]));
  const covered = cover(buckets);
  const where = new Where();
  const bind = (value: unknown): string => where.value(value);
  const bound = bindCover(covered, bind);
  const sql = [...asked].map(([slice, name]) => countByBucket(name, slice(bind), bound)).join(' union all ');
  for (const { of, bucket, hour_ms, count } of await query<Row<T>>(plannedOnce(sql), where.parameters)) {
    const at = bucket ?? bucketOf(covered.parts, hour_ms!);
    if (at !== undefined) counts.get(of)![at]! += count;
  }
  return Object.fromEntries(names.map((name) => [name, counts.get(asked.get(slices[name])!)])) as Record<T, number[]>;
}

interface Row<T> {
  readonly of: T;
  readonly bucket: number | null;
  /** Of a change that waits. */
  readonly hour_ms: number | null;
  readonly count: number;
}

/** Undefined: the hour is in no part, so it is asked for by none, or counted in the tables. */
function bucketOf(parts: readonly Part[], hour: number): number | undefined {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.to <= hour) low = middle + 1;
    else high = middle;
  }
  const part = parts[low];
  return part && part.from <= hour ? part.bucket : undefined;
}

/** Articles that are in all of a time. */
export async function countAll(query: Query, stretch: Stretch): Promise<number> {
  return (await countInBuckets(query, { all: everything }, [stretch])).all[0]!;
}

export interface Found {
  /** By the beginning of the hour, day ... */
  readonly counts: ReadonlyMap<number, number>;
  readonly total: Total;
  /** When the first and the last of them were published; undefined if there are none. */
  readonly extent: Stretch | undefined;
}

export interface Total {
  readonly value: number;
  /** gte: the newest were counted, and there are more. */
  readonly relation: 'eq' | 'gte';
}

/** Articles that the rollups do not know, the newest of them. */
export async function countFound(query: Query, which: Which, interval: string, zone: string): Promise<Found> {
  const { matching, where } = newest(which, MAX_COUNTED);
  const rows = await query<{ ms: number; count: number; first: number; last: number }>(
    `with ${matching} ${countMatching(`${where.value(interval)}::text`, `${where.value(zone)}::text`)}`,
    where.parameters,
  );
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  const oldest = rows.at(-1);
  return {
    counts: new Map(rows.map(({ ms, count }) => [ms, count])),
    total: { value: Math.min(all, MAX_COUNTED), relation: all > MAX_COUNTED ? 'gte' : 'eq' },
    extent: oldest && { from: oldest.first, to: rows[0]!.last + 1 },
  };
}

export function shareOf(count: number, total: number): number {
  return total > 0 ? Math.round((count / total) * 1e6) / 1e6 : 0;
}

/** What was counted of more. */
export function boundWarning(most: number): { parameter: string; message: string } {
  return {
    parameter: 'limit',
    message: `the newest ${most} articles that match were counted; narrow the query, or ask for one language, country, source, topic or entity, which are counted whole`,
  };
}
