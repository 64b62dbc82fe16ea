import { isDeepStrictEqual } from 'node:util';
import type { Query } from '#database';
import { othersToo } from '../others-too.ts';
import {
  selectDue,
  selectEarlier,
  selectFollowing,
  selectLater,
  selectPlaces,
  updateLinks,
  updateRoots,
} from '../tables/story.ts';
import { linkOf } from './decide.ts';
import type { Prepared } from './likeness.ts';
import { MOST_COMPARED, MOST_OF_A_FEATURE } from './places.ts';
import { type Evidence, evidenceOf } from './score.ts';
import type { Shelf } from './shelf.ts';

/** From which story to which an article went; ids of their first articles. */
export interface Move {
  readonly article_id: string;
  readonly before: string;
  readonly after: string;
}

/**
 * @param others that are looked at anyhow
 * @returns ids of the later articles that are compared with one of these
 */
export async function laterThan(query: Query, ids: readonly string[], others: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await query<{ article_id: string }>(selectLater, [ids, MOST_OF_A_FEATURE, others]);
  return rows.map(({ article_id }) => article_id);
}

/**
 * Decides for articles, in the order they were seen, which earlier one each follows, and again for the later ones to which that makes a
 * difference, until it makes none. An article is decided for the last time once all earlier ones are: so it comes to an end, and to the same
 * one whatever came first.
 */
export async function settle(query: Query, shelf: Shelf, ids: readonly string[]): Promise<Move[]> {
  const moves: Move[] = [];
  let due = [...new Set(ids)];
  while (due.length > 0) {
    const round = await Round.of(query, shelf, due);
    const moved = await round.run();
    moves.push(...moved);
    due = await round.unsettled(moved);
  }
  return moves;
}

interface Decided {
  readonly article_id: string;
  readonly parent_id: string | null;
  readonly score: number | null;
  readonly evidence: Evidence | null;
}

interface Place {
  readonly article_id: string;
  readonly seen_ms: number;
  readonly root_id: string;
  readonly version: string;
}

interface Due extends Place, Decided {
  /** The first article of its set of copies; another than itself: it follows that one and is compared with none. */
  readonly set_id: string;
}

/** One look at a number of articles. */
class Round {
  readonly #query: Query;
  readonly #due: Due[];
  readonly #earlier: ReadonlyMap<string, string[]>;
  readonly #known: ReadonlyMap<string, Place>;
  readonly #articles: ReadonlyMap<string, Prepared>;
  readonly #roots: Map<string, string>;
  /** The roots of candidates by which each was decided. */
  readonly #used = new Map<string, [id: string, root: string][]>();

  private constructor(
    query: Query,
    due: Due[],
    earlier: ReadonlyMap<string, string[]>,
    known: ReadonlyMap<string, Place>,
    articles: ReadonlyMap<string, Prepared>,
  ) {
    this.#query = query;
    this.#due = due.toSorted(bySeen);
    this.#earlier = earlier;
    this.#known = known;
    this.#articles = articles;
    this.#roots = new Map([...known.values()].map(({ article_id, root_id }) => [article_id, root_id]));
  }

  static async of(query: Query, shelf: Shelf, ids: readonly string[]): Promise<Round> {
    const due = await query<Due>(selectDue, [ids]);
    const lists = await query<{ article_id: string; earlier: string[] }>(selectEarlier, [ids, MOST_OF_A_FEATURE, MOST_COMPARED]);
    const known = new Map<string, Place>(due.map((one) => [one.article_id, one]));
    const learn = async (some: readonly string[]): Promise<void> => {
      const unknown = [...new Set(some)].filter((id) => !known.has(id));
      const places = unknown.length === 0 ? [] : await query<Place>(selectPlaces, [unknown]);
      for (const one of places) known.set(one.article_id, one);
    };
    await learn([...lists.flatMap(({ earlier }) => earlier), ...due.map(({ set_id }) => set_id)]);
    await learn([...known.values()].map(({ root_id }) => root_id));
    const articles = await shelf.take(query, [...known.values()]);
    return new Round(query, due, new Map(lists.map(({ article_id, earlier }) => [article_id, earlier])), known, articles);
  }

  async run(): Promise<Move[]> {
    const links: Decided[] = [];
    for (const article of this.#due) {
      const link = this.#decide(article);
      this.#roots.set(article.article_id, link.parent_id === null ? article.article_id : this.#roots.get(link.parent_id)!);
      links.push(link);
      await othersToo();
    }
    const changed = links.filter((link, at) => !stands(this.#due[at]!, link));
    if (changed.length > 0) await this.#query(updateLinks, [JSON.stringify(changed)]);
    return this.#moveTo(this.#due.filter(({ article_id, root_id }) => this.#roots.get(article_id) !== root_id));
  }

  /** To the roots that were decided for them, with all that follows them. */
  async #moveTo(moved: readonly Due[]): Promise<Move[]> {
    if (moved.length === 0) return [];
    const [ids, all] = [moved, this.#due].map((some) => some.map(({ article_id }) => article_id)) as [string[], string[]];
    const moves = await this.#query<Move>(selectFollowing, [ids, ids.map((id) => this.#roots.get(id)!), all]);
    await this.#query(updateRoots, [moves.map(({ article_id }) => article_id), moves.map(({ after }) => after)]);
    return moves;
  }

  /** Articles that were not looked at, or were by a root that is another now. */
  async unsettled(moved: readonly Move[]): Promise<string[]> {
    const now = new Map(moved.map(({ article_id, after }) => [article_id, after]));
    const isSettled = ({ article_id }: Due): boolean =>
      (this.#used.get(article_id) ?? []).every(([candidate, root]) => (now.get(candidate) ?? root) === root);
    const looked = this.#due.map(({ article_id }) => article_id);
    const again = this.#due.filter((article) => !isSettled(article)).map(({ article_id }) => article_id);
    return [...again, ...(await laterThan(this.#query, [...now.keys()], looked))];
  }

  #decide({ article_id, set_id }: Due): Decided {
    if (set_id !== article_id) return this.#asCopy(article_id, set_id);
    const own = this.#articles.get(article_id);
    if (!own) return alone(article_id);
    const earlier = (this.#earlier.get(article_id) ?? [])
      .flatMap((id) => this.#known.get(id) ?? [])
      .toSorted(bySeen)
      .flatMap(({ article_id: id }) => {
        const article = this.#articles.get(id);
        return article ? [{ id, article, root: this.#roots.get(id)! }] : [];
      });
    this.#used.set(
      article_id,
      earlier.map(({ id, root }) => [id, root]),
    );
    const link = linkOf(own, earlier, (root) => this.#articles.get(root));
    if (!link) return alone(article_id);
    return { article_id, parent_id: link.id, score: link.score, evidence: evidenceOf(own, this.#articles.get(link.id)!) };
  }

  #asCopy(article_id: string, set_id: string): Decided {
    this.#used.set(article_id, this.#known.has(set_id) ? [[set_id, this.#roots.get(set_id)!]] : []);
    return this.#known.has(set_id) ? { article_id, parent_id: set_id, score: 1, evidence: null } : alone(article_id);
  }
}

const alone = (article_id: string): Decided => ({ article_id, parent_id: null, score: null, evidence: null });

function bySeen(a: Place, b: Place): number {
  return a.seen_ms - b.seen_ms || (a.article_id < b.article_id ? -1 : 1);
}

function stands({ parent_id, score, evidence }: Due, decided: Decided): boolean {
  const before = [parent_id, score === null ? null : Math.fround(score), evidence];
  return isDeepStrictEqual(before, [
    decided.parent_id,
    decided.score === null ? null : Math.fround(decided.score),
    decided.evidence,
  ]);
}
