export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

type Naming<T> = (item: T) => string;

/** B-cubed: of each item, how much of its cluster is of its class, and how much of its class is in its cluster; the mean over all items. */
export function bCubed<T>(items: readonly T[], classOf: Naming<T>, clusterOf: Naming<T>): Score {
  let precision = 0;
  let recall = 0;
  for (const item of items) {
    const cluster = items.filter((other) => clusterOf(other) === clusterOf(item));
    const both = cluster.filter((other) => classOf(other) === classOf(item)).length;
    precision += both / cluster.length;
    recall += both / items.filter((other) => classOf(other) === classOf(item)).length;
  }
  return scoreOf(precision / items.length, recall / items.length);
}

/** Of the pairs that count: how many of those in one cluster are of one class, and how many of those of one class are in one cluster. */
export function pairwise<T>(
  items: readonly T[],
  classOf: Naming<T>,
  clusterOf: Naming<T>,
  counts: (a: T, b: T) => boolean,
): Score {
  const pairs = items.flatMap((a, at) =>
    items
      .slice(0, at)
      .filter((b) => counts(a, b))
      .map((b) => [a, b] as const),
  );
  const together = pairs.filter(([a, b]) => clusterOf(a) === clusterOf(b));
  const alike = pairs.filter(([a, b]) => classOf(a) === classOf(b));
  const both = together.filter(([a, b]) => classOf(a) === classOf(b)).length;
  return scoreOf(both / together.length, both / alike.length);
}

function scoreOf(precision: number, recall: number): Score {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
