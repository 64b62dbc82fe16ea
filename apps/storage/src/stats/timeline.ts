import { plannedOnce, type Query, Where } from '#database';
import type { Warning } from '#service';
import { everything, selectExtent, type SliceOf } from '../tables/rollup-answers.ts';
import { bucketsOf, type CalendarBucket, latest } from './buckets.ts';
import { boundWarning, countFound, countInBuckets, type Found, MAX_COUNTED, shareOf, type Total } from './counts.ts';
import type { Stretch } from './cover.ts';
import { type Interval, MAX_BUCKETS, type TimelineAnswer, type TimelineQuery } from './stats-query.ts';
import { whichArticles, type Which } from './which.ts';

/** Articles by the hour, day ... of a zone, the first first. @throws Problem 400 for more buckets than an answer holds */
export async function findTimeline(query: Query, { interval, ...asked }: TimelineQuery): Promise<TimelineAnswer> {
  const which = await whichArticles(query, asked);
  const { lines, warnings, buckets, all } = await countLines(query, { own: which }, interval, asked.tz);
  const { counts, total } = lines.own;
  return {
    data: buckets.map(({ start, end }, at) => {
      const [count, whole] = [counts[at]!, all[at]!];
      return { start, end, count, share: shareOf(count, whole), total: whole };
    }),
    page: { limit: MAX_BUCKETS, nextCursor: null, total },
    query: { normalised: { ...which.normalised, interval, tz: asked.tz }, warnings },
  };
}

interface Line {
  readonly counts: readonly number[];
  readonly total: Total;
}

export interface Lines<T extends string> {
  readonly buckets: readonly CalendarBucket[];
  readonly lines: Readonly<Record<T, Line>>;
  /** Of all articles there are. */
  readonly all: readonly number[];
  readonly warnings: Warning[];
}

/** One or several kinds of articles on one calendar. What is asked of `from` and `to` is that of the first. */
export async function countLines<T extends string>(
  query: Query,
  which: Readonly<Record<T, Which>>,
  interval: Interval,
  zone: string,
): Promise<Lines<T>> {
  const names = Object.keys(which) as T[];
  const { range } = which[names[0]!];
  const found = new Map<T, Found>();
  for (const name of names)
    if (!which[name].nothing && !which[name].slice) found.set(name, await countFound(query, which[name], interval, zone));
  const slices = Object.fromEntries(
    names.flatMap((name) => {
      const { nothing, slice } = which[name];
      return !nothing && slice ? [[name, slice] as const] : [];
    }),
  ) as Record<T, SliceOf>;

  const warnings = names.flatMap((name) => which[name].warnings);
  const extents = [...[...found.values()].map(({ extent }) => extent), ...(await extentsOf(query, Object.values(slices), range))];
  const stretch = united(
    range,
    extents.filter((extent) => extent !== undefined),
  );
  const shown = Number.isFinite(range.from) ? stretch : latest(stretch, interval, Date.now());
  if (shown.from > stretch.from || shown.to < stretch.to)
    warnings.push({
      parameter: 'from',
      message: `is not given: the last ${MAX_BUCKETS} were looked at, and there are articles before them`,
    });
  let buckets = await bucketsOf(query, shown, interval, zone);
  const cut = names.filter((name) => found.get(name)?.total.relation === 'gte');
  if (cut.length > 0) {
    const counted = Math.max(...cut.map((name) => found.get(name)!.extent!.from));
    buckets = buckets.filter(({ to }) => to > counted);
    warnings.push(boundWarning(MAX_COUNTED), { parameter: 'from', message: 'is moved to the first article that was counted' });
  }

  const stretches = buckets.map(({ from, to }) => ({ from: Math.max(from, range.from), to: Math.min(to, range.to) }));
  const counts = await countInBuckets(query, { ...slices, all: everything } as Record<T | 'all', SliceOf>, stretches);
  const countsOf = (name: T): number[] => {
    const own = found.get(name)?.counts;
    return own ? buckets.map(({ from }) => own.get(from) ?? 0) : (counts[name] ?? buckets.map(() => 0));
  };
  // extents are hours: a bucket of half hours at an open end may have nothing
  const filled = buckets.map((_, at) => names.some((name) => countsOf(name)[at]! > 0));
  const first = Number.isFinite(range.from) ? 0 : Math.max(filled.indexOf(true), 0);
  const end = Number.isFinite(range.to) ? buckets.length : filled.lastIndexOf(true) + 1;
  const lineOf = (name: T): Line => {
    const line = countsOf(name).slice(first, end);
    return {
      counts: line,
      total: found.get(name)?.total ?? { value: line.reduce((sum, count) => sum + count, 0), relation: 'eq' },
    };
  };
  const lines = Object.fromEntries(names.map((name) => [name, lineOf(name)])) as Record<T, Line>;
  return { buckets: buckets.slice(first, end), lines, all: counts.all.slice(first, end), warnings };
}

/** Where the first and the last of the articles are, as far as it is not said. */
async function extentsOf(query: Query, slices: readonly SliceOf[], { from, to }: Stretch): Promise<(Stretch | undefined)[]> {
  if (Number.isFinite(from) && Number.isFinite(to)) return [];
  return Promise.all(
    slices.map(async (slice) => {
      const where = new Where();
      const sql = plannedOnce(selectExtent(slice((value) => where.value(value))));
      const [row] = await query<{ first: number | null; last: number | null }>(sql, where.parameters);
      if (row?.first == null || row.last == null) return undefined;
      return { from: Math.max(row.first, from), to: Math.min(row.last + 3_600_000, to) };
    }),
  );
}

/** From the first to the last of what was asked for and what was found. */
function united({ from, to }: Stretch, extents: readonly Stretch[]): Stretch {
  const ends = (of: 'from' | 'to', asked: number): number[] => [
    ...(Number.isFinite(asked) ? [asked] : []),
    ...extents.map((extent) => extent[of]),
  ];
  const [starts, stops] = [ends('from', from), ends('to', to)];
  return starts.length > 0 && stops.length > 0 ? { from: Math.min(...starts), to: Math.max(...stops) } : { from: 0, to: 0 };
}
