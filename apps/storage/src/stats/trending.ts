import { type Query, Where } from '#database';
import { type EntityType, instant } from '#events';
import type { ArticleFilters } from '../answers/articles-query.ts';
import { everything, trendOfMatching, trendOfRollups } from '../tables/rollup-answers.ts';
import { bindStretch } from '../tables/rollup-cover.ts';
import { countInBuckets } from './counts.ts';
import { cover, type Stretch } from './cover.ts';
import type { TrendAnswer, TrendingAnswer, TrendingQuery } from './stats-query.ts';
import { newest, whichArticles, type Which } from './which.ts';

const HOUR_MS = 3_600_000;
/** Of articles that the rollups do not know, the newest are compared. */
const MAX_COMPARED = 10_000;

interface Row {
  readonly value: string;
  readonly now: number;
  readonly before: number;
  readonly name: string | null;
  readonly type: EntityType | null;
  readonly country: string | null;
}

interface Compared {
  readonly rows: readonly Row[];
  readonly now: number;
  readonly before: number;
  /** When the baseline begins, if not where it was to. */
  readonly since?: number | undefined;
}

/** What more articles of the window name, or are about, than those of the time before it would let one expect. */
export async function findTrending(query: Query, asked: TrendingQuery): Promise<TrendingAnswer> {
  const { of, type, at, window: windowHours, baseline: baselineHours, minCount, size, ...filters } = asked;
  const to = Math.ceil((at ? at.end - 1 : Date.now()) / HOUR_MS) * HOUR_MS;
  const window = { from: to - windowHours * HOUR_MS, to };
  const baseline = { from: window.from - baselineHours * HOUR_MS, to: window.from };
  const which = await whichArticles(query, { ...filters, from: undefined, to: undefined } as ArticleFilters);
  const compare = which.slice === everything ? compareRollups : compareMatching;
  const { rows, now, before, since } = which.nothing
    ? { rows: [], now: 0, before: 0 }
    : await compare(query, which, of, window, baseline, minCount, type);
  const warnings = [...which.warnings];
  if (since !== undefined)
    warnings.push({
      parameter: 'baseline',
      message: `begins later: the newest ${MAX_COMPARED} articles that match were compared`,
    });
  if (before === 0) warnings.push({ parameter: 'baseline', message: 'has no article: there is nothing to compare with' });
  const rising = before === 0 ? [] : rows.map((row) => trend(row, now, before)).filter(({ ratio }) => ratio > 1);
  const data = rising.toSorted((a, b) => b.score - a.score || b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, size);
  const told = (stretch: Stretch, articles: number) => ({ from: day(stretch.from), to: day(stretch.to), articles });
  return {
    data,
    page: { limit: size, nextCursor: null, total: { value: rising.length, relation: 'eq' } },
    query: {
      normalised: {
        ...which.normalised,
        ...{
          of,
          ...(type ? { type } : {}),
          at: day(to),
          window: `${windowHours}h`,
          baseline: `${baselineHours}h`,
          minCount,
          size,
        },
      },
      warnings,
    },
    window: told(window, now),
    baseline: told({ from: since ?? baseline.from, to: baseline.to }, before),
  };
}

/** RFC 3339 knows four digits of a year. */
const bounds = { least: Date.parse('0000-01-01T00:00:00Z'), most: Date.parse('9999-12-31T23:59:59.999Z') };
const day = (ms: number): string => instant(new Date(Math.min(Math.max(ms, bounds.least), bounds.most)));

/**
 * Expected is what a value's share of the baseline makes of the window's articles, with half an article added to what was counted, so that
 * one that is new is not infinitely surprising. The score is the deviance of a Poisson distribution: it grows with how often and how much
 * more, so that neither 5 instead of 0.1 nor 1,100 instead of 1,000 comes before 400 instead of 100.
 *
 * @param now articles in the window
 * @param before articles in the baseline, at least one
 */
function trend({ value, now: count, before: baselineCount, name, type, country }: Row, now: number, before: number): TrendAnswer {
  const expected = ((baselineCount + 0.5) / (before + 1)) * now;
  const score = Math.max(0, 2 * (count * Math.log(count / expected) - count + expected));
  return {
    value,
    ...(name === null ? {} : { name }),
    ...(type === null ? {} : { type }),
    ...(country === null ? {} : { country }),
    count,
    baselineCount,
    expected: rounded(expected),
    ratio: rounded(count / expected),
    score: rounded(score),
  };
}

const rounded = (number: number): number => Math.round(number * 1000) / 1000;

type Compare = (
  query: Query,
  which: Which,
  of: 'entity' | 'topic',
  window: Stretch,
  baseline: Stretch,
  minCount: number,
  types: readonly EntityType[] | undefined,
) => Promise<Compared>;

const compareRollups: Compare = async (query, _which, of, window, baseline, minCount, types) => {
  const where = new Where();
  const bind = (value: unknown): string => where.value(value);
  const sql = trendOfRollups(
    of,
    bindStretch(cover([window]), bind),
    bindStretch(cover([baseline]), bind),
    bind(minCount),
    of === 'entity' ? bind(types ?? null) : undefined,
  );
  const [rows, { all }] = await Promise.all([
    query<Row>(sql, where.parameters),
    countInBuckets(query, { all: everything }, [baseline, window]),
  ]);
  return { rows, before: all[0]!, now: all[1]! };
};

const compareMatching: Compare = async (query, which, of, window, baseline, minCount, types) => {
  const within = { from: baseline.from, to: window.to };
  const { matching, where } = newest(which, MAX_COMPARED, within);
  const begins = where.value(window.from);
  const sizes = `
    select count(*) filter (where published >= to_timestamp(${begins}::double precision / 1000))::integer as now,
           count(*) filter (where published < to_timestamp(${begins}::double precision / 1000))::integer as before,
           (extract(epoch from min(published)) * 1000)::double precision as since
    from matching`;
  const parameters = [...where.parameters];
  const [[counted], rows] = await Promise.all([
    query<{ now: number; before: number; since: number | null }>(`with ${matching} ${sizes}`, parameters),
    query<Row>(
      `with ${matching} ${trendOfMatching(of, begins, where.value(minCount), of === 'entity' ? where.value(types ?? null) : undefined)}`,
      where.parameters,
    ),
  ]);
  const { now, before, since } = counted!;
  return { rows, now, before, ...(now + before > MAX_COMPARED ? { since: since! } : {}) };
};
