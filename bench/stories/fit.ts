/**
 * `node --conditions=source bench/stories/fit.ts [CORPUS]`: fits the weights of stories/score.ts to the pairs of articles of the part to tune
 * on, with meanings where enrichment found them, and without: logistic regression, L2, by Newton.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WINDOW_DAYS } from '../../apps/storage/src/stories/decide.ts';
import { type Likeness, likeness, prepare } from '../../apps/storage/src/stories/likeness.ts';
import { measuredOf } from './measured.ts';

const STEPS = 30;
const L2 = 0.1;
/** A step of Newton's may be far too long at first. */
const MOST_AT_ONCE = 3;
const DAY_MS = 86_400_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const articles = await measuredOf(root, resolve(process.argv[2] ?? `${root}/training/stories`), 'dev');
const some = prepare(articles[0]!.node.profile);
const names = Object.keys(likeness(some, some)) as (keyof Likeness)[];

interface Pair {
  readonly values: Float64Array;
  readonly same: boolean;
}

const ready = articles.map(({ written, node }) => ({ event: written.event, article: prepare(node.profile) }));
const near = ready.flatMap((a, at) =>
  ready
    .slice(0, at)
    .filter((b) => Math.abs(a.article.profile.published - b.article.profile.published) <= WINDOW_DAYS * DAY_MS)
    .map((b) => [a, b] as const),
);

console.log(`${articles.length} articles, ${near.length} pairs`);
for (const title of ['withMeaning', 'without'] as const) {
  const pairs = near.map(([a, b]): Pair => {
    const like = likeness(a.article, b.article);
    const values = title === 'without' ? { ...like, meaning: 0 } : like;
    return { values: Float64Array.from([...names.map((name) => values[name]), 1]), same: a.event === b.event };
  });
  const weights = new Float64Array(names.length + 1);
  for (let step = 0; step < STEPS; step++) {
    const by = solve(...derivatives(pairs, weights));
    for (const [at, value] of by.entries()) weights[at]! -= Math.max(-MOST_AT_ONCE, Math.min(MOST_AT_ONCE, value));
  }
  console.log(`${title}:`);
  for (const [at, name] of [...names, 'base'].entries()) console.log(`  ${name}: ${weights[at]!.toFixed(2)},`);
}
process.exit(0);

/** Of the loss by the weights: second and first. */
function derivatives(pairs: readonly Pair[], weights: Float64Array): [second: number[][], first: number[]] {
  const first = Array.from(weights, (weight) => L2 * weight);
  const second = Array.from(weights, (_, i) => Array.from(weights, (__, j) => (i === j ? L2 : 0)));
  for (const { values, same } of pairs) {
    const chance = 1 / (1 + Math.exp(-values.reduce((sum, value, at) => sum + value * weights[at]!, 0)));
    for (const [i, value] of values.entries()) {
      first[i]! += (chance - Number(same)) * value;
      for (const [j, other] of values.entries()) second[i]![j]! += chance * (1 - chance) * value * other;
    }
  }
  return [second, first];
}

/** Gauss and Jordan, with pivots. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  for (const at of rows.keys()) {
    const pivot = rows
      .keys()
      .toArray()
      .slice(at)
      .toSorted((a, b) => Math.abs(rows[b]![at]!) - Math.abs(rows[a]![at]!))[0]!;
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (const [other, row] of rows.entries()) {
      const factor = other === at ? 0 : row[at]! / rows[at]![at]!;
      for (let column = at; column < row.length; column++) row[column]! -= factor * rows[at]![column]!;
    }
  }
  return rows.map((row, at) => row.at(-1)! / row[at]!);
}
