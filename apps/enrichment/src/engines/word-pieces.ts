/** In place of the space before a word. */
const SPACE = '\u2581';
const UNKNOWN = 2;
/** What no piece fits costs more than the least likely piece, by this much of log probability. */
const UNKNOWN_COST = 10;
const MOST_CACHED = 50_000;

/**
 * SentencePiece's unigram model: of all ways to cut a word into pieces, the likeliest (Kudo 2018). Words are NFKC, as training/encoder.py has them.
 */
export class WordPieces {
  readonly #index: ReadonlyMap<string, number>;
  readonly #scores: readonly number[];
  readonly #longest: number;
  readonly #worst: number;
  readonly #cache = new Map<string, readonly number[]>();

  constructor(pieces: readonly string[], scores: readonly number[]) {
    this.#index = new Map(pieces.map((piece, i) => [piece, i]));
    this.#scores = scores;
    let [longest, worst] = [0, 0];
    for (const piece of pieces) longest = Math.max(longest, piece.length);
    for (const score of scores) worst = Math.min(worst, score);
    this.#longest = longest;
    this.#worst = worst - UNKNOWN_COST;
  }

  /** Numbers of a word's pieces; at least one. */
  of(word: string): readonly number[] {
    let known = this.#cache.get(word);
    if (!known) {
      if (this.#cache.size >= MOST_CACHED) this.#cache.clear();
      this.#cache.set(word, (known = this.#cut(SPACE + word.normalize('NFKC'))));
    }
    return known;
  }

  #cut(text: string): number[] {
    const best = new Float64Array(text.length + 1).fill(-Infinity);
    const from = new Int32Array(text.length + 1);
    const piece = new Int32Array(text.length + 1);
    best[0] = 0;
    for (let i = 0; i < text.length; i += 1)
      for (let j = i + 1; j <= Math.min(text.length, i + this.#longest); j += 1) {
        const known = this.#index.get(text.slice(i, j));
        if (known === undefined && j > i + 1) continue;
        const score = best[i]! + (known === undefined ? this.#worst : this.#scores[known]!);
        if (score <= best[j]!) continue;
        best[j] = score;
        from[j] = i;
        piece[j] = known ?? UNKNOWN;
      }
    const ids: number[] = [];
    for (let at = text.length; at > 0; at = from[at]!) ids.push(piece[at]!);
    return ids.reverse();
  }
}
