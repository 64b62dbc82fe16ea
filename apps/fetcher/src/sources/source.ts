import type { FullText } from '../fetching/found.ts';

/** feed, sitemap; page: one page, watched; links: a page with a CSS selector for links to articles; files: a file or folder under FILES_DIR. */
export const sourceKinds = ['feed', 'sitemap', 'page', 'links', 'files'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const sourceStates = ['active', 'paused', 'disabled'] as const;
type SourceState = (typeof sourceStates)[number];

/** How a poll went, as the operator is told it. */
export interface LastPoll {
  /** RFC 3339. */
  readonly at: string;
  /** new, unchanged, empty; or the kind of failure: gone, refused, broken, timed_out. */
  readonly outcome: string;
  /** A sentence. */
  readonly words: string;
  readonly httpStatus?: number;
  readonly items?: number;
  readonly newItems?: number;
  readonly ms: number;
  /** What was wrong with it and was read all the same. */
  readonly warnings?: readonly string[];
}

/** A row of fetcher.source. */
export interface SourceRow {
  readonly id: string;
  readonly kind: SourceKind;
  /** A URL, or a path under FILES_DIR. */
  readonly address: string;
  readonly address_key: string;
  readonly host: string;
  readonly given_title: string | null;
  readonly title: string | null;
  readonly selector: string | null;
  readonly full_text: FullText;
  readonly floor_s: number | null;
  readonly cap_s: number | null;
  readonly state: SourceState;
  readonly disabled_why: string | null;
  readonly created_at: Date;
  readonly next_at: Date;
  readonly interval_s: number | null;
  readonly per_day: number | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly found: Readonly<Record<string, string>>;
  readonly last: LastPoll | null;
  readonly usual_items: number;
  readonly empty_polls: number;
  readonly failures: number;
  readonly failing_since: Date | null;
}

/** Polls in a row without an item, where there used to be some, after which a source is told to be silent. */
export const SILENT_POLLS = 3;
