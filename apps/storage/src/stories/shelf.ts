import type { Query } from '#database';
import { selectProfiles } from '../tables/story.ts';
import { prepare, type Prepared } from './likeness.ts';
import type { Profile } from './profile.ts';

/** About 10 kB each. */
const MOST_KEPT = 2_000;

interface Kept {
  readonly version: string;
  readonly article: Prepared;
}

interface Row {
  readonly article_id: string;
  readonly version: string;
  readonly profile: Profile;
}

/**
 * Profiles of one database ready to be compared: an article is compared with those that came shortly before it, as was the one before it.
 * The transaction that wrote a row last tells whether it is the one that is kept; a profile is not written again after it was read.
 */
export class Shelf {
  /** What was asked for last comes last. */
  readonly #kept = new Map<string, Kept>();

  /** @returns those that have a profile, by id */
  async take(
    query: Query,
    rows: readonly { readonly article_id: string; readonly version: string }[],
  ): Promise<Map<string, Prepared>> {
    const missing = rows
      .filter(({ article_id: id, version }) => this.#kept.get(id)?.version !== version)
      .map(({ article_id }) => article_id);
    this.drop(missing);
    const found = missing.length === 0 ? [] : await query<Row>(selectProfiles, [missing]);
    for (const { article_id, version, profile } of found) this.#kept.set(article_id, { version, article: prepare(profile) });
    const taken = new Map<string, Prepared>();
    for (const { article_id: id } of rows) {
      const kept = this.#kept.get(id);
      if (!kept) continue;
      this.#kept.delete(id);
      this.#kept.set(id, kept);
      taken.set(id, kept.article);
    }
    for (const id of this.#kept.keys().take(Math.max(0, this.#kept.size - MOST_KEPT))) this.#kept.delete(id);
    return taken;
  }

  /** Of articles that are gone: nothing is to be left of one that was erased. */
  drop(ids: readonly string[]): void {
    for (const id of ids) this.#kept.delete(id);
  }
}
