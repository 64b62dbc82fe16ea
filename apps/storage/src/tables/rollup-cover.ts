/** A stretch of time in the terms of khabar.rollup. Times are milliseconds since 1970, or infinite. */
import type { Cover, Part } from '../stats/cover.ts';

/** Takes a value and returns its placeholder. */
export type Bind = (value: unknown) => string;

export const time = (ms: string) => `to_timestamp(${ms} / 1000)::timestamptz(3)`;
export const msOf = (at: string) => `(extract(epoch from ${at}) * 1000)::double precision`;

/** JSON has no infinite numbers; Postgres reads them from a string. */
function json(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}

export interface Bound {
  /** Relation `p` of stretches that parts of one span make up without a gap: span, since, until. */
  readonly runs: string;
  /** The bucket of the part that a time of such a stretch lies in. */
  readonly bucketOf: (start: string) => string;
  /** Relation `c` of cuts: bucket, since, until; undefined if there are none. */
  readonly cuts: string | undefined;
}

export function bindCover({ parts, cuts }: Cover, bind: Bind): Bound {
  const relation = (name: string, columns: string, rows: readonly object[]) => `
    (select *, ${time('"from"')} as since, ${time('"to"')} as until
     from json_to_recordset(${bind(json(rows))}::json) as r(${columns}, "from" double precision, "to" double precision)) as ${name}`;
  const [begins, buckets] = [bind(parts.map(({ from }) => from)), bind(parts.map(({ bucket }) => bucket))];
  return {
    runs: relation('p', 'span khabar.span', runsOf(parts)),
    bucketOf: (start) => `(${buckets}::integer[])[width_bucket(${msOf(start)}, ${begins}::double precision[])]`,
    cuts: cuts.length > 0 ? relation('c', 'bucket integer', cuts) : undefined,
  };
}

/** @param parts the first first */
function runsOf(parts: readonly Part[]): Omit<Part, 'bucket'>[] {
  const runs: { span: Part['span']; from: number; to: number }[] = [];
  for (const { span, from, to } of parts) {
    const last = runs.at(-1);
    if (last?.span === span && last.to === from) last.to = to;
    else runs.push({ span, from, to });
  }
  return runs;
}

/** A single stretch of time as conditions, whose borders the planner sees. */
export interface BoundStretch {
  /** `columns` of rows `r` of the rollups that fulfil `condition`; a row for each hour or day. */
  readonly rollups: (columns: string, condition: string) => string;
  /** Of an hour. */
  readonly holdsHour: (hour: string) => string;
  /** Of an article's time: what no rollup has; undefined if they have all. */
  readonly cuts: ((published: string) => string) | undefined;
}

export function bindStretch({ parts, cuts }: Cover, bind: Bind): BoundStretch {
  const border = (ms: number) => time(`${bind(ms)}::double precision`);
  const [whole, rest] = [parts, cuts].map((some) => some.map(({ from, to }) => ({ since: border(from), until: border(to) })));
  const within = (some: typeof whole) => (at: string) =>
    some!.map(({ since, until }) => `(${at} >= ${since} and ${at} < ${until})`).join(' or ') || 'false';
  return {
    rollups: (columns, condition) =>
      whole!
        .map(
          ({ since, until }, at) => `
      select ${columns} from khabar.rollup r where ${condition} and r.span = '${parts[at]!.span}' and r.start >= ${since} and r.start < ${until}`,
        )
        .join(' union all ') || `select ${columns} from khabar.rollup r where false`,
    holdsHour: (hour) => `(${within(whole)(hour)})`,
    cuts: rest!.length > 0 ? (published) => `(${within(rest)(published)})` : undefined,
  };
}
