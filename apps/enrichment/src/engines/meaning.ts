import { existsSync } from 'node:fs';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { inNative } from '../native.ts';
import { openModel, readPieces } from './encoder.ts';
import type { WordPieces } from './word-pieces.ts';

const BEGIN = 0;
const END = 1;
/** Pieces that are read at once, marks included: a headline and about sixty words. */
const MOST_PIECES = 128;
const MOST_HEADLINE_PIECES = 48;
/** Numbers of a piece in each of the two layers that are read. */
export const WIDTH = 384;

/** A word of what was read and what the encoder made of it. */
export interface ReadWord {
  /** 0: headline, 1: text. */
  readonly part: 0 | 1;
  readonly start: number;
  readonly end: number;
  /** Indexes of its pieces: [from, to). */
  readonly from: number;
  readonly to: number;
}

/** What the encoder makes of a text: two layers of `pieces` times WIDTH numbers. */
export interface ReadText {
  readonly words: readonly ReadWord[];
  readonly pieces: number;
  readonly last: Float32Array;
  readonly middle: Float32Array;
}

/** multilingual-e5-small, int8 (models/meaning, training/meaning.py): texts of like meaning have like vectors, in whatever language. */
export class MeaningEngine {
  readonly #session: InferenceSession;
  readonly #pieces: WordPieces;
  readonly #prompt: readonly number[];

  private constructor(session: InferenceSession, pieces: WordPieces) {
    this.#session = session;
    this.#pieces = pieces;
    this.#prompt = pieces.of('query:');
  }

  /** @param folder holds meaning/model.onnx and accurate/pieces.json, which both models share */
  static async load(folder: URL): Promise<MeaningEngine> {
    const { pieces } = readPieces(new URL('accurate/pieces.json', folder));
    return new MeaningEngine(await openModel(new URL('meaning/model.onnx', folder)), pieces);
  }

  /** @param from where in the text to begin, in UTF-16 code units */
  async read(headline: string, text: string, from = 0): Promise<ReadText> {
    const ids = [BEGIN, ...this.#prompt];
    const words: ReadWord[] = [];
    this.#take(ids, words, headline, 0, MOST_HEADLINE_PIECES, 0);
    this.#take(ids, words, text, 1, MOST_PIECES - 1, from);
    ids.push(END);
    const shape = [1, ids.length];
    const feeds = {
      ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), shape),
      attention: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
    };
    const { states, middle } = await inNative(() => this.#session.run(feeds));
    return {
      words,
      pieces: ids.length,
      last: states!.data as Float32Array,
      middle: middle!.data as Float32Array,
    };
  }

  #take(ids: number[], words: ReadWord[], text: string, part: 0 | 1, most: number, after: number): void {
    WORD.lastIndex = after;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const pieces = this.#pieces.of(word);
      if (ids.length + pieces.length > most) return;
      words.push({ part, start: index, end: index + word.length, from: ids.length, to: ids.length + pieces.length });
      ids.push(...pieces);
    }
  }
}

/** Longer runs without a space are no words; they are read in parts. */
const WORD = /\S{1,80}/g;

const up = import.meta.url.endsWith('.ts') ? '../../../..' : '../../../../..';
const models = new URL(`${up}/models/`, import.meta.url);
export const meaningFiles: readonly URL[] = ['meaning/model.onnx', 'meaning/topics.json', 'accurate/pieces.json'].map(
  (file) => new URL(file, models),
);
export const hasMeaning = meaningFiles.every((file) => existsSync(file));
export const loadMeaning = (): Promise<MeaningEngine> => MeaningEngine.load(models);
