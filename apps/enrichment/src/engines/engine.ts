import type { Token } from './tokens.ts';

export type NameKind = 'PER' | 'ORG' | 'LOC' | 'MISC';

/** A name that an engine sees in a sentence. */
export interface TaggedName {
  /** Indexes of its first token and behind its last. */
  readonly from: number;
  readonly to: number;
  readonly kind: NameKind;
  /** Probability of its least sure token, 0 to 1. */
  readonly score: number;
  /** Which of its engines saw it, where there are several. */
  readonly by?: string;
}

/** What tells names from other words, sentence by sentence; the same sentence always gives the same names. */
export interface Engine {
  /** For an entity's `method`: model:NAME. */
  readonly name: string;
  /** As many tokens as it reads of an article: what comes later is found by rules and as later mentions. Seconds for a book, not minutes. */
  readonly mostTokens: number;
  /** @returns of each sentence its names, in order */
  tag(sentences: readonly (readonly Token[])[]): Promise<TaggedName[][]>;
}
