import type { AccurateEngine } from './accurate.ts';
import type { Engine, TaggedName } from './engine.ts';
import type { FastEngine } from './fast/fast.ts';
import type { Token } from './tokens.ts';

/** Doubt of the fast engine, above which a sentence is read by the accurate one. Decided by measurement: docs/enrichment.md. */
const MOST_DOUBT = 0.006;

/** The fast engine; and the accurate one for the sentences that the fast one is in doubt of. */
export class AutoEngine implements Engine {
  readonly name = 'auto';
  readonly mostTokens: number;
  readonly #fast: FastEngine;
  readonly #accurate: AccurateEngine;
  readonly #mostDoubt: number;

  constructor(fast: FastEngine, accurate: AccurateEngine, mostDoubt = MOST_DOUBT) {
    this.#fast = fast;
    this.#accurate = accurate;
    this.#mostDoubt = mostDoubt;
    this.mostTokens = fast.mostTokens;
  }

  async tag(sentences: readonly (readonly Token[])[]): Promise<TaggedName[][]> {
    const found = sentences.map((tokens) => this.#fast.read(tokens));
    let left = this.#accurate.mostTokens;
    const unsure = [...found.keys()].filter((i) => found[i]!.doubt > this.#mostDoubt && (left -= sentences[i]!.length) >= 0);
    const better = await this.#accurate.tag(unsure.map((i) => sentences[i]!));
    const names = found.map((one) => one.names.map((name) => ({ ...name, by: this.#fast.name })));
    for (const [k, i] of unsure.entries()) names[i] = better[k]!.map((name) => ({ ...name, by: this.#accurate.name }));
    return names;
  }
}
