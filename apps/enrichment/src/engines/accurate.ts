import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { inNative } from '../native.ts';
import { decode } from './decode.ts';
import { openModel, readPieces } from './encoder.ts';
import type { Engine, TaggedName } from './engine.ts';
import type { Token } from './tokens.ts';
import type { WordPieces } from './word-pieces.ts';

const BEGIN = 0;
const END = 1;
/** As many as the model has places for, less the two marks. */
const MOST_PIECES = 254;
/** Pieces of one run, padding included: more at a time is no faster. */
const PIECES_AT_ONCE = 256;
/** How much longer than the shortest of a run a sentence may be: padding costs as much as text. */
const LONGER_BY = 1.3;

interface Encoded {
  readonly at: number;
  readonly ids: readonly number[];
  /** Where the first piece of each token is; tokens beyond the model's places are missing. */
  readonly first: readonly number[];
}

/** A multilingual encoder with a head that tags tokens, int8 (models/accurate, training/accurate.py). */
export class AccurateEngine implements Engine {
  readonly name = 'accurate';
  readonly mostTokens = 3_000;
  readonly #session: InferenceSession;
  readonly #pieces: WordPieces;
  readonly #labels: readonly string[];

  private constructor(session: InferenceSession, pieces: WordPieces, labels: readonly string[]) {
    this.#session = session;
    this.#pieces = pieces;
    this.#labels = labels;
  }

  /** @param folder holds model.onnx and pieces.json */
  static async load(folder: URL): Promise<AccurateEngine> {
    const { pieces, labels } = readPieces(new URL('pieces.json', folder));
    return new AccurateEngine(await openModel(new URL('model.onnx', folder)), pieces, labels);
  }

  async tag(sentences: readonly (readonly Token[])[]): Promise<TaggedName[][]> {
    const found: TaggedName[][] = sentences.map(() => []);
    for (const batch of this.#batches(sentences)) {
      const rows = await this.#run(batch);
      for (const [k, { at }] of batch.entries()) found[at] = decode(rows[k]!, this.#labels);
    }
    return found;
  }

  /** Of like length, so that little is padding. */
  #batches(sentences: readonly (readonly Token[])[]): Encoded[][] {
    const encoded = sentences.flatMap((tokens, at) => (tokens.length === 0 ? [] : [this.#encode(tokens, at)]));
    encoded.sort((a, b) => a.ids.length - b.ids.length);
    const batches: Encoded[][] = [];
    for (const one of encoded) {
      const batch = batches.at(-1);
      const isLike = batch && one.ids.length <= batch[0]!.ids.length * LONGER_BY;
      if (isLike && one.ids.length * (batch.length + 1) <= PIECES_AT_ONCE) batch.push(one);
      else batches.push([one]);
    }
    return batches;
  }

  #encode(tokens: readonly Token[], at: number): Encoded {
    const ids = [BEGIN];
    const first: number[] = [];
    for (const { text } of tokens) {
      const pieces = this.#pieces.of(text);
      if (ids.length + pieces.length > MOST_PIECES) break;
      first.push(ids.length);
      ids.push(...pieces);
    }
    ids.push(END);
    return { at, ids, first };
  }

  async #run(batch: readonly Encoded[]): Promise<Float32Array[][]> {
    const longest = Math.max(...batch.map(({ ids }) => ids.length));
    const ids = new BigInt64Array(batch.length * longest).fill(BigInt(END));
    const attention = new BigInt64Array(batch.length * longest);
    for (const [k, one] of batch.entries())
      for (const [j, id] of one.ids.entries()) {
        ids[k * longest + j] = BigInt(id);
        attention[k * longest + j] = 1n;
      }
    const shape = [batch.length, longest];
    const feeds = { ids: new Tensor('int64', ids, shape), attention: new Tensor('int64', attention, shape) };
    const { scores } = await inNative(() => this.#session.run(feeds));
    const data = scores!.data as Float32Array;
    const size = this.#labels.length;
    return batch.map(({ first }, k) =>
      first.map((at) => logSoftmax(data.subarray((k * longest + at) * size, (k * longest + at + 1) * size))),
    );
  }
}

function logSoftmax(row: Float32Array): Float32Array {
  const top = Math.max(...row);
  let sum = 0;
  for (const value of row) sum += Math.exp(value - top);
  return row.map((value) => value - top - Math.log(sum));
}
