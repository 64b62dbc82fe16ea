import type { CorpusArticle } from './corpus.ts';

/** What is known of an article by its publisher's id. */
export interface Truth extends Pick<CorpusArticle, 'kind' | 'from'> {
  readonly id: string;
}

/** What the store says of an article. */
export interface Grouped {
  readonly setId: string;
  readonly copyOf: string | null;
}

export interface Share {
  readonly right: number;
  readonly of: number;
}

export interface Score {
  /** Of the derived articles, those that are in the set of their base; by kind, too. */
  readonly recall: Share;
  readonly byKind: Readonly<Record<string, Share>>;
  /** Of all pairs of one set, those that have a text in common. */
  readonly precision: Share;
  /** Of all articles that are said to be a copy of one, those that have a text in common with it. */
  readonly parents: Share;
  readonly wrong: readonly (readonly [string, string])[];
}

/** @param grouped by the publisher's id */
export function scoreOf(corpus: readonly Truth[], grouped: ReadonlyMap<string, Grouped>): Score {
  const byId = new Map(corpus.map((article) => [article.id, article]));
  const derived = corpus.filter(({ kind }) => kind !== 'base' && kind !== 'other');
  const isFound = ({ id: ownId, from }: Truth): boolean => {
    const own = grouped.get(ownId);
    return own !== undefined && from.some((id) => grouped.get(id)?.setId === own.setId);
  };
  const share = (of: readonly Truth[]): Share => ({ right: of.filter(isFound).length, of: of.length });
  const kinds = [...Map.groupBy(derived, ({ kind }) => kind)].toSorted(([a], [b]) => (a < b ? -1 : 1));

  const haveText = (a: string, b: string) => byId.get(a)!.from.some((id) => byId.get(b)!.from.includes(id));
  const sets = Map.groupBy([...grouped], ([, { setId }]) => setId);
  const pairs = [...sets.values()].flatMap((set) => set.flatMap(([a], at) => set.slice(at + 1).map(([b]) => [a, b] as const)));
  const wrong = pairs.filter(([a, b]) => !haveText(a, b));
  const said = [...grouped].flatMap(([id, { copyOf }]) => (copyOf === null ? [] : [[id, copyOf] as const]));
  return {
    recall: share(derived),
    byKind: Object.fromEntries(kinds.map(([kind, of]) => [kind, share(of)])),
    precision: { right: pairs.length - wrong.length, of: pairs.length },
    parents: { right: said.filter(([a, b]) => haveText(a, b)).length, of: said.length },
    wrong,
  };
}
