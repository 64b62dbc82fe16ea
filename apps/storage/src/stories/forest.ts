import { linkOf, type Link } from './decide.ts';
import { prepare, type Prepared } from './likeness.ts';
import { MOST_COMPARED, MOST_OF_A_FEATURE, placesOf } from './places.ts';
import type { Profile } from './profile.ts';

export interface Node {
  readonly id: string;
  readonly profile: Profile;
}

export interface Standing {
  readonly link?: Link;
  /** Id of the first article of its story. */
  readonly root: string;
}

/**
 * The stories of a set of articles, all at once and in memory: what the store must come to, in whatever order they reach it.
 *
 * @param nodes in the order in which they were seen
 */
export function forestOf(nodes: readonly Node[]): Map<string, Standing> {
  const standings = new Map<string, Standing>();
  const prepared = new Map<string, Prepared>();
  const lists = new Map<string, string[]>();
  const order = new Map(nodes.map(({ id }, at) => [id, at]));
  for (const { id, profile } of nodes) {
    const { features, bucket } = placesOf(profile);
    const found = features.flatMap((feature) =>
      [bucket - 1, bucket, bucket + 1].flatMap((at) => (lists.get(`${feature} ${at}`) ?? []).slice(-MOST_OF_A_FEATURE)),
    );
    const earlier = sharingMost(found, (one) => order.get(one)!);
    const article = prepare(profile);
    const candidates = earlier.map((one) => ({ id: one, article: prepared.get(one)!, root: standings.get(one)!.root }));
    const link = linkOf(article, candidates, (root) => prepared.get(root));
    prepared.set(id, article);
    standings.set(id, { ...(link ? { link } : {}), root: link ? standings.get(link.id)!.root : id });
    for (const feature of features) {
      const key = `${feature} ${bucket}`;
      lists.set(key, [...(lists.get(key) ?? []), id]);
    }
  }
  return standings;
}

/** In the order they were seen. @param found once for each feature that it shares */
function sharingMost(found: readonly string[], place: (id: string) => number): string[] {
  const counts = Map.groupBy(found, (id) => id);
  return [...counts]
    .toSorted(([a, x], [b, y]) => y.length - x.length || place(b) - place(a))
    .slice(0, MOST_COMPARED)
    .map(([id]) => id)
    .toSorted((a, b) => place(a) - place(b));
}
