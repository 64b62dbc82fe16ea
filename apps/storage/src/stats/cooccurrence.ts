import type { Query } from '#database';
import type { EntityType } from '#events';
import { selectTogether } from '../tables/rollup-answers.ts';
import type { CooccurrenceAnswer, CooccurrenceQuery } from './stats-query.ts';
import { newest, whichArticles } from './which.ts';

/** Articles that are looked at, the newest. */
const MAX_LOOKED_AT = 500;

interface Row {
  readonly articles: number;
  readonly nodes: readonly { id: string; type: EntityType; name: string; count: number; nodes: number }[] | null;
  /** Of each article that names two or more of the nodes: their places, from 1, ascending. */
  readonly together: readonly (readonly number[])[] | null;
}

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly count: number;
}

/** Who is named together, in the newest articles that match. */
export async function findCooccurrence(query: Query, asked: CooccurrenceQuery): Promise<CooccurrenceAnswer> {
  const { shape, type, size, edges: most, minCount, ...narrowing } = asked;
  const which = await whichArticles(query, narrowing);
  const { matching, where } = newest(which, MAX_LOOKED_AT - 1);
  const sql = `with ${matching}, ${selectTogether(where.value(type ?? null), where.value(size))}`;
  const [row] = which.nothing ? [] : await query<Row>(sql, where.parameters);
  const articles = row?.articles ?? 0;
  const nodes = row?.nodes ?? [];
  const pairs = pairsOf(row?.together ?? [], nodes.length);
  const listed = shape === 'matrix' ? pairs : pairs.filter(({ count }) => count >= minCount).slice(0, most);
  const npmiOf = ({ a, b, count }: Edge): number => npmi(count, nodes[a]!.count, nodes[b]!.count, articles);
  const options = { shape, ...(type ? { type } : {}), size, ...(shape === 'graph' ? { edges: most, minCount } : {}) };
  return {
    data: {
      articles: { value: articles, relation: articles < MAX_LOOKED_AT ? 'eq' : 'gte' },
      nodes: nodes.map(({ id, type: kind, name, count }) => ({ id, type: kind, name, count })),
      ...(shape === 'matrix'
        ? matrix(
            nodes.map(({ count }) => count),
            pairs,
            npmiOf,
          )
        : {
            edges: listed.map((edge) => ({
              source: nodes[edge.a]!.id,
              target: nodes[edge.b]!.id,
              count: edge.count,
              npmi: npmiOf(edge),
            })),
          }),
      leftOut: { nodes: (nodes[0]?.nodes ?? 0) - nodes.length, edges: pairs.length - listed.length },
    },
    query: { normalised: { ...which.normalised, ...options }, warnings: which.warnings },
  };
}

/** Pairs of nodes that are together in an article, those in most articles first. */
function pairsOf(together: readonly (readonly number[])[], size: number): Edge[] {
  const counts = new Uint32Array(size * size);
  for (const places of together)
    for (let i = 0; i < places.length; i++)
      for (let j = i + 1; j < places.length; j++) counts[(places[i]! - 1) * size + places[j]! - 1]! += 1;
  const pairs = [...counts].flatMap((count, at) => (count > 0 ? [{ a: Math.floor(at / size), b: at % size, count }] : []));
  return pairs.toSorted((x, y) => y.count - x.count || x.a - y.a || x.b - y.b);
}

function matrix(alone: readonly number[], pairs: readonly Edge[], npmiOf: (edge: Edge) => number) {
  const counts = alone.map((count, a) => alone.map((_, b) => (a === b ? count : 0)));
  const measures = alone.map((_one, a) => alone.map((_other, b): number | null => (a === b ? null : -1)));
  for (const edge of pairs) {
    const { a, b, count } = edge;
    counts[a]![b] = counts[b]![a] = count;
    measures[a]![b] = measures[b]![a] = npmiOf(edge);
  }
  return { counts, npmi: measures };
}

/**
 * Normalised pointwise mutual information (Bouma 2009, "Normalized (Pointwise) Mutual Information in Collocation Extraction"): 1 if neither
 * is without the other, 0 if they meet as often as by chance, towards -1 the rarer they meet. Three decimals.
 *
 * @param both articles that name both, at least one
 * @param of all articles that were looked at
 */
function npmi(both: number, a: number, b: number, of: number): number {
  if (both === of) return 1;
  const value = Math.log((both * of) / (a * b)) / -Math.log(both / of);
  return Math.round(value * 1000) / 1000 || 0;
}
