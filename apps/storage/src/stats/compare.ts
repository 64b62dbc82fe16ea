import { type Query, Where } from '#database';
import { ArticleFilters } from '../answers/articles-query.ts';
import { narrow } from '../answers/narrow-articles.ts';
import { newestMatching, publishedBetween } from '../tables/rollup-answers.ts';
import { boundWarning, MAX_COUNTED, shareOf, type Total } from './counts.ts';
import type { Stretch } from './cover.ts';
import { type CompareAnswer, type CompareQuery, MAX_BUCKETS } from './stats-query.ts';
import { countLines } from './timeline.ts';
import { whichArticles } from './which.ts';

/** Articles of two questions, side by side and as far as they are the same. */
export async function findComparison(query: Query, asked: CompareQuery): Promise<CompareAnswer> {
  const { interval, tz } = asked;
  const [ofA, ofB] = [sideOf('a', asked), sideOf('b', asked)];
  const [a, b] = await Promise.all([whichArticles(query, ofA), whichArticles(query, ofB)]);
  const { buckets, lines, all, warnings } = await countLines(query, { a, b }, interval, tz);
  const shown = buckets.length > 0 ? { from: buckets[0]!.from, to: buckets.at(-1)!.to } : undefined;
  const both = a.nothing || b.nothing || !shown ? { value: 0, relation: 'eq' as const } : await countBoth(query, ofA, ofB, shown);
  const whole = all.reduce((sum, count) => sum + count, 0);
  const side = ({ total }: { total: Total }) => ({ articles: total, share: shareOf(Math.min(total.value, whole), whole) });
  const exact = [lines.a.total, lines.b.total, both].every(({ relation }) => relation === 'eq');
  const either = lines.a.total.value + lines.b.total.value - both.value;
  if (both.relation === 'gte' && !warnings.some(({ parameter }) => parameter === 'limit'))
    warnings.push(boundWarning(MAX_COUNTED));
  return {
    data: buckets.map(({ start, end }, at) => {
      const total = all[at]!;
      const counted = (count: number) => ({ count, share: shareOf(count, total) });
      return { start, end, a: counted(lines.a.counts[at]!), b: counted(lines.b.counts[at]!), total };
    }),
    page: { limit: MAX_BUCKETS, nextCursor: null },
    query: { normalised: { a: a.normalised, b: b.normalised, interval, tz }, warnings },
    a: side(lines.a),
    b: side(lines.b),
    overlap: {
      articles: both,
      ...(exact
        ? {
            ofA: shareOf(both.value, lines.a.total.value),
            ofB: shareOf(both.value, lines.b.total.value),
            jaccard: shareOf(both.value, either),
          }
        : {}),
    },
  };
}

const defaults: Record<string, unknown> = ArticleFilters.parse({});

/** The filters of one side: its own, else those of both. */
function sideOf(side: 'a' | 'b', asked: CompareQuery): ArticleFilters {
  const values: Record<string, unknown> = asked;
  return Object.fromEntries(
    Object.keys(ArticleFilters.shape).map((name) => {
      const own = values[`${side}.${name}`];
      const isGiven = own !== undefined && JSON.stringify(own) !== JSON.stringify(defaults[name]);
      return [name, isGiven ? own : values[name]];
    }),
  ) as ArticleFilters;
}

/** @param shown what the counts of either side are of: where there are too many hours, the last of them */
async function countBoth(query: Query, a: ArticleFilters, b: ArticleFilters, { from, to }: Stretch): Promise<Total> {
  const where = new Where();
  await narrow(query, where, a);
  await narrow(query, where, b);
  const between = publishedBetween('a', where.value(from), where.value(to));
  const sql = `with ${newestMatching(String(where), MAX_COUNTED + 1, between)} select count(*)::integer as count from matching`;
  const [row] = await query<{ count: number }>(sql, where.parameters);
  return { value: Math.min(row!.count, MAX_COUNTED), relation: row!.count > MAX_COUNTED ? 'gte' : 'eq' };
}
