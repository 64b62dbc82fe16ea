import { readFileSync } from 'node:fs';
import { namesOf } from '../decode.ts';
import type { Engine, TaggedName } from '../engine.ts';
import type { Token } from '../tokens.ts';
import { type Chain, likeliest, shares } from './chain.ts';
import { BEYOND, MOST_KEYS, Reading } from './features.ts';
import { mix, Table } from './table.ts';
import { CLASS, COLUMNS, type Lists, readBeyond, WordReader } from './words.ts';

/** Words whose numbers are kept: about as many as an hour of news has. Then they are read anew. */
const MOST_WORDS = 32_768;
/** Longer sentences, which sentences.ts makes none of, are read in parts. */
const MOST_TOKENS = 2_000;
/** Neighbours that a word speaks for: two before it, itself, two behind. */
const REACH = 2 * BEYOND + 1;

/** models/fast/model.json. */
interface Description extends Lists {
  readonly labels: readonly string[];
  /** Columns of a word that are features of the word at an offset from it. */
  readonly own: readonly (readonly [column: number, offset: number])[];
  /** By class of a word, tag before it (one more for the beginning) and tag. */
  readonly steps: readonly (readonly (readonly number[])[])[];
  /** What one of the whole numbers means. */
  readonly scale: number;
  /** Added to the score of "no name": less of it finds more names. */
  readonly outside: number;
}

/** A linear chain of tags over words, their neighbours and lists of names (models/fast, training/fast.py). */
export class FastEngine implements Engine {
  readonly name = 'fast';
  readonly mostTokens = 200_000;
  readonly #model: Description;
  /** Of each label what it is shown as: PER, ORG, LOC, or nothing. */
  readonly #kinds: readonly string[];
  readonly #steps: Int32Array;
  readonly #weights: Table;
  readonly #names: Table;
  readonly #reader: WordReader;
  /** Word to its number; numbers of what lies beyond a sentence are 0. */
  readonly #index = new Map<string, number>();
  readonly #rows = new Int32Array(MOST_WORDS * COLUMNS);
  /** For each word what it adds to the scores of the places around it. */
  readonly #own: Int16Array;
  readonly #keys = new Int32Array(MOST_KEYS);
  #count = 0;

  private constructor(model: Description, table: (name: string) => Table) {
    this.#model = model;
    this.#kinds = model.labels.map((label) => label.slice(2).replace('MISC', ''));
    this.#steps = Int32Array.from(model.steps.flat(2));
    this.#weights = table('weights');
    this.#names = table('names');
    this.#reader = new WordReader(model, table('words'), table('parts'));
    this.#own = new Int16Array(MOST_WORDS * REACH * model.labels.length);
    this.#forget();
  }

  /** @param folder holds model.json, weights.bin, names.bin, words.bin and parts.bin */
  static load(folder: URL): Promise<FastEngine> {
    const model = JSON.parse(readFileSync(new URL('model.json', folder), 'utf8')) as Description;
    return Promise.resolve(new FastEngine(model, (name) => new Table(readFileSync(new URL(`${name}.bin`, folder)))));
  }

  tag(sentences: readonly (readonly Token[])[]): Promise<TaggedName[][]> {
    return Promise.resolve(sentences.map((tokens) => this.read(tokens).names));
  }

  /** The names of a sentence, and how much in doubt they are. */
  read(tokens: readonly Token[]): { names: TaggedName[]; doubt: number } {
    const names: TaggedName[] = [];
    let doubt = 0;
    for (let at = 0; at < tokens.length; at += MOST_TOKENS) {
      const part = this.#part(tokens.slice(at, at + MOST_TOKENS));
      for (const name of part.names) names.push({ ...name, from: at + name.from, to: at + name.to });
      doubt += part.doubt;
    }
    return { names, doubt: tokens.length === 0 ? 0 : doubt / tokens.length };
  }

  #part(tokens: readonly Token[]): { names: TaggedName[]; doubt: number } {
    const chain = this.#chain(tokens);
    const tags = Array.from(likeliest(chain));
    const rows = shares(chain, this.#model.scale);
    return { names: namesOf(tags, rows, this.#model.labels), doubt: this.#doubt(tags, rows) };
  }

  /** Probability, summed over the words, that one is of another kind than its tag says. Other names count as none: nobody is shown them. */
  #doubt(tags: readonly number[], rows: readonly Float32Array[]): number {
    let sum = 0;
    for (const [i, row] of rows.entries()) {
      const kind = this.#kinds[tags[i]!]!;
      let other = 0;
      for (let y = 0; y < row.length; y += 1) if (this.#kinds[y] !== kind) other += Math.exp(row[y]!);
      sum += other;
    }
    return sum;
  }

  #chain(tokens: readonly Token[]): Chain {
    const { length } = tokens;
    if (this.#count + length > MOST_WORDS) this.#forget();
    const size = this.#model.labels.length;
    const at = new Int32Array(length + 2 * BEYOND);
    const classes = new Int32Array(length);
    for (let i = 0; i < length; i += 1) {
      at[BEYOND + i] = this.#number(tokens[i]!.text) * COLUMNS;
      classes[i] = this.#rows[at[BEYOND + i]! + CLASS]!;
    }
    const scores = new Int32Array(length * size);
    const reading = new Reading({ rows: this.#rows, at, length }, this.#names);
    const { bytes } = this.#weights;
    for (let i = 0; i < length; i += 1) {
      const to = i * size;
      for (let n = 0; n < REACH; n += 1) {
        // The neighbour at offset n - BEYOND speaks for this place by that offset.
        const from = ((at[i + n]! / COLUMNS) * REACH + n) * size;
        for (let y = 0; y < size; y += 1) scores[to + y]! += this.#own[from + y]!;
      }
      const count = reading.keys(i, this.#keys);
      for (let k = 0; k < count; k += 1) {
        const from = this.#weights.find(this.#keys[k]!);
        if (from >= 0) for (let y = 0; y < size; y += 1) scores[to + y]! += bytes[from + y]!;
      }
      scores[to]! += this.#model.outside;
    }
    return { scores, steps: this.#steps, classes, length, size };
  }

  #number(word: string): number {
    const known = this.#index.get(word);
    if (known !== undefined) return known;
    const number = this.#count;
    this.#reader.read(word, this.#rows, number * COLUMNS);
    // A copy: a part of a text keeps the whole text in memory.
    this.#index.set(` ${word}`.slice(1), number);
    this.#addOwn(number);
    return number;
  }

  #addOwn(number: number): void {
    const size = this.#model.labels.length;
    const { bytes } = this.#weights;
    const start = number * REACH * size;
    this.#own.fill(0, start, start + REACH * size);
    for (const [k, [column, offset]] of this.#model.own.entries()) {
      const from = this.#weights.find(mix(k + 1, this.#rows[number * COLUMNS + column]!));
      const to = start + (offset + BEYOND) * size;
      if (from >= 0) for (let y = 0; y < size; y += 1) this.#own[to + y]! += bytes[from + y]!;
    }
    this.#count = number + 1;
  }

  #forget(): void {
    this.#index.clear();
    readBeyond(this.#rows, 0);
    this.#addOwn(0);
  }
}
