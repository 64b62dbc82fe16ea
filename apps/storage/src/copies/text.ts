import { createHash } from 'node:crypto';
import { readSketch, type Sketch } from './sketch.ts';

/** How a text stands among the others. */
export interface Place {
  /** The earlier text that it is a copy of; null: of none. */
  readonly matchId: string | null;
  /** Whether others are compared with it: not if an earlier one that is compared with is nearly the same. */
  readonly indexed: boolean;
  /** The first text of its set; its own id where it is of none. */
  readonly setId: string;
}

/** An article's text as it is compared and, if it was before, grouped. */
export interface Text {
  readonly articleId: string;
  /** Milliseconds since 1970. */
  readonly published: number;
  readonly seen: number;
  /** Undefined: there is none that may be shown, or it is too short, or can not be read. */
  readonly sketch: Sketch | undefined;
  /** It has a fingerprint that is none. */
  readonly isUnreadable: boolean;
  readonly textKey: string;
  readonly keys: readonly number[];
  readonly before: Before | undefined;
  place: Place | undefined;
}

interface Before extends Place {
  readonly published: number;
  readonly seen: number;
  readonly textKey: string;
  readonly keys: readonly number[];
}

export interface SketchRow {
  readonly article_id: string;
  readonly words: number | null;
  readonly share: number;
  readonly shingles: Buffer;
  readonly lead: Buffer;
}

export interface TextRow extends SketchRow {
  readonly published: Date;
  readonly seen: Date;
  readonly grouped_published: Date;
  readonly grouped_seen: Date;
  readonly text_key: string | null;
  readonly keys: number[] | null;
  readonly grouped_keys: number[] | null;
  readonly match_id: string | null;
  readonly indexed: boolean;
  readonly set_id: string;
}

/** @param isLooked false: it is only compared with, so that its text's key is that of before */
export function textOf(row: TextRow, isLooked: boolean): Text {
  const sketch = sketchOf(row);
  const { matchId, indexed, setId } = { matchId: row.match_id, indexed: row.indexed, setId: row.set_id };
  const before: Before | undefined =
    row.text_key === null
      ? undefined
      : {
          published: row.grouped_published.getTime(),
          seen: row.grouped_seen.getTime(),
          textKey: row.text_key,
          keys: row.grouped_keys ?? [],
          matchId,
          indexed,
          setId,
        };
  return {
    articleId: row.article_id,
    published: row.published.getTime(),
    seen: row.seen.getTime(),
    sketch,
    isUnreadable: row.words !== null && !sketch,
    textKey: sketch ? (isLooked ? digest(row) : (before?.textKey ?? '')) : '',
    keys: (sketch && row.keys) ?? [],
    before,
    place: before && { matchId, indexed, setId },
  };
}

export function sketchOf({ words, share, shingles, lead }: SketchRow): Sketch | undefined {
  return words === null ? undefined : readSketch(words, share, shingles, lead);
}

/** Of the same text, the same: not meant to withstand an attacker. */
function digest({ words, share, shingles, lead }: SketchRow): string {
  const hex = createHash('md5').update(`${words} ${share} `).update(shingles).update(lead).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

type Ordered = Pick<Text, 'articleId' | 'published' | 'seen'>;

/** The order of all texts: by when they were published, then by when the log took them in. */
export function inOrder(a: Ordered, b: Ordered): number {
  return a.published - b.published || a.seen - b.seen || (a.articleId < b.articleId ? -1 : Number(a.articleId > b.articleId));
}

/** Whether others that go by it must be looked at again. */
export function hasChanged({ before, place, ...now }: Text): boolean {
  if (!before || !place) return before !== place;
  return (
    before.matchId !== place.matchId ||
    before.indexed !== place.indexed ||
    before.setId !== place.setId ||
    before.published !== now.published ||
    before.seen !== now.seen ||
    before.textKey !== now.textKey
  );
}

/** As selectSharing and insertKeys take them: for each key of each text the text's number and the key; of each text, when, and which. */
export function keyColumns(texts: readonly Text[]): [numbers: number[], keys: number[], published: Date[], articleIds: string[]] {
  return [
    texts.flatMap(({ keys }, at) => keys.map(() => at + 1)),
    texts.flatMap(({ keys }) => keys),
    texts.map(({ published }) => new Date(published)),
    texts.map(({ articleId }) => articleId),
  ];
}
