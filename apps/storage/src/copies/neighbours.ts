import type { Query } from '#database';
import { selectGrouped, selectHanging, selectSharing, selectTexts } from '../tables/copy.ts';
import { keyColumns, type Text, textOf, type TextRow } from './text.ts';

/** Copies are looked for among what was published so many days before and after. */
const WINDOW_DAYS = 30;
const WINDOW_MS = WINDOW_DAYS * 86_400_000;
/** Articles that are looked at for each key. */
const MOST_PER_KEY = 24;
/** Of a text's 14 keys: a copy that keeps a third of its original has fewer once in thirty times; other texts share none, seldom one. */
const FEWEST_SHARED = 2;

/** Texts that are compared with one: those that share most keys with it, and of those that share as few as a phrase may, the first ones. */
const MOST_COMPARED = { earlier: 32, unlikely: 4, later: 100 };

/** An answer tells of so many others at most. */
const MOST_RELATED = 2_000;

interface SharingRow {
  readonly text: number;
  /** Null in the row that tells of worn keys. */
  readonly other_id: string | null;
  readonly shared: number;
  /** Published later. */
  readonly later: boolean;
  readonly worn: readonly number[] | null;
}

type Other = Omit<SharingRow, 'other_id'> & { readonly other_id: string };

/** What the store's index has for a text, as it was before. */
interface Sharing {
  readonly others: readonly Other[];
  /** Keys of which no more texts are looked at: what stands in the same page must not be seen by them, as it would not be if it came by itself. */
  readonly worn: ReadonlySet<number>;
}

/** Texts that are looked at, and all that share keys with them: of the store by its index, of one another as they get their places. */
export class Neighbours {
  /** Those looked at. */
  readonly texts: readonly Text[];
  readonly #all: ReadonlyMap<string, Text>;
  readonly #stored: ReadonlyMap<string, readonly string[]>;
  readonly #worn: ReadonlyMap<string, ReadonlySet<number>>;
  readonly #looked: ReadonlySet<Text>;
  readonly #shown = new Map<number, Text[]>();

  private constructor(texts: readonly Text[], all: ReadonlyMap<string, Text>, sharing: ReadonlyMap<string, Sharing>) {
    this.texts = texts;
    this.#looked = new Set(texts);
    this.#all = all;
    this.#stored = new Map([...sharing].map(([id, { others }]) => [id, closest(others)]));
    this.#worn = new Map([...sharing].map(([id, { worn }]) => [id, worn]));
  }

  static async of(query: Query, ids: readonly string[]): Promise<Neighbours> {
    const texts = (await query<TextRow>(selectTexts, [ids])).map((row) => textOf(row, true));
    const all = new Map(texts.map((text) => [text.articleId, text]));
    const load = async (wanted: readonly string[]): Promise<void> => {
      const missing = [...new Set(wanted)].filter((id) => !all.has(id));
      if (missing.length === 0) return;
      for (const row of await query<TextRow>(selectGrouped, [missing])) all.set(row.article_id, textOf(row, false));
    };
    const sharing = await sharingWith(query, texts);
    await load([...sharing.values()].flatMap(({ others }) => closest(others)));
    await load([...all.values()].flatMap(({ place }) => (place ? [place.setId] : [])));
    return new Neighbours(texts, all, sharing);
  }

  /** A text, the others of its set, and all that share a key with one of them. @returns undefined if there is no such article */
  static async around(query: Query, articleId: string): Promise<Neighbours | undefined> {
    const [row] = await query<TextRow>(selectTexts, [[articleId]]);
    if (!row) return undefined;
    const text = textOf(row, true);
    const sharing = await sharingWith(query, [text], 1);
    const indexed = (sharing.get(articleId)?.others ?? []).map(({ other_id }) => other_id);
    const setIds = text.place ? [text.place.setId] : [];
    const related = await query<{ article_id: string }>(selectHanging, [setIds, indexed, MOST_RELATED]);
    const ids = new Set([...indexed, ...related.map(({ article_id }) => article_id)]);
    ids.delete(articleId);
    const others = (await query<TextRow>(selectGrouped, [[...ids]])).map((other) => textOf(other, false));
    return new Neighbours([text], new Map([text, ...others].map((one) => [one.articleId, one])), new Map());
  }

  /** All but those looked at. */
  others(): Text[] {
    return [...this.#all.values()].filter((text) => !this.#looked.has(text));
  }

  text(articleId: string): Text | undefined {
    return this.#all.get(articleId);
  }

  /** Lets the texts that come after it find it. */
  show(text: Text): void {
    for (const key of text.keys) {
      const shown = this.#shown.get(key);
      if (shown) shown.push(text);
      else this.#shown.set(key, [text]);
    }
  }

  /** Texts that share keys with it, before it and after it. */
  near(text: Text): Text[] {
    const shared = new Map<Text, number>();
    const worn = this.#worn.get(text.articleId);
    for (const key of text.keys.filter((one) => !worn?.has(one)))
      for (const other of this.#shown.get(key)?.slice(0, MOST_PER_KEY) ?? [])
        if (text.published - other.published <= WINDOW_MS) shared.set(other, (shared.get(other) ?? 0) + 1);
    const shown = [...shared].filter(([, count]) => count >= FEWEST_SHARED).map(([other]) => other);
    return [...shown, ...this.stored(text).filter((other) => !this.#looked.has(other))];
  }

  /** Those that the store's index has, as it was before. */
  stored(text: Text): Text[] {
    return (this.#stored.get(text.articleId) ?? []).flatMap((id) => this.#all.get(id) ?? []);
  }
}

/** By article. */
async function sharingWith(query: Query, texts: readonly Text[], fewest = FEWEST_SHARED): Promise<Map<string, Sharing>> {
  if (texts.every(({ keys }) => keys.length === 0)) return new Map();
  const bounds = [WINDOW_DAYS, MOST_PER_KEY, fewest];
  const rows = await query<SharingRow>(selectSharing, [...keyColumns(texts), ...bounds]);
  const byText = Map.groupBy(rows, ({ text }) => texts[text - 1]!.articleId);
  return new Map(
    [...byText].map(([id, own]) => [
      id,
      {
        others: own.filter((row): row is Other => row.other_id !== null),
        worn: new Set(own.flatMap(({ worn }) => worn ?? [])),
      },
    ]),
  );
}

function closest(rows: readonly Other[]): string[] {
  const before = rows.filter(({ later }) => !later);
  const likely = before.filter(({ shared }) => shared > FEWEST_SHARED).slice(0, MOST_COMPARED.earlier);
  const unlikely = before.filter(({ shared }) => shared === FEWEST_SHARED).slice(0, MOST_COMPARED.unlikely);
  const later = rows.filter((row) => row.later).slice(0, MOST_COMPARED.later);
  return [...likely, ...unlikely, ...later].map(({ other_id }) => other_id);
}
